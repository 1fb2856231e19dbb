/**
 * The list APIs of Ucap sites: which one a page calls, how it is asked, and where its answer keeps what. The channel is
 * named by the page's own script or meta tags.
 */
import { ParseError } from '../../../src/domain/errors.ts'
import type { Page } from '../../family.ts'
import { readJson } from '../../json-page.ts'
import { countAt, listAt, textAt } from '../../json-path.ts'
import { keysOf, type RowFields, readRows, shapeError } from '../../json-rows.ts'
import { FORM, type PageQuery } from '../../page-request.ts'
import type { ListBatch, PagedSource } from '../../paged-source.ts'

interface ListApi {
  readonly name: string
  /** Its call in the page; the first group is its address, in most cases without the query. */
  readonly call: RegExp
  readonly request: (call: Call, pageNo: number) => Pick<PageQuery, 'url' | 'method' | 'body'>
  /** Paths of the rows; the first that leads to a list. */
  readonly items: readonly string[]
  readonly total?: string
  readonly pages?: string
  readonly fields: RowFields
}

interface Call {
  /** Absolute, without query. */
  readonly url: string
  /** What the page's own call asks besides. */
  readonly query: URLSearchParams
  readonly channel: string
  readonly html: string
}

const PAGE_SIZE = '15'

/** Addresses of a row without a page of its own lead to its first file. */
const PUBLISHED = {
  url: 'url|redirectUrl|resList.0.url|resList.0.filePath|resList.0.path',
  title: 'title|titleHtml|subTitle|meta.title',
  date: 'publishedTimeStr|publishedTime|meta.pubdate',
}

const COMMON_SEARCH: ListApi = {
  name: '/common/search',
  call: /["'(=]([^"'()\s=]{0,200}\/common\/search\/[0-9a-f]{0,32}[^"'()\s]{0,300})/i,
  request: ({ url, query, channel }, pageNo) => {
    const asked = new URLSearchParams({ _pageSize: PAGE_SIZE, _isAgg: 'true', _template: 'index' })
    for (const [name, value] of query) if (value !== '') asked.set(name, value)
    asked.set('_isJson', 'true')
    asked.set('page', String(pageNo))
    return { url: `${url.replace(/[0-9a-f]{32}$/i, '').replace(/\/$/, '')}/${channel}?${asked}` }
  },
  items: ['data.results'],
  total: 'data.total',
  fields: PUBLISHED,
}

const FILE_LIST: ListApi = {
  name: 'getFileListByCodeId',
  call: /["'(]([^"'()\s]{0,200}getFileListByCodeId)/,
  request: ({ url, channel }, pageNo) => ({
    url,
    method: 'POST',
    body: form({ channelId: channel, page: pageNo, size: 20, relateSubChannels: 'true' }),
  }),
  items: ['results.data.results'],
  total: 'results.data.total',
  fields: { ...PUBLISHED, title: 'titleHtml|title|subTitle' },
}

const LIST_APIS: readonly ListApi[] = [
  COMMON_SEARCH,
  FILE_LIST,
  {
    name: 'getInfoCommon',
    call: /["'(]([^"'()\s]{0,200}\/info\/getInfoCommon\/?)/,
    request: ({ url, channel }, pageNo) => ({
      url: `${url}?${form({ pagesize: PAGE_SIZE, currpage: pageNo, channelid: channel })}`,
    }),
    items: ['infolist'],
    total: 'totalcount|total',
    fields: { url: 'link|url', title: 'title', date: 'pubtime' },
  },
  {
    name: 'loadDataByChannelIdAndDeptId',
    call: /["'(]([^"'()\s]{0,200}\/loadDataByChannelIdAndDeptId\w*)/,
    request: ({ url, channel, html }, pageNo) => ({
      url,
      method: 'POST',
      body: form({
        channelId: channel,
        deptCode: /\bdeptCode["']?\s{0,3}[:=]\s{0,3}["']([\w-]{0,60})["']/.exec(html)?.[1] ?? '',
        pageSize: PAGE_SIZE,
        pageIndex: pageNo,
      }),
    }),
    items: ['data.list'],
    total: 'data.allRow',
    pages: 'data.totalPage',
    fields: { url: 'URL_COMMP|URL', title: 'TITLE', date: 'PUBLISHED_TIME_FORMAT' },
  },
  {
    name: 'interfacesWebZcwj/loadData',
    call: /["'(]([^"'()\s]{0,200}\/interfacesWeb\w+\/loadData)(?![A-Za-z])/,
    request: ({ url, channel }, pageNo) => ({
      url: `${url}?pageSize=${PAGE_SIZE}`,
      method: 'POST',
      body: form({ pageIndex: pageNo, channel_id: channel }),
    }),
    items: ['list', 'data.list', '$'],
    total: 'allRow|data.allRow',
    pages: 'totalPage|data.totalPage',
    fields: { url: 'URL|URL_COMMP', title: 'TITLE', date: 'PUBLISHED_TIME_FORMAT' },
  },
]

/** The API that the page calls; null where it calls none. */
export function calledApi({ html }: Pick<Page, 'html'>): ListApi | null {
  return LIST_APIS.find(({ call }) => call.test(html)) ?? null
}

/**
 * Where a page names its channel and a script of its own file asks for the list: the two APIs that need nothing but the
 * channel, one after the other. Null where it names none.
 */
export function channelSource({ html, url }: Page): PagedSource | null {
  const channel = channelOf(html, url)
  if (channel === null || !/^[0-9a-f]{32}$/i.test(channel)) return null
  const at = (path: string): Call => ({
    url: new URL(path, url).href,
    query: new URLSearchParams(),
    channel,
    html,
  })
  return {
    ...calledSource(COMMON_SEARCH, at('/common/search/'), url),
    otherwise: calledSource(FILE_LIST, at('/getFileListByCodeId'), url),
  }
}

/** The list behind the page's call. Throws ParseError where the page does not say whose. */
export function apiSource(api: ListApi, page: Page): PagedSource {
  return calledSource(api, readCall(api, page), page.url)
}

function calledSource(api: ListApi, call: Call, referer: string): PagedSource {
  return {
    url: referer,
    request: (pageNo) => ({
      contentType: FORM,
      referer,
      headers: { accept: 'application/json, text/javascript, */*', 'x-requested-with': 'XMLHttpRequest' },
      ...api.request(call, pageNo),
    }),
    parse: (answer) => readAnswer(api, answer, referer),
  }
}

function readCall(api: ListApi, { html, url }: Page): Call {
  const printed = (api.call.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')
  const channel = /\/common\/search\/([0-9a-f]{32})/i.exec(printed)?.[1] ?? channelOf(html, url)
  if (channel === null || !URL.canParse(printed, url)) {
    throw new ParseError(
      'channel_unknown',
      `${url}: the page calls ${api.name} and does not say for which channel`,
      {
        context: { url },
      },
    )
  }
  const address = new URL(printed, url)
  const query = new URLSearchParams(address.search)
  address.search = ''
  address.hash = ''
  return { url: address.href, query, channel, html }
}

/** Of the address, a script's variable, a field or a meta tag. */
function channelOf(html: string, url: string): string | null {
  const asked = [...new URL(url).searchParams].find(([name]) => /^channel_?id$/i.test(name))?.[1]
  if (asked) return asked
  const NAMES = 'channel_?id|channelCode|CHANNEL_ID'
  const script = new RegExp(`\\b(?:${NAMES})["']?\\s{0,3}[:=]\\s{0,3}["']([\\w-]{4,64})["']`, 'i').exec(
    html,
  )?.[1]
  const tag = new RegExp(
    `<(?:meta|input)\\b[^<>]{0,200}\\b(?:name|id)=["']?(?:${NAMES})["']?[^<>]{0,200}>`,
    'i',
  ).exec(html)?.[0]
  return script ?? /\b(?:content|value)=["']([\w-]{4,64})["']/i.exec(tag ?? '')?.[1] ?? null
}

function readAnswer(api: ListApi, answer: Page, base: string): ListBatch {
  const value = readJson(answer)
  const code = textAt(value, 'code')
  const total = countAt(value, api.total)
  const rows = api.items.map((path) => listAt(value, path)).find((list) => list !== null)
  if (!rows?.length && code !== null && !/^(?:0|200)$/.test(code)) {
    const said = textAt(value, 'msg|message') ?? 'without a word'
    throw shapeError('list_refused', answer, `the list API answered code ${code} (${said})`)
  }
  if (rows === undefined) {
    if (total === 0) return { items: [], total }
    throw shapeError('list_shape', answer, `no list at ${api.items.join(' or ')}; ${keysOf(value)}`)
  }
  const read = readRows(rows.map(withMeta), api.fields, answer, base)
  return { ...read, total, pages: countAt(value, api.pages) }
}

/** Values of `domainMetaList` under their keys: the order in which they come says nothing. */
function withMeta(row: unknown): unknown {
  const groups = listAt(row, 'domainMetaList')
  if (groups === null) return row
  const pairs = groups
    .flatMap((group) => listAt(group, 'resultList') ?? [])
    .map((entry) => [textAt(entry, 'key') ?? '', textAt(entry, 'value')] as const)
  return { ...(row as object), meta: Object.fromEntries(pairs) }
}

function form(fields: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)])
  return new URLSearchParams(pairs).toString()
}
