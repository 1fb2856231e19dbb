/** A list of plain pages as a portal file describes it, page by page and year by year. */
import { type CheerioAPI, load } from 'cheerio'
import { ParseError } from '../src/domain/errors.ts'
import type { Page } from './family.ts'
import type { HtmlList } from './html-list-schema.ts'
import { type ListLink, readListLinks } from './list-links.ts'
import { fillTemplate, hasPage } from './list-template.ts'
import { saysEmpty } from './list-visit.ts'
import { listedDate } from './listed-date.ts'
import { refuseTooDeep } from './page-depth.ts'
import { FORM, type PageRequest } from './page-request.ts'
import type { ListBatch, PagedSource } from './paged-source.ts'
import { statedLength } from './pager.ts'

/** Without a `page` that tells pages apart, "next page" links lead on. */
export function htmlSource(list: HtmlList, column: string, year: number | null): PagedSource {
  const isNumbered = hasPage(list.page ?? '') || hasPage(list.body ?? '')
  const { first_page: first } = list
  return {
    url: column,
    first,
    request: (pageNo, last) =>
      pageNo === first || isNumbered ? requestOf(list, pageNo, column, year) : nextOf(last),
    parse: (page, pageNo) => readRows(list, page, pageNo === first),
  }
}

function requestOf(list: HtmlList, page: number, column: string, year: number | null): PageRequest {
  const { page_size: size, first_page, method, body } = list
  const values = { page, size, start: (page - first_page) * size, year, query: new URL(column).searchParams }
  const url = list.page === undefined ? column : new URL(fillTemplate(list.page, values, 'form'), column).href
  if (body === undefined) return { url, referer: column }
  return { url, method, referer: column, contentType: FORM, body: fillTemplate(body, values, 'form') }
}

function nextOf(last: Page | null): string | null {
  const next = last === null ? null : readListLinks(last.html, last.url, last.url).next
  return next === 'script' ? null : next
}

function readRows(list: HtmlList, page: Page, isFirst: boolean): ListBatch {
  refuseTooDeep(page.html, page.url)
  const $ = load(page.html)
  const rows = $(list.row).toArray()
  const isEmpty = saysEmpty(page.html)
  if (rows.length === 0 && isFirst && !isEmpty) {
    throw new ParseError('list_rows', `${page.url}: nothing matches the row "${list.row}"`, {
      hint: 'Compare the page with `html_list` in the portal file.',
      context: { url: page.url },
    })
  }
  const read = rows.map((row) => readRow(list, $, row, page.url))
  const { rows: total, pages } = statedLength(page.html)
  return {
    items: read.filter((item) => item !== null),
    skipped: rows.filter((_, index) => read[index] === null).map((row) => $(row).text()),
    total,
    pages,
    saysEmpty: rows.length === 0 && isEmpty,
  }
}

type Row = Parameters<CheerioAPI['contains']>[1]

function readRow(list: HtmlList, $: CheerioAPI, row: Row, base: string): ListLink | null {
  const text = (selector: string | undefined) =>
    selector === undefined ? '' : fold($(row).find(selector).first().text())
  const link = $(row).is(list.link) ? $(row) : $(row).find(list.link).first()
  const href = link.attr('href') ?? ''
  const [shown, attribute] = [fold(link.text()), fold(link.attr('title') ?? '')]
  const title = text(list.title) || (attribute.length > shown.length ? attribute : shown)
  if (href === '' || title === '' || !URL.canParse(href, base)) return null
  const url = new URL(href, base)
  if (!/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  const listed_on = listedDate(list.date === undefined ? fold($(row).text()) : text(list.date))
  const agency = text(list.publisher)
  return { url: url.href, title, listed_on, ...(agency !== '' && { agency }) }
}

const fold = (text: string) => text.replace(/\s+/g, ' ').trim()
