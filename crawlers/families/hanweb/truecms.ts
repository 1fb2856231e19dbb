/**
 * F1c, truecms: the same records as JSONP. Servers differ in the page size they bear (too large a one answers nothing, or
 * 404), so smaller ones are tried. Where the list API is gone the page keeps a fixed number of rows, and nobody can tell
 * whether there are more.
 */
import { load } from 'cheerio'
import { ParseError } from '../../../src/domain/errors.ts'
import type { Page } from '../../family.ts'
import { readJsonp } from '../../json-page.ts'
import { refuseTooDeep } from '../../page-depth.ts'
import type { OpenedColumn } from '../../paged-listing.ts'
import type { ListBatch, PagedSource } from '../../paged-source.ts'
import { readRow } from '../../row-links.ts'
import { askedDatastore } from './datastore.ts'

const SIZES = [50, 20, 10]
const API = /["'(]?([^"'()\s]{0,200}\/messageController\/getMessage\.do)/

export function isTruecms({ html }: Page): boolean {
  return API.test(html) || (/truecms/i.test(html) && /\bid=["']?initData\b/.test(html))
}

/** Null where the page is not of this system or does not name its list. */
export function openTruecms(page: Page): OpenedColumn | null {
  if (!isTruecms(page)) return null
  const api = API.exec(page.html)?.[1]
  const id = /\bcolumnId["']?\s{0,3}[=:]\s{0,3}["']?([\w-]+)/i.exec(page.html)?.[1]
  if (api === undefined || id === undefined || !URL.canParse(api, page.url)) return fixedRows(page)
  const sources = SIZES.map((size) => sized(new URL(api, page.url), id, size, page))
  const source = sources.reduceRight((otherwise, way) => ({ ...way, otherwise }))
  return { sources: [source] }
}

function sized(api: URL, id: string, size: number, page: Page): PagedSource {
  const template = /\bcontentTemplate["']?\s{0,3}[=:]\s{0,3}["']?([\w-]+)/i.exec(page.html)?.[1] ?? ''
  return {
    url: page.url,
    request: (pageNo) => {
      const url = new URL(api)
      url.search = new URLSearchParams({
        startrecord: String((pageNo - 1) * size + 1),
        endrecord: String(pageNo * size),
        perpage: String(size),
        contentTemplate: template,
        columnId: id,
        callback: 'cb',
      }).toString()
      return url.href
    },
    parse: (answer) => readMessage(answer, page.url),
  }
}

function readMessage(page: Page, base: string): ListBatch {
  const { result } = (readJsonp(page) ?? {}) as { result?: unknown }
  if (typeof result === 'string') return askedDatastore(result, page, base)
  throw new ParseError('not_datastore', `${page.url}: the list answered no records`, {
    context: { url: page.url },
  })
}

/** `#initData`: rows whose address stands in a click handler. */
function fixedRows(page: Page): OpenedColumn | null {
  refuseTooDeep(page.html, page.url)
  const $ = load(page.html)
  const rows = $('#initData li, #initData tr, #initData div:has(> a)').toArray()
  const items = rows.flatMap((row) => readRow($.html(row), page.url))
  if (items.length === 0) return null
  const reason = `the page keeps ${items.length} rows and its list cannot be asked for more`
  return { sources: [], items, faults: [{ code: 'script_list', reason, url: page.url }] }
}
