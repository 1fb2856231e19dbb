/** A grid made ready for claiming: which cell covers a place, and what each cell's text may stand for. */
import type { Grid, GridCell } from '../../src/domain/block.ts'
import type { Place } from '../../src/domain/cell.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { type Roles, rolesOf } from '../dictionary.ts'
import { readValue } from '../values.ts'
import { type Figure, leftover } from './candidate.ts'

export interface ViewCell extends GridCell {
  readonly roles: Roles
}

export interface TableView {
  readonly grid: Grid
  readonly block: number
  readonly cells: readonly ViewCell[]
  /** Index of the covering cell at row × cols + col, -1 where none covers. */
  readonly at: Int32Array
  /** True where rows and columns were swapped to read a rotated table; places are given as printed. */
  readonly turned: boolean
}

const MAX_PLACES = 300_000

/** Null where the table is beyond all bounds of a form. */
export function viewOf(grid: Grid, block: number, turned = false): TableView | null {
  if (grid.rows * grid.cols > MAX_PLACES) return null
  const at = new Int32Array(grid.rows * grid.cols).fill(-1)
  const cells = grid.cells.map((cell, index) => {
    for (let r = cell.row; r < cell.row + cell.rowspan; r += 1)
      for (let c = cell.col; c < cell.col + cell.colspan; c += 1) at[r * grid.cols + c] = index
    return { ...cell, roles: rolesOf(cell.text) }
  })
  return { grid, block, cells, at, turned }
}

/** Cells that cover a row, left to right, those reaching down from above included. */
export function cellsOver(view: TableView, row: number): ViewCell[] {
  const over: ViewCell[] = []
  const { cols } = view.grid
  for (let c = 0; c < cols; ) {
    const cell = view.cells[view.at[row * cols + c] ?? -1]
    if (cell !== undefined) over.push(cell)
    c = cell === undefined ? c + 1 : Math.max(c + 1, cell.col + cell.colspan)
  }
  return over
}

/** The first column right of the last cell that covers a row. */
export const rowEnd = (cells: readonly ViewCell[]): number =>
  cells.reduce((end, cell) => Math.max(end, cell.col + cell.colspan), 0)

/** Whether the cells fill the row from its first column without a gap. */
export function isUnbroken(cells: readonly ViewCell[]): boolean {
  let next = 0
  return cells.every((cell) => {
    const fits = cell.col === next
    next = cell.col + cell.colspan
    return fits
  })
}

/**
 * Where the rows of a head end, if they fill their block without a gap and all end alike; null otherwise: a head that
 * lost or gained a cell names the wrong columns.
 */
export function blockEnd(view: TableView, from: number, to: number): number | null {
  let end: number | null = null
  for (let row = from; row < to; row += 1) {
    const cells = cellsOver(view, row)
    if (!isUnbroken(cells) || (end !== null && rowEnd(cells) !== end)) return null
    end = rowEnd(cells)
  }
  return end
}

export const placeOf = (view: TableView, cell: GridCell): Place => ({
  block: view.block,
  row: view.turned ? cell.col : cell.row,
  col: view.turned ? cell.row : cell.col,
  ...(cell.start === undefined ? {} : { start: cell.start }),
  ...(cell.end === undefined ? {} : { end: cell.end }),
})

export const figureOf = (view: TableView, cell: GridCell): Figure => ({
  text: cell.text,
  images: cell.images ?? 0,
  onlyMark: cell.marks !== undefined && cell.text !== '' && cell.marks.join('') === cell.text,
  place: placeOf(view, cell),
})

/** Whether a cell says anything that must not be lost. */
export const hasContent = (cell: GridCell): boolean => cell.text !== '' || (cell.images ?? 0) > 0

/** The cells that start in a row as one leftover; null where they say nothing. */
export function rowLeftover(view: TableView, row: number, reason: Leftover['reason']): Leftover | null {
  const cells = cellsOver(view, row).filter((cell) => cell.row === row)
  if (!cells.some(hasContent)) return null
  const text = cells.map((cell) => ((cell.images ?? 0) > 0 ? `${cell.text}[image]` : cell.text)).join(' | ')
  const [first] = cells
  return first === undefined ? null : leftover(reason, text, placeOf(view, first))
}

/** Whether a row that starts with `row` holds figures: then it is no head row, whatever words stand in it. */
export const hasFigures = (cells: readonly ViewCell[], row: number): boolean =>
  cells.some((cell) => cell.row === row && readValue(cell.text, { unit: 'piece' }).kind === 'number')

/** Rows become columns: how a rotated table is read by the same rules. */
export function turnedGrid(grid: Grid): Grid {
  const cells = grid.cells
    .map((cell) => ({ ...cell, row: cell.col, col: cell.row, rowspan: cell.colspan, colspan: cell.rowspan }))
    .sort((a, b) => a.row - b.row || a.col - b.col)
  return { rows: grid.cols, cols: grid.rows, cells, doubts: grid.doubts }
}
