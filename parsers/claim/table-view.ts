/** A grid made ready for claiming: which cell covers a place, and what each cell's text may stand for. */
import type { Grid, GridCell } from '../../src/domain/block.ts'
import type { Place } from '../../src/domain/cell.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { type Roles, rolesOf } from '../dictionary.ts'
import { isNumber } from '../values.ts'
import { type Figure, leftover } from './candidate.ts'

export interface ViewCell {
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  readonly text: string
  readonly images: number
  readonly roles: Roles
  /** The cell as the reader made it. */
  readonly printed: GridCell
}

export interface TableView {
  readonly grid: Grid
  readonly block: number
  readonly cells: readonly ViewCell[]
  /** Index of the covering cell at row × cols + col, -1 where none covers. */
  readonly at: Int32Array
  /** True where rows and columns were swapped to read a rotated table; places are given as printed. */
  readonly turned: boolean
  /** By row, where already asked for: the cells that cover it, and those of them that start in it. */
  readonly over: (readonly ViewCell[] | undefined)[]
  readonly own: (readonly ViewCell[] | undefined)[]
}

const MAX_PLACES = 300_000

const viewCell = (cell: GridCell): ViewCell => ({
  row: cell.row,
  col: cell.col,
  rowspan: cell.rowspan,
  colspan: cell.colspan,
  text: cell.text,
  images: cell.images ?? 0,
  roles: rolesOf(cell.text),
  printed: cell,
})

/** Null where the table is beyond all bounds of a form. */
export function viewOf(grid: Grid, block: number, turned = false): TableView | null {
  const { rows, cols } = grid
  if (rows * cols > MAX_PLACES) return null
  const at = new Int32Array(rows * cols).fill(-1)
  grid.cells.forEach((cell, index) => {
    const [bottom, right] = [cell.row + cell.rowspan, cell.col + cell.colspan]
    for (let r = cell.row; r < bottom; r += 1)
      for (let c = cell.col; c < right; c += 1) at[r * cols + c] = index
  })
  const cells = grid.cells.map(viewCell)
  return { grid, block, cells, at, turned, over: new Array(rows), own: new Array(rows) }
}

/** Cells that cover a row, left to right, those reaching down from above included. */
export function cellsOver(view: TableView, row: number): readonly ViewCell[] {
  const known = view.over[row]
  if (known !== undefined) return known
  const over: ViewCell[] = []
  const { cols } = view.grid
  for (let c = 0; c < cols; ) {
    const cell = view.cells[view.at[row * cols + c] ?? -1]
    if (cell !== undefined) over.push(cell)
    c = cell === undefined ? c + 1 : Math.max(c + 1, cell.col + cell.colspan)
  }
  view.over[row] = over
  return over
}

/** Those of them that start in the row. */
export function cellsOf(view: TableView, row: number): readonly ViewCell[] {
  const known = view.own[row]
  if (known !== undefined) return known
  const own = cellsOver(view, row).filter((cell) => cell.row === row)
  view.own[row] = own
  return own
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

export const placeOf = ({ block, turned }: TableView, { row, col, printed }: ViewCell): Place =>
  turned ? placeAt(block, col, row, printed) : placeAt(block, row, col, printed)

/** Written out, for copying by `...` costs more than all the rest of claiming. */
function placeAt(block: number, row: number, col: number, { start, end }: GridCell): Place {
  if (start !== undefined && end !== undefined) return { block, row, col, start, end }
  if (start !== undefined) return { block, row, col, start }
  return end === undefined ? { block, row, col } : { block, row, col, end }
}

const isOnlyMark = ({ marks, text }: GridCell): boolean =>
  marks !== undefined && text !== '' && marks.join('') === text

export const figureOf = (view: TableView, cell: ViewCell): Figure => ({
  text: cell.text,
  images: cell.images,
  onlyMark: isOnlyMark(cell.printed),
  place: placeOf(view, cell),
})

/** The figure of a cell of a table that is not turned. */
export const figureAt = (block: number, cell: GridCell): Figure => ({
  text: cell.text,
  images: cell.images ?? 0,
  onlyMark: isOnlyMark(cell),
  place: placeAt(block, cell.row, cell.col, cell),
})

/** Whether a cell says anything that must not be lost. */
export const hasContent = (cell: ViewCell): boolean => cell.text !== '' || cell.images > 0

/** Cells as one text, pictures named. */
export const textOfCells = (cells: readonly ViewCell[]): string =>
  cells.map((cell) => (cell.images > 0 ? `${cell.text}[image]` : cell.text)).join(' | ')

/** The cells that start in a row as one leftover; null where they say nothing. */
export function rowLeftover(view: TableView, row: number, reason: Leftover['reason']): Leftover | null {
  const cells = cellsOf(view, row)
  const [first] = cells
  if (first === undefined || !cells.some(hasContent)) return null
  return leftover(reason, textOfCells(cells), placeOf(view, first))
}

/** Whether a row holds figures of its own: then it is no head row, whatever words stand in it. */
export const hasFigures = (view: TableView, row: number): boolean =>
  cellsOf(view, row).some((cell) => isNumber(cell.text))

/** Rows become columns: how a rotated table is read by the same rules. */
export function turnedGrid(grid: Grid): Grid {
  const cells = grid.cells
    .map((cell) => ({ ...cell, row: cell.col, col: cell.row, rowspan: cell.colspan, colspan: cell.rowspan }))
    .sort((a, b) => a.row - b.row || a.col - b.col)
  return { rows: grid.cols, cols: grid.rows, cells, doubts: grid.doubts }
}
