/**
 * Whether failing sums are the agency's arithmetic or our own reading. Law kept here: where two readings of a table agree
 * a few failing sums are the agency's and the report stays `complete`; where only one reading speaks for the figures,
 * where figures moved to the side would close every sum, or where sums fail in numbers, `complete` is taken back, because
 * a wrong number in a complete report is the worst defect there is.
 */
import type { Cell, TableId } from '../domain/cell.ts'
import type { Finding } from '../domain/finding.ts'
import { readingsAgree } from './agreement.ts'
import type { CheckedReport } from './check.ts'
import { figuresMovedUp, partsBeyondTotal, rowMovedUp } from './figure-lost.ts'
import { type FormSlots, formSlotsOf, type SlottedCells, slotted } from './form-slots.ts'
import { outOfPlace } from './out-of-place.ts'

/** Nothing that is counted in a report comes near it. */
const LARGEST_COUNT = 1e9

/** One wrong figure breaks three sums at most, so from four on more than one figure is wrong. */
const FEWEST_FAILURES = 4
const SHARE_OF_FAILURES = 1 / 3
/** Of the three totals of table four. */
const FEWEST_CASE_FAILURES = 2

/** The sums that a form prints, by the table they stand in. */
const SUMMED: ReadonlyMap<string, TableId> = new Map([
  ['t3_balance', 't3'],
  ['t3_outcome_sum', 't3'],
  ['t3_row_total', 't3'],
  ['t4_total', 't4'],
  ['stat_sum', 'stat'],
])

const NAMES: Readonly<Partial<Record<TableId, string>>> = {
  t3: 'table three',
  t4: 'table four',
  stat: 'the statistics table',
}

const isHuge = ({ value }: Pick<Cell, 'value'>): boolean => value !== null && value > LARGEST_COUNT

const isFailure = ({ state, severity }: Finding): boolean => state === 'fail' && severity === 'error'

/** A sum or a figure that fails, or a sum whose cells could not be judged. */
const isDoubtful = (finding: Finding): boolean =>
  (isFailure(finding) && (SUMMED.has(finding.check) || finding.check === 'nonnegative_integer')) ||
  (finding.state === 'not_assessable' && finding.cells.length > 0 && SUMMED.has(finding.check))

/** Reasons to doubt our reading, each one sentence; empty where the failures are the agency's. */
export function suspectReading(report: CheckedReport, findings: readonly Finding[]): readonly string[] {
  if (!report.cells.some(isHuge) && !findings.some(isDoubtful)) return []
  const failing = findings.filter(isFailure)
  const sums = failing.filter(({ check }) => SUMMED.has(check))
  const refused = failing.filter(({ check }) => check === 'nonnegative_integer')
  const form = formSlotsOf(report.era)
  if (form === null) return []
  const cells = slotted(form, report.cells)
  return [
    ...singleReadings(form, cells, sums),
    ...manyFailures(findings),
    ...figuresMovedUp(form, cells, sums),
    ...rowMovedUp(form, cells, sums),
    ...partsBeyondTotal(form, cells),
    ...(sums.length > 0 ? outOfPlace(form, cells, findings) : []),
    ...refused.map(({ message }) => `an impossible figure: ${message}`),
    ...impossibleCounts(form, cells),
  ]
}

/** Tables whose sums fail and whose figures only one reading speaks for: the sums were to be the second witness. */
function singleReadings(form: FormSlots, cells: SlottedCells, sums: readonly Finding[]): readonly string[] {
  const tables = new Set(sums.flatMap(({ check }) => SUMMED.get(check) ?? []))
  return [...tables].flatMap((table) => {
    if (readingsAgree(form, cells, table)) return []
    const failed = sums.filter(({ check }) => SUMMED.get(check) === table).length
    const said = failed === 1 ? 'a sum fails' : `${failed} sums fail`
    return [
      `${said} in ${NAMES[table] ?? table}, which is laid out so that it cannot be told whether the agency or the reading is wrong`,
    ]
  })
}

/**
 * Sums that fail in numbers. Both readings take their labels from the same page, so that a label bound to a wrong line
 * deceives both: only the sums can tell, and an agency that adds up wrongly does not do so everywhere.
 */
function manyFailures(findings: readonly Finding[]): readonly string[] {
  const assessed = findings.filter(({ check, state }) => SUMMED.has(check) && state !== 'not_assessable')
  const failuresIn = (table: TableId): { readonly failed: number; readonly of: number } => {
    const own = assessed.filter(({ check }) => SUMMED.get(check) === table)
    return { failed: own.filter(({ state }) => state === 'fail').length, of: own.length }
  }
  const said = (table: TableId, { failed, of }: { failed: number; of: number }): string =>
    `${failed} of ${of} sums of ${NAMES[table] ?? table} fail together, as when a table is read out of place`
  const requests = failuresIn('t3')
  const cases = failuresIn('t4')
  return [
    ...(requests.failed >= FEWEST_FAILURES && requests.failed > requests.of * SHARE_OF_FAILURES
      ? [said('t3', requests)]
      : []),
    ...(cases.failed >= FEWEST_CASE_FAILURES ? [said('t4', cases)] : []),
  ]
}

function impossibleCounts({ defs }: FormSlots, cells: SlottedCells): readonly string[] {
  return cells.flatMap((cell, slot) =>
    cell !== undefined && (cell.value ?? 0) > LARGEST_COUNT && defs[slot]?.value_type === 'integer'
      ? [`an impossible figure: ${cell.id} is ${cell.value}`]
      : [],
  )
}
