/** XML spreadsheet of Excel 2003: a whole workbook in one XML file, often named .xls. */
import { ParseError } from '../../src/domain/errors.ts'
import { eachInside } from './docx-visible.ts'
import { scanXml, type XmlScanner } from './docx-xml.ts'
import { displayNumber } from './sheet-display.ts'
import { MAX_MERGES, MAX_SHEET_CELLS, type Merge, type Sheet, type SheetCell } from './sheet-model.ts'
import { readCharacters } from './sheet-strings.ts'

interface SheetDraft {
  readonly name: string
  hidden: boolean
  readonly cells: SheetCell[]
  readonly merges: Merge[]
  readonly hiddenRows: Set<number>
  readonly hiddenCols: { readonly from: number; readonly to: number }[]
}

const count = (scanner: XmlScanner, name: string): number =>
  Math.max(0, Math.trunc(Number(scanner.attribute(name) ?? '0')) || 0)

/** 0-based place: what `ss:Index` says, else behind the last one. */
const placeOf = (scanner: XmlScanner, next: number): number => (count(scanner, 'ss:Index') || next + 1) - 1

const isHidden = (scanner: XmlScanner): boolean => scanner.attribute('ss:Hidden') === '1'

interface Stored {
  readonly type: string
  readonly text: string
}

function readStored(scanner: XmlScanner): Stored | null {
  let stored: Stored | null = null
  eachInside(scanner, (name) => {
    if (name === 'ss:Comment') scanner.skip()
    else if (name === 'ss:Data')
      stored = { type: scanner.attribute('ss:Type') ?? 'String', text: readCharacters(scanner) }
  })
  return stored
}

function shown({ type, text }: Stored, format: string): Omit<SheetCell, 'row' | 'col'> {
  if (type !== 'Number') return { text: type === 'Boolean' ? (text === '1' ? 'TRUE' : 'FALSE') : text }
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? { text } : displayNumber(value, format, false)
}

function addMerge(draft: SheetDraft, merge: Merge): void {
  if (merge.top === merge.bottom && merge.left === merge.right) return
  draft.merges.push(merge)
  if (draft.merges.length > MAX_MERGES)
    throw new ParseError('sheet_too_large', `a sheet of more than ${MAX_MERGES} merges is no report`)
}

function readRow(
  scanner: XmlScanner,
  draft: SheetDraft,
  row: number,
  formats: ReadonlyMap<string, string>,
): void {
  let next = 0
  eachInside(scanner, (name) => {
    if (name !== 'ss:Cell') return
    const col = placeOf(scanner, next)
    const right = col + count(scanner, 'ss:MergeAcross')
    addMerge(draft, { top: row, left: col, bottom: row + count(scanner, 'ss:MergeDown'), right })
    next = right + 1
    const format = formats.get(scanner.attribute('ss:StyleID') ?? '') ?? 'General'
    const isFormula = scanner.attribute('ss:Formula') !== null
    const stored = readStored(scanner)
    if (stored === null && isFormula)
      draft.cells.push({ row, col, text: '=', doubt: 'a formula has no stored result' })
    if (stored === null || stored.text.trim() === '') return
    draft.cells.push({ row, col, ...shown(stored, format) })
    if (draft.cells.length > MAX_SHEET_CELLS)
      throw new ParseError(
        'sheet_too_large',
        `a sheet of more than ${MAX_SHEET_CELLS} used cells is no report`,
      )
  })
}

function readTable(scanner: XmlScanner, draft: SheetDraft, formats: ReadonlyMap<string, string>): void {
  let row = 0
  let col = 0
  eachInside(scanner, (name) => {
    if (name === 'ss:Column') {
      col = placeOf(scanner, col)
      const to = col + count(scanner, 'ss:Span')
      if (isHidden(scanner)) draft.hiddenCols.push({ from: col, to })
      col = to + 1
    } else if (name === 'ss:Row') {
      row = placeOf(scanner, row)
      const to = row + count(scanner, 'ss:Span')
      if (isHidden(scanner))
        for (let at = row; at <= Math.min(to, row + MAX_MERGES); at += 1) draft.hiddenRows.add(at)
      readRow(scanner, draft, row, formats)
      row = to + 1
    }
  })
}

function readWorksheet(scanner: XmlScanner, formats: ReadonlyMap<string, string>): Sheet {
  const draft: SheetDraft = {
    name: scanner.attribute('ss:Name') ?? '',
    hidden: false,
    cells: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenCols: [],
  }
  eachInside(scanner, (name) => {
    if (name === 'ss:Table') readTable(scanner, draft, formats)
    else if (name.endsWith(':Visible')) draft.hidden = readCharacters(scanner).trim() !== 'SheetVisible'
  })
  const { hiddenRows, hiddenCols, ...sheet } = draft
  return {
    ...sheet,
    isHiddenRow: (row) => hiddenRows.has(row),
    isHiddenCol: (col) => hiddenCols.some(({ from, to }) => from <= col && col <= to),
  }
}

function readFormat(scanner: XmlScanner): string {
  let format = 'General'
  eachInside(scanner, (name) => {
    if (name === 'ss:NumberFormat') format = scanner.attribute('ss:Format') || 'General'
  })
  return format
}

/** Reads the sheets of an XML spreadsheet. Throws `ParseError` where it is broken or beyond the bounds of a report. */
export function readXmlBook(bytes: Uint8Array): Sheet[] {
  const sheets: Sheet[] = []
  const formats = new Map<string, string>()
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open') continue
    if (scanner.name() === 'ss:Style') formats.set(scanner.attribute('ss:ID') ?? '', readFormat(scanner))
    else if (scanner.name() === 'ss:Worksheet') sheets.push(readWorksheet(scanner, formats))
  }
  return sheets
}
