/**
 * From any page of a site to its column of annual reports, as a visitor would go: what the page names, what lies behind
 * 政府信息公开 or 政务公开, the site map, and last the site's own search. Every step is kept, to be shown.
 */
import { load } from 'cheerio'
import { AppError } from '../src/domain/errors.ts'
import { classifyTitle } from '../src/domain/title.ts'
import { type NamedLink, namedLinks, namesAnnualColumn } from './column-words.ts'
import type { FetchPage, Page } from './family.ts'
import { readListLinks } from './list-links.ts'
import { refuseTooDeep } from './page-depth.ts'

export interface FoundColumn {
  readonly url: string
  /** By what it was found, in words. */
  readonly how: string
}

export interface ColumnSearch {
  readonly columns: readonly FoundColumn[]
  /** What was looked at, and what could not be. */
  readonly looked: readonly string[]
}

const OPENNESS = /^(?:政府|政务)?信息公开(?:平台|专栏|专题|目录|年报)?$|^政务公开$|^法定主动公开内容$/
const SITE_MAP = /^(?:网站|站点)(?:地图|导航)$/
/** Pages looked at on one level. */
const WIDTH = 4
const QUERY = '政府信息公开工作年度报告'

export interface Search {
  readonly fetchPage: FetchPage
  /** Which addresses belong to the site, and are worth a look. */
  readonly isOurs: (url: string) => boolean
  /** Grows as pages are looked at. */
  readonly looked: string[]
}

/** `isOurs` says which addresses belong to the site. Never throws for a page that cannot be had. */
export async function findColumns(
  start: Page,
  fetchPage: FetchPage,
  isOurs: (url: string) => boolean,
): Promise<ColumnSearch> {
  const search: Search = { fetchPage, isOurs, looked: [`${start.url}: the page given`] }
  for await (const columns of columnsByWay(start, search)) return { columns, looked: search.looked }
  return { columns: [], looked: search.looked }
}

/** What each way found, from the nearest to the farthest; a way that is not asked for costs no request. */
export async function* columnsByWay(
  start: Page,
  search: Search,
): AsyncGenerator<readonly FoundColumn[], void, void> {
  for (const way of [named, behindOpenness, onSiteMap, bySearch]) {
    const columns = await way(start, search)
    if (columns.length > 0) yield columns
  }
}

/** Columns that the words of the page itself name, its breadcrumb included. */
export async function named(page: Page, { isOurs }: Pick<Search, 'isOurs'>): Promise<readonly FoundColumn[]> {
  return namedLinks(page.html, page.url, namesAnnualColumn)
    .filter(({ url }) => isOurs(url))
    .map(({ url, text }) => ({ url, how: `named "${text}" on ${page.url}` }))
}

/** Two levels: home → 政务公开 → 政府信息公开 → 年报. */
async function behindOpenness(start: Page, search: Search): Promise<readonly FoundColumn[]> {
  let pages: readonly Page[] = [start]
  const seen = new Set([start.url])
  for (let level = 0; level < 2; level++) {
    const links = pages.flatMap((page) => linksTo(page, OPENNESS, search)).filter(({ url }) => !seen.has(url))
    for (const { url } of links) seen.add(url)
    pages = await visit(links, search)
    const found = (await Promise.all(pages.map((page) => named(page, search)))).flat()
    if (found.length > 0) return unique(found)
  }
  return []
}

async function onSiteMap(start: Page, search: Search): Promise<readonly FoundColumn[]> {
  const pages = await visit(linksTo(start, SITE_MAP, search), search)
  return unique((await Promise.all(pages.map((page) => named(page, search)))).flat())
}

/** Reports that the site's search finds show where they lie: the directory of an article is its column's. */
async function bySearch(start: Page, search: Search): Promise<readonly FoundColumn[]> {
  const form = searchForm(start)
  if (form === null || !search.isOurs(form)) return []
  const [page] = await visit([{ url: form, text: 'site search' }], search)
  if (page === undefined) return []
  const reports = readListLinks(page.html, page.url, page.url).items.filter(
    ({ url, title }) => search.isOurs(url) && classifyTitle(title).verdict === 'report',
  )
  return unique(
    reports.map(({ url, title }) => ({ url: columnOf(url), how: `the site's search found "${title}"` })),
  )
}

function linksTo(page: Page, words: RegExp, { isOurs }: Search): readonly NamedLink[] {
  const test = (text: string) => words.test(text.replace(/\s+/g, ''))
  return namedLinks(page.html, page.url, test)
    .filter(({ url }) => isOurs(url) && url.replace(/#.*$/, '') !== page.url)
    .slice(0, WIDTH)
}

async function visit(links: readonly NamedLink[], { fetchPage, looked }: Search): Promise<readonly Page[]> {
  const pages: Page[] = []
  for (const { url, text } of links.slice(0, WIDTH)) {
    try {
      pages.push(await fetchPage(url))
      looked.push(`${url}: ${text}`)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      looked.push(`${url}: ${text}: ${error.code}`)
    }
  }
  return pages
}

/** Address of a search by GET with our words in it; null where the page has no such form. */
function searchForm({ html, url }: Page): string | null {
  refuseTooDeep(html, url)
  const $ = load(html)
  for (const form of $('form').toArray()) {
    const method = ($(form).attr('method') ?? 'get').toLowerCase()
    const action = $(form).attr('action') ?? ''
    const field = $(form).find('input[type=text], input[type=search], input:not([type])').first().attr('name')
    if (method !== 'get' || field === undefined || !URL.canParse(action, url)) continue
    const target = new URL(action, url)
    for (const input of $(form).find('input[type=hidden]').toArray()) {
      const name = $(input).attr('name')
      if (name !== undefined) target.searchParams.set(name, $(input).attr('value') ?? '')
    }
    target.searchParams.set(field, QUERY)
    return target.href
  }
  return null
}

/** `/a/202601/t20260120_1.html` lies in the column `/a/`. */
function columnOf(article: string): string {
  const url = new URL(article)
  url.pathname = url.pathname.replace(/[^/]*$/, '').replace(/(?:20\d{2}(?:\/?\d{2}){0,2}|content|art)\/$/, '')
  url.search = ''
  url.hash = ''
  return url.href
}

function unique(columns: readonly FoundColumn[]): readonly FoundColumn[] {
  return [...new Map(columns.map((column) => [column.url, column] as const)).values()]
}
