/** Invented places and bodies: no such region exists. */
export interface Body {
  readonly name: string
  readonly code: string
}

export const BODIES: readonly Body[] = [
  { name: '柏川区临湖镇人民政府', code: 'linhu' },
  { name: '柏川区水务局', code: 'shuiwu' },
  { name: '栖云市财政局', code: 'caizheng' },
  { name: '栖云市人力资源和社会保障局', code: 'renshe' },
  { name: '禾溪县自然资源局', code: 'ziran' },
  { name: '禾溪县松坪街道办事处', code: 'songping' },
  { name: '云栖州卫生健康委员会', code: 'weijian' },
  { name: '柏川区市场监督管理局', code: 'shichang' },
  { name: '禾溪县教育和体育局', code: 'jiaoti' },
  { name: '栖云市城市管理综合行政执法局', code: 'chengguan' },
]

export function bodyAt(index: number): Body {
  const body = BODIES[index % BODIES.length]
  if (body === undefined) throw new Error(`no body ${index}`)
  return body
}
