import { describe, expect, it } from 'vitest'
import { type AgencyCandidate, matchAgency, normaliseAgencyName } from '../../src/domain/agency-name.ts'

const body = (name: string, aliases: readonly string[] = [], region_code = '990105'): AgencyCandidate => ({
  key: `${region_code}:${name}`,
  name,
  aliases,
  region_code,
})

const BAICHUAN: readonly AgencyCandidate[] = [
  body('柏川区人民政府'),
  body('柏川区人民政府办公室'),
  body('柏川区人力资源和社会保障局'),
  body('柏川区住房和城乡建设局'),
  body('柏川区发展和改革局'),
  body('柏川区卫生健康委员会'),
  body('柏川区市场监督管理局'),
  body('柏川区文化和旅游局', ['柏川区旅发局']),
  body('柏川区自然资源局'),
  body('柏川区城市管理局'),
  body('柏川区民政局'),
  body('柏川区政务服务管理局'),
  body('柏川区审计局'),
  body('柏川区东湖街道办事处'),
  body('柏川区临湖镇人民政府', [], '990105101'),
  body('柏川区经济开发区管理委员会'),
  body('青川市审计局', [], '990100'),
  body('桐岭区审计局', [], '990106'),
  body('桐岭区教育局', [], '990106'),
]

const MATCHES: readonly [printed: string, name: string, how: string][] = [
  ['柏川区审计局', '柏川区审计局', 'exact'],
  [' 柏川区 审计局 ', '柏川区审计局', 'exact'],
  ['柏川区旅发局', '柏川区文化和旅游局', 'alias'],
  ['审计局', '柏川区审计局', 'normalised'],
  ['区审计局', '柏川区审计局', 'normalised'],
  ['青川市柏川区审计局', '柏川区审计局', 'normalised'],
  ['区人社局', '柏川区人力资源和社会保障局', 'normalised'],
  ['柏川区人社局', '柏川区人力资源和社会保障局', 'normalised'],
  ['柏川区人力资源与社会保障局', '柏川区人力资源和社会保障局', 'normalised'],
  ['柏川区人力资源社会保障局', '柏川区人力资源和社会保障局', 'normalised'],
  ['区住建局', '柏川区住房和城乡建设局', 'normalised'],
  ['柏川区发展改革委', '柏川区发展和改革局', 'normalised'],
  ['柏川区发改委', '柏川区发展和改革局', 'normalised'],
  ['柏川区卫健局', '柏川区卫生健康委员会', 'normalised'],
  ['柏川区卫生健康局', '柏川区卫生健康委员会', 'normalised'],
  ['区市监局', '柏川区市场监督管理局', 'normalised'],
  ['区市场监管局', '柏川区市场监督管理局', 'normalised'],
  ['区文旅局', '柏川区文化和旅游局', 'normalised'],
  ['区城管局', '柏川区城市管理局', 'normalised'],
  ['区民政局', '柏川区民政局', 'normalised'],
  ['柏川区政府办', '柏川区人民政府办公室', 'normalised'],
  ['区府办', '柏川区人民政府办公室', 'normalised'],
  ['区政府办公室', '柏川区人民政府办公室', 'normalised'],
  ['区政务服务管理局', '柏川区政务服务管理局', 'normalised'],
  ['柏川区', '柏川区人民政府', 'normalised'],
  ['柏川区政府', '柏川区人民政府', 'normalised'],
  ['东湖街道', '柏川区东湖街道办事处', 'normalised'],
  ['临湖镇', '柏川区临湖镇人民政府', 'normalised'],
  ['柏川区临湖镇政府', '柏川区临湖镇人民政府', 'normalised'],
  ['柏川区经济开发区管委会', '柏川区经济开发区管理委员会', 'normalised'],
]

describe('matchAgency', () => {
  it.each(MATCHES)('%s is %s (%s)', (printed, name, how) => {
    const answer = matchAgency(printed, BAICHUAN, '990105')
    expect(answer).toEqual({ key: expect.stringMatching(new RegExp(`:${name}$`)), how })
  })

  it.each([
    ['桐岭区教育局', /no body/],
    ['桐岭区审计局', /no body/],
    ['青川市审计局', /no body/],
    ['市审计局', /level 市/],
    ['县审计局', /level 县/],
    ['柏川县审计局', /no body/],
    ['柏川区水利局', /no body/],
    ['我局', /no body/],
    ['', /no name/],
  ])('%s is a doubt, never a body of another region', (printed, doubt) => {
    const answer = matchAgency(printed, BAICHUAN, '990105')
    expect('doubt' in answer && answer.doubt).toMatch(doubt)
  })

  it('says that no body of the region is known', () => {
    expect(matchAgency('桐岭区教育局', BAICHUAN, '990107')).toEqual({
      doubt: 'no body is known in region 990107',
      candidates: [],
    })
  })

  it('keeps two bodies of one short name apart', () => {
    const two = [...BAICHUAN, body('柏川区文化广电旅游局')]
    expect(matchAgency('区文旅局', two, '990105')).toEqual({
      doubt: '区文旅局 fits 2 bodies',
      candidates: ['990105:柏川区文化和旅游局', '990105:柏川区文化广电旅游局'],
    })
  })

  it('keeps two bodies of one printed name apart', () => {
    const two = [body('柏川区审计局'), { ...body('柏川区审计局'), key: 'old' }]
    expect(matchAgency('柏川区审计局', two, '990105')).toMatchObject({
      candidates: ['990105:柏川区审计局', 'old'],
    })
  })

  it('does not take the government for its office', () => {
    const office = BAICHUAN.filter((candidate) => candidate.name !== '柏川区人民政府')
    expect(matchAgency('柏川区人民政府', office, '990105', '柏川区')).toHaveProperty('doubt')
  })

  it('knows the place from the region name where the bodies do not tell it', () => {
    const one = [body('柏川区审计局')]
    expect(matchAgency('区审计局', one, '990105')).toHaveProperty('doubt')
    expect(matchAgency('区审计局', one, '990105', '柏川区')).toEqual({
      key: '990105:柏川区审计局',
      how: 'normalised',
    })
  })
})

describe('normaliseAgencyName', () => {
  it.each([
    ['柏川区政府办', '人民政府办公室'],
    ['柏川区人民政府办公厅', '人民政府办公室'],
    ['青川市柏川区审计局', '审计局'],
    ['柏川区', '人民政府'],
    ['桐岭区审计局', '桐岭区审计局'],
    ['柏川区民族及宗教事务局（本级）', '民族和宗教事务局'],
  ])('%s → %s', (name, organ) => {
    expect(normaliseAgencyName(name, '柏川区')).toBe(organ)
  })
})
