/**
 * OpenDocument spreadsheet (ODS): its sheets as the other workbook readers hand them on. What a cell shows stands in the
 * file beside the stored value; where the two differ, that is told as a doubt.
 */
import { ParseError } from '../../src/domain/errors.ts'
import { eachInside } from './docx-visible.ts'
import { scanXml, type XmlScanner } from './docx-xml.ts'
import { type OdfStyles, readOdfStyles } from './odf-styles.ts'
import { odfContent } from './odt.ts'
import { shownFor } from './sheet-display.ts'
import { MAX_MERGES, MAX_SHEET_CELLS, type Merge, type Sheet, type SheetCell } from './sheet-model.ts'
import { readCharacters } from './sheet-strings.ts'
import type { ZipArchive } from './zip.ts'

interface Draft {
  readonly cells: SheetCell[]
  readonly merges: Merge[]
  readonly hiddenRows: Set<number>
  readonly hiddenCols: { readonly from: number; readonly to: number }[]
}

/** Rows and columns beyond this are beyond any sheet. */
const MOST = 1_048_576

const countOf = (scanner: XmlScanner, name: string): number =>
  Math.min(MOST, Math.max(1, Math.trunc(Number(scanner.attribute(name) ?? '1')) || 1))

const isHidden = (scanner: XmlScanner): boolean =>
  (scanner.attribute('table:visibility') ?? 'visible') !== 'visible'

/** The paragraphs of the cell just opened, one a line; notes of readers are not its text. */
function readShown(scanner: XmlScanner): string {
  const lines: string[] = []
  eachInside(scanner, (name) => {
    if (name === 'office:annotation') scanner.skip()
    else if (name === 'text:p') lines.push(readCharacters(scanner))
  })
  return lines.join('\n')
}

function readCell(scanner: XmlScanner): { readonly text: string; readonly doubt?: string } {
  const type = scanner.attribute('office:value-type')
  const stored = scanner.attribute('office:value')
  const text = readShown(scanner)
  if (stored === null || type === null || type === 'string') return { text }
  const isCount = type === 'float' || type === 'currency' || type === 'percentage'
  const value = Number(stored)
  return isCount && Number.isFinite(value) ? shownFor(text, value, stored) : { text }
}

function addCell(draft: Draft, cell: SheetCell): void {
  draft.cells.push(cell)
  if (draft.cells.length > MAX_SHEET_CELLS)
    throw new ParseError('sheet_too_large', `a sheet of more than ${MAX_SHEET_CELLS} used cells is no report`)
}

function addMerge(draft: Draft, merge: Merge): void {
  if (merge.top === merge.bottom && merge.left === merge.right) return
  draft.merges.push(merge)
  if (draft.merges.length > MAX_MERGES)
    throw new ParseError('sheet_too_large', `a sheet of more than ${MAX_MERGES} merges is no report`)
}

interface RowCell {
  readonly col: number
  readonly copies: number
  readonly colspan: number
  readonly rowspan: number
  readonly cell: { readonly text: string; readonly doubt?: string }
}

function readRow(scanner: XmlScanner): readonly RowCell[] {
  const row: RowCell[] = []
  let col = 0
  eachInside(scanner, (name) => {
    if (name !== 'table:table-cell' && name !== 'table:covered-table-cell') return
    const copies = countOf(scanner, 'table:number-columns-repeated')
    const colspan = countOf(scanner, 'table:number-columns-spanned')
    const rowspan = countOf(scanner, 'table:number-rows-spanned')
    const isCovered = name === 'table:covered-table-cell'
    const cell = isCovered ? { text: '' } : readCell(scanner)
    if (isCovered) scanner.skip()
    const isUsed = cell.text.trim() !== '' || cell.doubt !== undefined || colspan > 1 || rowspan > 1
    if (isUsed) row.push({ col, copies, colspan, rowspan, cell })
    col += copies
  })
  return row
}

function placeRow(draft: Draft, cells: readonly RowCell[], row: number): void {
  for (const { col, copies, colspan, rowspan, cell } of cells)
    for (let at = col; at < col + copies; at += 1) {
      if (cell.text.trim() !== '' || cell.doubt !== undefined) addCell(draft, { row, col: at, ...cell })
      addMerge(draft, { top: row, left: at, bottom: row + rowspan - 1, right: at + colspan - 1 })
    }
}

function readSheet(scanner: XmlScanner, styles: OdfStyles): Sheet {
  const name = scanner.attribute('table:name') ?? ''
  const hidden = styles.look(scanner.attribute('table:style-name')).hidden === true
  const draft: Draft = { cells: [], merges: [], hiddenRows: new Set(), hiddenCols: [] }
  let [row, col] = [0, 0]
  eachInside(scanner, (element) => {
    if (element === 'table:shapes' || element === 'office:forms') return scanner.skip()
    if (element === 'table:table-column') {
      const copies = countOf(scanner, 'table:number-columns-repeated')
      if (isHidden(scanner)) draft.hiddenCols.push({ from: col, to: col + copies - 1 })
      col += copies
    } else if (element === 'table:table-row') {
      const copies = countOf(scanner, 'table:number-rows-repeated')
      const isUnseen = isHidden(scanner)
      const cells = readRow(scanner)
      for (let at = row; cells.length > 0 && at < row + copies; at += 1) {
        if (isUnseen) draft.hiddenRows.add(at)
        placeRow(draft, cells, at)
      }
      row += copies
    }
  })
  const { hiddenRows, hiddenCols } = draft
  return {
    name,
    hidden,
    cells: draft.cells,
    merges: draft.merges,
    isHiddenRow: (index) => hiddenRows.has(index),
    isHiddenCol: (index) => hiddenCols.some(({ from, to }) => from <= index && index <= to),
  }
}

/** Reads the sheets of an OpenDocument spreadsheet. Throws `ParseError` where it is locked, broken or too large. */
export function readOds(zip: ZipArchive): Sheet[] {
  const xml = odfContent(zip)
  const styles = readOdfStyles([xml])
  const sheets: Sheet[] = []
  const scanner = scanXml(xml)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next())
    if (event === 'open' && scanner.name() === 'table:table') sheets.push(readSheet(scanner, styles))
  return sheets
}
