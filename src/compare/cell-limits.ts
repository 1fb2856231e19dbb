/**
 * What limits one printed figure by itself, under the ids that `research.cells` gives it: how far its form may be set
 * beside the form in force, and what it is not.
 */
import type { Cell } from '../domain/cell.ts'
import type { Comparability } from '../domain/comparison.ts'
import type { ReadStatus } from '../domain/report.ts'
import { BREAK_NOTE, BREAK_YEAR } from '../domain/series-break.ts'
import { levelNow } from './era-level.ts'

export interface CellLimits {
  readonly comparability: Comparability
  readonly notes: readonly string[]
}

interface Printed {
  readonly year: number
  readonly era: string | null
  readonly status: ReadStatus
}

/** There are a few hundred figures in all forms. */
const levels = new Map<string, Comparability>()

export function cellLimits(cell: Cell, { year, era, status }: Printed): CellLimits {
  const isOfUnknownUnit = cell.unit === 'yuan_or_wan_yuan' && (cell.unit_printed ?? 'unknown') === 'unknown'
  const notes: readonly (string | false)[] = [
    cell.kind !== 'number' && cell.kind,
    cell.note !== undefined && 'printed_note',
    isOfUnknownUnit && 'unit_unknown',
    cell.table === 't4' && year >= BREAK_YEAR && BREAK_NOTE,
    status === 'partial' && 'partial_report',
  ]
  return { comparability: levelOf(cell.id, era), notes: notes.filter((note) => note !== false) }
}

function levelOf(id: string, era: string | null): Comparability {
  const key = `${era} ${id}`
  const known = levels.get(key)
  if (known !== undefined) return known
  const level = levelNow([id], era)
  levels.set(key, level)
  return level
}
