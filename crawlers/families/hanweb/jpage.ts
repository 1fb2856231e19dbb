/**
 * F1a, the classic list: the first group of rows stands in the column page, the rest comes from `dataproxy.jsp`. Servers
 * differ in what they obey: the `nextgroup` address (sometimes with encrypted ids, so nothing but its page number is
 * changed), a window of record numbers, or a page number with a page size. They are tried in this order until the
 * list is whole; a size that the server cuts becomes the size of the next window.
 */
import type { Page } from '../../family.ts'
import { FORM, type PageRequest } from '../../page-request.ts'
import type { OpenedColumn } from '../../paged-listing.ts'
import type { ListBatch, PagedSource } from '../../paged-source.ts'
import { columnId } from './column-id.ts'
import { askedDatastore, datastoreBatch } from './datastore.ts'
import { type JpageUnit, readJpageUnits } from './jpage-units.ts'

/** Above about 300 servers cut the answer. */
const PER_PAGE = 100

export function isJpage({ html }: Page): boolean {
  return /dataproxy\.jsp|<(?:datastore|recordset)\b/i.test(html)
}

/** Null where the page holds no unit. */
export function openJpage(page: Page): OpenedColumn | null {
  if (!isJpage(page)) return null
  const units = readJpageUnits(page.html, page.url).map((unit) => ({ unit, query: unitQuery(unit, page) }))
  const id = columnId(page.url)
  const own = units.filter(({ query }) => id !== null && query?.get('columnid') === id)
  const chosen = own.length > 0 ? own : units
  if (chosen.length === 0) return null
  const sources = chosen.map(({ unit, query }) => unitSource(unit, query, page))
  const isCut = chosen.some(({ unit, query }) => unit.store?.next == null && query === null)
  const reason = 'the page does not tell where the rest of its list is'
  const faults =
    isCut && sources.some(({ seed }) => seed?.total == null)
      ? [{ code: 'pager_unknown', reason, url: page.url }]
      : []
  return { sources, faults }
}

/** Ids of a unit as the server wants them back; null where the page does not tell them. */
function unitQuery({ id, store, call }: JpageUnit, page: Page): URLSearchParams | null {
  if (store?.next && URL.canParse(store.next, page.url)) return new URL(store.next, page.url).searchParams
  const columnid = call.columnid ?? columnId(page.url)
  if (columnid === null || call.webid === undefined) return null
  const { webid, path = '/', webname = '', appid = '1', permissiontype = '0' } = call
  const unitid = call.unitid ?? id
  return new URLSearchParams({ appid, webid, path, columnid, unitid, webname, permissiontype })
}

function unitSource(unit: JpageUnit, query: URLSearchParams | null, page: Page): PagedSource {
  const { store, call } = unit
  const seen: ListBatch = store === null ? { items: [] } : datastoreBatch(store, page.url)
  const total = seen.total ?? (/^\d+$/.test(call.totalRecord ?? '') ? Number(call.totalRecord) : null)
  const isAll = store?.next === '' && total === null && seen.items.length > 0
  const seed: ListBatch = { ...seen, total: isAll ? seen.items.length : total }
  const base = { url: page.url, seed, parse: (answer: Page) => askedDatastore(answer.html, answer, page.url) }
  const ways = [
    ...(store?.next ? [byNextGroup(base, new URL(store.next, page.url))] : []),
    ...(query !== null && /^\d+$/.test(query.get('columnid') ?? '')
      ? [byRecords(base, proxyUrl(unit, page), query), byPageSize(base, proxyUrl(unit, page), query)]
      : []),
  ]
  const known = { ...base, request: () => null }
  return ways.toReversed().reduce<PagedSource | null>(chained, null) ?? known
}

function chained(otherwise: PagedSource | null, way: PagedSource): PagedSource {
  return otherwise === null ? way : { ...way, otherwise }
}

type Base = Pick<PagedSource, 'url' | 'seed' | 'parse'>

/** Form B: the printed address, byte for byte, with another page number. */
function byNextGroup(base: Base, next: URL): PagedSource {
  const address = (pageNo: number) =>
    /[?&]page=\d*/.test(next.href)
      ? next.href.replace(/([?&]page=)\d*/, `$1${pageNo}`)
      : `${next.href}${next.search === '' ? '?' : '&'}page=${pageNo}`
  return { ...base, request: address }
}

/** Form A: a window of record numbers, the ids posted. */
function byRecords(base: Base, proxy: URL, query: URLSearchParams): PagedSource {
  let size = PER_PAGE
  const request = (pageNo: number): PageRequest => {
    if (pageNo === 1) size = PER_PAGE
    const url = new URL(proxy)
    url.searchParams.set('startrecord', String((pageNo - 1) * size + 1))
    url.searchParams.set('endrecord', String(pageNo * size))
    url.searchParams.set('perpage', String(size))
    return { url: url.href, method: 'POST', contentType: FORM, body: idFields(query).toString() }
  }
  const parse = (page: Page, pageNo: number): ListBatch => {
    const batch = base.parse(page, pageNo)
    const rows = batch.items.length + (batch.skipped?.length ?? 0)
    if (pageNo === 1 && rows > 0) size = Math.min(size, rows)
    return batch
  }
  return { ...base, request, parse }
}

/** For servers that read nothing but `page` and `perpage`. */
function byPageSize(base: Base, proxy: URL, query: URLSearchParams): PagedSource {
  const request = (pageNo: number): PageRequest => {
    const url = new URL(proxy)
    const fields = idFields(query)
    fields.set('page', String(pageNo))
    fields.set('perpage', String(PER_PAGE))
    url.search = fields.toString()
    return url.href
  }
  return { ...base, request }
}

function idFields(query: URLSearchParams): URLSearchParams {
  const fields = new URLSearchParams({ col: '1' })
  for (const [name, value] of query) if (name !== 'page') fields.set(name, value)
  if (!fields.has('sourceContentType')) fields.set('sourceContentType', '1')
  return fields
}

function proxyUrl({ store, call }: JpageUnit, page: Page): URL {
  const printed = /["'(]([^"'()\s]{0,200}dataproxy\.jsp)/.exec(page.html)?.[1]
  const address = store?.next || call.proxyUrl || printed || '/module/web/jpage/dataproxy.jsp'
  const url = new URL(URL.canParse(address, page.url) ? address : '/module/web/jpage/dataproxy.jsp', page.url)
  url.search = ''
  return url
}
