/**
 * Rows of cells with spans → a grid in which every cell knows its place, by the table model of HTML: a cell takes the
 * first free column, a rowspan ends with its row group. Whatever had to be assumed is said in `doubts`.
 */
import type { Grid, GridCell } from '../../src/domain/block.ts'

export interface SpanCell {
  readonly text: string
  readonly rowspan: number
  readonly colspan: number
  readonly marks?: readonly string[]
  readonly images?: number
  readonly start?: number
  readonly end?: number
}

/** A span attribute as browsers read it: leading digits, else 1. */
export function spanOf(value: string | undefined, least: number): number {
  if (value === undefined) return 1
  const number = Number.parseInt(value, 10)
  return Number.isNaN(number) || number < least ? 1 : Math.min(number, 65_534)
}

const MAX_COLS = 1_000
const MAX_CELLS = 100_000

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** How a reader hands over its cells: as it finds them, so that only what is placed is made. */
export interface CellSource<T> {
  /** 0 is to the end of the row group. */
  readonly rowspan: (cell: T) => number
  readonly colspan: (cell: T) => number
  /** Makes the cell at the place it takes. */
  readonly place: (cell: T, row: number, col: number, rowspan: number, colspan: number) => GridCell
}

interface Placement {
  readonly cells: GridCell[]
  readonly doubts: Set<string>
  cols: number
  row: number
}

/** Written out, for copying by `...` costs more than all the rest of placing. */
function placedCell(cell: SpanCell, row: number, col: number, rowspan: number, colspan: number): GridCell {
  const placed: Mutable<GridCell> = { row, col, rowspan, colspan, text: cell.text }
  if (cell.marks !== undefined) placed.marks = cell.marks
  if (cell.images !== undefined) placed.images = cell.images
  if (cell.start !== undefined) placed.start = cell.start
  if (cell.end !== undefined) placed.end = cell.end
  return placed
}

const READ_CELLS: CellSource<SpanCell> = {
  rowspan: (cell) => cell.rowspan,
  colspan: (cell) => cell.colspan,
  place: placedCell,
}

function placeRow<T>(
  source: CellSource<T>,
  row: readonly T[],
  until: number[],
  last: number,
  into: Placement,
): void {
  let col = 0
  for (const cell of row) {
    while ((until[col] ?? 0) > into.row) col += 1
    if (col >= MAX_COLS || into.cells.length >= MAX_CELLS) {
      into.doubts.add('table cut at a bound')
      return
    }
    const colspan = Math.min(Math.max(1, source.colspan(cell)), MAX_COLS - col)
    const left = last - into.row
    const asked = source.rowspan(cell)
    // rowspan="0" means to the end of the row group.
    const wanted = asked === 0 ? left : Math.max(1, asked)
    if (wanted > left) into.doubts.add('a row span reaches past the last row')
    const rowspan = Math.min(wanted, left)
    for (let c = col; c < col + colspan; c += 1) {
      if ((until[c] ?? 0) > into.row) into.doubts.add('cells overlap')
      until[c] = into.row + rowspan
    }
    into.cells.push(source.place(cell, into.row, col, rowspan, colspan))
    col += colspan
    into.cols = Math.max(into.cols, col)
  }
}

function isRagged(grid: Placement): boolean {
  // Differences first, so that a long row span costs no more than a short one.
  const change = new Array<number>(grid.row + 1).fill(0)
  for (const cell of grid.cells) {
    change[cell.row] = (change[cell.row] ?? 0) + cell.colspan
    const below = cell.row + cell.rowspan
    change[below] = (change[below] ?? 0) - cell.colspan
  }
  let width = 0
  return change.slice(0, grid.row).some((step) => {
    width += step
    return width !== grid.cols
  })
}

/** Rows by row group (thead, tbody …). */
type Groups<T> = readonly (readonly (readonly T[])[])[]

/** Places the cells of a table. */
export const spanGrid = (groups: Groups<SpanCell>, doubts: Iterable<string> = []): Grid =>
  placeGrid(groups, READ_CELLS, doubts)

/** Places cells that are made as they are placed; `doubts`, those of their making, are listed first. */
export function placeGrid<T>(groups: Groups<T>, source: CellSource<T>, doubts: Iterable<string>): Grid {
  const placed: Placement = { cells: [], doubts: new Set(), cols: 0, row: 0 }
  for (const rows of groups) {
    const last = placed.row + rows.length
    const until: number[] = []
    for (const row of rows) {
      placeRow(source, row, until, last, placed)
      placed.row += 1
    }
  }
  if (isRagged(placed)) placed.doubts.add('rows differ in width')
  return { rows: placed.row, cols: placed.cols, cells: placed.cells, doubts: [...doubts, ...placed.doubts] }
}
