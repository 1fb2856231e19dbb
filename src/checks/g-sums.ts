/**
 * A summary of a region against the bodies it sums up: at least what is known of them (`g_lower_bound`), and their sum where
 * all are known (`g_sum`). Law: where our list, coverage or readings are doubtful nothing is an error, and a sum that
 * lacks a body is `not_assessable`, with the coverage.
 */
import type { TableId } from '../domain/cell.ts'
import type { Verdict } from './check.ts'
import { type FormSlots, formSlotsOf, slotted } from './form-slots.ts'
import { type Coverage, coverageOf, coverageText } from './region-coverage.ts'
import type { BodyReport, RegionYear } from './region-year.ts'
import { notAssessable } from './stated.ts'

export const SUMMARY_CHECK_IDS = ['g_lower_bound', 'g_sum'] as const

const TABLES: readonly TableId[] = ['t2', 't3', 't4']
/** Stocks are counted once upward; items are those of one list for all; procurement has no sure unit. */
const NOT_ADDED = /_(?:in_force|public_stock|items_prior_year|items_change|procurement_amount)$/u
/** Issued together by several bodies, and counted once upward. */
const JOINT = /^(?:regulations|normative_documents)_/u
const TOWNSHIPS: ReadonlySet<string> = new Set(['township_government', 'subdistrict_office'])
/** Amounts are rounded in each report. */
const ROUNDED = 0.01
const LARGEST = 3

interface Region {
  readonly form: FormSlots
  readonly coverage: Coverage
  readonly values: (report: BodyReport) => readonly (number | null)[]
  readonly own: readonly (number | null)[]
  /** What the summary may hold beside the bodies, each choice as a list of reports. */
  readonly choices: readonly (readonly BodyReport[])[]
  /** Why a difference may be lawful for all that we know; null where nothing is left open. */
  readonly open: string | null
}

/** What both checks say of every table. A summary in a form without tables two to four is not judged. */
export function judgeSummary(year: RegionYear): readonly Verdict[] {
  const form = formSlotsOf(year.summary.era)
  if (form === null || !form.byTable.has('t3')) return []
  const coverage = coverageOf(year)
  const doubt = doubtOf(year.summary, coverage)
  if (doubt !== null)
    return SUMMARY_CHECK_IDS.flatMap((check) =>
      TABLES.map((key) => notAssessable({ check, key, severity: 'warning' }, doubt)),
    )
  const values = valuesIn(form)
  const { choices, open } = choicesOf(year, coverage)
  const region = { form, coverage, values, own: values(year.summary), choices, open }
  return TABLES.flatMap((table) => {
    const below = lowerBound(region, table)
    return [...below.verdicts, ...sum(region, table, below.failed)]
  })
}

function doubtOf({ status, faulty }: BodyReport, coverage: Coverage): string | null {
  if (status !== 'complete') return `the reading of the summary is ${status}`
  if (faulty) return 'sums within the summary fail'
  return coverage.added.length === 0 ? `no body can be added: ${coverageText(coverage)}` : null
}

/** Figures of a report by slot, decoded once. */
function valuesIn(form: FormSlots): Region['values'] {
  const known = new Map<BodyReport, readonly (number | null)[]>()
  return (report) => {
    const found = known.get(report)
    if (found) return found
    const fresh = slotted(form, report.cells).map((cell) => (cell?.kind === 'number' ? cell.value : null))
    known.set(report, fresh)
    return fresh
  }
}

function choicesOf(
  { is_county, lower }: RegionYear,
  { optional, learned }: Coverage,
): Pick<Region, 'choices' | 'open'> {
  const usable = optional.filter(({ status, faulty }) => status === 'complete' && !faulty)
  const below = lower.flatMap(({ summary }) =>
    summary?.status === 'complete' && !summary.faulty ? summary : [],
  )
  const whole = below.length === lower.length && lower.length > 0
  const choices = [[], usable, ...(whole ? [below, [...below, ...usable]] : [])]
  if (learned) return { choices, open: 'the list of bodies is known only from what they published' }
  if (usable.length < optional.length)
    return { choices, open: 'a report that the summary may hold was not read whole' }
  if (!is_county && !whole)
    return {
      choices,
      open: `it may cover the governments below, of which ${below.length} of ${lower.length} are known`,
    }
  return { choices, open: null }
}

interface Judged {
  readonly slot: number
  readonly id: string
  readonly label: string
}

/** The cells of a table that add up: a column of a row only where the row's total says nothing by itself. */
function cellsOf({ form }: Region, table: TableId): readonly Judged[] {
  return [...(form.byTable.get(table) ?? [])]
    .filter(([id]) => !NOT_ADDED.test(id))
    .map(([id, slot]) => ({ slot, id, label: form.labels[slot] ?? id }))
}

function smallest(table: TableId, failed: readonly Judged[]): readonly Judged[] {
  if (table !== 't3') return failed
  const rows = new Set(failed.filter(({ id }) => id.endsWith('__total')).map(({ id }) => id.split('__')[0]))
  return failed.filter(({ id }) => id.endsWith('__total') || !rows.has(id.split('__')[0]))
}

const toleranceOf = (id: string, parts: number): number =>
  id.endsWith('_fee_amount') ? ROUNDED * (parts + 1) : 1e-7

function lowerBound(
  region: Region,
  table: TableId,
): { verdicts: readonly Verdict[]; failed: ReadonlySet<string> } {
  const { coverage, values, own } = region
  const known = (slot: number, townships: boolean) =>
    coverage.added.reduce(
      (total, { kind, report }) =>
        total + (townships || !TOWNSHIPS.has(kind) ? (values(report)[slot] ?? 0) : 0),
      0,
    )
  const failed = cellsOf(region, table).filter(({ slot, id }) => {
    const stated = own[slot]
    return typeof stated === 'number' && known(slot, true) > stated + toleranceOf(id, coverage.added.length)
  })
  const base = { check: 'g_lower_bound', severity: 'warning' } as const
  const verdicts = smallest(table, failed).map(({ slot, id, label }): Verdict => {
    const [actual, expected] = [own[slot] ?? 0, known(slot, true)]
    const sure = table !== 't2' && !coverage.learned && known(slot, false) > actual
    const message = `${label}: the summary says ${actual}, less than ${expected} of its bodies together (${largest(region, slot)}; ${coverageText(coverage)})`
    return {
      ...base,
      key: id,
      severity: sure ? 'error' : 'warning',
      state: 'fail',
      cells: [id],
      expected,
      actual,
      message,
    }
  })
  const message = `the summary says at least what its bodies say: ${coverageText(coverage)}`
  const holds: Verdict = {
    ...base,
    key: table,
    state: 'pass',
    cells: [],
    expected: null,
    actual: null,
    message,
  }
  return { verdicts: verdicts.length > 0 ? verdicts : [holds], failed: new Set(failed.map(({ id }) => id)) }
}

function largest({ coverage, values }: Region, slot: number): string {
  return coverage.added
    .map(({ name, report }) => ({ name, value: values(report)[slot] ?? 0 }))
    .sort((a, b) => b.value - a.value)
    .slice(0, LARGEST)
    .map(({ name, value }) => `${name} ${value}`)
    .join(', ')
}

function sum(region: Region, table: TableId, below: ReadonlySet<string>): readonly Verdict[] {
  const { coverage, own } = region
  const base = { check: 'g_sum', key: table, severity: 'warning' } as const
  if (coverage.left_out.length > 0) return [notAssessable(base, coverageText(coverage))]
  const cells = cellsOf(region, table).filter(
    ({ slot, id }) => typeof own[slot] === 'number' && !below.has(id),
  )
  const ways = region.choices.map((choice) => summedWith(region, cells, choice))
  const [best] = ways.toSorted((a, b) => a.failed.length - b.failed.length)
  if (best === undefined || best.judged === 0)
    return [notAssessable(base, 'no cell is a number in every report')]
  if (best.failed.length > 0 && region.open !== null) return [notAssessable(base, region.open)]
  if (best.failed.length === 0) {
    const message = `the summary is the sum of ${coverageText(coverage)}${best.beside}`
    const state = best.judged < cells.length ? 'pass_with_blanks' : 'pass'
    return [{ ...base, state, cells: [], expected: null, actual: null, message }]
  }
  return smallest(table, best.failed).map(({ slot, id, label }): Verdict => {
    const [actual, expected] = [own[slot] ?? 0, best.total(slot) ?? 0]
    const message = `${label}: the summary says ${actual}, its bodies together ${expected}${best.beside} (${coverageText(coverage)})`
    return { ...base, key: id, state: 'fail', cells: [id], expected, actual, message }
  })
}

function summedWith(
  { coverage, values, own }: Region,
  cells: readonly Judged[],
  choice: readonly BodyReport[],
) {
  const reports = [...coverage.added.map(({ report }) => report), ...choice]
  const total = (slot: number): number | null => {
    let sum = 0
    for (const report of reports) {
      const value = values(report)[slot]
      if (typeof value !== 'number') return null
      sum += value
    }
    return sum
  }
  const judged = cells.filter(({ slot }) => total(slot) !== null)
  const failed = judged.filter(({ slot, id }) => {
    const [stated, expected] = [own[slot] ?? 0, total(slot) ?? 0]
    if (JOINT.test(id) && stated < expected) return false
    return Math.abs(stated - expected) > toleranceOf(id, reports.length)
  })
  const beside = choice.length === 0 ? '' : ` and ${choice.length} more that it may hold`
  return { failed, judged: judged.length, total, beside }
}
