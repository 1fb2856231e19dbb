/**
 * F1x, the disclosure module: rows are searched by `/module/xxgk/search.jsp`. Without a category the whole district is
 * answered; then only rows whose address carries the column's number are ours.
 */
import { load } from 'cheerio'
import type { Page } from '../../family.ts'
import { type ListLink, readListLinks } from '../../list-links.ts'
import { saysEmpty } from '../../list-visit.ts'
import { refuseTooDeep } from '../../page-depth.ts'
import { FORM, type PageRequest } from '../../page-request.ts'
import type { OpenedColumn } from '../../paged-listing.ts'
import type { ListBatch } from '../../paged-source.ts'
import { statedLength } from '../../pager.ts'
import { readRow } from '../../row-links.ts'
import { columnId } from './column-id.ts'

export function isXxgkSearch({ html }: Page): boolean {
  return /module\/xxgk\/(?:search|tree)\.jsp/i.test(html)
}

/** Null where the page does not load the module. */
export function openXxgkSearch(page: Page): OpenedColumn | null {
  if (!isXxgkSearch(page)) return null
  const fields = searchFields(page)
  const own = fields.get('infotypeId') === '' ? columnId(page.url) : null
  const request = (pageNo: number): PageRequest => {
    const body = new URLSearchParams(fields)
    body.set('currpage', String(pageNo))
    const url = new URL('/module/xxgk/search.jsp', page.url).href
    return { url, method: 'POST', contentType: FORM, body: body.toString() }
  }
  return { sources: [{ url: page.url, request, parse: (answer) => readResult(answer, own) }] }
}

/** What the page's own script would post; a code in the column's address goes before one in the page. */
function searchFields({ html, url }: Page): URLSearchParams {
  const asked = new URL(url).searchParams
  const printed = (...names: readonly string[]) => {
    const found = new RegExp(`\\b(?:${names.join('|')})["']?\\s{0,3}[=:]\\s{0,3}["']?([\\w-]+)`).exec(html)
    return found?.[1] ?? ''
  }
  const id = columnId(url)
  return new URLSearchParams({
    infotypeId: asked.get('number') ?? asked.get('infotypeId') ?? printed('infotypeId'),
    jdid: asked.get('jdid') ?? printed('jdid', 'webid', 'i_webid'),
    area: asked.get('vc_xxgkarea') ?? asked.get('area') ?? printed('area', 'vc_xxgkarea'),
    divid: printed('divid') || (id === null ? '' : `div${id}`),
    vc_title: '',
    vc_number: '',
    vc_filenumber: '',
    vc_all: '',
    texttype: '0',
    fbtime: '-1',
    sortfield: ',compaltedate:0',
    ...(/standardXxgk/.test(html) ? { standardXxgk: '1', isAllList: '1', requestUrl: url } : {}),
  })
}

function readResult({ html, url }: Page, own: string | null): ListBatch {
  const rows = readRows(html, url)
  const isOwn = (link: ListLink) => own === null || link.url.includes(`/art_${own}_`)
  const items = rows.filter(isOwn)
  const { rows: total, pages } = statedLength(html)
  return {
    items,
    skipped: rows.filter((link) => !isOwn(link)).map((link) => link.url),
    total,
    pages,
    saysEmpty: saysEmpty(html),
    notes: items.length < rows.length ? ['rows of other columns in the same answer were left out'] : [],
  }
}

function readRows(html: string, base: string): readonly ListLink[] {
  refuseTooDeep(html, base)
  const $ = load(html)
  const rows = $('tr.tr_main_value_odd, tr.tr_main_value_even').toArray()
  if (rows.length === 0) return readListLinks(html, base, base).items
  return rows.flatMap((row) => readRow($.html(row), base))
}
