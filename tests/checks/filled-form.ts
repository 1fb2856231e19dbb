/** Self-written reports for the checks: every cell of a form is 0 unless a test says otherwise. */
import { formatOf } from '../../parsers/formats/index.ts'
import type { CheckedReport, YearReport } from '../../src/checks/index.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Era } from '../../src/domain/format.ts'

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
