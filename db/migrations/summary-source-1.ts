/**
 * What a summary row holds, as the text of a view: every measure of a report as numerator and denominator, and the counts
 * that totals are asked of. Frozen with migration 0019.
 *
 * The sums are those of `research.measures`: a cell that holds no number makes its sum null, never zero.
 */
import { FIGURE_COLUMNS_1, FIGURE_TABLES_1 } from './frozen-columns-1.ts'
import { GROUPS_1, MEASURES_1, PRINTED_GROUPS_1 } from './measures-1.ts'

export interface SummaryFigure {
  readonly id: string
  readonly numerator: readonly string[]
  /** Empty for a count. */
  readonly denominator: readonly string[]
}

/** Printed counts that bodies are ranked by, beside the measures. */
const COUNTS_1 = ['new_requests__total', 'outcomes_total__total', 'review_total', 'litigation_direct_total']

/** Shares bear the row of the form in full, as the later views name them. */
const SHARES = [/^refusal_reason_share__/, 'refusal_reason_share__refused_'] as const

export const SUMMARY_FIGURES_1: readonly SummaryFigure[] = [
  ...MEASURES_1.map(({ id, numerator, denominator }) => ({
    id: id.replace(...SHARES),
    numerator,
    denominator,
  })),
  ...COUNTS_1.map((id) => ({ id, numerator: [id], denominator: [] })),
]

/** Below this denominator one case moves a ratio by 10 points and more: no rank, no change. */
export const RANKED_FROM_1 = 10

const column = (id: string) => {
  const places = FIGURE_TABLES_1.filter((table) => FIGURE_COLUMNS_1[table].includes(id)).map(
    (table) => `${table}."${id}"`,
  )
  return places.length === 1 ? `${places[0]}` : `coalesce(${places.join(', ')})`
}

function operand(id: string): string {
  const cells = GROUPS_1[id]
  if (cells === undefined) return column(id)
  const sum = `(${cells.map(column).join(' + ')})`
  const printed = PRINTED_GROUPS_1[id]
  return printed === undefined ? sum : `coalesce(${column(printed)}, ${sum})`
}

const sumOf = (ids: readonly string[]) => ids.map(operand).join(' + ')

/** Name of a figure's column: `disclosure_rate_n`. */
export const summaryColumn = (id: string, part: 'n' | 'd' | 'change') => `"${id}_${part}"`

const FIGURES = SUMMARY_FIGURES_1.flatMap(({ id, numerator, denominator }) => [
  `${sumOf(numerator)} as ${summaryColumn(id, 'n')}`,
  ...(denominator.length === 0 ? [] : [`${sumOf(denominator)} as ${summaryColumn(id, 'd')}`]),
]).join(',\n       ')

/** One row a report whose tables were read, by its version shown. */
export const SUMMARY_SOURCE = `
select r.id as report_id, v.id as version_id, r.agency_id, r.year, r.scope, a.region_code, a.kind, v.status, v.era,
       ${FIGURES}
  from report_version v
  join report r on r.id = v.report_id
  join agency a on a.id = r.agency_id
${FIGURE_TABLES_1.map((table) => `  left join figure_${table} ${table} on ${table}.version_id = v.id`).join('\n')}
 where v.current and v.status in ('complete', 'partial')`
