/**
 * Invented Ucap sites: lists as files, the three JSON APIs, and columns with UUIDs. Every function gives the answers of
 * one column, to be served by the portal server.
 */
import type { IncomingMessage } from 'node:http'
import type { Answering, Reply } from '../portal-server.ts'

type Site = Record<string, Answering>

export interface UcapRow {
  readonly url: string
  readonly title: string
  /** ISO date. */
  readonly date: string
}

const BODIES = ['教育局', '财政局', '民政局', '水务局', '司法局', '统计局', '审计局']
const hex = (n: number) => n.toString(16).padStart(32, 'a')

/** Articles at /baichuan/c100275/202601/<32 hex>.shtml, every third at c01_N.shtml. */
export function ucapRows(count: number): readonly UcapRow[] {
  return Array.from({ length: count }, (_, index) => ({
    url: `/baichuan/c100275/202601/${index % 3 === 2 ? `c01_${163_000 + index}` : hex(index + 1)}.shtml`,
    title: `柏川区${BODIES[index % BODIES.length]}${index < 7 ? '' : `第${index}分局`}2025年政府信息公开工作年度报告`,
    date: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
  }))
}

export const CHANNEL = 'c0ffee00c0ffee00c0ffee00c0ffee00'

const shell = (body: string): string =>
  `<html><head><title>政府信息公开年报</title><meta name="ColumnName" content="政府信息公开年报"></head><body><div class="nav"><a href="/">首页</a></div><h2>政府信息公开年报</h2>${body}</body></html>`
/** As these servers do: no charset in the header. */
const html = (body: string): Reply => ({ body: shell(body), headers: { 'content-type': 'text/html' } })
const json = (value: unknown): Reply => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
})
const refusal: Reply = { body: shell('<p>系统繁忙，请稍后再试。给您带来的不便，敬请谅解。</p>') }
const listItem = ({ url, title, date }: UcapRow) =>
  `<li><a href="${url}" title="${title}">${title.slice(0, 12)}…</a><span>${date}</span></li>`

function slice(rows: readonly UcapRow[], page: number, size: number): readonly UcapRow[] {
  return rows.slice((page - 1) * size, page * size)
}

export interface FileQuirks {
  /** Page 2 is `_1`, not `_2`. */
  readonly fromZero?: boolean
  /** Page 2 is `?2`, and nothing declares how many there are. */
  readonly byQuery?: boolean
  /** What createPageHTML says of the number of rows. */
  readonly records?: number
}

/** A list as files at /baichuan/nb/zfxxgk_list.shtml. */
export function fileSite(rows: readonly UcapRow[], quirks: FileQuirks = {}): Site {
  const size = 20
  const pages = Math.ceil(rows.length / size)
  const stem = '/baichuan/nb/zfxxgk_list'
  const pager = (page: number) =>
    quirks.byQuery === true
      ? `<p>${Array.from({ length: pages }, (_, n) => `<a href="zfxxgk_list.shtml?${n + 1}">${n + 1}</a>`).join(' ')}</p>`
      : `<div id="page_div"></div><script>createPageHTML('page_div', ${pages}, ${page}, 'zfxxgk_list', 'shtml', ${quirks.records ?? rows.length});</script>`
  const pageOf = (page: number): Reply =>
    html(`<ul class="ucap-list">${slice(rows, page, size).map(listItem).join('')}</ul>${pager(page)}`)
  const shift = quirks.fromZero === true ? 0 : 1
  const others = Array.from(
    { length: pages - 1 },
    (_, n) => [`${stem}_${n + 1 + shift}.shtml`, pageOf(n + 2)] as const,
  )
  const first = (request: IncomingMessage): Reply => {
    const asked = /\?(\d+)$/.exec(request.url ?? '')?.[1]
    return pageOf(quirks.byQuery === true && asked !== undefined ? Number(asked) : 1)
  }
  return { [`${stem}.shtml`]: first, ...(quirks.byQuery === true ? {} : Object.fromEntries(others)) }
}

export interface ApiQuirks {
  readonly total?: number | null
  /** From this page on a web page comes in place of JSON. */
  readonly htmlFrom?: number
  /** Past the end the last page comes again. */
  readonly repeatsLast?: boolean
  /** The channel stands in a meta tag, and the address is put together by the script. */
  readonly channelInMeta?: boolean
  /** Values that nobody entered are the words "null" and "undefined"; dates only in milliseconds. */
  readonly words?: boolean
  readonly rowsAt?: (requests: number) => readonly UcapRow[]
  readonly code?: string
}

interface Asked {
  readonly rows: readonly UcapRow[]
  readonly total: number | null
}

/** Answers one request, whichever API it came through. */
function answering(
  rows: readonly UcapRow[],
  quirks: ApiQuirks,
  read: (request: IncomingMessage, body: string) => URLSearchParams | null,
  names: { readonly page: string; readonly channel: string; readonly size: string | number },
  write: (asked: Asked) => unknown,
): Answering {
  let requests = 0
  return (request, _count, body) => {
    const query = read(request, body)
    if (query === null || query.get(names.channel) !== CHANNEL) return { status: 404 }
    const all = quirks.rowsAt?.(requests++) ?? rows
    const size = typeof names.size === 'number' ? names.size : Number(query.get(names.size) ?? 15)
    const page = Number(query.get(names.page) ?? 1)
    if (page >= (quirks.htmlFrom ?? Infinity)) return refusal
    const last = Math.max(1, Math.ceil(all.length / size))
    const shown = slice(all, quirks.repeatsLast === true ? Math.min(page, last) : page, size)
    return json(write({ rows: shown, total: quirks.total === undefined ? all.length : quirks.total }))
  }
}

const queryOf = (request: IncomingMessage) => new URL(request.url ?? '/', 'http://x').searchParams
const posted = (request: IncomingMessage, body: string) =>
  request.method === 'POST' ? new URLSearchParams([...queryOf(request), ...new URLSearchParams(body)]) : null

/** GET /common/search/<channel>. */
export function searchSite(rows: readonly UcapRow[], quirks: ApiQuirks = {}): Site {
  const path = `/common/search/${CHANNEL}`
  const script =
    quirks.channelInMeta === true
      ? `<script>$.get("/common/search/" + $("meta[name=channelId]").attr("content"), {_isJson: true})</script>`
      : `<script>var url = "${path}?_pageSize=15&amp;_isAgg=true&amp;_isJson=true&amp;_template=index&amp;page="; load(url + 1)</script>`
  const meta = quirks.channelInMeta === true ? `<meta name="channelId" content="${CHANNEL}">` : ''
  const answer = answering(
    rows,
    quirks,
    (request) => {
      const query = queryOf(request)
      query.set('channel', CHANNEL)
      return query.get('_isJson') === 'true' ? query : null
    },
    { page: 'page', channel: 'channel', size: '_pageSize' },
    ({ rows: shown, total }) => ({
      data: {
        total,
        page: 1,
        rows: 15,
        channelId: CHANNEL,
        results: shown.map((row, index) => searchRow(row, index, quirks)),
      },
    }),
  )
  return {
    '/baichuan/c100275/xxgk_list.shtml': html(`${meta}<div id="list"></div>${script}`),
    [path]: answer,
  }
}

function searchRow({ url, title, date }: UcapRow, index: number, { words = false }: ApiQuirks): unknown {
  const ms = Date.parse(`${date}T00:30:00+08:00`)
  const isFile = words && index === 1
  return {
    manuscriptId: hex(index),
    title: words ? 'null' : title,
    subTitle: words ? title : '',
    url: isFile ? 'undefined' : url,
    publishedTime: ms,
    publishedTimeStr: words ? 'null' : `${date} 00:30:00`,
    channelName: '年报',
    resList: isFile ? [{ name: '年报.pdf', url: `/baichuan/files/${hex(index)}.pdf` }] : [],
    domainMetaList: [
      {
        domainMetadataName: '信息',
        resultList: [
          { key: 'source', name: '来源', value: '柏川区教育局' },
          { key: 'pubdate', name: '日期', value: date },
        ],
      },
    ],
  }
}

/** POST /getFileListByCodeId. */
export function formSite(rows: readonly UcapRow[], quirks: ApiQuirks = {}): Site {
  const answer = answering(
    rows,
    quirks,
    posted,
    { page: 'page', channel: 'channelId', size: 'size' },
    ({ rows: shown, total }) => ({
      results: {
        data: {
          total,
          results: shown.map(({ url, title, date }, index) => ({
            titleHtml: `<em>${title}</em>`,
            url: index === 0 ? null : url,
            redirectUrl: index === 0 ? url : '',
            publishedTimeStr: `${date} 10:00:00`,
          })),
        },
      },
    }),
  )
  const script = `<script>var channelId = '${CHANNEL}'; $.post("/getFileListByCodeId", {channelId: channelId, page: 1, size: 20})</script>`
  return { '/baichuan/nb/common_list.shtml': html(script), '/getFileListByCodeId': answer }
}

/** The three calls of 苏州, by name. */
export function szinfSite(
  call: 'info' | 'dept' | 'zcwj',
  rows: readonly UcapRow[],
  quirks: ApiQuirks = {},
): Site {
  const { path, script, answer } = SZINF[call](rows, quirks)
  return {
    '/szinf/nb/list.shtml': html(
      `<div id="list"></div><script>var channelId = "${CHANNEL}"; ${script}</script>`,
    ),
    [path]: answer,
  }
}

const upper = ({ url, title, date }: UcapRow) => ({
  TITLE: title,
  URL_COMMP: url,
  URL: url,
  PUBLISHED_TIME_FORMAT: date,
})

const SZINF: Record<
  'info' | 'dept' | 'zcwj',
  (rows: readonly UcapRow[], quirks: ApiQuirks) => { path: string; script: string; answer: Answering }
> = {
  info: (rows, quirks) => ({
    path: '/szinf/info/getInfoCommon/',
    script: '$.getJSON("/szinf/info/getInfoCommon/", {pagesize: 15, currpage: 1, channelid: channelId})',
    answer: answering(
      rows,
      quirks,
      queryOf,
      { page: 'currpage', channel: 'channelid', size: 'pagesize' },
      ({ rows: shown }) => ({
        infolist: shown.map(({ url, title, date }) => ({ title, link: url, pubtime: date })),
      }),
    ),
  }),
  dept: (rows, quirks) => ({
    path: '/szinf/interfacesWebManu/loadDataByChannelIdAndDeptIdBackSort',
    script:
      'var deptCode = "014"; $.post("/szinf/interfacesWebManu/loadDataByChannelIdAndDeptIdBackSort", p)',
    answer: answering(
      rows,
      quirks,
      (request, body) => {
        const query = posted(request, body)
        return query?.get('deptCode') === '014' ? query : null
      },
      { page: 'pageIndex', channel: 'channelId', size: 'pageSize' },
      ({ rows: shown, total }) =>
        quirks.code === undefined
          ? {
              code: '0',
              data: {
                allRow: total,
                totalPage: total === null ? null : Math.ceil(total / 15),
                list: shown.map(upper),
              },
            }
          : { code: quirks.code, msg: '参数错误', data: { list: [] } },
    ),
  }),
  zcwj: (rows, quirks) => ({
    path: '/szinf/xxgk/interfacesWebZcwj/loadData',
    script:
      '$.post("/szinf/xxgk/interfacesWebZcwj/loadData?pageSize=15", {pageIndex: 1, channel_id: channelId})',
    answer: answering(
      rows,
      quirks,
      posted,
      { page: 'pageIndex', channel: 'channel_id', size: 'pageSize' },
      ({ rows: shown }) => ({
        list: shown.map(upper),
      }),
    ),
  }),
}

const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

export interface UuidQuirks {
  /** Blocks before the list, such as a menu. */
  readonly menus?: number
  readonly noCount?: boolean
}

/** The variant of 河北: column, template, block and article are UUIDs. */
export function uuidSite(count: number, quirks: UuidQuirks = {}): Site {
  const size = 15
  const column = `/columns/${uuid(1)}`
  const block = (n: number) => `${column}/templates/${uuid(2)}/blocks/${uuid(n)}`
  const rows = Array.from({ length: count }, (_, n) => ({
    url: `${column}/202601/20/${uuid(1_000 + n)}.html`,
    title: `柏川区第${n + 1}局2025年政府信息公开工作年度报告`,
    date: '2026-01-20',
  }))
  const list = (request: IncomingMessage): Reply => {
    const page = Number(queryOf(request).get('page'))
    const shown = slice(rows, page, size).map(listItem).join('')
    const counted = quirks.noCount === true ? '' : `<div class="pages">共${count}条</div>`
    return { body: `<ul>${shown || '<li>暂无数据</li>'}</ul>${counted}` }
  }
  const menus = Array.from({ length: quirks.menus ?? 0 }, (_, n) => n + 50)
  const calls = [...menus, 3].map((n) => `load("${block(n)}?page=1&fix=0")`).join(';')
  return {
    [`${column}/index.html`]: html(`<div id="main"></div><script>${calls}</script>`),
    [block(3)]: list,
    ...Object.fromEntries(menus.map((n) => [block(n), { body: '<div><a href="/">首页</a></div>' }])),
  }
}
