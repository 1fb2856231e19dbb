/**
 * Every page of the sample portal: reports, decoys, year columns with paging, scope columns below the oldest year.
 * Law: made from tables alone; the same revision has the same bytes on every machine and day.
 */
import { AGENCIES, DEMO_YEARS, type DemoAgency } from './agencies.ts'
import { articlePage } from './article-page.ts'
import { DECOYS } from './decoys.ts'
import { type ListRow, listPage } from './list-page.ts'
import { narrativeOf } from './narrative.ts'
import { MISSING, REVISED, type Revision } from './planted.ts'
import { formOf, printedCells } from './printed-cells.ts'
import { type ReportPage, renderReportPage } from './report-page.ts'

export interface SitePage {
  readonly path: string
  readonly type: string
  readonly body: string
  /** ISO date from which `Last-Modified` is made. */
  readonly modified: string
}

/** Path of the annual report column; everything of the portal stands below it. */
export const COLUMN_PATH = '/zfxxgk/ndbg/'

const ROWS_A_PAGE = 6
const SPLIT_YEAR = 2019
const FOLDERS = [
  { folder: 'qzf', name: '区政府' },
  { folder: 'bm', name: '区政府部门' },
  { folder: 'zj', name: '镇街' },
] as const

/** The reports that stand on the portal, by body and year. */
export function siteReports(revision: Revision): readonly ReportPage[] {
  return AGENCIES.flatMap((agency, a) =>
    DEMO_YEARS.filter((year) => agency.id !== MISSING.id || year !== MISSING.year).map((year, y) =>
      reportPage(agency, year, revision, 901_000 + a * 10 + y),
    ),
  )
}

function reportPage(agency: DemoAgency, year: number, revision: Revision, number: number): ReportPage {
  const published = agency.published[year] ?? ''
  const format = formOf(agency.id, year)
  const cells = printedCells(agency.id, year, revision)
  const folder = year === SPLIT_YEAR ? `${agency.folder}/` : ''
  return {
    agency,
    year,
    title: agency.title.replace('N', agency.name).replace('Y', String(year)),
    published,
    path: `${COLUMN_PATH}${year}n/${folder}${articleName(published, number)}`,
    format,
    cells,
    narrative: narrativeOf(agency, year, format, cells),
  }
}

function articleName(published: string, number: number): string {
  const day = published.replaceAll('-', '')
  return `${day.slice(0, 6)}/t${day}_${number}.html`
}

/** Path and page of each decoy. */
export function siteDecoys(): readonly SitePage[] {
  return DECOYS.map((decoy, i) => {
    const path = `${COLUMN_PATH}${decoy.year}n/${articleName(decoy.published, 902_000 + i)}`
    const body = `<p>${decoy.text}</p>`
    return {
      path,
      type: 'text/html',
      body: articlePage({ ...decoy, path, body }),
      modified: decoy.published,
    }
  })
}

/** All pages of a revision. */
export function sitePages(revision: Revision): readonly SitePage[] {
  const reports = siteReports(revision)
  return [
    {
      path: '/robots.txt',
      type: 'text/plain',
      body: 'User-agent: *\nDisallow: /search/\n',
      modified: '2019-06-01',
    },
    homePage('/', '<a href="/zfxxgk/">政府信息公开</a>'),
    homePage('/zfxxgk/', '<a href="/zfxxgk/ndbg/">政府信息公开年报</a>'),
    ...reports.map((report) => reportSitePage(report, revision)),
    ...siteDecoys(),
    ...columnPages(reports),
  ]
}

function homePage(path: string, link: string): SitePage {
  const body = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>柏川区人民政府</title></head><body><ul><li>${link}</li></ul></body></html>\n`
  return { path, type: 'text/html', body, modified: '2019-06-01' }
}

function reportSitePage(report: ReportPage, revision: Revision): SitePage {
  const changed = report.agency.id === REVISED.id && report.year === REVISED.year && revision === 2
  return {
    path: report.path,
    type: 'text/html',
    body: renderReportPage(report),
    modified: changed ? REVISED.changedOn : report.published,
  }
}

function columnPages(reports: readonly ReportPage[]): readonly SitePage[] {
  const years = DEMO_YEARS.toReversed()
  const newest = reports.filter((report) => report.year === years[0])
  return [
    ...column(
      COLUMN_PATH,
      '政府信息公开年报',
      rowsOf(newest).slice(0, ROWS_A_PAGE),
      years.map((year) => ({
        href: `./${year}n/`,
        name: `${year}年`,
      })),
    ),
    ...years.flatMap((year) => yearColumn(year, reports)),
    ...FOLDERS.flatMap(({ folder, name }) =>
      column(
        `${COLUMN_PATH}${SPLIT_YEAR}n/${folder}/`,
        name,
        rowsOf(reports.filter((report) => report.year === SPLIT_YEAR && report.agency.folder === folder)),
        [],
      ),
    ),
  ]
}

function yearColumn(year: number, reports: readonly ReportPage[]): readonly SitePage[] {
  const path = `${COLUMN_PATH}${year}n/`
  if (year === SPLIT_YEAR) {
    return column(
      path,
      `${year}年`,
      [],
      FOLDERS.map(({ folder, name }) => ({ href: `./${folder}/`, name })),
    )
  }
  const decoys = siteDecoys().flatMap((page, i) => {
    const decoy = DECOYS[i]
    return decoy?.year === year ? [{ href: page.path, title: decoy.title, date: decoy.published }] : []
  })
  const rows = [...rowsOf(reports.filter((report) => report.year === year)), ...decoys]
  return column(path, `${year}年`, rows, [])
}

function rowsOf(reports: readonly ReportPage[]): readonly ListRow[] {
  return reports.map(({ path, title, published }) => ({ href: path, title, date: published }))
}

/** The pages of a column, newest rows first; links are relative to it. */
function column(
  path: string,
  name: string,
  rows: readonly ListRow[],
  subColumns: readonly { href: string; name: string }[],
): readonly SitePage[] {
  const sorted = rows.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1))
  const pages = Math.max(1, Math.ceil(sorted.length / ROWS_A_PAGE))
  return Array.from({ length: pages }, (_, page) => {
    const shown = sorted.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE)
    const relative = shown.map((row) => ({ ...row, href: `./${row.href.slice(path.length)}` }))
    return {
      path: `${path}index${page === 0 ? '' : `_${page}`}.html`,
      type: 'text/html',
      body: listPage({ name, rows: relative, subColumns, pages, page }),
      modified: sorted[0]?.date ?? '2019-06-01',
    }
  })
}
