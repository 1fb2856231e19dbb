/** A portal of as many reports as are wanted, made of the pages of the sample portal: other bodies, the same figures. */
import { AGENCIES } from '../../src/demo/agencies.ts'
import { listPage } from '../../src/demo/list-page.ts'
import { renderReportPage } from '../../src/demo/report-page.ts'
import { siteReports } from '../../src/demo/site.ts'

interface ManyPage {
  readonly path: string
  readonly body: string
}

export const MANY_YEARS = [2021, 2022, 2023, 2024]

const ROWS_A_PAGE = 100
const COLUMN = '/zfxxgk/ndbg/'
/** Parts of invented names; two of them and an ending make a body. */
const PARTS = [...'安宝昌春德东丰福光广海合恒宏华惠吉佳建锦景康乐利隆茂明南宁平庆荣瑞盛顺泰天同万祥兴']

const nameOf = (at: number) =>
  `柏川区${PARTS[at % PARTS.length]}${PARTS[Math.floor(at / PARTS.length) % PARTS.length]}管理局`

const bodiesFor = (pages: number) => Math.ceil(pages / MANY_YEARS.length)

/** Lists and reports, about 37 KB each. */
export function* manyPages(count: number): Generator<ManyPage> {
  const templates = departmentReports()
  const rows = []
  for (let at = 0; at < count; at += 1) {
    const body = nameOf(Math.floor(at / MANY_YEARS.length))
    const year = MANY_YEARS[at % MANY_YEARS.length] ?? 0
    const mine = templates.filter((template) => template.year === year)
    const template = mine[Math.floor(at / MANY_YEARS.length) % mine.length]
    if (!template) throw new Error(`no template of ${year}`)
    const path = `${COLUMN}${year}/t${at}.html`
    rows.push({ href: path, title: `${body}${year}年政府信息公开工作年度报告`, date: template.published })
    yield { path, body: template.page.replaceAll(template.name, body) }
  }
  const pages = Math.ceil(rows.length / ROWS_A_PAGE)
  for (let page = 0; page < pages; page += 1) {
    const shown = rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE)
    const list = listPage({ name: '政府信息公开年报', rows: shown, subColumns: [], pages, page })
    yield { path: `${COLUMN}index${page === 0 ? '' : `_${page}`}.html`, body: list }
    if (page === 0) yield { path: COLUMN, body: list }
  }
}

function departmentReports() {
  const places = new Set(AGENCIES.filter(({ name }) => name.endsWith('局')).map(({ id }) => id))
  return siteReports(1)
    .filter(({ agency, year }) => places.has(agency.id) && MANY_YEARS.includes(year))
    .map((report) => ({
      year: report.year,
      name: report.agency.name,
      published: report.published,
      page: renderReportPage(report),
    }))
}

export function manyRosterCsv(count: number): string {
  const rows = Array.from({ length: bodiesFor(count) }, (_, at) => {
    const name = nameOf(at)
    return `990101:${name.slice(3)},${name},990101,department,,,,,,,,`
  })
  return `key,name,region_code,kind,parent_key,uscc,aliases,valid_from,valid_to,successor_key,scope,due_rule\n${rows.join('\n')}\n`
}

export function manyPortalFile(origin: string): string {
  return `id: bench-many
name: 柏川区人民政府
region: "990101"
base_url: ${origin}
family: trs-wcm
hosts: ["${new URL(origin).host}"]
allow_private_network: true
columns:
  - url: ${COLUMN}
politeness: { requests_per_second: 10000, concurrency: 16 }
`
}
