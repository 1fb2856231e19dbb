/**
 * Content systems of single provinces and cities whose lists are plain pages with a number in their address: a row a
 * system. Those whose pages are files like any other need no row here: static-list reads them.
 */
import type { Family, Page, Recognition } from '../family.ts'
import { type NumberedPages, openNumbered } from '../numbered-pages.ts'
import { listPaged } from '../paged-listing.ts'

interface LocalSystem extends NumberedPages {
  readonly id: string
  readonly system: string
  /** Of the column's path and query. */
  readonly address: RegExp
  /** What else must be in the page; where it is not, the address alone makes a "maybe". */
  readonly body?: RegExp
}

/** `…/1.html` is a list, `…/<year or organ>/1.html` one below it; articles have 19 digits. */
const SHAANXI: LocalSystem = {
  id: 'shaanxi-pages',
  system: '陕西: pages 1.html, 2.html …',
  address: /\/1\.html$/,
  body: /\bmaxPage\b|\bm-(?:2?lst36|lst)\b|\/\d{19}\.html/,
  page: (column, pageNo) => withPath(column, /\/\d+\.html$/, `/${pageNo}.html`),
  below: (link, column) => {
    const folder = column.pathname.replace(/[^/]*$/, '')
    const rest = link.pathname.startsWith(folder) ? link.pathname.slice(folder.length) : ''
    return /^(?:[\w-]+\/)+1\.html$/.test(rest)
  },
}

/** A number it does not know is answered with news of the home page. */
const CHANGZHOU: LocalSystem = {
  id: 'changzhou-class',
  system: '常州: /class/XXXXXXXX, then /class/XXXXXXXX/2',
  address: /\/class\/[A-Za-z]{8}(?:\/1)?\/?$/,
  page: (column, pageNo) => withPath(column, /(\/class\/[A-Za-z]{8})(?:\/\d+)?\/?$/, `$1/${pageNo}`),
  mark: (column) => /\/class\/[A-Za-z]{8}/.exec(column.pathname)?.[0] ?? '',
}

/** Searches over what TRS published: was5 links its pages, govsearch leaves them to a script and counts rows. */
const TRS_SEARCH: LocalSystem = {
  id: 'trs-search',
  system: 'TRS searches (was5, govsearch): pages by page',
  address: /\/(?:was5\/web\/search|govsearch\/[\w-]+\.jsp)\?/i,
  page: (column, pageNo) => withQuery(column, 'page', pageNo),
}

const ILIST: LocalSystem = {
  id: 'ilist',
  system: 'iList.jsp (德阳, 乌鲁木齐): pages by cur_page',
  address: /\/iList\.jsp\?/i,
  page: (column, pageNo) => withQuery(column, 'cur_page', pageNo),
}

const JEECMS: LocalSystem = {
  id: 'jeecms',
  system: 'JEECMS (玉溪, 郑州): pages of a .jspx by pageNo',
  address: /\.jspx\?/i,
  page: (column, pageNo) => withQuery(column, 'pageNo', pageNo),
}

const ASPX: LocalSystem = {
  id: 'aspx-pages',
  system: 'lists of an .aspx (云南人社): pages by page',
  address: /\.aspx\?/i,
  page: (column, pageNo) => withQuery(column, 'page', pageNo),
}

const XXGK_LIST: LocalSystem = {
  id: 'xxgk-list',
  system: 'xxgk-list-NAME.html (吉安, 达州)',
  address: /\/xxgk-list-[\w-]+\.html$/,
  page: () => null,
}

export const LOCAL_PAGES: readonly Family[] = [
  SHAANXI,
  CHANGZHOU,
  TRS_SEARCH,
  ILIST,
  JEECMS,
  ASPX,
  XXGK_LIST,
].map(familyOf)

function familyOf(system: LocalSystem): Family {
  return {
    id: system.id,
    recognise: (page) => recognise(system, page),
    list: listPaged(openNumbered(system)),
  }
}

function recognise({ system, address, body }: LocalSystem, { url, html }: Page): Recognition {
  const { pathname, search } = new URL(url)
  if (!address.test(pathname + search)) return { sure: 'no', why: `no address of ${system}` }
  if (body === undefined || body.test(html)) return { sure: 'yes', why: `the address is of ${system}` }
  return { sure: 'maybe', why: `the address may be of ${system}` }
}

function withPath(column: URL, path: RegExp, replacement: string): string | null {
  if (!path.test(column.pathname)) return null
  const url = new URL(column)
  url.pathname = column.pathname.replace(path, replacement)
  url.hash = ''
  return url.href
}

function withQuery(column: URL, name: string, pageNo: number): string {
  const url = new URL(column)
  const written = [...url.searchParams.keys()].find((key) => key.toLowerCase() === name.toLowerCase())
  url.searchParams.set(written ?? name, String(pageNo))
  url.hash = ''
  return url.href
}
