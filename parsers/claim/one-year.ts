/**
 * Tables that set another year's figures beside the report year's, in columns or rows of their own that name the year.
 * The lines of other years are taken out, and what is left is claimed as any table. Law kept here: every line must name
 * its year and no figure may stand in a line that names none, else the table stays as it is.
 */
import type { Grid, GridCell } from '../../src/domain/block.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { INVISIBLE } from '../labels.ts'
import { isNumber } from '../values.ts'
import { leftover } from './candidate.ts'
import { yearKind } from './year-words.ts'

export interface OneYear {
  readonly grid: Grid
  /** By row and column of the grid that is left: those that were printed. */
  readonly rows: readonly number[]
  readonly cols: readonly number[]
  /** Figures of other years. */
  readonly left: readonly Leftover[]
}

const LAST_HEAD_ROW = 5
const FEWEST_COLUMNS = 4

type Kinds = ReadonlyMap<number, { readonly kind: 'this' | 'other'; readonly text: string }>

/** Null where the table names no other year, or leaves a doubt which line is of which. */
export function oneYearOf(grid: Grid, block: number, year: number | null): OneYear | null {
  if (grid.doubts.length > 0) return null
  return byColumns(grid, block, year) ?? byRows(grid, block, year)
}

/**
 * Whether heads of a table name the report year and another beside it, whether or not its lines can be told apart. Year
 * words in one place only are a title or a note.
 */
export function namesSeveralYears(grid: Grid): boolean {
  const said = new Set<string>()
  for (const { text } of grid.cells) if (yearKind(text, 0) !== null) said.add(bareYear(text))
  return said.size > 1
}

const bareYear = (text: string): string => /20\d\d/u.exec(text)?.[0] ?? text.replace(INVISIBLE, '')

const covers = (cell: GridCell, row: number, col: number): boolean =>
  cell.row <= row && row < cell.row + cell.rowspan && cell.col <= col && col < cell.col + cell.colspan

/** A row of heads that names a year over every column of figures, in the same order under each head above it. */
function byColumns(grid: Grid, block: number, year: number | null): OneYear | null {
  for (let row = 1; row < Math.min(grid.rows, LAST_HEAD_ROW); row += 1) {
    const kinds = yearsOf(
      grid.cells.filter((cell) => cell.row === row && cell.rowspan === 1 && cell.colspan === 1),
      ({ col }) => col,
      year,
    )
    if (kinds === null || kinds.size < FEWEST_COLUMNS || !isRepeated(grid, row, kinds)) continue
    return without(grid, block, {
      rows: new Set([row]),
      cols: new Set([...kinds].flatMap(([col, { kind }]) => (kind === 'other' ? [col] : []))),
      about: ({ col }) => kinds.get(col)?.text ?? '',
    })
  }
  return null
}

/** The line of each cell with what it says of its year; null where one says nothing, or not both kinds are there. */
function yearsOf(
  cells: readonly GridCell[],
  line: (cell: GridCell) => number,
  year: number | null,
): Kinds | null {
  const kinds = new Map<number, { kind: 'this' | 'other'; text: string }>()
  for (const cell of cells) {
    const kind = yearKind(cell.text, year)
    if (kind === null) return null
    kinds.set(line(cell), { kind, text: cell.text })
  }
  const said = new Set([...kinds.values()].map(({ kind }) => kind))
  return said.size === 2 ? kinds : null
}

/** Each head above spans the same years in the same order, one of them the report's, up to the last column. */
function isRepeated(grid: Grid, row: number, kinds: Kinds): boolean {
  const cols = [...kinds.keys()].sort((a, b) => a - b)
  const [first] = cols
  if (first === undefined || first + cols.length !== grid.cols) return false
  const orders = new Set<string>()
  for (let col = first; col < grid.cols; ) {
    const above = grid.cells.find((cell) => covers(cell, row - 1, col))
    if (above === undefined || above.text === '' || above.col !== col) return false
    const group = Array.from({ length: above.colspan }, (_, i) => kinds.get(col + i))
    if (group.filter((one) => one?.kind === 'this').length !== 1) return false
    orders.add(group.map((one) => one?.text).join('|'))
    col += above.colspan
  }
  return orders.size === 1
}

/** A first column that names the year of every row of figures, one row the report's. */
function byRows(grid: Grid, block: number, year: number | null): OneYear | null {
  const figures = new Set(
    grid.cells.flatMap(({ row, col, text }) => (col > 0 && /^\d/u.test(text) ? [row] : [])),
  )
  const named = grid.cells.filter(({ row, col, rowspan, colspan }) => {
    return col === 0 && rowspan === 1 && colspan === 1 && figures.has(row)
  })
  const kinds = yearsOf(named, ({ row }) => row, year)
  if (kinds === null || kinds.size !== figures.size) return null
  if ([...kinds.values()].filter(({ kind }) => kind === 'this').length !== 1) return null
  const isHeld = grid.cells.every(({ row, col, rowspan, colspan }) =>
    col === 0 ? colspan === 1 : !kinds.has(row) || rowspan === 1,
  )
  if (!isHeld) return null
  return without(grid, block, {
    rows: new Set([...kinds].flatMap(([row, { kind }]) => (kind === 'other' ? [row] : []))),
    cols: new Set([0]),
    about: ({ row }) => kinds.get(row)?.text ?? '',
  })
}

interface Lines {
  readonly rows: ReadonlySet<number>
  readonly cols: ReadonlySet<number>
  /** Of which year a figure is that is taken out. */
  readonly about: (cell: GridCell) => string
}

const keptOf = (length: number, gone: ReadonlySet<number>): number[] =>
  Array.from({ length }, (_, line) => line).filter((line) => !gone.has(line))

/** Null where a figure stands over lines of several years: it may be of any of them. */
function without(grid: Grid, block: number, lines: Lines): OneYear | null {
  const [rows, cols] = [keptOf(grid.rows, lines.rows), keptOf(grid.cols, lines.cols)]
  const isShared = ({ text, rowspan, colspan }: GridCell): boolean =>
    (rowspan > 1 || colspan > 1) && /^[-+]?\d/u.test(text) && isNumber(text)
  if (grid.cells.some(isShared)) return null
  const left: Leftover[] = []
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    const inRows = rows.filter((row) => row >= cell.row && row < cell.row + cell.rowspan)
    const inCols = cols.filter((col) => col >= cell.col && col < cell.col + cell.colspan)
    const [row, col] = [inRows[0], inCols[0]]
    if (row !== undefined && col !== undefined)
      return [
        {
          ...cell,
          row: rows.indexOf(row),
          col: cols.indexOf(col),
          rowspan: inRows.length,
          colspan: inCols.length,
        },
      ]
    if (/^\d/u.test(cell.text) && yearKind(cell.text, 0) === null)
      left.push({
        ...leftover('local', cell.text, { block, row: cell.row, col: cell.col }),
        about: lines.about(cell),
      })
    return []
  })
  return { grid: { ...grid, rows: rows.length, cols: cols.length, cells }, rows, cols, left }
}
