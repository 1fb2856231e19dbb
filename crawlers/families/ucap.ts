/**
 * Ucap 开普: lists as files (`list.shtml`, page 2 is `list_2.shtml` or, by the stem, `list_1.shtml`; in some cities
 * `?2`), lists behind one of its JSON APIs, and the variant of 河北 whose columns, blocks and articles have UUIDs. Where a
 * page declares its files, they are read; the APIs only where they are the sole way.
 */
import type { Family, Page, Recognition } from '../family.ts'
import { readListLinks } from '../list-links.ts'
import { saysEmpty } from '../list-visit.ts'
import { type ColumnVisit, listPaged, type OpenedColumn } from '../paged-listing.ts'
import type { ListBatch, PagedSource } from '../paged-source.ts'
import { statedLength } from '../pager.ts'
import { openStatic } from '../static-column.ts'
import { apiSource, calledApi, channelSource } from './ucap/list-apis.ts'

export const ucap: Family = { id: 'ucap', recognise, list: listPaged(open) }

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const BLOCK = new RegExp(
  `["'(]([^"'()\\s]{0,100}/columns/${UUID}/templates/${UUID}/blocks/${UUID})(?:\\?[^"'()\\s]{0,200})?["')]`,
  'gi',
)
const ARTICLES = /\/c\d{5,6}[a-z]?\/20\d{4}\/(?:[0-9a-f]{32}|c\d\d_\d+)\.shtml/

function recognise(page: Page): Recognition {
  const { html, url } = page
  const api = calledApi(page)
  if (api !== null) return { sure: 'yes', why: `the list API ${api.name}` }
  if (new RegExp(`/columns/${UUID}/`, 'i').test(`${url} ${html}`)) {
    return { sure: 'yes', why: 'columns with a UUID' }
  }
  const mark = /UCAPCONTENT|UCAPTITLE|UCAP-CONTENT|ucap/i.exec(html)?.[0]
  if (mark !== undefined) return { sure: 'yes', why: `the mark ${mark}` }
  if (ARTICLES.test(html))
    return { sure: 'yes', why: 'article addresses of the form c100275/202404/ID.shtml' }
  return { sure: 'no', why: 'no mark of Ucap' }
}

async function open(page: Page, visit: ColumnVisit): Promise<OpenedColumn> {
  const blocks = [...new Set([...page.html.matchAll(BLOCK)].map(([, address = '']) => address))]
  const { items, below } = readListLinks(page.html, page.url, page.url)
  if (blocks.length > 0) {
    const sources = blocks.map((block) => blockSource(new URL(block, page.url), page, blocks.length > 1))
    return { sources, items, sub: below }
  }
  const isFiled = items.length > 0 && /\bcreatePageHTML\s*\(/i.test(page.html)
  const api = isFiled ? null : calledApi(page)
  if (api !== null) return { sources: [apiSource(api, page)], items, sub: below }
  if (/\bhref=["'][^"'?]{0,200}\?2["']/.test(page.html)) return { sources: [queryPages(page)], sub: below }
  const opened = await openStatic(page, visit)
  if (opened.inPage !== undefined || (opened.sub ?? []).length > 0 || opened.saysEmpty) return opened
  const channel = channelSource(page)
  return channel === null ? opened : { sources: [channel] }
}

/** A block of the page, answered as a piece of HTML. Which of several is the list, nobody says. */
function blockSource(block: URL, page: Page, optional: boolean): PagedSource {
  return {
    url: page.url,
    optional,
    request: (pageNo) => ({
      url: `${block.origin}${block.pathname}?page=${pageNo}&fix=0`,
      referer: page.url,
    }),
    parse: ({ html }) => readFragment(html, page.url),
  }
}

/** `list.shtml?2` is page 2. */
function queryPages(page: Page): PagedSource {
  const base = page.url.replace(/[?#].*$/, '')
  return {
    url: page.url,
    request: (pageNo) => (pageNo === 1 ? page.url : `${base}?${pageNo}`),
    parse: ({ html }) => readFragment(html, page.url),
  }
}

function readFragment(html: string, base: string): ListBatch {
  const { items } = readListLinks(html, base, base)
  const { rows, pages } = statedLength(html)
  return { items, total: rows, pages, saysEmpty: items.length === 0 && saysEmpty(html) }
}
