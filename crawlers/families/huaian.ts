/**
 * 淮安: the list of `/cmsweb/zwgk/…` is a form posted to articleCommonController; topic and organ stand in the address of
 * the page or in its script. Columns of the same city that are static (`index_2.html` beside `nsetpage(…)`) are read by
 * static-list, since they do not speak of the controller.
 */
import type { Family, Page, Recognition } from '../family.ts'
import { readJson } from '../json-page.ts'
import { countAt, listAt, textAt } from '../json-path.ts'
import { keysOf, readRows, shapeError } from '../json-rows.ts'
import { FORM } from '../page-request.ts'
import { listPaged, type OpenedColumn } from '../paged-listing.ts'
import type { ListBatch } from '../paged-source.ts'

export const huaian: Family = { id: 'huaian', recognise, list: listPaged(open) }

const API = /["'(]([^"'()\s]{0,200}\/articleCommonController\/lists\.do)/
const PAGE_SIZE = 15
/** Posted empty where neither address nor script says them. */
const PLAIN = ['topic', 'title', 'docNo', 'orgname', 'summary', 'key'] as const
const FIELDS = { url: 'address', title: 'title', date: 'releaseTime' }

function recognise({ html }: Page): Recognition {
  if (API.test(html)) return { sure: 'yes', why: 'rows from articleCommonController/lists.do' }
  return { sure: 'no', why: 'no articleCommonController' }
}

function open(page: Page): OpenedColumn {
  const api = new URL(API.exec(page.html)?.[1] ?? '/articleCommonController/lists.do', page.url).href
  const request = (pageNo: number) => ({
    url: api,
    method: 'POST' as const,
    referer: page.url,
    contentType: FORM,
    headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
    body: formOf(page, pageNo).toString(),
  })
  return { sources: [{ url: page.url, request, parse: (answer) => readAnswer(answer, page.url) }] }
}

/** What the page's own script would post. Which of two names the organ has is told by the page. */
function formOf({ html, url }: Page, pageNo: number): URLSearchParams {
  const asked = new URL(url).searchParams
  const value = (name: string) =>
    asked.get(name) ??
    new RegExp(`\\b${name}["']?\\s{0,3}[=:]\\s{0,3}["']([^"'\\n]{0,100})["']`).exec(html)?.[1] ??
    ''
  const organ =
    asked.has('rdeptid') || (!asked.has('deptid') && /\brdeptid\b/.test(html)) ? 'rdeptid' : 'deptid'
  return new URLSearchParams({
    page: String(pageNo),
    pagesize: String(PAGE_SIZE),
    [organ]: value(organ),
    ...Object.fromEntries(PLAIN.map((name) => [name, name === 'title' ? '' : value(name)])),
  })
}

function readAnswer(answer: Page, base: string): ListBatch {
  const value = readJson(answer)
  const rows = listAt(value, 'value.list')
  const total = countAt(value, 'value.total')
  if (rows === null && total !== 0) {
    throw shapeError('list_shape', answer, `no list at value.list; ${keysOf(value)}`)
  }
  const addressed = (rows ?? []).map((row) => ({ ...Object(row), address: addressOf(row) }))
  return { ...readRows(addressed, FIELDS, answer, base), total }
}

/** `link`, else `path` on `domain`. */
function addressOf(row: unknown): string | null {
  const link = textAt(row, 'link')
  if (link !== null) return link
  const path = textAt(row, 'path')
  const domain = textAt(row, 'domain')
  if (path === null || domain === null || /^https?:/.test(path)) return path
  const origin = /^https?:/.test(domain) ? domain : `http://${domain}`
  return URL.canParse(path, origin) ? new URL(path, origin).href : path
}
