/** One report of the sample portal as its page: metas, breadcrumb, date line, text, tables, signature. */
import type { Format } from '../domain/format.ts'
import { type DemoAgency, type Layout, REGION } from './agencies.ts'
import { articlePage } from './article-page.ts'
import { escapeHtml } from './html-text.ts'
import type { Narrative } from './narrative.ts'
import type { PrintedCell } from './planted.ts'
import { renderTable } from './render-table.ts'

export interface ReportPage {
  readonly agency: DemoAgency
  readonly year: number
  readonly title: string
  readonly published: string
  readonly path: string
  readonly format: Format
  readonly cells: ReadonlyMap<string, PrintedCell>
  readonly narrative: Narrative
}

/** The whole HTML page. */
export function renderReportPage(page: ReportPage): string {
  const { agency, format, cells, narrative } = page
  const { layout } = agency
  const sections = format.sections.flatMap((section) => {
    const table = format.tables.find((one) => one.id === section.content)
    const heading = section.id === 'review_and_litigation' && layout === 'word' ? LONG_HEADING : section.label
    return [
      paragraph(heading, layout, true),
      ...(narrative.sections[section.id] ?? []).map((text) => paragraph(text, layout)),
      ...(table === undefined ? [] : [renderTable(table, cells, layout)]),
    ]
  })
  const body = [
    ...narrative.preface.map((text) => paragraph(text, layout)),
    ...sections,
    `<p style="text-align:right">${agency.name}</p>`,
    `<p style="text-align:right">${dayInWords(page.published)}</p>`,
  ].join('\n')
  const source = agency.kind === 'government' ? `${REGION.site}办公室` : agency.name
  return articlePage({ title: page.title, published: page.published, path: page.path, source, body })
}

const LONG_HEADING = '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况'

function paragraph(text: string, layout: Layout, strong = false): string {
  const safe = escapeHtml(text)
  if (layout === 'word')
    return `<p class="MsoNormal" style="text-indent:21pt">${strong ? `<b>${safe}</b>` : safe}</p>`
  if (layout === 'spans') return `<p>&nbsp;&nbsp;&nbsp;&nbsp;${pieces(text)}</p>`
  return `<p style="text-indent:2em;">${strong ? `<strong>${safe}</strong>` : safe}</p>`
}

/** A span breaks off before every figure, as where figures were typed in later. */
function pieces(text: string): string {
  return text
    .split(/(?=\d+件)/u)
    .map((piece) => `<span>${escapeHtml(piece)}</span>`)
    .join('')
}

function dayInWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
