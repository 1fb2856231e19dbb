/**
 * One table of an OpenDocument text. The file names every place of the grid: a cell with its spans, and a covered cell
 * for each further place, so that a span and what it covers are held against each other.
 */
import type { Content, Table, TableCell, TableRow } from './doc-model.ts'
import { eachInside } from './docx-visible.ts'
import type { OdfContext } from './odf-paragraph.ts'

const MOST_COPIES = 200
const MAX_SPAN = 200

/** A span that reaches into the rows below, by the column where it begins. */
interface Open {
  readonly colspan: number
  rows: number
}

interface RowState {
  readonly cells: TableCell[]
  readonly open: Map<number, Open>
  readonly doubts: string[]
  col: number
  /** Covered places that belong to the span read last. */
  covered: number
}

/** A whole number of the element just opened, at least 1 and at most `most`. */
export function countOf(context: Pick<OdfContext, 'scanner'>, name: string, most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(Number(context.scanner.attribute(name) ?? '1')) || 1))
}

function addCell(context: OdfContext, row: RowState): void {
  const copies = countOf(context, 'table:number-columns-repeated', MOST_COPIES)
  const colspan = countOf(context, 'table:number-columns-spanned', MAX_SPAN)
  const rows = countOf(context, 'table:number-rows-spanned', 65_536)
  const boxes = context.boxes
  const content = context.readStory()
  if (context.boxes > boxes) row.doubts.push('a text box is anchored in a cell')
  if (row.covered > 0) row.doubts.push('a cell stands where a span should cover it')
  for (let copy = 0; copy < copies; copy += 1) {
    row.cells.push({ col: row.col, colspan, merge: rows > 1 ? 'restart' : 'none', content })
    if (rows > 1) row.open.set(row.col, { colspan, rows })
    row.col += colspan
  }
  row.covered = colspan - 1
}

function addCovered(context: OdfContext, row: RowState): void {
  const copies = countOf(context, 'table:number-columns-repeated', MOST_COPIES)
  const content: readonly Content[] = context.readStory()
  for (let copy = 0; copy < copies; copy += 1) {
    if (row.covered > 0) {
      row.covered -= 1
      continue
    }
    const above = row.open.get(row.col)
    if (above === undefined) row.doubts.push('a covered cell that nothing covers')
    const colspan = above?.colspan ?? 1
    row.cells.push({ col: row.col, colspan, merge: above === undefined ? 'none' : 'continue', content })
    row.col += colspan
    row.covered = colspan - 1
  }
}

function readRow(context: OdfContext, open: Map<number, Open>, doubts: string[]): TableRow {
  const row: RowState = { cells: [], open, doubts, col: 0, covered: 0 }
  eachInside(context.scanner, (name) => {
    if (name === 'table:table-cell') addCell(context, row)
    else if (name === 'table:covered-table-cell') addCovered(context, row)
  })
  for (const [col, span] of open) {
    span.rows -= 1
    if (span.rows <= 0) open.delete(col)
  }
  return { cells: row.cells, width: row.col }
}

/** Reads the `table:table` just opened. Hidden rows are left out. */
export function readOdfTable(context: OdfContext): Table {
  const { scanner } = context
  const doubts: string[] = []
  const rows: TableRow[] = []
  const open = new Map<number, Open>()
  eachInside(scanner, (name) => {
    if (name === 'table:table-columns' || name === 'table:shapes') return scanner.skip()
    if (name !== 'table:table-row') return
    const hidden = (scanner.attribute('table:visibility') ?? 'visible') !== 'visible'
    const copies = countOf(context, 'table:number-rows-repeated', MOST_COPIES)
    const row = readRow(context, open, doubts)
    if (!hidden) for (let copy = 0; copy < copies; copy += 1) rows.push(row)
  })
  return { kind: 'table', rows, doubts: [...new Set(doubts)] }
}
