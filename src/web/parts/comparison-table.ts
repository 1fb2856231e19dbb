/** Figures side by side: one table an indicator, agencies down, years across; each number says its limits and its report. */
import type { Comparison, ComparisonPoint } from '../../domain/comparison.ts'
import { numberText, valueText } from '../figures.ts'
import { agencyPath, cellAnchor, reportPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { CELL_KIND_WORDS, COMPARABILITY_WORDS, word } from '../words.ts'
import { noteMarks, noteNumbers } from './note-marks.ts'

type Indicator = Comparison['indicators'][number]

/** One table for each indicator. */
export function comparisonTables(comparison: Comparison): Html {
  const points = new Map(
    comparison.points.map((point) => [pointKey(point.agency_key, point.year, point.indicator), point]),
  )
  const marks = noteNumbers(comparison.notes)
  return html`${comparison.indicators.map((indicator) => table(comparison, indicator, points, marks))}`
}

const pointKey = (agency: string, year: number, indicator: string) => `${agency} ${year} ${indicator}`

function table(
  comparison: Comparison,
  indicator: Indicator,
  points: ReadonlyMap<string, ComparisonPoint>,
  marks: ReadonlyMap<string, number>,
): Html {
  return html`<div class="scroll" tabindex="0"><table class="compare" data-indicator="${indicator.id}"><caption>${indicator.label}（${word(indicator.unit)}）
<span class="soft"><code>${indicator.id}</code>　${COMPARABILITY_WORDS[indicator.comparability]}</span></caption>
<thead><tr><th scope="col">机构</th>${comparison.years.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead>
<tbody>${comparison.agencies.map(
    (agency) =>
      html`<tr data-agency="${agency.key}"><th scope="row"><a href="${agencyPath(agency.key)}">${agency.name}</a></th>${comparison.years.map(
        (year) => pointCell(points.get(pointKey(agency.key, year, indicator.id)), marks),
      )}</tr>`,
  )}</tbody>${totalRow(comparison, indicator)}</table></div>`
}

/** What the bodies come to together, and how many of them are counted. */
function totalRow({ totals, years }: Comparison, indicator: Indicator): Html | '' {
  const own = totals.filter((one) => one.indicator === indicator.id)
  if (own.length === 0) return ''
  return html`<tfoot><tr><th scope="row">合计</th>${years.map((year) => {
    const total = own.find((one) => one.year === year)
    if (total === undefined) return html`<td class="num">—</td>`
    return html`<td class="num">${valueText(total.value, total.unit)}<span class="small">${total.counted}／${total.bodies} 个机构</span></td>`
  })}</tr></tfoot>`
}

function pointCell(point: ComparisonPoint | undefined, marks: ReadonlyMap<string, number>): Html {
  if (point === undefined) return html`<td class="num absent"><span title="没有这个数">—</span></td>`
  const shown = shownValue(point)
  const link =
    point.report_id === null ? shown : html`<a href="${linkOf(point, point.report_id)}">${shown}</a>`
  const parts =
    point.n === null && point.d === null
      ? ''
      : html`<span class="small">${numberText(point.n)}／${numberText(point.d)}</span>`
  const doubt =
    point.report_status === null || point.report_status === 'complete'
      ? ''
      : html`<span class="small">◐ ${word(point.report_status)}</span>`
  return html`<td class="num ${point.kind}">${link}${noteMarks(point.notes, marks)}${parts}${doubt}</td>`
}

/** A ratio that cannot be told is a dash; any other null says what stands there instead of a number. */
function shownValue(point: ComparisonPoint): string {
  if (point.value !== null || point.kind === 'computed') return valueText(point.value, point.unit)
  if (point.kind === 'absent') return '缺'
  return `${point.kind === 'blank' ? '∅ ' : ''}${CELL_KIND_WORDS[point.kind]}`
}

/** A measure stands in no single cell: it leads to the report, an indicator to its cell. */
function linkOf(point: ComparisonPoint, report: number): string {
  if (point.kind === 'computed') return reportPath(report)
  const table = point.indicator.includes('__')
    ? 't3'
    : /^(review|litigation)_/.test(point.indicator)
      ? 't4'
      : 't2'
  return `${reportPath(report)}#${cellAnchor(table, point.indicator)}`
}
