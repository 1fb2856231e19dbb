/**
 * The indicators the store has columns for, per form table, in column order. A form that gains an indicator needs a
 * migration that adds its column, and the list of that migration joined on here.
 */
import type { TableId } from '../src/domain/cell.ts'
import { FIGURE_COLUMNS_1, FROZEN_INDICATORS_1 } from './migrations/frozen-columns-1.ts'

export const TABLE_IDS: readonly TableId[] = ['t2', 't3', 't4', 'stat']

export const FIGURE_COLUMNS: Readonly<Record<TableId, readonly string[]>> = FIGURE_COLUMNS_1

/** Table → indicator → 0-based position. */
export const FIGURE_POSITIONS: ReadonlyMap<TableId, ReadonlyMap<string, number>> = new Map(
  TABLE_IDS.map((table) => [table, new Map(FIGURE_COLUMNS[table].map((id, position) => [id, position]))]),
)

const UNITS = new Map<string, Map<string, string>>()
for (const { era, table, id, unit } of FROZEN_INDICATORS_1) {
  const units = UNITS.get(`${era} ${table}`) ?? new Map<string, string>()
  UNITS.set(`${era} ${table}`, units.set(id, unit))
}
const NO_UNITS: ReadonlyMap<string, string> = new Map()

/** Indicator → the unit the codebook gives it, for one table of an era; empty where that era has no such table. */
export function unitsOf(era: string | null, table: TableId): ReadonlyMap<string, string> {
  return UNITS.get(`${era} ${table}`) ?? NO_UNITS
}
