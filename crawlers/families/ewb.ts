/**
 * EWB-FRONT (徐州, 许昌, 抚顺, 辽阳县): `govInfoPub.html?categorynum=…` asks getgovinfolist with a posted JSON. The name of the
 * project and the id of the site stand in webBuilderCommon.js. Some servers count pages from 0, others from 1: page 0 is
 * asked for first, and an empty one is not believed before page 1 is empty too; where pages 0 and 1 are the same, the
 * list is read from 1. A page of such a site that names no category is a plain list.
 */
import { ParseError } from '../../src/domain/errors.ts'
import type { Family, FetchPage, Page, Recognition } from '../family.ts'
import { readJson } from '../json-page.ts'
import { countAt, listAt } from '../json-path.ts'
import { keysOf, readRows, shapeError } from '../json-rows.ts'
import { readListLinks } from '../list-links.ts'
import { listPaged, type OpenedColumn } from '../paged-listing.ts'
import type { ListBatch, PagedSource } from '../paged-source.ts'
import { openStatic } from '../static-column.ts'

export const ewb: Family = { id: 'ewb', recognise, list: listPaged(open) }

const PAGE_SIZE = 20
const FIELDS = {
  url: 'infourl|visiturl|linkurl',
  title: 'realtitle|title',
  date: 'infodate|handsdate',
}

function recognise({ html }: Page): Recognition {
  const mark = /govInfoPub|EWB-FRONT|\/js\/webBuilderCommon\.js/.exec(html)?.[0]
  if (mark === undefined) return { sure: 'no', why: 'no EWB-FRONT' }
  return { sure: 'yes', why: `EWB-FRONT: the page speaks of ${mark}` }
}

type Visit = Parameters<Parameters<typeof listPaged>[0]>[1]

async function open(page: Page, visit: Visit): Promise<OpenedColumn> {
  const column = categoryOf(page) ?? (await framedCategory(page, visit.fetchPage))
  if (column === null) return openStatic(page, visit)
  const site = await siteOf(column.page, visit.fetchPage)
  return { sources: [{ ...sourceOf(column, site, 0), otherwise: sourceOf(column, site, 1) }] }
}

interface Category {
  readonly page: Page
  readonly number: string
  readonly organ: string
}

/** By the address, else by the page's script. */
function categoryOf(page: Page): Category | null {
  const asked = new URL(page.url).searchParams
  const number =
    asked.get('categorynum') ?? /\bcategory[nN]um["']?\s{0,3}[=:]\s{0,3}["'](\w+)["']/.exec(page.html)?.[1]
  return number ? { page, number, organ: asked.get('deptcode') ?? '' } : null
}

async function framedCategory(page: Page, fetchPage: FetchPage): Promise<Category | null> {
  const { items, frames } = readListLinks(page.html, page.url, page.url)
  const frame = frames.find((url) => url.includes('categorynum'))
  return items.length > 0 || frame === undefined ? null : categoryOf(await fetchPage(frame))
}

interface Site {
  readonly guid: string
  readonly project: string
}

const SITE = /\bsiteInfo\s*=\s*(\{[^{}]{1,2000}\})/

/** From the page, else from the script it loads. Throws ParseError where neither says it. */
async function siteOf({ html, url }: Page, fetchPage: FetchPage): Promise<Site> {
  const inPage = readSite(html)
  if (inPage !== null) return inPage
  const path = /["']([^"'\s]{0,200}\/js\/webBuilderCommon\.js[^"'\s]{0,100})["']/.exec(html)?.[1]
  const script = await fetchPage(new URL(path ?? '/js/webBuilderCommon.js', url).href)
  const found = readSite(script.html)
  if (found !== null) return found
  throw new ParseError('site_unknown', `${script.url} names no siteGuid`, { context: { url: script.url } })
}

function readSite(script: string): Site | null {
  const info = SITE.exec(script)?.[1] ?? ''
  const part = (name: string) =>
    new RegExp(`["']?${name}["']?\\s{0,5}:\\s{0,5}["']([^"']{1,100})["']`).exec(info)?.[1]
  const guid = part('siteGuid')
  return guid === undefined ? null : { guid, project: part('projectName') ?? '/EWB-FRONT' }
}

function sourceOf({ page, number, organ }: Category, { guid, project }: Site, first: number): PagedSource {
  const api = new URL(`${project}/rest/lightfrontaction/getgovinfolist`, page.url).href
  return {
    url: page.url,
    first,
    request: (pageIndex) => ({
      url: api,
      method: 'POST',
      referer: page.url,
      contentType: 'application/json;charset=UTF-8',
      headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
      body: JSON.stringify({
        deptcode: organ,
        categorynum: number,
        pageIndex,
        pageSize: PAGE_SIZE,
        siteGuid: guid,
      }),
    }),
    parse: (answer, pageIndex) => readAnswer(answer, pageIndex, page.url),
  }
}

function readAnswer(answer: Page, pageIndex: number, base: string): ListBatch {
  const value = readJson(answer)
  const rows = listAt(value, 'custom.data')
  const total = countAt(value, 'custom.total')
  if (rows === null && total !== 0) {
    throw shapeError('list_shape', answer, `no list at custom.data; ${keysOf(value)}`)
  }
  if (pageIndex === 0 && (rows ?? []).length === 0) return { items: [] }
  return { ...readRows(rows ?? [], FIELDS, answer, base), total }
}
