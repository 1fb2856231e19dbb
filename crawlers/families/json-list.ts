/**
 * A list API that the portal file describes: address, body, where the rows are and which fields they have. For the many
 * sites whose list is plain JSON and whose system is nobody else's.
 */
import { InputError } from '../../src/domain/errors.ts'
import { listDescribed } from '../described-listing.ts'
import type { Family, Listing, Page } from '../family.ts'
import type { JsonList } from '../json-list-schema.ts'
import { readJsonp } from '../json-page.ts'
import { countAt, listAt } from '../json-path.ts'
import { keysOf, readRows, shapeError } from '../json-rows.ts'
import { yearsOf } from '../list-schema-parts.ts'
import { fillTemplate, hasPage } from '../list-template.ts'
import type { PageQuery } from '../page-request.ts'
import type { ListBatch, PagedSource } from '../paged-source.ts'

export const jsonList: Family = {
  id: 'json-list',
  recognise: () => ({ sure: 'no', why: 'only a portal file can describe it' }),
  list,
}

/** The column's page itself is not asked for: such pages are empty without their scripts. */
function list(...asked: Parameters<Family['list']>): Listing {
  const [portal] = asked
  const api = portal.list
  if (api === undefined) {
    throw new InputError('portal_file', `${portal.id}: family json-list needs the key "list"`)
  }
  const years = yearsOf(api.years, new Date().getFullYear())
  return listDescribed(asked, years, (url, year) => sourceOf(api, url, year))
}

function sourceOf(api: JsonList, url: string, year: number | null): PagedSource {
  const first = api.first_page
  const isPaged = hasPage(api.url) || hasPage(api.body ?? '')
  return {
    url,
    first,
    request: (pageNo) => (isPaged || pageNo === first ? requestOf(api, pageNo, url, year) : null),
    parse: (page) => readAnswer(api, page, url),
  }
}

function requestOf(api: JsonList, page: number, column: string, year: number | null): PageQuery {
  const { page_size: size, first_page, method, body, content_type: contentType } = api
  const query = new URL(column).searchParams
  const values = { page, size, start: (page - first_page) * size, year, query }
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
  return { ...readRows(rows, api.fields, page, column), total, pages }
}
