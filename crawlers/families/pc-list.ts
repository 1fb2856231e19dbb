/**
 * The platform of 自贡, 广安, 宜春, 开封, 大理 and 文山: `/<site>/<column>/pc/list.html` holds its rows as `articleList` in a
 * script, each with its addresses as JSON within a string. Further pages are `list_2.html` …; a row without a page is
 * its first file.
 */
import type { Family, Page, Recognition } from '../family.ts'
import { listAt, textAt } from '../json-path.ts'
import { readRows } from '../json-rows.ts'
import { readListLinks } from '../list-links.ts'
import { saysEmpty } from '../list-visit.ts'
import { listPaged, type OpenedColumn } from '../paged-listing.ts'
import type { ListBatch } from '../paged-source.ts'
import { scriptedPages, statedLength } from '../pager.ts'
import { scriptLiteral } from '../script-literal.ts'

export const pcList: Family = { id: 'pc-list', recognise, list: listPaged(open) }

const FIELDS = { url: 'urls.pc|url|file', title: 'title', date: 'pubDate|publishDate' }
const ADDRESS = /\/pc\/list(?:_\d+)?\.html$/

function recognise({ url, html }: Page): Recognition {
  if (/\barticleList\b/.test(html) && /\/pc\/(?:list|content)/.test(`${url} ${html}`)) {
    return { sure: 'yes', why: 'articleList in a script, addresses of the form /pc/list and /pc/content' }
  }
  return { sure: 'no', why: 'no articleList of the pc/list platform' }
}

function open(page: Page): OpenedColumn {
  const column = new URL(page.url)
  const request = (pageNo: number) => {
    const url = new URL(column)
    url.pathname = column.pathname.replace(/(?:_\d+)?\.html$/, pageNo === 1 ? '.html' : `_${pageNo}.html`)
    return pageNo > 1 && !ADDRESS.test(column.pathname) ? null : url.href
  }
  return { sources: [{ url: page.url, request, parse }], sub: columnsBelow(page) }
}

/** `…/<column>/<year>/pc/list.html` below `…/<column>/pc/list.html`. */
function columnsBelow({ html, url }: Page): readonly string[] {
  const root = new URL(url).pathname.replace(/pc\/list(?:_\d+)?\.html$/, '')
  const links = html.matchAll(/\bhref=["']([^"'\s]{1,500}\/pc\/list\.html)["']/g)
  return [...links]
    .map(([, href = '']) => new URL(href, url))
    .filter((link) => link.host === new URL(url).host && link.pathname !== new URL(url).pathname)
    .filter(({ pathname }) => root !== '/' && pathname.startsWith(root))
    .map(({ href }) => href)
}

function parse(page: Page): ListBatch {
  const rows = listAt(scriptLiteral(page.html, 'articleList'), '$')
  if (rows === null) return written(page)
  const withFile = rows.map((row) => ({ ...Object(row), file: fileOf(row) }))
  return {
    ...readRows(withFile, FIELDS, page, page.url),
    ...lengthOf(page),
    saysEmpty: rows.length === 0 && saysEmpty(page.html),
  }
}

/** Rows that stand in the page itself. */
function written(page: Page): ListBatch {
  const { items } = readListLinks(page.html, page.url, page.url)
  return { items, ...lengthOf(page), saysEmpty: saysEmpty(page.html) }
}

function lengthOf({ html }: Page): Pick<ListBatch, 'total' | 'pages'> {
  const stated = statedLength(html)
  const rows = scriptLiteral(html, '(?:total(?:Count|Num|Rows?)?)')
  return {
    total: stated.rows ?? (typeof rows === 'number' ? rows : null),
    pages: stated.pages ?? scriptedPages(html),
  }
}

function fileOf(row: unknown): string | null {
  const path = textAt(row, 'articleFiles.0.filePath')
  const host = textAt(row, 'articleFiles.0.domainName') ?? ''
  if (path === null || /^https?:/.test(path)) return path
  return /^https?:/.test(host) ? new URL(path, host).href : path
}
