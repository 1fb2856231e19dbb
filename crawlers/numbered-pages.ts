/**
 * Lists in plain pages whose further pages have a number in their address: in the path or in the query. Law: pages are
 * known from what a page declares or links to; where it does neither, one further page is tried; an answer under another
 * heading is another page, such as the home page that some systems show for a number they do not know.
 */
import { load } from 'cheerio'
import { NotFoundError } from '../src/domain/errors.ts'
import type { Page } from './family.ts'
import { isNextWord, type ListLink, type ListLinks, readListLinks } from './list-links.ts'
import { saysEmpty } from './list-visit.ts'
import type { OpenColumn, OpenedColumn } from './paged-listing.ts'
import type { ListBatch } from './paged-source.ts'
import { scriptedPages, scriptedRows, statedLength } from './pager.ts'

export interface NumberedPages {
  /** Address of a page of the column, counted from 1; null where only a link "next page" can tell. */
  readonly page: (column: URL, pageNo: number) => string | null
  /** Which links of the page are columns below it; none where it is left out. */
  readonly below?: (link: URL, column: URL) => boolean
  /** What a row of this very column has in its address, where any has it. */
  readonly mark?: (column: URL) => string
}

/** Opens the column as its first page and reads on by number. */
export function openNumbered(rule: NumberedPages): OpenColumn {
  return async (page, { fetchPage }) => {
    const links = readListLinks(page.html, page.url, page.url)
    const [frame] = links.frames
    const isFramed = links.items.length === 0 && frame !== undefined
    return openPage(isFramed ? await fetchPage(frame) : page, rule)
  }
}

function openPage(first: Page, rule: NumberedPages): OpenedColumn {
  const column = new URL(first.url)
  const links = readListLinks(first.html, first.url, first.url)
  const own = ownRows(rule.mark?.(column) ?? '', links)
  const heading = headingOf(first.html)
  const { below } = rule
  const sub = below === undefined ? [] : anchorsOf(first).filter((url) => below(new URL(url), column))
  const request = (pageNo: number, last: Page | null) =>
    pageNo === 1 ? first.url : (nextOf(last) ?? rule.page(column, pageNo))
  const parse = (page: Page, pageNo: number): ListBatch => {
    if (pageNo > 1 && heading !== headingOf(page.html)) throw elsewhere(page, heading)
    return readBatch(page, column, rule, own)
  }
  if (links.items.length === 0 && sub.length > 0) return { sources: [], sub }
  const isLost = rule.page(column, 2) === null && links.next === 'script'
  const reason = 'only a script knows the next page of this list'
  const faults = isLost ? [{ code: 'pager_unknown', reason, url: first.url }] : []
  return { sources: [{ url: first.url, request, parse }], sub, faults }
}

function nextOf(last: Page | null): string | null {
  const next = last === null ? null : readListLinks(last.html, last.url, last.url).next
  return next === 'script' ? null : next
}

function readBatch(
  page: Page,
  column: URL,
  { page: addressOf }: NumberedPages,
  own: (link: ListLink) => boolean,
): ListBatch {
  const links = readListLinks(page.html, page.url, column.href)
  const isPager = (url: string) => pageNumber(url, column, addressOf) !== null
  const rows = links.items.filter(({ url }) => !isPager(url))
  const stated = statedLength(page.html)
  const linked = anchorsOf(page).flatMap((url) => pageNumber(url, column, addressOf) ?? [])
  return {
    items: rows.filter(own),
    skipped: rows.filter((row) => !own(row)).map(({ url }) => url),
    total: stated.rows ?? scriptedRows(page.html),
    pages: stated.pages ?? scriptedPages(page.html) ?? (linked.length > 0 ? linked.reduce(larger, 1) : null),
    leadsOn: links.next !== null && links.next !== 'script',
    saysEmpty: saysEmpty(page.html),
  }
}

const larger = (a: number, b: number) => Math.max(a, b)

/** Where the rows of the first page carry the column's mark, rows without it belong elsewhere. */
function ownRows(mark: string, { items }: ListLinks): (link: ListLink) => boolean {
  const isMarked = ({ url }: ListLink) => url.includes(mark)
  return mark !== '' && items.some(isMarked) ? isMarked : () => true
}

/** The number of the page that an address asks for; null where it is no page of the column. */
function pageNumber(url: string, column: URL, addressOf: NumberedPages['page']): number | null {
  const asked = sorted(url)
  const numbers = new Set((url.match(/\d{1,4}/g) ?? []).map(Number))
  const isAsked = (number: number) => {
    const address = addressOf(column, number)
    return number > 0 && address !== null && sorted(address) === asked
  }
  return [...numbers].find(isAsked) ?? null
}

/** An address with its query in one order, since links and scripts write it in another. */
function sorted(address: string): string {
  const url = new URL(address)
  url.searchParams.sort()
  url.hash = ''
  return url.href
}

/** Of links that name something; where "next page" leads may lie beyond the end. */
function anchorsOf({ html, url }: Page): readonly string[] {
  const $ = load(html)
  const found = $('a[href]')
    .toArray()
    .filter((element) => !isNextWord($(element).text()))
    .map((element) => ($(element).attr('href') ?? '').trim())
    .filter((href) => href !== '' && !/^(?:#|javascript:)/i.test(href) && URL.canParse(href, url))
    .map((href) => new URL(href, url))
    .filter(({ host }) => host === new URL(url).host)
  return [...new Set(found.map((target) => target.href))]
}

/** Name of the column as its page says it, page numbers left out. */
function headingOf(html: string): string {
  const meta = /<meta\b[^<>]{0,200}\bname=["']?ColumnName["']?[^<>]{0,200}>/i.exec(html)?.[0] ?? ''
  const column = /\bcontent=["']([^"']{1,100})["']/i.exec(meta)?.[1]
  const title = /<title\b[^<>]*>([^<]{0,200})/i.exec(html)?.[1] ?? ''
  return (column ?? title).replace(/第?\s*\d+\s*页?|\s+/g, '')
}

function elsewhere(page: Page, heading: string): NotFoundError {
  return new NotFoundError('other_page', `${page.url} shows another page than one of "${heading}"`, {
    context: { url: page.url },
  })
}
