/**
 * Invented sites of local systems whose lists are plain pages with a number in their address. Every function gives the
 * answers of one column; options are the ways in which real servers of the kind differ.
 */
import type { Answering, Reply } from '../portal-server.ts'
import { type HanwebRow, hanwebRows, type Site, shell } from './hanweb.ts'

export interface NumberedQuirks {
  readonly perPage?: number
  /** Numbers in the page that lead on: all of them, the next one only (beyond the last page too), or none. */
  readonly links?: 'all' | 'next' | 'always-next' | 'none'
  /** What an unknown page answers: 404, the first page again, or news of the home page. */
  readonly beyond?: 'absent' | 'first' | 'home'
  /** A page that cannot be had. */
  readonly broken?: number
}

/** Rows of the kind, under addresses made by `address`. */
export function rowsAt(count: number, address: (index: number) => string): readonly HanwebRow[] {
  return hanwebRows(count).map((row, index) => ({ ...row, url: address(index) }))
}

interface Numbered extends NumberedQuirks {
  readonly path: (pageNo: number) => string
  /** Extra text of each page, such as a script that counts. */
  readonly more?: (pages: number) => string
  readonly markup?: (row: HanwebRow) => string
}

const listRow = ({ url, title, date }: HanwebRow) =>
  `<li><a href="${url}" title="${title}">${title.slice(0, 14)}…</a><span>${date}</span></li>`

const NEWS = Array.from(
  { length: 8 },
  (_, index) =>
    `<li><a href="/news/2026/${80_000 + index}.html">全市要闻第${index}条内容摘要</a><span>2026-02-0${index + 1}</span></li>`,
).join('')
const HOME: Reply = { body: shell(`<ul>${NEWS}</ul>`, '柏川区人民政府首页') }

function numberedSite(rows: readonly HanwebRow[], site: Numbered): Site {
  const { perPage = 10, links = 'all', beyond = 'absent', path, markup = listRow } = site
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const answer = (pageNo: number): Reply => {
    if (pageNo === site.broken) return { status: 500 }
    const shown = rows.slice((pageNo - 1) * perPage, pageNo * perPage)
    const list = `<ul class="m-lst36">${shown.map(markup).join('')}</ul>`
    return { body: shell(`${list}${pager(path, pages, pageNo, links)}${site.more?.(pages) ?? ''}`) }
  }
  const unknown = { absent: { status: 404 }, first: answer(1), home: HOME }[beyond]
  const known = Array.from({ length: pages }, (_, index) => [path(index + 1), answer(index + 1)] as const)
  return { ...Object.fromEntries(known), [path(pages + 1)]: unknown }
}

function pager(path: (pageNo: number) => string, pages: number, pageNo: number, links: string): string {
  const link = (to: number, text: string) => `<a href="${path(to).replaceAll('&', '&amp;')}">${text}</a>`
  const next =
    pageNo < pages || links === 'always-next'
      ? link(pageNo + 1, '下一页')
      : '<a href="javascript:;">下一页</a>'
  if (links === 'none' || pages === 1) return ''
  if (links.endsWith('next')) return `<p>${next}</p>`
  return `<p>${Array.from({ length: pages }, (_, index) => link(index + 1, String(index + 1))).join('')}${next}</p>`
}

const SNOWFLAKE = 1619593655548706000n

/** 陕西: `1.html`, `2.html` …, counted by `maxPage`; articles of 19 digits. */
export function shaanxiSite(
  count: number,
  quirks: NumberedQuirks & { readonly folder?: string; readonly more?: string } = {},
): Site {
  const { folder = '/zfxxgk/zfxxgknb' } = quirks
  const rows = rowsAt(count, (index) => `${folder}/${SNOWFLAKE + BigInt(index)}.html`)
  return numberedSite(rows, {
    links: 'none',
    ...quirks,
    path: (pageNo) => `${folder}/${pageNo}.html`,
    more: (pages) => `<script>var maxPage = parseInt('${pages}');</script>${quirks.more ?? ''}`,
  })
}

/** 常州: `/class/ABCDEFGH`, then `/class/ABCDEFGH/2`; an unknown number shows the home page. */
export function changzhouSite(count: number, quirks: NumberedQuirks = {}): Site {
  const rows = rowsAt(count, (index) => `/class/BCNJDAQO/${240_000 + index}.html`)
  return numberedSite(rows, {
    beyond: 'home',
    ...quirks,
    path: (pageNo) => `/class/BCNJDAQO${pageNo === 1 ? '' : `/${pageNo}`}`,
  })
}

/** iList.jsp, JEECMS and .aspx lists: the number is one parameter among others. */
export function queryPagedSite(
  path: string,
  parameter: string,
  count: number,
  quirks: NumberedQuirks & { readonly article?: (index: number) => string; readonly more?: string } = {},
): Site {
  const { article = (index: number) => `/info/detail.jsp?id=${5_000 + index}` } = quirks
  return numberedSite(rowsAt(count, article), {
    ...quirks,
    more: () => quirks.more ?? '',
    path: (pageNo) => (pageNo === 1 ? path : `${path}&${parameter}=${pageNo}`),
  })
}

/** `xxgk-list-NAME.html`: only a link leads to the next page. */
export function xxgkListSite(count: number, quirks: NumberedQuirks = {}): Site {
  const rows = rowsAt(count, (index) => `/xxgk-show-${10_000 + index}.html`)
  return numberedSite(rows, {
    links: 'next',
    ...quirks,
    path: (pageNo) => `/xxgk-list-xxgknb${pageNo === 1 ? '' : `-${pageNo}`}.html`,
  })
}

/** The static lists of 淮安: `index_2.html` is page 2, and a script writes the links. */
export function setPageSite(count: number, quirks: NumberedQuirks & { readonly counts?: number } = {}): Site {
  const rows = rowsAt(count, (index) => `/art/8a01_t0305/${60_000 + index}.html`)
  const script = `<script>nsetpage(1, ${quirks.counts ?? count}, 10)</script>`
  return numberedSite(rows, {
    links: 'none',
    ...quirks,
    path: (pageNo) => `/col/8a01_t0305/index${pageNo === 1 ? '' : `_${pageNo}`}.html`,
    more: () => script,
  })
}

/** A column of one page of static rows whose articles have the addresses of one system. */
export function staticArticles(address: (index: number) => string, count = 6): Record<string, Answering> {
  return { '/nb/': { body: shell(`<ul>${rowsAt(count, address).map(listRow).join('')}</ul>`) } }
}
