/**
 * A Word table as a grid: vertical merge marks become row spans. Whatever the marks leave open (a continuation with
 * nothing above it, text under a merge, rows of unequal width) is told as a doubt, never repaired in silence.
 */
import type { Grid, GridCell } from '../../src/domain/block.ts'
import { ParseError } from '../../src/domain/errors.ts'
import { type Content, type Table, type TableCell, withoutMarks } from './doc-model.ts'
import { foldLines } from './folded-text.ts'

/** Far above any form; below what could exhaust memory when a hostile file multiplies rows. */
const MAX_CELLS = 200_000

interface Draft {
  readonly row: number
  readonly cell: TableCell
  readonly text: string
  readonly marks: readonly string[]
  readonly images: number
  rowspan: number
}

/** What a cell's own paragraphs say: text, marks beside it, pictures in it. Nested tables are not part of it. */
export function cellWords(content: readonly Content[]): {
  readonly text: string
  readonly marks: readonly string[]
  readonly images: number
  readonly struck: boolean
} {
  const paragraphs = content.filter((part) => part.kind === 'paragraph')
  const text = foldLines(withoutMarks(paragraphs.map((part) => part.text).join('\n')))
  const marks = paragraphs.flatMap((part) => part.marks)
  const images = paragraphs.reduce((sum, part) => sum + part.pictures.length, 0)
  const struck = paragraphs.some((part) => part.struck === true)
  // A cell that is nothing but "marks" holds a raised figure: it must not pass for blank.
  if (text === '' && marks.length > 0) return { text: marks.join(' '), marks: [], images, struck }
  return { text, marks, images, struck }
}

function finished(draft: Draft): GridCell {
  return {
    row: draft.row,
    col: draft.cell.col,
    rowspan: draft.rowspan,
    colspan: draft.cell.colspan,
    text: draft.text,
    ...(draft.marks.length > 0 ? { marks: draft.marks } : {}),
    ...(draft.images > 0 ? { images: draft.images } : {}),
  }
}

/** Grid of a table; rows that hold no cell are left out. Throws `ParseError` beyond 200,000 cells. */
export function tableToGrid(table: Table): Grid {
  const rows = table.rows.filter((row) => row.cells.length > 0)
  if (rows.reduce((sum, row) => sum + row.cells.length, 0) > MAX_CELLS) {
    throw new ParseError('table_too_large', `a table of more than ${MAX_CELLS} cells is no report`)
  }
  const cols = rows.reduce((most, row) => Math.max(most, row.width), 0)
  const drafts: Draft[] = []
  const doubts = new Set(table.doubts)
  if (rows.some((row) => row.width !== cols)) doubts.add('rows differ in width')
  let open = new Map<number, Draft>()
  for (const [index, row] of rows.entries()) {
    const below = new Map<number, Draft>()
    for (const cell of row.cells) {
      const words = cellWords(cell.content)
      if (words.struck) doubts.add('struck-out text in a cell')
      const above = cell.merge === 'continue' ? open.get(cell.col) : undefined
      if (above && above.cell.colspan === cell.colspan) {
        above.rowspan++
        below.set(cell.col, above)
        if (words.text !== '')
          doubts.add(`row ${index}, column ${cell.col}: text under a vertical merge: ${words.text}`)
        continue
      }
      if (cell.merge === 'continue') {
        doubts.add(`row ${index}, column ${cell.col}: a vertical merge continues a cell that is not there`)
      }
      const draft: Draft = { row: index, cell, ...words, rowspan: 1 }
      drafts.push(draft)
      if (cell.merge !== 'none') below.set(cell.col, draft)
    }
    open = below
  }
  return { rows: rows.length, cols, cells: drafts.map(finished), doubts: [...doubts] }
}
