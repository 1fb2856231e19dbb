/**
 * Failing sums in the patterns of figures that stand beside their place: printed so or read so, the figure under a head
 * is then not the head's. Law kept here: a pattern must explain the failures by a move of whole figures, never merely
 * stand beside them, so that an agency's wrong sum is not mistaken for it.
 */
import { T3_COLUMN_IDS, T4_FAMILIES, T4_RESULTS } from '../../parsers/formats/index.ts'
import type { Finding } from '../domain/finding.ts'
import { equationsOf } from './compiled-equation.ts'
import { type FormSlots, NO_SLOT, type SlottedCells } from './form-slots.ts'

/** So many sums at least must be explained where two rows or all columns seem to have changed places. */
const FEWEST_FAILURES = 4

/** Rows that an equal column must explain: one row that misses its total is an agency's slip. */
const FEWEST_ROWS = 2

/** How far the one row of table four may have slipped. */
const SLIPS = [1, -1, 2, -2] as const

/** What each pattern says, one sentence; empty where none explains the failures. */
export function outOfPlace(
  form: FormSlots,
  cells: SlottedCells,
  findings: readonly Finding[],
): readonly string[] {
  const table = columnsOf(form, cells)
  return [
    ...everyRow(findings),
    ...equalNeighbours(table, findings),
    ...figuresMoved(table, findings),
    ...rowsExchanged(form, cells, findings),
    ...casesSlipped(form, cells, findings),
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

/** Table three of a report: the rows of its form, and the figures of each column, row by row. */
interface Columns {
  readonly rows: readonly string[]
  /** In the order of `T3_COLUMN_IDS`; null where a cell is no number. */
  readonly figures: readonly (readonly (number | null)[])[]
}

function columnsOf({ requests }: FormSlots, cells: SlottedCells): Columns {
  return {
    rows: requests.map(({ row }) => row),
    figures: T3_COLUMN_IDS.map((_, column) =>
      requests.map(({ slots }) => cells[slots[column] ?? NO_SLOT]?.value ?? null),
    ),
  }
}

/**
 * Two columns of the same figures, while the rows that hold these figures miss their totals: one of them was printed or
 * read twice. Small equal columns are common, so the equality must explain the failures. 总计 may lawfully equal the
 * column beside it: it does where only one kind of applicant asked.
 */
function equalNeighbours({ rows, figures }: Columns, findings: readonly Finding[]): readonly string[] {
  const failed = new Set(
    findings.filter(({ check, state }) => check === 't3_row_total' && state === 'fail').map(({ key }) => key),
  )
  if (failed.size < FEWEST_ROWS) return []
  return T3_COLUMN_IDS.flatMap((column, index) => {
    const [own, others] = [figures[index] ?? [], figures[index - 1] ?? []]
    if (index === 0 || column === 'total' || !own.every((value, row) => value === others[row])) return []
    const filled = rows.filter((_, row) => (own[row] ?? 0) !== 0)
    const explained = filled.filter((row) => failed.has(row)).length
    return explained >= FEWEST_ROWS && explained * 2 >= filled.length
      ? [
          `column ${column} of table three equals its neighbour ${T3_COLUMN_IDS[index - 1]}, and its rows miss their totals`,
        ]
      : []
  })
}

/** Two neighbouring columns are off by opposite amounts, and one row read a column to the side explains both. */
function figuresMoved({ rows, figures }: Columns, findings: readonly Finding[]): readonly string[] {
  const off = new Map(
    findings
      .filter(({ check, state }) => check === 't3_outcome_sum' && state === 'fail')
      .map(({ key, actual, expected }) => [key, (actual ?? 0) - (expected ?? 0)] as const),
  )
  return T3_COLUMN_IDS.flatMap((column, index) => {
    const [here, there] = [off.get(column), off.get(T3_COLUMN_IDS[index - 1] ?? '')]
    if (here === undefined || there === undefined || here + there !== 0) return []
    const moved = rows.filter(
      (_, row) => (figures[index - 1]?.[row] ?? 0) - (figures[index]?.[row] ?? 0) === here,
    )
    return moved.length === 1 ? [`the figures of row ${moved[0]} seem to stand one column to the side`] : []
  })
}

/** Every row keeps its total, several columns do not add up, and two rows in each other's place would close them all. */
function rowsExchanged(
  form: FormSlots,
  cells: SlottedCells,
  findings: readonly Finding[],
): readonly string[] {
  const failed = findings.filter(({ check, state }) => check.startsWith('t3_') && state === 'fail')
  if (failed.length < FEWEST_FAILURES || failed.some(({ check }) => check === 't3_row_total')) return []
  const sums = equationsOf(form).filter(
    ({ equation }) => equation.check === 't3_balance' || equation.check === 't3_outcome_sum',
  )
  const value = (slot: number): number => cells[slot]?.value ?? 0
  const closes = (first: readonly number[], second: readonly number[]): boolean =>
    sums.every(({ left, right }) => {
      const other = (slot: number): number => {
        const column = first.indexOf(slot)
        if (column !== -1) return value(second[column] ?? NO_SLOT)
        const back = second.indexOf(slot)
        return value(back === -1 ? slot : (first[back] ?? NO_SLOT))
      }
      const sum = (slots: readonly number[]): number => slots.reduce((total, slot) => total + other(slot), 0)
      return sum(left.slots) === sum(right.slots)
    })
  for (const [at, first] of form.requests.entries())
    for (const second of form.requests.slice(at + 1))
      if (closes(first.slots, second.slots))
        return [`rows ${first.row} and ${second.row} of table three seem to stand in each other’s place`]
  return []
}

/** Two totals of table four fail at least, and its figures some places to the side would close every sum. */
function casesSlipped(form: FormSlots, cells: SlottedCells, findings: readonly Finding[]): readonly string[] {
  const failed = findings.filter(({ check, state }) => check === 't4_total' && state === 'fail').length
  if (failed < 2) return []
  const figures = T4_FAMILIES.flatMap(({ id }) =>
    T4_RESULTS.map((result) => cells[form.slots.get(`t4:${id}_${result.id}`) ?? NO_SLOT]?.value ?? 0),
  )
  const holds = (by: number): boolean => {
    const families = T4_FAMILIES.map((_, family) => {
      const from = family * T4_RESULTS.length + by
      return from < 0 ? [] : figures.slice(from, from + T4_RESULTS.length)
    }).filter((family) => family.length === T4_RESULTS.length)
    const isSum = (family: readonly number[]): boolean =>
      family.slice(0, -1).reduce((sum, part) => sum + part, 0) === family.at(-1)
    return families.every(isSum) && families.some((family) => (family.at(-1) ?? 0) > 0)
  }
  const slip = SLIPS.find(holds)
  return slip === undefined
    ? []
    : [`the figures of table four seem to stand ${Math.abs(slip)} to the ${slip > 0 ? 'right' : 'left'}`]
}
