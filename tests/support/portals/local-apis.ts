/** Two invented sites of local systems whose lists are posted for: EWB-FRONT and the controller of 淮安. */
import type { Answering, Reply } from '../portal-server.ts'
import { type HanwebRow, type Site, shell } from './hanweb.ts'

const json = (value: unknown): Reply => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json; charset=utf-8' },
})

export interface EwbFrontQuirks {
  readonly first?: 0 | 1
  /** What page 0 answers where counting starts at 1. */
  readonly pageZero?: 'first' | 'empty' | 'counts-nothing'
  readonly cap?: number
  readonly project?: string
  /** The API answers a web page. */
  readonly refuses?: boolean
}

const GUID = '7eb5f7f1-9041-43ad-8e13-8fcb82ea831a'
export const EWB_COLUMN = '/dynamic/zwgk/govInfoPub.html?categorynum=003006&deptcode=JYJ'

export function ewbFrontSite(rows: readonly HanwebRow[], quirks: EwbFrontQuirks = {}): Site {
  const { first = 0, pageZero = 'first', cap = 100, project = '/EWB-FRONT' } = quirks
  const answer: Answering = (request, _count, body) => {
    if (quirks.refuses === true) return { body: shell('<p>请登录后访问</p>') }
    if (request.method !== 'POST' || !/json/.test(request.headers['content-type'] ?? ''))
      return { status: 415 }
    const asked = JSON.parse(body) as Record<string, string> & { pageIndex: number; pageSize: number }
    if (asked.siteGuid !== GUID || asked.categorynum !== '003006' || asked.deptcode !== 'JYJ') {
      return json({ custom: { total: 0, data: [] } })
    }
    if (first === 1 && asked.pageIndex === 0 && pageZero !== 'first') {
      return json({ custom: { total: pageZero === 'empty' ? rows.length : 0, data: [] } })
    }
    const size = Math.min(cap, asked.pageSize)
    const place = Math.max(0, asked.pageIndex - first)
    return json({
      custom: { total: rows.length, data: rows.slice(place * size, (place + 1) * size).map(ewbRow) },
    })
  }
  return {
    '/dynamic/zwgk/govInfoPub.html': {
      body: shell('<script src="/js/webBuilderCommon.js?v=2"></script><ul id="list"></ul>'),
    },
    '/js/webBuilderCommon.js': {
      headers: { 'content-type': 'application/javascript; charset=utf-8' },
      body: `// common\nvar siteInfo = {"siteGuid": "${GUID}", "projectName": "${project}"};\nfunction go() {}`,
    },
    [`${project}/rest/lightfrontaction/getgovinfolist`]: answer,
  }
}

const ewbRow = ({ url, title, date }: HanwebRow, index: number) => ({
  infourl: index % 2 === 0 ? url : '',
  linkurl: index % 2 === 0 ? '' : url,
  title: `<font>${title.slice(0, 9)}</font>`,
  realtitle: title,
  ...(index % 2 === 0 ? { infodate: date } : { handsdate: `${date} 10:00` }),
})

export interface HuaianQuirks {
  /** The name under which the organ is asked for. */
  readonly organ?: 'deptid' | 'rdeptid'
}

export const HUAIAN_COLUMN = '/cmsweb/zwgk/nb.html'

export function huaianSite(rows: readonly HanwebRow[], quirks: HuaianQuirks = {}): Site {
  const { organ = 'deptid' } = quirks
  const answer: Answering = (request, _count, body) => {
    if (request.method !== 'POST') return { status: 405 }
    const asked = new URLSearchParams(body)
    if (asked.get(organ) !== '8a01' || asked.get('topic') !== 'T0305')
      return json({ value: { total: 0, list: [] } })
    const size = Number(asked.get('pagesize'))
    const from = (Number(asked.get('page')) - 1) * size
    const shown = rows.slice(from, from + size)
    const list = shown.map(({ url, title, date }, index) => ({
      title,
      ...(index % 2 === 0 ? { link: url } : { link: '', path: url, domain: String(request.headers.host) }),
      releaseTime: `${date} 08:00:00`,
    }))
    return json({ value: { total: rows.length, list } })
  }
  const script = `var topic = "T0305"; var ${organ} = "8a01"; $.post("/articleCommonController/lists.do", {})`
  return {
    [HUAIAN_COLUMN]: { body: shell(`<script>${script}</script>`) },
    '/articleCommonController/lists.do': answer,
  }
}
