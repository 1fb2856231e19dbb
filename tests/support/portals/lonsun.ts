/**
 * Invented sites of the two platforms of 安徽: lonsun, whose rows are fetched as HTML from one label address, and openness,
 * whose pages are files. Every function gives the answers of one site, to be served by the portal server.
 */
import type { IncomingMessage } from 'node:http'
import type { Answering, Reply } from '../portal-server.ts'

type Site = Record<string, Answering>

const BODIES = ['教育局', '财政局', '民政局', '水务局', '司法局', '统计局', '审计局']

interface Row {
  readonly url: string
  readonly title: string
  readonly date: string
}

/** Rows of an organ; ids may be short. */
export function lonsunRows(count: number, organ = 12_651, from = 101): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({
    url: `/public/${organ}/${from + index}.html`,
    title: `柏川区${BODIES[index % BODIES.length]}${index < 7 ? '' : `第${index}分局`}2025年政府信息公开工作年度报告`,
    date: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
  }))
}

function shell(body: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报</title><meta name="SiteIDCode" content="9901010001"></head><body><div class="top">柏川区人民政府门户网站 政府信息公开 欢迎访问</div>${body}</body></html>`
}

export interface LonsunQuirks {
  /** Path before /public, such as /zfxxgk. */
  readonly base?: string
  readonly perPage?: number
  /** The call stands in the page as an object, not as an address. */
  readonly asObject?: boolean
  /** Only a POST is answered with more than the first page. */
  readonly postOnly?: boolean
  /** Past the end the last page comes again. */
  readonly repeatsLast?: boolean
  /** From this page on the whole home page comes in place of rows. */
  readonly pageFrom?: number
  readonly noSite?: boolean
  readonly rowsAt?: (requests: number) => readonly Row[]
  /** The answer says how many pages there are. */
  readonly pageCount?: number
}

const SITE = '6789'
const FILE = '/xxgk/publicInfoList_newest2020'

/** The annual reports of an organ at {base}/public/column/12651?type=3. */
export function lonsunSite(rows: readonly Row[], quirks: LonsunQuirks = {}): Site {
  const { base = '' } = quirks
  let requests = 0
  const label = (request: IncomingMessage, _count: number, body: string): Reply => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams
    const asked = new URLSearchParams([...query, ...new URLSearchParams(body)])
    const isList =
      asked.get('labelName') === 'publicInfoList' &&
      asked.get('siteId') === SITE &&
      asked.get('file') === FILE &&
      asked.get('organId') === '12651' &&
      asked.get('type') === '3'
    if (!isList) return { status: 404 }
    const page = Number(asked.get('pageIndex'))
    const isCut = quirks.postOnly === true && request.method !== 'POST'
    return fragment(quirks.rowsAt?.(requests++) ?? rows, isCut ? 1 : page, quirks)
  }
  return {
    [`${base}/public/column/12651`]: { body: shell(organPage(quirks)) },
    [`${base}/site/label/8888`]: label,
  }
}

function organPage({ base = '', asObject = false, noSite = false }: LonsunQuirks): string {
  const site = noSite ? '' : `siteId=${SITE}&amp;`
  const call = asObject
    ? `$.ajax({url: "${base}/site/label/8888", data: {IsAjax: 1, dataType: "html", labelName: "publicInfoList", siteId: "${SITE}", organId: "12651", type: "3", pageSize: 15, file: "${FILE}"}})`
    : `load("${base}/site/label/8888?IsAjax=1&amp;dataType=html&amp;labelName=publicInfoList&amp;${site}organId=12651&amp;type=4&amp;pageSize=15&amp;pageIndex=1&amp;file=${FILE}")`
  return `<script>search("${base}/site/label/8888?labelName=searchDataList")</script><div id="list"></div><script>${call}</script>`
}

function fragment(rows: readonly Row[], asked: number, quirks: LonsunQuirks): Reply {
  const { perPage = 15, pageFrom = Infinity } = quirks
  if (asked >= pageFrom) return { body: shell('<p>登录已失效，请重新登录后再访问本页面。</p>') }
  const last = Math.max(1, Math.ceil(rows.length / perPage))
  const page = quirks.repeatsLast === true ? Math.min(asked, last) : asked
  const shown = rows.slice((page - 1) * perPage, page * perPage)
  if (shown.length === 0) return { body: '<div class="nodata">暂无相关信息</div>' }
  const items = shown
    .map(
      ({ url, title, date }) =>
        `<li><a class="title" href="${url}" title="${title}">${title.slice(0, 10)}…</a><span class="date">${date}</span></li>`,
    )
    .join('')
  const count = quirks.pageCount === undefined ? '' : `, pageCount: ${quirks.pageCount}`
  return { body: `<ul>${items}</ul><script>pager({size: ${perPage}${count}, current: ${page}})</script>` }
}

/** An organ whose page shows the report of the chosen year itself. */
export function inlineYearSite(years: readonly number[]): Site {
  const links = years
    .map(
      (year) =>
        `<a href="/public/column/12651?type=3&amp;timeFrame=${year}&amp;hasContent=true">${year}年</a>`,
    )
    .join(' ')
  return {
    '/public/column/12651': (request) => {
      const asked = new URL(request.url ?? '/', 'http://x').searchParams.get('timeFrame')
      const year = Number(asked ?? years[0])
      if (!years.includes(year)) return { body: shell(`${links}<p>暂无相关信息</p>`) }
      return {
        body: shell(
          `${links}<h1>柏川区教育局${year}年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p>`,
        ),
      }
    },
  }
}

/** All organs: /public/column?type=3 names none, the tree names two of three with a path of their own. */
export function organSite(): Site {
  const page = (organ: number): Reply => ({
    body: shell(
      `<script>load("/site/label/8888?labelName=publicInfoList&siteId=${SITE}&organId=${organ}&file=${FILE}")</script>`,
    ),
  })
  return {
    '/public/column': {
      body: shell(
        `<script>tree("/site/label/8888?labelName=publicOrganList&isJson=true", {siteId: ${SITE}})</script>`,
      ),
    },
    '/public/column/1': page(1),
    '/public/column/2': page(2),
    '/site/label/8888': (request) => {
      const asked = new URL(request.url ?? '/', 'http://x').searchParams
      if (asked.get('labelName') === 'publicOrganList') {
        const organs = [
          { name: '教育局', htmlPath: '/public/column/1' },
          { name: '组', htmlPath: null },
          { name: '财政局', htmlPath: '/public/2/index.html' },
        ]
        return { body: JSON.stringify(organs), headers: { 'content-type': 'application/json' } }
      }
      return fragment(lonsunRows(2, Number(asked.get('organId'))), Number(asked.get('pageIndex')), {})
    },
  }
}

export interface OpennessQuirks {
  /** Path before the controllers, such as /openness. */
  readonly prefix?: string
  /** Ids of the store: `openness/detail/annual_report/<24 hex>.html`. */
  readonly mongo?: boolean
  /** Beside each report stands a link to its file. */
  readonly files?: boolean
  readonly total?: number
}

/** Annual reports at {prefix}/OpennessAnnualReport/showList/12/page_1.html. */
export function opennessSite(count: number, quirks: OpennessQuirks = {}): Site {
  const { prefix = '', mongo = false, files = false } = quirks
  const size = 20
  const folder = `${prefix}/OpennessAnnualReport/showList/12`
  const pages = Math.ceil(count / size)
  const address = (n: number) =>
    mongo
      ? `/xxgk/openness/detail/annual_report/${n.toString(16).padStart(24, '6')}.html`
      : `${prefix}/OpennessAnnualReport/show/${n}.html`
  const row = (n: number) =>
    `<li><a href="${address(n)}">柏川区第${n}局2025年政府信息公开工作年度报告</a>${files ? `<a href="${prefix}/OpennessAnnualReport/download/${n + 9_000}.html">下载</a>` : ''}<span>2026-01-20</span></li>`
  const pageOf = (page: number): Reply => {
    const numbers = Array.from({ length: size }, (_, n) => (page - 1) * size + n + 1).filter(
      (n) => n <= count,
    )
    const links = Array.from(
      { length: pages },
      (_, n) => `<a href="${folder}/page_${n + 1}.html">${n + 1}</a>`,
    ).join('')
    return {
      body: shell(
        `<ul>${numbers.map(row).join('')}</ul>${links}${quirks.total === undefined ? '' : `共${quirks.total}条`}`,
      ),
    }
  }
  return Object.fromEntries(
    Array.from({ length: pages }, (_, n) => [`${folder}/page_${n + 1}.html`, pageOf(n + 1)]),
  )
}
