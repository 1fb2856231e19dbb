/** The form as Word documents and workbooks, made by common libraries when the corpus is built. */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import type { Format } from '../../../src/domain/format.ts'
import type { ReadStatus } from '../../../src/domain/report.ts'
import { formTables, type PageTable } from '../../support/form-page.ts'
import { bodyAt } from '../makers/bodies.ts'
import { distinctFigures } from '../makers/figures.ts'
import { ERA_2019, ERA_2021 } from '../makers/form-document.ts'
import { blank, type Filled, fill, number, type Overrides, refusing, words } from '../makers/printed.ts'
import { type Change, cutItems, each, padded, shifted, twice } from '../makers/reshape.ts'
import type { Family, ScoreDocument, Truth } from '../model.ts'

interface OfficeCase {
  readonly name: string
  readonly format?: Format
  readonly change?: Change
  readonly overrides?: Overrides
  /** Runs of a paragraph; the whole text in one where not given. */
  readonly runs?: (text: string) => readonly string[]
  readonly status?: readonly ReadStatus[]
  readonly truth?: (filled: Filled) => Partial<Truth>
}

interface Made {
  readonly format: Format
  readonly tables: readonly PageTable[]
  readonly title: string
  readonly truth: Truth
}

function make(one: OfficeCase, seed: number): Made {
  const format = one.format ?? ERA_2021
  const filled = fill(format, distinctFigures(format, seed), one.overrides)
  const tables = formTables(format, filled.print)
  const agency = bodyAt(seed).name
  const year = format === ERA_2019 ? 2020 : 2023
  return {
    format,
    tables: one.change?.(tables) ?? tables,
    title: `${agency}${year}年政府信息公开工作年度报告`,
    truth: {
      status: one.status ?? ['complete'],
      era: format.id,
      agency,
      year,
      cells: filled.cells,
      ...one.truth?.(filled),
    },
  }
}

const whole = (text: string): readonly string[] => [text]
const characters = (text: string): readonly string[] => [...text]

async function docx(one: OfficeCase, seed: number): Promise<ScoreDocument> {
  const { format, tables, title, truth } = make(one, seed)
  const runs = one.runs ?? whole
  const paragraph = (text: string): Paragraph =>
    new Paragraph({ children: runs(text).map((part) => new TextRun(part)) })
  const table = ({ rows }: PageTable): Table =>
    new Table({
      rows: rows.map(
        (row) =>
          new TableRow({
            children: row.map(
              (cell) =>
                new TableCell({
                  rowSpan: cell.rowspan,
                  columnSpan: cell.colspan,
                  children: cell.text.split('\n').map(paragraph),
                }),
            ),
          }),
      ),
    })
  const children = format.sections.flatMap((section) => {
    const own = tables.filter(({ id }) => id === section.content)
    return [
      paragraph(section.label),
      ...(own.length === 0 ? [paragraph('本节情况如上所述。')] : own.map(table)),
    ]
  })
  const made = new Document({ sections: [{ children: [paragraph(title), ...children] }] })
  return {
    name: one.name,
    fileName: 'report.docx',
    bytes: new Uint8Array(await Packer.toBuffer(made)),
    truth,
  }
}

/** `=SUM(…)` is a formula of which the file keeps no result. */
const stored = (value: string | number): unknown =>
  typeof value === 'string' && value.startsWith('=') ? { t: 'n', f: value.slice(1) } : value

/** Rows of one table set into a sheet from `top` on, spans as merges. */
function place(sheet: WorkSheet, { rows }: PageTable, top: number, asText: boolean): void {
  const taken = new Set<string>()
  const merges = sheet['!merges'] ?? []
  rows.forEach((row, r) => {
    let col = 0
    for (const cell of row) {
      while (taken.has(`${r}:${col}`)) col += 1
      const value = !asText && /^-?\d+(?:\.\d+)?$/.test(cell.text) ? Number(cell.text) : cell.text
      if (value !== '') utils.sheet_add_aoa(sheet, [[stored(value)]], { origin: { r: top + r, c: col } })
      for (let dr = 0; dr < cell.rowspan; dr += 1)
        for (let dc = 0; dc < cell.colspan; dc += 1) taken.add(`${r + dr}:${col + dc}`)
      if (cell.rowspan > 1 || cell.colspan > 1)
        merges.push({
          s: { r: top + r, c: col },
          e: { r: top + r + cell.rowspan - 1, c: col + cell.colspan - 1 },
        })
      col += cell.colspan
    }
  })
  sheet['!merges'] = merges
}

type SheetOptions = { readonly type: 'xlsx' | 'biff8'; readonly sheets: boolean; readonly asText: boolean }

function workbook(one: OfficeCase, seed: number, options: SheetOptions): ScoreDocument {
  const { format, tables, title, truth } = make(one, seed)
  const book = utils.book_new()
  let sheet = utils.aoa_to_sheet([[title], []])
  let top = 2
  tables.forEach((table, i) => {
    const heading = format.sections.find(({ content }) => content === table.id)?.label ?? ''
    if (options.sheets && i > 0) {
      sheet = utils.aoa_to_sheet([[heading]])
      top = 0
    }
    utils.sheet_add_aoa(sheet, [[heading]], { origin: { r: top, c: 0 } })
    place(sheet, table, top + 1, options.asText)
    top += table.rows.length + 2
    if (options.sheets || i === tables.length - 1) utils.book_append_sheet(book, sheet, `表${i + 1}`)
  })
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: options.type }) as ArrayBuffer)
  return { name: one.name, fileName: options.type === 'xlsx' ? 'report.xlsx' : 'report.xls', bytes, truth }
}

const BLANKS: Overrides = {
  regulations_issued: blank(),
  regulations_repealed: blank(),
  review_other: blank(),
}
const NOTED: Overrides = { normative_documents_issued: number(22, '22（其中修订16件）') }

const DOCX: readonly OfficeCase[] = [
  { name: 'docx of 2021' },
  { name: 'docx of 2019', format: ERA_2019 },
  { name: 'a run a character', runs: characters },
  { name: 'a run a character in 2019', format: ERA_2019, runs: characters },
  { name: 'blanks', overrides: BLANKS },
  { name: 'a note in a cell', overrides: NOTED },
  { name: 'table two in four tables', change: cutItems },
  { name: 'padded instead of spanned', change: each(padded) },
  {
    name: 'twins',
    change: twice('t3', shifted(5_000)),
    status: ['partial'],
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:') }),
  },
]

const XLSX: readonly (OfficeCase & { readonly options: SheetOptions })[] = [
  { name: 'one sheet', options: { type: 'xlsx', sheets: false, asText: false } },
  { name: 'one sheet of 2019', format: ERA_2019, options: { type: 'xlsx', sheets: false, asText: false } },
  { name: 'a sheet a table', options: { type: 'xlsx', sheets: true, asText: false } },
  { name: 'numbers as text', options: { type: 'xlsx', sheets: false, asText: true } },
  { name: 'blanks', overrides: BLANKS, options: { type: 'xlsx', sheets: true, asText: false } },
  {
    name: 'a formula without its result',
    overrides: { new_requests__total: words('=SUM(D40:I40)') },
    status: ['partial'],
    options: { type: 'xlsx', sheets: false, asText: false },
  },
  { name: 'xls', options: { type: 'biff8', sheets: false, asText: false } },
  {
    name: 'xls of 2019, a sheet a table',
    format: ERA_2019,
    options: { type: 'biff8', sheets: true, asText: false },
  },
]

export const wordFiles = async (): Promise<Family> => ({
  family: 'docx',
  documents: await Promise.all(DOCX.map((one, i) => docx(one, 1_500 + i))),
})
export const workbooks = (): Family => ({
  family: 'xlsx_xls',
  documents: XLSX.map((one, i) => workbook(one, 1_600 + i, one.options)),
})
