/**
 * A list API that the portal file describes: address, body, where the rows are and which fields they have. For the many
 * sites whose list is plain JSON and whose system is nobody else's.
 */
import { InputError, ParseError } from '../../src/domain/errors.ts'
import type { Family, Listing, Page } from '../family.ts'
import type { JsonList } from '../json-list-schema.ts'
import { readJsonp } from '../json-page.ts'
import { countAt, dateAt, listAt, textAt } from '../json-path.ts'
import type { ListLink } from '../list-links.ts'
import { fillTemplate, hasPage } from '../list-template.ts'
import { startVisit, toLead, visitOutcome } from '../list-visit.ts'
import type { PageQuery } from '../page-request.ts'
import { readPagedList } from '../paged-list.ts'
import type { ListBatch, PagedSource } from '../paged-source.ts'
import { columnUrl } from '../portal-schema.ts'

export const jsonList: Family = {
  id: 'json-list',
  recognise: () => ({ sure: 'no', why: 'only a portal file can describe it' }),
  list,
}

/** The column's page itself is not asked for: such pages are empty without their scripts. */
async function* list(...[portal, column, fetchPage]: Parameters<Family['list']>): Listing {
  const url = columnUrl(portal, column)
  if (portal.list === undefined) {
    throw new InputError('portal_file', `${portal.id}: family json-list needs the key "list"`)
  }
  const visit = startVisit(url, fetchPage)
  const known = new Set<string>()
  for await (const link of readPagedList(sourceOf(portal.list, url), visit)) {
    if (known.has(link.url)) continue
    known.add(link.url)
    yield toLead(link, visit, column)
  }
  return visitOutcome(visit, known.size)
}

function sourceOf(api: JsonList, url: string): PagedSource {
  const first = api.first_page
  const isPaged = hasPage(api.url) || hasPage(api.body ?? '')
  return {
    url,
    first,
    request: (pageNo) => (isPaged || pageNo === first ? requestOf(api, pageNo, url) : null),
    parse: (page) => readAnswer(api, page, url),
  }
}

function requestOf(api: JsonList, page: number, column: string): PageQuery {
  const { page_size: size, first_page, method, body, content_type: contentType } = api
  const query = new URL(column).searchParams
  const values = { page, size, start: (page - first_page) * size, query }
  const isJson = /json/i.test(contentType ?? '')
  return {
    url: new URL(fillTemplate(api.url, values, 'form'), column).href,
    method,
    referer: column,
    headers: { accept: 'application/json, text/javascript, */*', 'x-requested-with': 'XMLHttpRequest' },
    ...(body === undefined ? {} : { body: fillTemplate(body, values, isJson ? 'json' : 'form') }),
    ...(contentType === undefined ? {} : { contentType }),
  }
}

function readAnswer(api: JsonList, page: Page, column: string): ListBatch {
  const answer = readJsonp(page)
  const total = countAt(answer, api.total)
  const pages = countAt(answer, api.pages)
  const rows = listAt(answer, api.items)
  if (rows === null) {
    if (total === 0) return { items: [], total }
    throw shapeError('list_shape', page, `no list at ${api.items}; ${keysOf(answer)}`)
  }
  const items: ListLink[] = []
  const skipped: string[] = []
  for (const row of rows) {
    const item = itemOf(api, row, column)
    if (item === null) skipped.push(JSON.stringify(row))
    else items.push(item)
  }
  if (items.length === 0 && skipped.length > 0) {
    throw shapeError(
      'list_fields',
      page,
      `none of ${skipped.length} rows has an address and a title; ${keysOf(rows[0])}`,
    )
  }
  return { items, skipped, total, pages }
}

function itemOf({ fields }: JsonList, row: unknown, column: string): ListLink | null {
  const address = addressOf(fields.url, row)
  const title = textAt(row, fields.title)
    ?.replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (address === null || title === undefined || title === '' || !URL.canParse(address, column)) return null
  const url = new URL(address, column)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  return { url: url.href, title, listed_on: dateAt(row, fields.date) }
}

/** A path, or a template of paths in which every part must be there. */
function addressOf(field: string, row: unknown): string | null {
  if (!field.includes('{')) return textAt(row, field)
  const parts = [...field.matchAll(/\{([^{}]+)\}/g)].map(([, path = '']) => textAt(row, path))
  if (parts.includes(null)) return null
  return field.replace(/\{[^{}]+\}/g, () => encodeURI(parts.shift() ?? ''))
}

function shapeError(code: string, page: Page, what: string): ParseError {
  return new ParseError(code, `${page.url}: ${what}`, {
    hint: 'Compare the answer with `list` in the portal file.',
    context: { url: page.url },
  })
}

function keysOf(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return `the answer is ${JSON.stringify(value)?.slice(0, 60)}`
  return `keys there: ${Object.keys(value).slice(0, 20).join(', ') || 'none'}`
}
