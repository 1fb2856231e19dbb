/**
 * How a static list is split into pages. What the page declares is believed only as a plan: whether page N really is a
 * further page is seen from its links.
 */
import { stripScriptComments } from './script-links.ts'

export interface Pager {
  /** Declared number of pages; null where the page says nothing. */
  readonly declared: number | null
  /** Declared number of rows, where a pager's call says it. */
  readonly rows?: number
  /** Address of the page with this suffix (`index_1.html` has suffix 1). */
  readonly page: (suffix: number) => string
  /** Suffixes at the ends that may be absent without a loss, because counting may start at 1 or 2. */
  readonly optional: (suffix: number) => boolean
  /** Last suffix to try; null where only an overflow page tells the end. */
  readonly last: number | null
  /** What the plan rests on. */
  readonly why: string
}

const CALL = /\bcreatePage(?:HTML)?\s*\(([^()]{1,300})\)/i

/** Reads the pager of page 1. */
export function readPager(html: string, pageUrl: string): Pager {
  const script = stripScriptComments(html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' '))
  return (
    calledPager(script, pageUrl) ??
    countedPager(script, pageUrl) ??
    setPager(script, pageUrl) ??
    linkedPager(html, pageUrl)
  )
}

const SET_PAGE = /\bnsetpage\s*\(\s*["']?\d{1,6}["']?\s*,\s*["']?(\d{1,7})/

/** `nsetpage(1, total, size)` (淮安) writes its links itself: `index_2.html` is page 2. What it counts differs from site to site. */
function setPager(script: string, pageUrl: string): Pager | null {
  if (!SET_PAGE.test(script)) return null
  const { stem, extension } = splitName(pageUrl)
  return {
    declared: null,
    page: (suffix) => named(pageUrl, `${stem}_${suffix}.${extension}`),
    optional: (suffix) => suffix === 1,
    last: null,
    why: 'nsetpage, which is tried page by page',
  }
}

/** What `nsetpage` counts, rows or pages; null without one. */
export function setPageCount(html: string): number | null {
  const count = SET_PAGE.exec(stripScriptComments(html))?.[1]
  return count === undefined ? null : Number(count)
}

/** `createPageHTML(12, 0, "index", "html")`, with variables, or with a container id first and the page counted from 1. */
function calledPager(script: string, pageUrl: string): Pager | null {
  const call = CALL.exec(script)?.[1]
  if (call === undefined) return null
  const args = call.split(',').map((argument) => resolveArgument(argument.trim(), script))
  const withContainer = args.length >= 5 && !/^\d+$/.test(args[0] ?? '')
  const [total, , stem, extension, rows = ''] = withContainer ? args.slice(1) : args
  if (total === undefined || !/^\d+$/.test(total)) return null
  const parts = splitName(pageUrl)
  const name = stem !== undefined && /^[\w-]+$/.test(stem) ? stem : parts.stem
  const ending =
    extension !== undefined && /^\.?\w+$/.test(extension) ? extension.replace('.', '') : parts.extension
  const page = (suffix: number) => named(pageUrl, `${name}_${suffix}.${ending}`)
  const plan = planned(Number(total), page, withContainer, `createPageHTML with ${total} pages`)
  return withContainer && /^\d{1,6}$/.test(rows) ? { ...plan, rows: Number(rows) } : plan
}

/** `var countPage = 12`, or a total of rows with a page size. */
function countedPager(script: string, pageUrl: string): Pager | null {
  const { stem, extension } = splitName(pageUrl)
  const page = (suffix: number) => named(pageUrl, `${stem}_${suffix}.${extension}`)
  const count = scriptedPages(script)
  // `$(".pagination").pagination({totalPage: 12})` (上海) counts from 1, `var countPage = 12` (TRS) from 0.
  const eitherBase = /\bpagination\s*\(\s*\{/.test(script)
  if (count !== null) return planned(count, page, eitherBase, `${count} pages by a script variable`)
  const rows = /\btotal\s*[=:]\s*["']?(\d{1,7})/.exec(script)?.[1]
  const size = /\b(?:page)?size\s*[=:]\s*["']?(\d{1,4})/i.exec(script)?.[1]
  if (rows === undefined || size === undefined || Number(size) === 0) return null
  const pages = Math.ceil(Number(rows) / Number(size))
  return planned(pages, page, true, `${rows} rows of ${size} a page`)
}

/** Pages of the list by a variable of the page's script (`maxPage = parseInt('3')`); null where none says it. */
export function scriptedPages(script: string): number | null {
  const count =
    /\b(?:countPage|pageCount|totalPages?|maxPage)\s*[=:]\s*(?:parseInt\(\s*)?["']?(\d{1,6})/.exec(
      script,
    )?.[1]
  return count === undefined ? null : Number(count)
}

/** Rows of the list by a variable of the page's script (`var m_nRecordCount = 120`); null where none says it. */
export function scriptedRows(script: string): number | null {
  const count = /\b(?:m_n)?(?:recordCount|totalRecords?)\s*[=:]\s*["']?(\d{1,7})\b/i.exec(script)?.[1]
  return count === undefined ? null : Number(count)
}

/** Links to `stem_N.ext` beside this page; without any, one overflow page is tried. */
function linkedPager(html: string, pageUrl: string): Pager {
  const { stem, extension } = splitName(pageUrl)
  const visible = html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
  const linked = new RegExp(`["'/]${escapeRegExp(stem)}_(\\d{1,4})\\.(s?html?)\\b`, 'gi')
  const seen = [...visible.matchAll(linked)]
  const ending = seen[0]?.[2] ?? extension
  return {
    declared: null,
    page: (suffix) => named(pageUrl, `${stem}_${suffix}.${ending}`),
    optional: (suffix) => suffix === 1 && seen.length > 0,
    last: null,
    why: seen.length > 0 ? 'numbered links beside the page' : 'nothing: one further page is tried',
  }
}

/** `eitherBase`: it is not known whether the second page is `_1` or `_2`, so both ends may be absent. */
function planned(pages: number, page: (suffix: number) => string, eitherBase: boolean, why: string): Pager {
  return {
    declared: pages,
    page,
    optional: (suffix) => eitherBase && (suffix === 1 || suffix === pages),
    last: pages <= 1 ? 0 : eitherBase ? pages : pages - 1,
    why,
  }
}

function resolveArgument(argument: string, script: string): string {
  const literal = /^["']([^"']*)["']$/.exec(argument)?.[1]
  if (literal !== undefined) return literal
  if (!/^[A-Za-z_$][\w$]*$/.test(argument)) return argument
  const value = new RegExp(`\\b${escapeRegExp(argument)}\\s*=\\s*["']?([\\w.-]+)`).exec(script)?.[1]
  return value ?? argument
}

function splitName(pageUrl: string): { stem: string; extension: string } {
  const name = new URL(pageUrl).pathname.split('/').at(-1) ?? ''
  const match = /^(.+)\.(s?html?)$/i.exec(name)
  return { stem: match?.[1] ?? 'index', extension: match?.[2] ?? 'html' }
}

function named(pageUrl: string, name: string): string {
  const url = new URL(pageUrl)
  url.pathname = url.pathname.replace(/[^/]*$/, name)
  url.hash = ''
  return url.href
}

/** What a visitor reads about the length of the list (共52条, 共3页); null where it says nothing. */
export function statedLength(html: string): { readonly rows: number | null; readonly pages: number | null } {
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<script\b[\s\S]*?(?:<\/script\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, '')
  const number = (unit: string) => {
    const found = new RegExp(`共(?:有|计)?\\s{0,5}(\\d{1,6})\\s{0,5}${unit}`).exec(text)?.[1]
    return found === undefined ? null : Number(found)
  }
  return { rows: number('(?:条|项|篇)'), pages: number('页') }
}

/** True where the page holds a row template that a script fills (avalon, Vue, Angular): then its own rows may be only the first. */
export function drawsRowsByScript(html: string): boolean {
  const LOOP =
    /<(?:dl|dd|li|tr|ul|a)\b[^<>]{0,300}\b(?:ms-repeat|ms-for|:?ms-each|v-for|ng-repeat|x-for)(?:-\w+)?\s*=/i
  return LOOP.test(html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' '))
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
}
