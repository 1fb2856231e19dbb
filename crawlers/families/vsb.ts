/**
 * VSB 博达: column `…/nb.htm`, further pages `…/nb/10.htm`, `…/nb/9.htm` … numbered from the end, so that every number
 * shifts when a page is added: only the link "next page" of each page leads on. Columns below stand in the folder that
 * is named like the column.
 */
import { load } from 'cheerio'
import type { Family, Page, Recognition } from '../family.ts'
import { readListLinks } from '../list-links.ts'
import { saysEmpty } from '../list-visit.ts'
import { type ColumnVisit, listPaged, type OpenedColumn } from '../paged-listing.ts'
import type { ListBatch } from '../paged-source.ts'
import { statedLength } from '../pager.ts'
import { openStatic } from '../static-column.ts'

export const vsb: Family = { id: 'vsb', recognise, list: listPaged(open) }

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\bpb_sys_(?:common|normal)\b/, 'the pager pb_sys'],
  [/\bid=["']?line_u\d+_\d+/, 'rows line_uN_N'],
  [/vsb_content|v_news_content/, 'vsb_content'],
  [/_vsl\/|\/_sitegray\//, 'scripts of VSB'],
  [/["'/]info\/\d+\/\d+\.htm\b/, 'article addresses of the form info/1116/5946.htm'],
]

function recognise({ url, html }: Page): Recognition {
  if (/\/iList\.jsp/i.test(url)) return { sure: 'no', why: 'iList.jsp is of another system' }
  const found = MARKS.find(([mark]) => mark.test(html))
  return found === undefined ? { sure: 'no', why: 'no mark of VSB' } : { sure: 'yes', why: found[1] }
}

function open(page: Page, visit: ColumnVisit): OpenedColumn | Promise<OpenedColumn> {
  const { items, frames } = readListLinks(page.html, page.url, page.url)
  const sub = columnsBelow(page)
  if (items.length === 0 && frames.length > 0) return openStatic(page, visit)
  if (items.length === 0) return { sources: [], sub, saysEmpty: sub.length === 0 && saysEmpty(page.html) }
  const request = (pageNo: number, last: Page | null) => (pageNo === 1 ? page.url : nextOf(last))
  return { sources: [{ url: page.url, request, parse }], sub }
}

function nextOf(last: Page | null): string | null {
  if (last === null) return null
  const { next } = readListLinks(last.html, last.url, last.url)
  return next === 'script' ? null : next
}

function parse({ html, url }: Page): ListBatch {
  const { items } = readListLinks(html, url, url)
  const { rows, pages } = statedLength(html)
  const counted = /<span\b[^<>]{0,100}\bp_t\b[^<>]{0,50}>\s*\d{1,4}\s*\/\s*(\d{1,4})\s*</.exec(html)?.[1]
  return { items, total: rows, pages: pages ?? (counted === undefined ? null : Number(counted)) }
}

/** Pages in the folder of the column; those named by a number are its own further pages. */
function columnsBelow({ html, url }: Page): readonly string[] {
  const { pathname, host } = new URL(url)
  if (!/\.html?$/i.test(pathname)) return []
  const folder = `${pathname.replace(/\.html?$/i, '').replace(/\/index$/, '')}/`
  const $ = load(html)
  const targets = $('a[href]')
    .toArray()
    .map((element) => ($(element).attr('href') ?? '').trim())
    .filter((href) => URL.canParse(href, url))
    .map((href) => new URL(href, url))
    .filter((target) => target.host === host && target.pathname.startsWith(folder))
    .filter(({ pathname: path }) => /^(?!\d+\.)[\w-]+\.html?$/i.test(path.slice(folder.length)))
  return [...new Set(targets.map(({ href }) => href))]
}
