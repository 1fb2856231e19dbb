/** Printed cells and their labels, both found by `table:id`. Every check asks for them, so each list is indexed once. */
import type { Cell } from '../domain/cell.ts'
import type { Format } from '../domain/format.ts'

const CELLS = new WeakMap<readonly Cell[], ReadonlyMap<string, Cell>>()
const LABELS = new WeakMap<Format, ReadonlyMap<string, string>>()
const NO_LABELS: ReadonlyMap<string, string> = new Map()

/** Cells by `table:id`. */
export function cellIndex(cells: readonly Cell[]): ReadonlyMap<string, Cell> {
  const known = CELLS.get(cells)
  if (known) return known
  const made = new Map(cells.map((cell) => [`${cell.table}:${cell.id}`, cell]))
  CELLS.set(cells, made)
  return made
}

/** Printed labels of a form by `table:id`; empty where an era has no form. */
export function labelIndex(format: Format | null): ReadonlyMap<string, string> {
  if (format === null) return NO_LABELS
  const known = LABELS.get(format)
  if (known) return known
  const made = new Map(
    format.tables.flatMap((table) =>
      table.cells.map((cell) => [`${table.id}:${cell.id}`, cell.label_zh] as const),
    ),
  )
  LABELS.set(format, made)
  return made
}
