/**
 * Viewers of annual reports: one page is one report and there is no article behind it; a body's reports differ by a
 * parameter of the address alone. The years are those the page offers, and where it offers none, those that answer with
 * a report.
 */
import { type CheerioAPI, load } from 'cheerio'
import { AppError, NotFoundError } from '../src/domain/errors.ts'
import type { FetchPage, ListFault, Page } from './family.ts'
import type { ListLink } from './list-links.ts'
import { saysEmpty } from './list-visit.ts'
import { refuseTooDeep } from './page-depth.ts'
import type { ColumnVisit, OpenedColumn } from './paged-listing.ts'

/** The duty began with the reports of 2008. */
const FIRST_YEAR = 2008
/** Years in a row without a report, below the latest one, after which no older one is asked for. */
const SILENT_YEARS = 3

/** `year` is the name of the parameter, such as fbtime. */
export async function openYearViewer(
  page: Page,
  year: string,
  { fetchPage }: Pick<ColumnVisit, 'fetchPage'>,
): Promise<OpenedColumn> {
  const opened = readViewer(page, year)
  const own = opened.title === null ? [] : [item(page.url, opened.title)]
  const years = opened.offered.filter((offered) => offered !== opened.asked)
  if (years.length > 0) {
    const others = years.map((other) => item(ofYear(page.url, year, other), titleOf(other, opened)))
    return { sources: [], items: [...own, ...others] }
  }
  const probed = await probeYears(page, year, opened.asked, fetchPage)
  const isEmpty = own.length + probed.items.length === 0 && saysEmpty(page.html)
  return { sources: [], items: [...own, ...probed.items], faults: probed.faults, saysEmpty: isEmpty }
}

interface Viewer {
  /** Of the address. */
  readonly asked: number | null
  /** Years a visitor can choose. */
  readonly offered: readonly number[]
  /** The report's own heading; null where the page shows none. */
  readonly title: string | null
}

function readViewer(page: Page, year: string): Viewer {
  refuseTooDeep(page.html, page.url)
  const $ = load(page.html)
  const asked = /^20\d\d$/.exec(new URL(page.url).searchParams.get(year) ?? '')?.[0]
  return {
    asked: asked === undefined ? null : Number(asked),
    offered: offeredYears($, year),
    title: heading($),
  }
}

function offeredYears($: CheerioAPI, year: string): readonly number[] {
  const named = new RegExp(`\\b${year}=(20\\d\\d)\\b`)
  const marks = $('option, a, li, [onclick]')
    .toArray()
    .flatMap((element) => {
      const { value = '', href = '', onclick = '' } = element.attribs
      const linked = named.exec(`${href} ${onclick}`)?.[1]
      const shown = /^\s*(20\d\d)\s*年?度?\s*$/.exec($(element).text())?.[1]
      const isChoice = element.name === 'option' || /^20\d\d$/.test(value) || /\(/.test(`${href} ${onclick}`)
      return [linked, isChoice ? shown : undefined]
    })
  const years = marks.flatMap((mark) => (mark === undefined ? [] : [Number(mark)]))
  return [...new Set(years)].toSorted((a, b) => b - a)
}

/** The first short line that is worded as a report of a year. */
function heading($: CheerioAPI): string | null {
  $('script, style, select').remove()
  const lines = $('h1, h2, h3, title, p, div, td, span')
    .toArray()
    .map((element) => $(element).text().replace(/\s+/g, ''))
  const isHeading = (line: string) =>
    line.length <= 60 && /20\d\d年?度?.{0,30}报告|报告.{0,4}20\d\d年?/.test(line)
  return lines.find(isHeading) ?? null
}

/** The heading of the page with the other year; the address counts years as the page at hand does. */
function titleOf(year: number, { asked, title }: Viewer): string {
  const printed = title === null ? [] : [...title.matchAll(/20\d\d/g)].map(([text]) => Number(text))
  const [only] = printed
  const shift = printed.length === 1 && only !== undefined && asked !== null ? only - asked : 0
  const shown = String(year + (shift === -1 ? -1 : 0))
  if (title === null || printed.length !== 1) return `${shown}年政府信息公开工作年度报告`
  return title.replace(/20\d\d/, shown)
}

interface Probed {
  readonly items: readonly ListLink[]
  readonly faults: readonly ListFault[]
}

async function probeYears(
  page: Page,
  parameter: string,
  asked: number | null,
  fetchPage: FetchPage,
): Promise<Probed> {
  const items: ListLink[] = []
  const faults: ListFault[] = []
  let silent = 0
  for (let year = new Date().getFullYear() - 1; year >= FIRST_YEAR; year--) {
    if (year === asked) continue
    if (items.length > 0 && silent >= SILENT_YEARS) break
    const url = ofYear(page.url, parameter, year)
    try {
      const { title } = readViewer(await fetchPage({ url, referer: page.url }), parameter)
      silent = title === null ? silent + 1 : 0
      if (title !== null) items.push(item(url, title))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      silent += 1
      if (error instanceof NotFoundError || /^empty_/.test(error.code)) continue
      faults.push({ code: error.code, reason: `year ${year}: ${error.message}`, url })
      if (/^(?:blocked|host_|http_40[13]|byte_budget|closed)/.test(error.code)) break
    }
  }
  return { items, faults }
}

function ofYear(url: string, parameter: string, year: number): string {
  const address = new URL(url)
  address.searchParams.set(parameter, String(year))
  return address.href
}

function item(url: string, title: string): ListLink {
  return { url, title, listed_on: null }
}
