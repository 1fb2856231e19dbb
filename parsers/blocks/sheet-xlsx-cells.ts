/** One worksheet part of XLSX: the shown text of each used cell, merges, hidden rows and columns. */
import { ParseError } from '../../src/domain/errors.ts'
import { eachInside } from './docx-visible.ts'
import { scanXml, type XmlScanner } from './docx-xml.ts'
import { type Display, displayNumber } from './sheet-display.ts'
import {
  MAX_MERGES,
  MAX_SHEET_CELLS,
  type Merge,
  parseReference,
  type Sheet,
  type SheetCell,
} from './sheet-model.ts'
import { type RichText, readCharacters, readRichText } from './sheet-strings.ts'

export interface BookContext {
  readonly strings: readonly RichText[]
  readonly formatOf: (style: number) => string | number
  readonly date1904: boolean
}

interface SheetDraft {
  readonly cells: SheetCell[]
  readonly merges: Merge[]
  readonly hiddenRows: Set<number>
  readonly hiddenCols: { readonly from: number; readonly to: number }[]
}

const isTrue = (value: string | null) => value === '1' || value === 'true'

interface Stored {
  readonly type: string
  readonly value: string | null
  readonly formula: string | null
  readonly inline: RichText | null
}

function readStored(scanner: XmlScanner, type: string): Stored {
  let value: string | null = null
  let formula: string | null = null
  let inline: RichText | null = null
  eachInside(scanner, (name) => {
    if (name === 'v') value = readCharacters(scanner)
    else if (name === 'f') formula = readCharacters(scanner)
    else if (name === 'is') inline = readRichText(scanner)
  })
  return { type, value, formula, inline }
}

/** What a stored cell shows; null where it shows nothing at all. */
function shown(
  book: BookContext,
  stored: Stored,
  style: number,
): (Display & { marks?: readonly string[] }) | null {
  if (stored.inline) return stored.inline
  if (stored.value === null) {
    // Never calculated: what it would show is unknown, and unknown is not blank.
    return stored.formula === null
      ? null
      : { text: `=${stored.formula}`, doubt: 'a formula has no stored result' }
  }
  switch (stored.type) {
    case 's':
      return (
        book.strings[Number(stored.value)] ?? {
          text: '\ufffd',
          doubt: 'a text is missing from the table of texts',
        }
      )
    case 'b':
      return { text: stored.value === '1' ? 'TRUE' : 'FALSE' }
    case 'n': {
      const value = Number(stored.value)
      if (stored.value.trim() === '' || !Number.isFinite(value)) return { text: stored.value }
      return displayNumber(value, book.formatOf(style), book.date1904)
    }
    default:
      return { text: stored.value }
  }
}

function readRow(scanner: XmlScanner, book: BookContext, draft: SheetDraft, row: number): void {
  let col = -1
  eachInside(scanner, (name) => {
    if (name !== 'c') return
    col = parseReference(scanner.attribute('r') ?? '')?.col ?? col + 1
    const style = Number(scanner.attribute('s') ?? '0')
    const cell = shown(book, readStored(scanner, scanner.attribute('t') ?? 'n'), style)
    if (!cell || (cell.text.trim() === '' && !cell.doubt)) return
    draft.cells.push({ row, col, ...cell })
    if (draft.cells.length > MAX_SHEET_CELLS) {
      throw new ParseError(
        'sheet_too_large',
        `a sheet of more than ${MAX_SHEET_CELLS} used cells is no report`,
      )
    }
  })
}

function readRows(scanner: XmlScanner, book: BookContext, draft: SheetDraft): void {
  let row = -1
  eachInside(scanner, (name) => {
    if (name !== 'row') return
    const stated = Number(scanner.attribute('r') ?? '0')
    row = stated > 0 ? stated - 1 : row + 1
    if (isTrue(scanner.attribute('hidden'))) draft.hiddenRows.add(row)
    readRow(scanner, book, draft, row)
  })
}

function readMerge(scanner: XmlScanner, draft: SheetDraft): void {
  const [from, to] = (scanner.attribute('ref') ?? '').split(':').map(parseReference)
  if (!from || !to) return
  draft.merges.push({ top: from.row, left: from.col, bottom: to.row, right: to.col })
  if (draft.merges.length > MAX_MERGES) {
    throw new ParseError('sheet_too_large', `a sheet of more than ${MAX_MERGES} merges is no report`)
  }
}

/** Reads a worksheet part. Throws `ParseError` where it is broken or larger than a report can be. */
export function readWorksheet(bytes: Uint8Array, book: BookContext, name: string, hidden: boolean): Sheet {
  const draft: SheetDraft = { cells: [], merges: [], hiddenRows: new Set(), hiddenCols: [] }
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open') continue
    if (scanner.name() === 'sheetData') readRows(scanner, book, draft)
    else if (scanner.name() === 'mergeCell') readMerge(scanner, draft)
    else if (scanner.name() === 'col' && isTrue(scanner.attribute('hidden'))) {
      const from = Number(scanner.attribute('min')) - 1
      draft.hiddenCols.push({ from, to: Number(scanner.attribute('max')) - 1 })
    }
  }
  return {
    name,
    hidden,
    cells: draft.cells,
    merges: draft.merges,
    isHiddenRow: (row) => draft.hiddenRows.has(row),
    isHiddenCol: (col) => draft.hiddenCols.some(({ from, to }) => from <= col && col <= to),
  }
}
