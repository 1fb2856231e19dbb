/** One `w:tbl`: rows and cells with their grid columns, as the accepted document shows them. */
import type { Table, TableCell, TableRow, VerticalMerge } from './doc-model.ts'
import type { DocxContext } from './docx-context.ts'
import { dropSlivers } from './docx-slivers.ts'
import { eachInside, isOn } from './docx-visible.ts'

/** Word allows 63 columns; a span beyond this bound is cut and told. */
const MAX_SPAN = 200

interface CellLook {
  readonly span: number
  readonly merge: VerticalMerge
  /** Joins the cell to its left (the old form of a horizontal merge). */
  readonly joinsLeft: boolean
  readonly deleted: boolean
}

function countOf(context: DocxContext, doubts: string[]): number {
  const count = Math.trunc(Number(context.scanner.attribute('w:val') ?? '1'))
  if (count > MAX_SPAN) doubts.push(`a span of ${count} columns is cut to ${MAX_SPAN}`)
  return Math.min(Math.max(count || 0, 0), MAX_SPAN)
}

function readCellLook(context: DocxContext, doubts: string[]): CellLook {
  const raw = context.scanner.raw
  let span = 1
  let merge: VerticalMerge = 'none'
  let joinsLeft = false
  let deleted = false
  eachInside(raw, (name) => {
    if (name === 'w:tcPrChange') return raw.skip()
    if (name === 'w:gridSpan') span = Math.max(1, countOf(context, doubts))
    else if (name === 'w:vMerge' || name === 'w:vmerge')
      merge = raw.attribute('w:val') === 'restart' ? 'restart' : 'continue'
    else if (name === 'w:hMerge' || name === 'w:hmerge') joinsLeft = raw.attribute('w:val') !== 'restart'
    else if (name === 'w:cellDel') deleted = true
    else if (name === 'w:cellMerge') doubts.push('a merge of cells is a tracked change')
  })
  return { span, merge, joinsLeft, deleted }
}

function readCell(context: DocxContext, row: TableCell[], col: number, doubts: string[]): number {
  let look: CellLook = { span: 1, merge: 'none', joinsLeft: false, deleted: false }
  const boxesBefore = context.boxes
  const content = context.readStory((name) => {
    if (name === 'w:tcPr') look = readCellLook(context, doubts)
  })
  if (context.boxes > boxesBefore) doubts.push('a text box is anchored in a cell')
  if (look.deleted) {
    doubts.push('a cell is deleted as a tracked change')
    return col
  }
  const left = row[row.length - 1]
  if (look.joinsLeft && left) {
    row[row.length - 1] = {
      ...left,
      colspan: left.colspan + look.span,
      content: [...left.content, ...content],
    }
  } else {
    row.push({ col, colspan: look.span, merge: look.merge, content })
  }
  return col + look.span
}

interface RowLook {
  before: number
  after: number
  unseen: boolean
}

function readRowLook(context: DocxContext, doubts: string[]): RowLook {
  const raw = context.scanner.raw
  const look: RowLook = { before: 0, after: 0, unseen: false }
  eachInside(raw, (name) => {
    if (name === 'w:trPrChange') return raw.skip()
    if (name === 'w:gridBefore') look.before = countOf(context, doubts)
    else if (name === 'w:gridAfter') look.after = countOf(context, doubts)
    else if (name === 'w:del' || name === 'w:moveFrom') look.unseen = true
    else if (name === 'aml:annotation') look.unseen ||= raw.attribute('w:type') === 'Word.Deletion'
    else if (name === 'w:hidden') look.unseen ||= isOn(raw)
  })
  return look
}

function readRow(context: DocxContext, doubts: string[]): TableRow | null {
  let look: RowLook = { before: 0, after: 0, unseen: false }
  let col = 0
  const cells: TableCell[] = []
  eachInside(context.scanner, (name) => {
    if (name === 'w:trPr') {
      look = readRowLook(context, doubts)
      col = look.before
    } else if (name === 'w:tc') {
      col = readCell(context, cells, col, doubts)
    }
  })
  return look.unseen ? null : { cells, width: col + look.after }
}

/** Reads the `w:tbl` just opened. Rows deleted by a tracked change and hidden rows are left out. */
export function readTable(context: DocxContext): Table {
  const doubts: string[] = []
  const rows: TableRow[] = []
  const widths: number[] = []
  eachInside(context.scanner, (name) => {
    if (name === 'w:bidiVisual' && isOn(context.scanner)) doubts.push('the table runs from right to left')
    if (name === 'w:tblPrChange') context.scanner.skip()
    if (name === 'w:gridCol') widths.push(Number(context.scanner.attribute('w:w') ?? '0'))
    if (name !== 'w:tr') return
    const row = readRow(context, doubts)
    if (row) rows.push(row)
  })
  return { kind: 'table', rows: dropSlivers(rows, widths), doubts }
}
