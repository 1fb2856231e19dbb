/** A report's tables as a Word document and as a workbook: the same cells in the same places as in the page. */
import { spanGrid } from '../../parsers/blocks/span-grid.ts'
import type { Grid, GridCell } from '../../src/domain/block.ts'
import type { Format } from '../../src/domain/format.ts'
import { makeDocx, paragraph, run, cell as wordCell } from '../parsers/blocks/office/make-docx.ts'
import { makeZip } from '../parsers/blocks/office/make-zip.ts'
import { escapeHtml, type PageCell, type PageTable } from './form-page.ts'

const TITLE = '柏川区临湖镇人民政府2023年政府信息公开工作年度报告'
const DATE = '发布日期：2024-01-20'

const placed = (table: PageTable): Grid => spanGrid([table.rows])

/** Whether two cells of a table claim one place, which only a page can say. */
export const overlaps = (table: PageTable): boolean => placed(table).doubts.includes('cells overlap')

const keyOf = (cell: PageCell): string => cell.id ?? cell.text

/**
 * Whether every cell still stands in its column. In a workbook each place is stated, so a cell that slid aside is printed
 * under another head: not a broken table but another one, which no reader can tell.
 */
export function keepsColumns(before: readonly PageTable[], after: readonly PageTable[]): boolean {
  return before.every((table, index) => {
    const columns = new Map<string, Set<number>>()
    for (const { col, ...cell } of placed(table).cells)
      columns.set(keyOf(cell), (columns.get(keyOf(cell)) ?? new Set()).add(col))
    const now = after[index]
    return (
      now === undefined || placed(now).cells.every((cell) => columns.get(keyOf(cell))?.has(cell.col) ?? true)
    )
  })
}

/** Whether a row leaves a place free before its last cell: Word fills it with an empty cell, so the gap is no longer seen. */
export function hasHoles(table: PageTable): boolean {
  const grid = placed(table)
  return Array.from({ length: grid.rows }, (_, row) => rowOf(grid, row)).some((places) =>
    places.includes(null),
  )
}

/** What stands in each place of a row: the cell that starts in it, or the one that reaches into it. */
function rowOf(grid: Grid, row: number): (GridCell | null)[] {
  const places: (GridCell | null)[] = Array.from({ length: grid.cols }, () => null)
  for (const cell of grid.cells) {
    if (cell.row > row || cell.row + cell.rowspan <= row) continue
    for (let col = cell.col; col < cell.col + cell.colspan; col += 1) places[col] = cell
  }
  while (places.at(-1) === null) places.pop()
  return places
}

function wordRow(grid: Grid, row: number): string {
  const places = rowOf(grid, row)
  const cells: string[] = []
  for (let col = 0; col < places.length; col += places[col]?.colspan ?? 1) {
    const cell = places[col] ?? null
    if (cell === null) {
      cells.push(wordCell(''))
      continue
    }
    const span = cell.colspan > 1 ? `<w:gridSpan w:val="${cell.colspan}"/>` : ''
    const merge = cell.rowspan === 1 ? '' : cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
    const lines = cell.row === row ? escapeHtml(cell.text).split('\n') : ['']
    cells.push(
      `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${lines.map((line) => paragraph(run(line))).join('')}</w:tc>`,
    )
  }
  return `<w:tr>${cells.join('')}</w:tr>`
}

function wordTable(table: PageTable): string {
  const grid = placed(table)
  const rows = Array.from({ length: grid.rows }, (_, row) => wordRow(grid, row))
  const columns = '<w:gridCol w:w="850"/>'.repeat(grid.cols)
  return `<w:tbl><w:tblPr/><w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`
}

/** A DOCX with title, date, headings and tables. */
export function docxOf(format: Format, tables: readonly PageTable[]): Uint8Array {
  const body = format.sections.flatMap((section) => [
    paragraph(run(section.label)),
    ...tables.filter(({ id }) => id === section.content).map(wordTable),
    paragraph(run('')),
  ])
  return makeDocx([paragraph(run(TITLE)), paragraph(run(DATE)), ...body].join(''))
}

/** A sheet as a list of cells, so that it can be written in either format. */
export interface SheetDraft {
  readonly rows: (readonly { readonly col: number; readonly text: string }[])[]
  /** Inclusive corners. */
  readonly merges: {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
}

function columnName(col: number): string {
  const rest = String.fromCharCode(65 + (col % 26))
  return col < 26 ? rest : `${columnName(Math.floor(col / 26) - 1)}${rest}`
}

const reference = (row: number, col: number): string => `${columnName(col)}${row + 1}`

/** Whether a text is stored as a number. */
export const isNumeric = (text: string): boolean => /^\d+(?:\.\d+)?$/.test(text)

function sheetCell(row: number, col: number, text: string): string {
  const at = reference(row, col)
  if (isNumeric(text)) return `<c r="${at}"><v>${text}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeHtml(text)}</t></is></c>`
}

function addTable(draft: SheetDraft, table: PageTable): void {
  const grid = placed(table)
  const top = draft.rows.length
  for (let row = 0; row < grid.rows; row += 1) draft.rows.push(grid.cells.filter((cell) => cell.row === row))
  for (const { row, col, rowspan, colspan } of grid.cells) {
    if (rowspan * colspan === 1) continue
    draft.merges.push({
      top: top + row,
      left: col,
      bottom: top + row + rowspan - 1,
      right: col + colspan - 1,
    })
  }
}

const addLine = (draft: SheetDraft, text: string): void =>
  void draft.rows.push(text === '' ? [] : [{ col: 0, text }])

/** Title, date, headings and tables on one sheet, an empty row after each. */
export function sheetOf(format: Format, tables: readonly PageTable[]): SheetDraft {
  const draft: SheetDraft = { rows: [], merges: [] }
  for (const line of [TITLE, DATE, '']) addLine(draft, line)
  for (const section of format.sections) {
    addLine(draft, section.label)
    for (const table of tables) if (table.id === section.content) addTable(draft, table)
    addLine(draft, '')
  }
  return draft
}

/** An XLSX of the report. */
export function xlsxOf(format: Format, tables: readonly PageTable[]): Uint8Array {
  const draft = sheetOf(format, tables)
  const rows = draft.rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map(({ col, text }) => sheetCell(row, col, text)).join('')}</row>`,
  )
  const merges = draft.merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${reference(top, left)}:${reference(bottom, right)}"/>`,
  )
  const merged = merges.length === 0 ? '' : `<mergeCells>${merges.join('')}</mergeCells>`
  return makeBook(`<sheetData>${rows.join('')}</sheetData>${merged}`)
}

/** A workbook around the XML of one sheet. */
export function makeBook(sheetXml: string): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return makeZip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Sheet1" r:id="s"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${office}/worksheet" Target="worksheets/a.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/a.xml', content: `<worksheet ${main}>${sheetXml}</worksheet>` },
  ])
}
