/**
 * An invented Hanweb site in its four wire formats, with the ways in which real servers of each differ. Every function
 * gives the answers of one column, to be served by the portal server.
 */
import type { IncomingMessage } from 'node:http'
import type { Answering, Reply } from '../portal-server.ts'

export type Site = Record<string, Answering>

export interface HanwebRow {
  readonly url: string
  readonly title: string
  readonly date: string
}

const BODIES = ['教育局', '财政局', '民政局', '水务局', '司法局', '统计局', '审计局']

/** `count` rows of the column 1201; row n stands at /art/2026/1/n/art_1201_n.html. */
export function hanwebRows(count: number, column = 1201): readonly HanwebRow[] {
  return Array.from({ length: count }, (_, index) => ({
    url: `/art/2026/1/${(index % 28) + 1}/art_${column}_${index + 1}.html`,
    title: `柏川区${BODIES[index % BODIES.length]}${index < 7 ? '' : `第${index}分局`}2025年政府信息公开工作年度报告`,
    date: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
  }))
}

export function shell(body: string, title = '政府信息公开年报'): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="top">柏川区人民政府门户网站 政府信息公开年报 欢迎访问</div>${body}</body></html>`
}

const queryOf = (request: IncomingMessage) => new URL(request.url ?? '/', 'http://x').searchParams
const xml = (body: string): Reply => ({ body, headers: { 'content-type': 'text/xml; charset=utf-8' } })
const json = (value: unknown): Reply => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json; charset=utf-8' },
})

/** How one template writes a row. */
export type RowMarkup = (row: HanwebRow) => string

export const spanRow: RowMarkup = ({ url, title, date }) =>
  `<li><a href="${url}" target="_blank" title="${title}"><span>${title.slice(0, 12)}…</span><i>${date}</i></a></li>`

function records(rows: readonly HanwebRow[], markup: RowMarkup): string {
  return rows.map((row) => `<record><![CDATA[${markup(row)}]]></record>`).join('\n')
}

export interface JpageQuirks {
  readonly markup?: RowMarkup
  readonly perPage?: number
  readonly groupSize?: number
  /** Most rows the server hands out at once. */
  readonly cap?: number
  /** The window of record numbers is ignored; only page and perpage count. */
  readonly ignoresWindow?: boolean
  /** The proxy answers an empty store, whatever is asked. */
  readonly emptyProxy?: boolean
  /** Rows past this one are never handed out. */
  readonly lastServed?: number
  /** Ids in nextgroup are encrypted and must come back unchanged. */
  readonly encrypted?: boolean
  /** The page prints no nextgroup; ids stand in the call. */
  readonly noNextGroup?: boolean
  /** Without a Referer the proxy answers 404. */
  readonly wantsReferer?: boolean
  readonly proxy?: string
  /** Something else in the page, such as a second unit. */
  readonly more?: string
  /** Rows at the time of the n-th request to the column or the proxy. */
  readonly rowsAt?: (requests: number) => readonly HanwebRow[]
  readonly noTotal?: boolean
  /** The rows stand beside the element that the call fills, not within it. */
  readonly rowsApart?: boolean
}

const EMPTY_STORE = '<datastore><recordset></recordset></datastore>'
const WEBNAME = '%E6%9F%8F%E5%B7%9D'

/** A classic column at /col/col1201/index.html. */
export function jpageSite(rows: readonly HanwebRow[], quirks: JpageQuirks = {}): Site {
  const { perPage = 15, groupSize = 3, markup = spanRow, proxy = '/module/web/jpage/dataproxy.jsp' } = quirks
  let requests = 0
  const now = () => quirks.rowsAt?.(requests++) ?? rows
  const group = perPage * groupSize
  const total = (count: number) => (quirks.noTotal === true ? '' : `<totalrecord>${count}</totalrecord>`)
  const columnPage = (): Reply => {
    const all = now()
    return {
      body: shell(`${embedded(all, { ...quirks, markup, proxy, perPage, group })}${quirks.more ?? ''}`),
    }
  }
  const answer = (request: IncomingMessage, _count: number, body: string): Reply => {
    const all = now()
    const query = new URLSearchParams([...queryOf(request), ...new URLSearchParams(body)])
    if (quirks.wantsReferer === true && request.headers.referer === undefined) return { status: 404 }
    if (query.get('unitid') !== (quirks.encrypted === true ? 'Q%2FzA==' : '5601')) return xml(EMPTY_STORE)
    if (quirks.emptyProxy === true) return xml(EMPTY_STORE)
    const { from, size } = windowOf(query, request, quirks, perPage, group)
    const served = all
      .slice(from, from + size)
      .filter((_, index) => from + index < (quirks.lastServed ?? Infinity))
    if (served.length === 0) return xml(EMPTY_STORE)
    return xml(`<datastore>${total(all.length)}<recordset>${records(served, markup)}</recordset></datastore>`)
  }
  return { '/col/col1201/index.html': columnPage, [proxy]: answer }
}

function windowOf(
  query: URLSearchParams,
  request: IncomingMessage,
  quirks: JpageQuirks,
  perPage: number,
  group: number,
): { from: number; size: number } {
  const cap = quirks.cap ?? 300
  const hasWindow = query.has('startrecord')
  if (hasWindow && quirks.ignoresWindow !== true && request.method === 'POST') {
    const from = Number(query.get('startrecord')) - 1
    return { from, size: Math.min(cap, Number(query.get('endrecord')) - from) }
  }
  const asked = Number(query.get('perpage') ?? (query.has('page') && !hasWindow ? group : perPage))
  const size = Math.min(cap, asked)
  return { from: (Number(query.get('page') ?? 1) - 1) * size, size }
}

function embedded(
  all: readonly HanwebRow[],
  quirks: JpageQuirks & { markup: RowMarkup; proxy: string; perPage: number; group: number },
): string {
  const ids =
    quirks.encrypted === true ? 'columnid=x%2BY%3D&unitid=Q%252FzA%3D%3D' : 'columnid=1201&unitid=5601'
  const address = `${quirks.proxy}?page=1&appid=1&webid=3095&path=/&${ids}&webname=${WEBNAME}&permissiontype=0`
  const isMore = all.length > quirks.group
  const next =
    quirks.noNextGroup === true
      ? ''
      : `<nextgroup><![CDATA[${isMore ? `<a href="${address}"></a>` : ''}]]></nextgroup>`
  const total = quirks.noTotal === true ? '' : `<totalrecord>${all.length}</totalrecord>`
  const call =
    quirks.noNextGroup === true
      ? `,webid:3095,path:'/',columnid:1201,sourceContentType:1,unitid:'5601',webname:'柏川',permissiontype:0`
      : ''
  const [before, within] = quirks.rowsApart === true ? ['<div id="5601"></div>', ''] : ['', ' id="5601"']
  return `${before}<div${within}><script type="text/xml"><datastore>${total}<totalpage>${Math.ceil(all.length / quirks.perPage)}</totalpage>
${next}<recordset>${records(all.slice(0, quirks.group), quirks.markup)}</recordset></datastore></script></div>
<script>$(function(){$('#5601').jpage({openCookies:false,perPage:${quirks.perPage},groupSize:${quirks.group / quirks.perPage}${quirks.noTotal === true ? '' : `,totalRecord:${all.length}`},proxyUrl:'${quirks.proxy}'${call}})})</script>`
}

export interface XxgkQuirks {
  readonly perPage?: number
  /** Rows of other columns, answered too where no category is asked for. */
  readonly others?: readonly HanwebRow[]
  /** Rows of each category code. */
  readonly byCode?: Readonly<Record<string, readonly HanwebRow[]>>
  readonly noPages?: boolean
}

/** The disclosure module at /col/col1201/index.html, with or without `?number=`. */
export function xxgkSite(rows: readonly HanwebRow[], quirks: XxgkQuirks = {}): Site {
  const { perPage = 20, others = [] } = quirks
  const answer = (request: IncomingMessage, _count: number, body: string): Reply => {
    if (request.method !== 'POST') return { status: 405 }
    const asked = new URLSearchParams(body)
    const code = asked.get('infotypeId') ?? ''
    const all = code === '' ? interleave(rows, others) : (quirks.byCode?.[code] ?? [])
    const page = Number(asked.get('currpage'))
    const shown = all.slice((page - 1) * perPage, page * perPage)
    return { body: searchResult(shown, Math.max(1, Math.ceil(all.length / perPage)), quirks) }
  }
  const loads =
    '<script src="/module/xxgk/tree.jsp?area=990101000"></script><script>var jdid = "31"; $.post("/module/xxgk/search.jsp", p)</script>'
  return { '/col/col1201/index.html': { body: shell(loads) }, '/module/xxgk/search.jsp': answer }
}

function interleave(a: readonly HanwebRow[], b: readonly HanwebRow[]): readonly HanwebRow[] {
  return b.length === 0 ? a : [...b.slice(0, 30), ...a, ...b.slice(30)]
}

function searchResult(rows: readonly HanwebRow[], pages: number, quirks: XxgkQuirks): string {
  const body = rows
    .map(
      ({ url, title, date }, index) =>
        `<tr class="tr_main_value_${index % 2 === 0 ? 'odd' : 'even'}"><td>${index + 1}</td><td><a class="bt_link" href="${url}" title="${title}" target="_blank">${title.slice(0, 10)}...</a></td><td>${date}</td></tr>`,
    )
    .join('')
  const empty = rows.length === 0 ? '<p>暂无相关信息</p>' : ''
  const pager =
    quirks.noPages === true ? '' : `<div>共${pages}页 <a href="javascript:turn(2)">下一页</a></div>`
  return `<table><tr><th>序号</th><th>名称</th><th>日期</th></tr>${body}</table>${empty}${pager}`
}

const VIEWER = '/module/xxgk/xxgkAnnualReport.jsp'

export interface ViewerQuirks {
  /** The page offers its years in a select, as links, or not at all. */
  readonly offers?: 'select' | 'links' | 'nothing'
  /** `fbtime` is the year of publication, one more than the year of the report. */
  readonly byPublication?: boolean
  /** Years that answer with an error. */
  readonly broken?: readonly number[]
}

/** The viewer of annual reports of the body 990101001; `years` are those of `fbtime`. */
export function viewerSite(years: readonly number[], quirks: ViewerQuirks = {}): Site {
  const { offers = 'select' } = quirks
  const links = years
    .map((year) => `<a href="${VIEWER}?fbtime=${year}&amp;area=990101001">${year}年</a>`)
    .join(' ')
  const options = years.map((year) => `<option value="${year}">${year}年</option>`).join('')
  const choice = { links, select: `<select onchange="go(this)">${options}</select>`, nothing: '' }[offers]
  return {
    [VIEWER]: (request) => {
      const year = Number(queryOf(request).get('fbtime') ?? years[0])
      if (quirks.broken?.includes(year) === true) return { status: 500 }
      if (!years.includes(year)) return { body: shell(`${choice}<p>暂无信息</p>`) }
      const shown = quirks.byPublication === true ? year - 1 : year
      return { body: shell(`${choice}${report(shown)}`) }
    },
  }
}

function report(year: number): string {
  return `<h1>柏川区教育局${year}年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本年度区教育局按照条例要求开展政府信息公开工作。</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>`
}

export interface JpaasQuirks {
  readonly size?: number
  /** Rows of each `?number=` code. */
  readonly byCode?: Readonly<Record<string, readonly HanwebRow[]>>
  /** Without Referer and X-Requested-With: 403. */
  readonly wantsHeaders?: boolean
  /** Units before the list. */
  readonly more?: readonly string[]
  /** Attribute values with &quot; in place of single quotes. */
  readonly quoted?: boolean
  readonly refuses?: boolean
  /** Rows that the build put into the page itself. */
  readonly built?: number
}

const UNIT = '/api-gateway/jpaas-publish-server/front/page/build/unit'

/** The newer platform at /col/col1201/index.html. */
export function jpaasSite(rows: readonly HanwebRow[], quirks: JpaasQuirks = {}): Site {
  const { size = 15 } = quirks
  const tags = [...(quirks.more ?? ['当前位置', '栏目导航']), '信息列表']
  const answer = (request: IncomingMessage): Reply => {
    const { headers } = request
    if (
      quirks.wantsHeaders === true &&
      (!headers.referer || headers['x-requested-with'] !== 'XMLHttpRequest')
    ) {
      return { status: 403 }
    }
    if (quirks.refuses === true) return json({ success: false, message: '参数错误' })
    const query = queryOf(request)
    const param = JSON.parse(query.get('paramJson') ?? '{}') as {
      pageNo?: number
      pageSize?: number
      xxgkId?: string
    }
    if (query.get('tagId') !== '信息列表')
      return json({ success: true, data: { html: '<div><a href="/col/col9/index.html">首页</a></div>' } })
    const all = param.xxgkId === undefined ? rows : (quirks.byCode?.[param.xxgkId] ?? [])
    return json({ success: true, data: { html: unitHtml(all, param.pageNo ?? 1, param.pageSize ?? size) } })
  }
  const built = rows
    .slice(0, quirks.built ?? 0)
    .map(jpaasRow)
    .join('')
  return {
    '/col/col1201/index.html': { body: shell(tags.map((tag) => unitTag(tag, quirks)).join('\n') + built) },
    [UNIT]: answer,
  }
}

const jpaasRow = ({ url, title, date }: HanwebRow) =>
  `<li class="clearfix"><a class="bt-left" href="${url}" title="${title}">${title}</a><span class="bt-right">${date}</span></li>`

function unitHtml(all: readonly HanwebRow[], pageNo: number, size: number): string {
  const shown = all
    .slice((pageNo - 1) * size, pageNo * size)
    .map(jpaasRow)
    .join('')
  return `<ul>${shown}</ul><div class="pagination" rows="${size}" count="${all.length}" pageNo="${pageNo}"></div>`
}

function unitTag(tag: string, quirks: JpaasQuirks): string {
  const data = `{'webId':'2210','pageId':'1201','parseType':'bulidstatic','pageType':'column','tagId':'${tag}','tplSetId':'a1b2','editType':'null'}`
  const shown = quirks.quoted === true ? data.replaceAll("'", '&quot;') : data
  return `<script type="text/javascript" parseType="bulidstatic" url="${UNIT}" queryData="${shown}"></script>`
}

export interface TruecmsQuirks {
  /** A larger page size answers this. */
  readonly bears?: number
  readonly tooLarge?: 'empty' | '404'
}

/** truecms at /xxgk/nb/nb.html; without a Referer its API answers 404. */
export function truecmsSite(rows: readonly HanwebRow[], quirks: TruecmsQuirks = {}): Site {
  const answer = (request: IncomingMessage): Reply => {
    const query = queryOf(request)
    const size = Number(query.get('perpage'))
    if (request.headers.referer === undefined || query.get('columnId') !== 'c0ffee01') return { status: 404 }
    if (size > (quirks.bears ?? 100))
      return quirks.tooLarge === '404' ? { status: 404 } : jsonp(query, EMPTY_STORE)
    const from = Number(query.get('startrecord')) - 1
    const shown = rows.slice(from, Math.min(Number(query.get('endrecord')), from + size))
    return jsonp(
      query,
      `<datastore><totalrecord>${rows.length}</totalrecord><recordset>${records(shown, spanRow)}</recordset></datastore>`,
    )
  }
  const script = `<div id="list"></div><script>var p = {columnId: "c0ffee01", perpage: 20}; $.ajax({url: "/truecms/messageController/getMessage.do", data: p, dataType: "jsonp"})</script>`
  return {
    '/xxgk/nb/nb.html': { body: shell(script) },
    '/truecms/messageController/getMessage.do': answer,
  }
}

function jsonp(query: URLSearchParams, result: string): Reply {
  return {
    body: `${query.get('callback')}(${JSON.stringify({ result })})`,
    headers: { 'content-type': 'application/javascript' },
  }
}

/** truecms whose list API is gone: rows behind click handlers in the page. */
export function initDataSite(rows: readonly HanwebRow[]): Site {
  const lines = rows.map(
    ({ url, title, date }) =>
      `<li><a href="javascript:void(0)" onclick="name2('${url}')" title="${title}">${title}</a><span>${date}</span></li>`,
  )
  return {
    '/xxgk/nb/nb.html': { body: shell(`<!-- TrueCMS --><ul id="initData">${lines.join('')}</ul>`) },
  }
}
