/**
 * Grid columns too narrow to be seen: dragging an edge leaves columns of a twip or two, and then every cell beside them
 * "spans" two columns. They are taken out where the file states widths and no cell would lose its whole width.
 */
import type { TableRow } from './doc-model.ts'

/** Twips (1.5 points): nothing can be printed in less. */
const SLIVER = 30

/** Rows with invisible grid columns taken out; `widths` are those of the grid, in twips. */
export function dropSlivers(rows: readonly TableRow[], widths: readonly number[]): readonly TableRow[] {
  const cols = rows.reduce((most, row) => Math.max(most, row.width), 0)
  if (widths.length < cols || !widths.some((width) => width <= SLIVER)) return rows
  /** Number of visible columns to the left of each grid edge. */
  const before = [0]
  for (const width of widths) before.push((before[before.length - 1] ?? 0) + (width > SLIVER ? 1 : 0))
  const edge = (index: number) => before[index] ?? 0
  const moved = rows.map((row) => ({
    width: edge(row.width),
    cells: row.cells.map((cell) => {
      const col = edge(cell.col)
      return { ...cell, col, colspan: edge(cell.col + cell.colspan) - col }
    }),
  }))
  return moved.some((row) => row.cells.some((cell) => cell.colspan < 1)) ? rows : moved
}
