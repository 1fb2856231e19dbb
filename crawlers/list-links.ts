/**
 * Everything a static list page links to, sorted: rows that look like articles, directories below the column, frames.
 * Comments are not read; the full title is preferred to a shortened one.
 */
import { type CheerioAPI, load } from 'cheerio'
import { isArticlePath, isNumberedFolder } from './article-path.ts'
import { isOnlyDate, listedDate } from './listed-date.ts'
import { refuseTooDeep } from './page-depth.ts'
import { scriptLinks } from './script-links.ts'
import { desktopUrl } from './twin-url.ts'

/** Cheerio's nodes, named through its own signatures so that no other package is leaned on. */
type AnyNode = Parameters<CheerioAPI['contains']>[1]
type Element = Extract<AnyNode, { attribs: unknown }>
type ParentNode = NonNullable<Element['parent']>

export interface ListLink {
  /** Absolute, canonical: no fragment, mobile twin folded into its article. */
  readonly url: string
  readonly title: string
  readonly listed_on: string | null
  /** The body that the list itself names as publisher, where a portal file says how. */
  readonly agency?: string
}

export interface ListLinks {
  readonly items: readonly ListLink[]
  /** Absolute addresses of directory-like pages strictly below the column's own directory. */
  readonly below: readonly string[]
  /** Frames that may hold the list. */
  readonly frames: readonly string[]
  /** Where "next page" leads; `script` where only a script knows. */
  readonly next: string | 'script' | null
}

const FRAME_NOISE = /visitcount|login|tree\.jsp|share|count|stat\b/i

/** `base` is the address of the page, `columnUrl` of the column it belongs to. */
export function readListLinks(html: string, base: string, columnUrl: string): ListLinks {
  refuseTooDeep(html, base)
  return sortLinks(load(html), base, columnUrl)
}

function sortLinks($: CheerioAPI, base: string, columnUrl: string): ListLinks {
  const root = baseHref($, base)
  const anchors = $('a')
    .toArray()
    .flatMap((element) => anchorOf($, element, root))
  const articles = anchors.filter((anchor) => isArticle(anchor.url))
  const owners = { articles: rowOwners(articles), links: rowOwners(anchors) }
  const items = anchors.flatMap((anchor) => itemOf($, anchor, owners, columnUrl))
  const listed = new Set(items.map(({ url }) => url))
  const below = anchors
    .filter(({ url }) => isBelow(url, columnUrl) && !listed.has(url))
    .map((anchor) => anchor.url)
  return {
    items: uniqueItems([...items, ...scriptLinks($, root).filter((link) => isArticle(link.url))]),
    below: [...new Set(below)],
    frames: frames($, root),
    next: nextPage($, root),
  }
}

interface Anchor {
  readonly element: Element
  readonly url: string
}

function anchorOf($: CheerioAPI, element: Element, root: string): readonly Anchor[] {
  const href = ($(element).attr('href') ?? '').trim()
  const target = /^(?:javascript:|#|$)/i.test(href) ? openedBy($, element) : href
  if (target === null || !URL.canParse(target, root)) return []
  const url = new URL(target, root)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return []
  return [{ element, url: desktopUrl(url.href) }]
}

const SCRIPTED = /(["'])([^"'\\\s<>]{2,400})\1/g
const ADDRESS =
  /^(?:https?:\/\/|\.{0,2}\/|[\w-]+\/)|^[\w-]+\.(?:s?html?|jspx?|aspx?|php|pdf|docx?|wps)(?:[?#]|$)/i

/** The address that a click on a title opens by script; the text is only searched, never run. */
function openedBy($: CheerioAPI, element: Element): string | null {
  const { href = '', onclick = '' } = element.attribs
  if (foldSpace($(element).text()).length <= 5) return null
  const words = `${onclick} ${/^javascript:/i.test(href) ? href : ''}`.slice(0, 2_000)
  const found = [...words.matchAll(SCRIPTED)]
    .map((match) => match[2] ?? '')
    .find((word) => ADDRESS.test(word))
  return found === undefined ? null : found.replaceAll('&amp;', '&')
}

/** For each element the address of the only link in it; null where it holds links to several. */
type RowOwners = ReadonlyMap<ParentNode, string | null>

interface Owners {
  readonly articles: RowOwners
  readonly links: RowOwners
}

function rowOwners(anchors: readonly Anchor[]): RowOwners {
  const owners = new Map<ParentNode, string | null>()
  for (const { element, url } of anchors) {
    for (let node: ParentNode | null = element; node !== null; node = node.parent) {
      const owner = owners.get(node)
      if (owner === null) break
      owners.set(node, owner === undefined || owner === url ? url : null)
    }
  }
  return owners
}

function itemOf($: CheerioAPI, anchor: Anchor, owners: Owners, columnUrl: string): readonly ListLink[] {
  const { element, url } = anchor
  const isItem = isArticle(url)
  const inner = innerDate($, element)
  const listed_on = inner.date ?? rowDate($, element, isItem ? owners.articles : owners.links)
  const isDatedPage = !isItem && listed_on !== null && inner.title.length > 5 && mayBePage(url, columnUrl)
  if (!isItem && !isDatedPage) return []
  const attribute = foldSpace($(element).attr('title') ?? '').replace(/<[^>]*>/g, '')
  const title = attribute.length > inner.title.length ? attribute : inner.title
  return title === '' ? [] : [{ url, title, listed_on }]
}

/** Title and date where the date stands inside the link. */
function innerDate($: CheerioAPI, element: Element): { title: string; date: string | null } {
  const dated = $(element)
    .find('*')
    .toArray()
    .find((child) => isOnlyDate($(child).text()))
  const all = foldSpace($(element).text())
  if (dated === undefined) return { title: all, date: null }
  const dateText = $(dated).text()
  return { title: foldSpace(all.replace(foldSpace(dateText), ' ')), date: listedDate(spaced($, dated)) }
}

const ROW_LEVELS = 4

/** The date in the smallest surrounding element that belongs to this link alone, or in what follows the link. */
function rowDate($: CheerioAPI, element: Element, owners: RowOwners): string | null {
  let row: Element = element
  for (let level = 0; level < ROW_LEVELS; level++) {
    const parent = row.parent
    if (parent === null || parent.type !== 'tag' || /^(?:body|html|ul|ol|table|tbody)$/.test(parent.name))
      break
    if (owners.get(parent) === null) break
    row = parent
    const date = listedDate(spaced($, row, element))
    if (date !== null) return date
  }
  const next = $(row).next()
  if (next.length === 0 || next.find('a[href]').length > 0 || next.is('a,li,tr')) return null
  return isOnlyDate(next.text()) ? listedDate(next.text()) : null
}

/** Text of a node with a space between pieces, leaving out `except`. */
function spaced($: CheerioAPI, node: AnyNode, except?: AnyNode): string {
  if (node === except) return ' '
  if (node.type === 'text') return node.data
  if (node.type !== 'tag') return ''
  return $(node)
    .contents()
    .toArray()
    .map((child) => spaced($, child, except))
    .join(' ')
}

function isArticle(url: string): boolean {
  return isArticlePath(new URL(url).pathname)
}

/** A dated row leads to a page unless it leads to a column below, to the column itself or to a home page. */
function mayBePage(url: string, columnUrl: string): boolean {
  const { pathname, search } = new URL(url)
  if (url === desktopUrl(columnUrl) || (pathname === '/' && search === '')) return false
  return isNumberedFolder(pathname) || !isBelow(url, columnUrl)
}

function isBelow(url: string, columnUrl: string): boolean {
  const column = new URL(columnUrl)
  const target = new URL(url)
  const directory = column.pathname.replace(/[^/]*$/, '')
  if (target.host !== column.host || directory === '/' || !target.pathname.startsWith(directory)) return false
  // The same path with another query is another page of this very list.
  if (target.pathname === column.pathname) return false
  const rest = target.pathname.slice(directory.length)
  if (/^(?:index\.s?html?)?$/i.test(rest) || isArticlePath(target.pathname)) return false
  return /(?:^|\/)(?:index\.s?html?)?$/i.test(rest) || /(?:^|\/)(?!\d{5,}$)[^./]+$/.test(rest)
}

function frames($: CheerioAPI, root: string): readonly string[] {
  return $('iframe[src], frame[src]')
    .toArray()
    .map((element) => $(element).attr('src') ?? '')
    .filter((src) => src !== '' && !FRAME_NOISE.test(src) && URL.canParse(src, root))
    .map((src) => new URL(src, root))
    .filter((url) => url.host === new URL(root).host)
    .map((url) => url.href)
}

/** Whether a link says no more than "next page". */
export function isNextWord(text: string): boolean {
  return /^(?:下一?页|后一?页|next)\s*[>›»]*$/i.test(foldSpace(text))
}

function nextPage($: CheerioAPI, root: string): string | null {
  const anchor = $('a')
    .toArray()
    .find((element) => isNextWord($(element).text()))
  if (anchor === undefined) return null
  const href = ($(anchor).attr('href') ?? '').trim()
  if (/^(?:javascript:|#|$)/i.test(href)) {
    return /\(\s*["']?[2-9]/.test(`${href} ${$(anchor).attr('onclick') ?? ''}`) ? 'script' : null
  }
  return URL.canParse(href, root) ? new URL(href, root).href : null
}

function baseHref($: CheerioAPI, base: string): string {
  const href = $('base[href]').first().attr('href')
  return href !== undefined && URL.canParse(href, base) ? new URL(href, base).href : base
}

/** One link an address; of two with the same, the longer title and the known date stay. */
function uniqueItems(items: readonly ListLink[]): readonly ListLink[] {
  const byUrl = new Map<string, ListLink>()
  for (const item of items) {
    const known = byUrl.get(item.url)
    byUrl.set(item.url, known === undefined ? item : mergeItems(known, item))
  }
  return [...byUrl.values()]
}

function mergeItems(a: ListLink, b: ListLink): ListLink {
  return {
    url: a.url,
    title: b.title.length > a.title.length ? b.title : a.title,
    listed_on: a.listed_on ?? b.listed_on,
  }
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
