/**
 * Whether failures look like our own reading rather than the agency's arithmetic. Law kept here: a wrong sum of one or
 * two figures is the agency's and stays `complete`; failures that come in the patterns of a shifted or mixed-up table
 * take `complete` back, because a wrong number in a complete report is the worst defect there is.
 */
import { T3_COLUMN_IDS } from '../../parsers/formats/index.ts'
import type { Cell } from '../domain/cell.ts'
import type { Finding } from '../domain/finding.ts'
import type { CheckedReport } from './check.ts'
import { formSlotsOf, NO_SLOT, slotted } from './form-slots.ts'

/** One wrong figure breaks three sums at most, so from four on more than one figure is wrong. */
const FEWEST_FAILURES = 4
const SHARE_OF_FAILURES = 1 / 3

/** Rows that an equal column must explain: one row that misses its total is an agency's slip. */
const FEWEST_ROWS = 2

/** Nothing that is counted in a report comes near it. */
const LARGEST_COUNT = 1e9

/** 总计 may lawfully equal the column beside it: it does where only one kind of applicant asked. */
const APPLICANTS = T3_COLUMN_IDS.filter((id) => id !== 'total')

const WATCHED: ReadonlySet<string> = new Set([
  't3_balance',
  't3_outcome_sum',
  't3_row_total',
  't4_total',
  'nonnegative_integer',
])

/** Reasons to doubt our reading, each one sentence; empty where the failures look like the agency's. */
export function suspectReading(report: CheckedReport, findings: readonly Finding[]): readonly string[] {
  const watched = findings.some(({ check, state }) => state === 'fail' && WATCHED.has(check))
  const huge = report.cells.filter(({ value }) => value !== null && value > LARGEST_COUNT)
  if (!watched && huge.length === 0) return []
  const columns = columnsOf(report)
  return [
    ...manyFailures(findings),
    ...everyRow(findings),
    ...casesMoved(findings),
    ...equalNeighbours(columns, findings),
    ...figuresMoved(columns, findings),
    ...impossibleValues(report, huge, findings),
  ]
}

function isRequestSum({ check }: Finding): boolean {
  return check === 't3_balance' || check === 't3_outcome_sum' || check === 't3_row_total'
}

function manyFailures(findings: readonly Finding[]): readonly string[] {
  const assessed = findings.filter((finding) => isRequestSum(finding) && finding.state !== 'not_assessable')
  const failed = assessed.filter(({ state }) => state === 'fail').length
  if (failed < FEWEST_FAILURES || failed <= assessed.length * SHARE_OF_FAILURES) return []
  return [
    `${failed} of ${assessed.length} sums of table three fail together, as when a table is read out of place`,
  ]
}

/** Columns add up and no row does: the columns do not stand under their own heads. */
function everyRow(findings: readonly Finding[]): readonly string[] {
  const columns = findings.filter(({ check }) => check === 't3_balance' || check === 't3_outcome_sum')
  const rows = findings.filter(
    ({ check, actual, expected }) =>
      check === 't3_row_total' && ((actual ?? 0) !== 0 || (expected ?? 0) !== 0),
  )
  const all = rows.length >= FEWEST_FAILURES && rows.every(({ state }) => state === 'fail')
  if (!all || columns.some(({ state }) => state === 'fail')) return []
  return [`all ${rows.length} rows of table three with figures miss their total while every column adds up`]
}

function casesMoved(findings: readonly Finding[]): readonly string[] {
  const failed = findings.filter(({ check, state }) => check === 't4_total' && state === 'fail').length
  return failed >= 2
    ? [`${failed} of 3 totals of table four fail together, as when its row is read out of place`]
    : []
}

/** Table three of a report: the rows of its form, and the figures of each column, row by row. */
interface Columns {
  readonly rows: readonly string[]
  /** In the order of `T3_COLUMN_IDS`; null where a cell is no number. */
  readonly figures: readonly (readonly (number | null)[])[]
}

function columnsOf(report: CheckedReport): Columns {
  const form = formSlotsOf(report.era)
  const cells = slotted(form, report.cells)
  const requests = form?.requests ?? []
  return {
    rows: requests.map(({ row }) => row),
    figures: T3_COLUMN_IDS.map((_, column) =>
      requests.map(({ slots }) => cells[slots[column] ?? NO_SLOT]?.value ?? null),
    ),
  }
}

/**
 * Two columns of the same figures, while the rows that hold these figures miss their totals: one of them was printed or
 * read twice. Small equal columns are common, so the equality must explain the failures, not merely stand beside one.
 */
function equalNeighbours({ rows, figures: all }: Columns, findings: readonly Finding[]): readonly string[] {
  const failed = new Set(
    findings.filter(({ check, state }) => check === 't3_row_total' && state === 'fail').map(({ key }) => key),
  )
  if (failed.size < FEWEST_ROWS) return []
  return APPLICANTS.slice(1).flatMap((column, index) => {
    const neighbour = APPLICANTS[index] ?? column
    const figures = all[index + 1] ?? []
    const others = all[index] ?? []
    if (!figures.every((value, row) => value === others[row])) return []
    const filled = rows.filter((_, row) => (figures[row] ?? 0) !== 0)
    const explained = filled.filter((row) => failed.has(row)).length
    return explained >= FEWEST_ROWS && explained * 2 >= filled.length
      ? [`column ${column} of table three equals its neighbour ${neighbour}, and its rows miss their totals`]
      : []
  })
}

/** Two neighbouring columns are off by opposite amounts, and one row read a column to the side explains both. */
function figuresMoved({ rows: ids, figures: all }: Columns, findings: readonly Finding[]): readonly string[] {
  const off = new Map(
    findings
      .filter(({ check, state }) => check === 't3_outcome_sum' && state === 'fail')
      .map(({ key, actual, expected }) => [key, (actual ?? 0) - (expected ?? 0)] as const),
  )
  return T3_COLUMN_IDS.slice(1).flatMap((column, index) => {
    const neighbour = T3_COLUMN_IDS[index] ?? column
    const [here, there] = [off.get(column), off.get(neighbour)]
    if (here === undefined || there === undefined || here + there !== 0) return []
    const figures = all[index + 1] ?? []
    const rows = (all[index] ?? []).flatMap((value, row) =>
      (value ?? 0) - (figures[row] ?? 0) === here ? [ids[row] ?? ''] : [],
    )
    return rows.length === 1 ? [`the figures of row ${rows[0]} seem to stand one column to the side`] : []
  })
}

function impossibleValues(
  { era }: CheckedReport,
  huge: readonly Cell[],
  findings: readonly Finding[],
): readonly string[] {
  const form = formSlotsOf(era)
  const refused = findings.filter(({ check, state }) => check === 'nonnegative_integer' && state === 'fail')
  const counts = huge.filter(
    ({ table, id }) => form?.defs[form.slots.get(`${table}:${id}`) ?? NO_SLOT]?.value_type === 'integer',
  )
  return [
    ...refused.map(({ message }) => `an impossible figure: ${message}`),
    ...counts.map(({ id, value }) => `an impossible figure: ${id} is ${value}`),
  ]
}
