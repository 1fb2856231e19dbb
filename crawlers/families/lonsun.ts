/**
 * lonsun 龙讯 (安徽, 甘肃, 湖南 …): `/public/column/<organ>?type=3` lists the annual reports of an organ, its rows fetched as
 * HTML from /site/label/8888. With a year in the address the page may show that year's report itself. Columns outside of
 * the disclosure module are plain files. An address without an organ stands for all of them.
 */
import type { Family, Page, Recognition } from '../family.ts'
import { readJson, webPageInstead } from '../json-page.ts'
import { listAt, textAt } from '../json-path.ts'
import { keysOf, shapeError } from '../json-rows.ts'
import { readListLinks } from '../list-links.ts'
import { saysEmpty } from '../list-visit.ts'
import { FORM } from '../page-request.ts'
import { type ColumnVisit, listPaged, type OpenedColumn } from '../paged-listing.ts'
import type { ListBatch, PagedSource } from '../paged-source.ts'
import { statedLength } from '../pager.ts'
import { openStatic } from '../static-column.ts'
import { openYearViewer } from '../year-viewer.ts'
import { callsList, type LabelCall, listCall, organOf } from './lonsun/label-call.ts'

export const lonsun: Family = { id: 'lonsun', recognise, list: listPaged(open) }

/** Annual reports; 1 is rules, 2 the guide, 4 the catalogue, 5 requests. */
const ANNUAL = '3'
const YEAR = 'timeFrame'
const SECTIONS = [
  /主动公开政府信息(?:的)?情况/,
  /政府信息公开申请(?:的)?情况/,
  /行政复议/,
  /存在的(?:主要)?问题/,
]

function recognise({ url, html }: Page): Recognition {
  if (/\/public\/column(?:\/|$)/.test(new URL(url).pathname)) {
    return { sure: 'yes', why: 'an address of the form /public/column' }
  }
  if (html.includes('site/label/8888'))
    return { sure: 'yes', why: 'parts of the page come from site/label/8888' }
  return { sure: 'no', why: 'neither /public/column nor site/label/8888' }
}

async function open(page: Page, visit: ColumnVisit): Promise<OpenedColumn> {
  const isModule = /\/public\/column(?:\/|$)/.test(new URL(page.url).pathname)
  if (isModule && isReport(page)) return openYearViewer(page, YEAR, visit)
  const call = listCall(page)
  if (isModule && organOf(page.url) === null) return openOrgans(page, call, visit)
  if (call === null) return openFiles(page, visit, isModule)
  const { items } = readListLinks(page.html, page.url, page.url)
  return { sources: [labelSource(call, page)], items, sub: isModule ? yearColumns(page) : [] }
}

/** A report in place of a list: a year that can be chosen, and the sections of the form. */
function isReport({ url, html }: Page): boolean {
  const text = html.replace(/<[^<>]*>|\s+/g, '')
  const chooses = `${url} ${html}`.includes(`${YEAR}=20`)
  return chooses && SECTIONS.filter((section) => section.test(text)).length >= 3
}

/** Where the page calls for a list and does not say which, its own rows may be only the first: that is a fault. */
async function openFiles(page: Page, visit: ColumnVisit, isModule: boolean): Promise<OpenedColumn> {
  const opened = await openStatic(page, visit)
  if (opened.saysEmpty === true || !(isModule || callsList(page.html))) return opened
  const reason = 'the page calls for its list and does not say of which site (siteId) it is'
  return { ...opened, faults: [{ code: 'list_unknown', reason, url: page.url }] }
}

/** By GET, and where that does not give the whole list, by POST. */
function labelSource({ url, parameters }: LabelCall, page: Page): PagedSource {
  const fields = (pageNo: number) => {
    const asked = new URLSearchParams(parameters)
    asked.set('pageIndex', String(pageNo))
    return asked.toString()
  }
  const base = { url: page.url, parse: (answer: Page) => readFragment(answer, page.url) }
  const common = { referer: page.url, headers: { 'x-requested-with': 'XMLHttpRequest' } }
  return {
    ...base,
    request: (pageNo) => ({ ...common, url: `${url}?${fields(pageNo)}` }),
    otherwise: {
      ...base,
      request: (pageNo) => ({ ...common, url, method: 'POST', contentType: FORM, body: fields(pageNo) }),
    },
  }
}

/** Rows of a piece of HTML. A whole page in its place is a login or a challenge. `size` in its script is no count. */
function readFragment(answer: Page, base: string): ListBatch {
  const { html } = answer
  if (/<!doctype|<html\b/i.test(html.slice(0, 2_000))) throw webPageInstead(answer)
  const { items } = readListLinks(html, base, base)
  const { rows, pages } = statedLength(html)
  const counted = /\b(?:pageCount|totalPages?)["']?\s{0,3}[:=]\s{0,3}["']?(\d{1,5})/.exec(html)?.[1]
  return {
    items,
    total: rows,
    pages: pages ?? (counted === undefined ? null : Number(counted)),
    saysEmpty: items.length === 0 && saysEmpty(html),
  }
}

/** Years that the page offers, each a column: some show a list, some the report itself. */
function yearColumns({ html, url }: Page): readonly string[] {
  const links = html.matchAll(
    new RegExp(`href=["']([^"'\\s]{1,500}\\b${YEAR}=20\\d\\d[^"'\\s]{0,200})["']`, 'g'),
  )
  const targets = [...links]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => URL.canParse(href, url))
    .map((href) => new URL(href, url))
    .filter((target) => organOf(target.href) === organOf(url) && target.host === new URL(url).host)
  return [...new Set(targets.map(({ href }) => href))].filter((href) => href !== url)
}

/** Every organ of the site, each with its column of the same type. */
async function openOrgans(page: Page, call: LabelCall | null, visit: ColumnVisit): Promise<OpenedColumn> {
  const site =
    call?.parameters.get('siteId') ?? /\bsiteId["']?\s{0,3}[=:]\s{0,3}["']?(\d+)/.exec(page.html)?.[1] ?? ''
  const query = new URLSearchParams({
    IsAjax: '1',
    dataType: 'json',
    labelName: 'publicOrganList',
    isJson: 'true',
    siteId: site,
    id: '',
  })
  const label = /["'(]([^"'()\s]{0,200}\/site\/label\/8888)/.exec(page.html)?.[1] ?? '/site/label/8888'
  const url = `${new URL(label, page.url).href}?${query}`
  const answer = await visit.fetchPage({ url, referer: page.url })
  const organs = listAt(readJson(answer), '$')
  if (organs === null)
    throw shapeError('list_shape', answer, `no list of organs; ${keysOf(readJson(answer))}`)
  const type = new URL(page.url).searchParams.get('type') ?? ANNUAL
  return { sources: [], sub: organs.flatMap((organ) => organColumn(organ, type, page)) }
}

function organColumn(organ: unknown, type: string, page: Page): readonly string[] {
  const path = textAt(organ, 'htmlPath|url|link') ?? ''
  const id = /\/public\/(?:column\/)?(\d+)/.exec(path)?.[1] ?? textAt(organ, 'organId|id')
  if (id === null) return []
  const base = page.url.replace(/\/public\/column.*$/, '')
  return [`${base}/public/column/${id}?type=${type}`]
}
