/** XLS (BIFF), by SheetJS, of which nothing but the checked records is given to it; only what is displayed is taken over. */
import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { ParseError } from '../../src/domain/errors.ts'
import { safeRecords } from './sheet-biff.ts'
import { displayNumber } from './sheet-display.ts'
import { MAX_MERGES, MAX_SHEET_CELLS, parseReference, type Sheet, type SheetCell } from './sheet-model.ts'

function openBook(stream: Uint8Array): WorkBook {
  const records = safeRecords(stream)
  try {
    return read(records, {
      type: 'array',
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      nodim: true,
      bookVBA: false,
      cellFormula: false,
    })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (/password|encrypt/i.test(message)) {
      throw new ParseError('document_locked', 'the workbook is locked by a password', { cause })
    }
    throw new ParseError('sheet_broken', `the workbook cannot be read: ${message.slice(0, 120)}`, { cause })
  }
}

function cellOf(cell: CellObject, row: number, col: number, date1904: boolean): SheetCell | null {
  if (cell.t === 'z' || cell.v === undefined) return null
  if (cell.t === 'n') {
    return { row, col, ...displayNumber(Number(cell.v), cell.z ?? 'General', date1904) }
  }
  const text = cell.t === 's' ? String(cell.v) : (cell.w ?? String(cell.v))
  return text.trim() === '' ? null : { row, col, text }
}

function sheetOf(sheet: WorkSheet, name: string, hidden: boolean, date1904: boolean): Sheet {
  const cells: SheetCell[] = []
  for (const [reference, value] of Object.entries(sheet)) {
    const place = parseReference(reference)
    if (!place) continue
    const cell = cellOf(value as CellObject, place.row, place.col, date1904)
    if (cell) cells.push(cell)
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }))
  if (cells.length > MAX_SHEET_CELLS || merges.length > MAX_MERGES) {
    throw new ParseError('sheet_too_large', `a sheet of more than ${MAX_SHEET_CELLS} used cells is no report`)
  }
  return {
    name,
    hidden,
    cells,
    merges,
    isHiddenRow: (row) => sheet['!rows']?.[row]?.hidden === true,
    isHiddenCol: (col) => sheet['!cols']?.[col]?.hidden === true,
  }
}

/** Reads the sheets of the stream of a workbook. Throws `ParseError` where it is locked or broken. */
export function readXls(stream: Uint8Array): Sheet[] {
  const book = openBook(stream)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return sheet ? [sheetOf(sheet, name, hidden, date1904)] : []
  })
}
