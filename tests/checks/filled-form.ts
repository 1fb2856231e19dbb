/** Self-written reports for the checks: every cell of a form is 0 unless a test says otherwise. */
import { formatOf, T3_COLUMN_IDS } from '../../parsers/formats/index.ts'
import type { CheckedReport, YearReport } from '../../src/checks/index.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Era, Format } from '../../src/domain/format.ts'

export type Fill = Readonly<Record<string, number | '' | '/' | string | null>>

/** Cells by `table:id` or by id; a number is a number, '' blank, '/' not applicable, null not read, other words text. */
export function cellsOf(era: Era, fill: Fill): readonly Cell[] {
  const tables = formatOf(era)?.tables ?? []
  const known = new Set(tables.flatMap((table) => table.cells.map((def) => def.id)))
  const strange = Object.keys(fill).filter((id) => !known.has(id))
  if (strange.length > 0) throw new Error(`no such cell: ${strange.join(', ')}`)
  return tables.flatMap((table, block) =>
    table.cells.flatMap((def): Cell[] => {
      const printed = def.id in fill ? (fill[def.id] ?? null) : 0
      if (printed === null) return []
      const source = { block, row: def.grid.row, col: def.grid.col }
      const base = { table: table.id, id: def.id, unit: def.unit, raw: String(printed), source }
      if (typeof printed === 'number') return [{ ...base, kind: 'number', value: printed }]
      const kind =
        printed === '' ? 'blank' : printed === '/' ? 'not_applicable' : printed === '[img]' ? 'image' : 'text'
      return [{ ...base, kind, value: null }]
    }),
  )
}

export function report(
  fill: Fill,
  { era = 'era_2021' as Era, year = 2023 as number | null } = {},
): CheckedReport & YearReport {
  return { era, year, scope: 'own', status: 'complete', cells: cellsOf(era, fill) }
}

/** A sound year: 5 asked, 4 of them natural persons; 1 carried in, 1 carried on. */
export const SOUND: Fill = {
  new_requests__natural_person: 4,
  new_requests__commercial_enterprise: 1,
  new_requests__total: 5,
  carried_in__natural_person: 1,
  carried_in__total: 1,
  granted__natural_person: 3,
  granted__total: 3,
  unable_not_held__natural_person: 1,
  unable_not_held__commercial_enterprise: 1,
  unable_not_held__total: 2,
  outcomes_total__natural_person: 4,
  outcomes_total__commercial_enterprise: 1,
  outcomes_total__total: 5,
  carried_out__natural_person: 1,
  carried_out__total: 1,
  review_upheld: 2,
  review_pending: 1,
  review_total: 3,
}

/** Small figures that differ from their neighbours, so that every sum of a form has something to add. */
const part = (at: number): number => 1 + ((at * 5) % 7)

function soundRequests(format: Format): Record<string, number> {
  const rows = format.tables.find(({ id }) => id === 't3')?.rowDefs.map(({ id }) => id) ?? []
  const apart = new Set(['new_requests', 'carried_in', 'outcomes_total', 'carried_out'])
  const leaves = rows.filter((row) => !apart.has(row))
  const fill: Record<string, number> = {}
  for (const [c, column] of T3_COLUMN_IDS.filter((id) => id !== 'total').entries()) {
    for (const [r, row] of leaves.entries()) fill[`${row}__${column}`] = part(r * 3 + c)
    const outcomes = leaves.reduce((sum, row) => sum + (fill[`${row}__${column}`] ?? 0), 0)
    Object.assign(fill, {
      [`outcomes_total__${column}`]: outcomes,
      [`carried_in__${column}`]: c + 1,
      [`carried_out__${column}`]: c + 3,
      [`new_requests__${column}`]: outcomes + 2,
    })
  }
  for (const row of rows)
    fill[`${row}__total`] = T3_COLUMN_IDS.reduce((sum, column) => sum + (fill[`${row}__${column}`] ?? 0), 0)
  return fill
}

/** A form with a figure above 0 in every sum, all of which hold: 本年增/减 takes away, totals are those of their parts. */
export function soundForm(era: Era): Record<string, number> {
  const format = formatOf(era)
  if (format === undefined) throw new Error(`no form ${era}`)
  const cells = format.tables.filter(({ id }) => id !== 't3').flatMap((table) => table.cells)
  const fill: Record<string, number> = Object.fromEntries(cells.map(({ id }, at) => [id, part(at)]))
  Object.assign(fill, format.tables.some(({ id }) => id === 't3') ? soundRequests(format) : {})
  // A total may be a part of a larger one, which is listed before it.
  for (const { check, left, right } of format.equations.toReversed()) {
    const [total] = left
    if (total !== undefined && (check === 't4_total' || check === 'stat_sum'))
      fill[total.cell] = right.reduce((sum, { cell }) => sum + (fill[cell] ?? 0), 0)
  }
  for (const id of Object.keys(fill)) {
    if (id.endsWith('_in_force') || id.endsWith('_public_stock') || id.endsWith('_prior_year')) fill[id] = 30
    if (id.endsWith('_issued')) fill[id] = 9
    if (id.endsWith('_change')) fill[id] = -4
  }
  return fill
}
