/** Printed cells and their labels, both found by `table:id`. */
import type { Cell } from '../domain/cell.ts'
import type { Format } from '../domain/format.ts'

/** Cells by `table:id`. */
export function cellIndex(cells: readonly Cell[]): ReadonlyMap<string, Cell> {
  return new Map(cells.map((cell) => [`${cell.table}:${cell.id}`, cell]))
}

/** Printed labels of a form by `table:id`; empty where an era has no form. */
export function labelIndex(format: Format | null): ReadonlyMap<string, string> {
  return new Map(
    format?.tables.flatMap((table) =>
      table.cells.map((cell) => [`${table.id}:${cell.id}`, cell.label_zh] as const),
    ),
  )
}
