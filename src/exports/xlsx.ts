/**
 * Excel workbooks: typed cells, a frozen header, and a sheet `codebook` that explains every column. Text is stored as
 * text, hence never becomes a formula. Law: rows stream out sheet by sheet in bounded memory, nothing is cut in
 * silence, and the same rows give the same bytes.
 */
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { orderedValues } from './copied-rows.ts'
import type { Export } from './export.ts'
import type { ColumnType, ExportTable } from './table.ts'

/** What a sheet holds at most, the header included; further rows go to a second sheet. */
const SHEET_ROWS = 1_048_576
/** What a cell holds at most, in UTF-16 units. */
const CELL_TEXT = 32_767
const CUT = '… [cut: longer than an Excel cell; whole in csv, jsonl, parquet]'
/** The writer's streams need a turn of the loop now and then, or rows pile up in memory. */
const ROWS_A_TURN = 2_000
/** No clock in a release: every workbook says it was made at the beginning of its calendar. */
const MADE = new Date(Date.UTC(2000, 0, 1))

const FORMATS: Partial<Record<ColumnType, string>> = { date: 'yyyy-mm-dd', datetime: 'yyyy-mm-dd hh:mm:ss' }

type Cell = string | number | boolean | Date | null

function cellOf(type: ColumnType, value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (type === 'date') return new Date(`${value as string}T00:00:00Z`)
  if (type === 'datetime') return new Date(value as string)
  if (type === 'integer' || type === 'number' || type === 'boolean') return value as number | boolean
  return fitted(typeof value === 'string' ? value : JSON.stringify(value))
}

const fitted = (text: string): string =>
  text.length <= CELL_TEXT ? text : `${text.slice(0, CELL_TEXT - CUT.length)}${CUT}`

/** The archive inside exceljs, which its types leave out. */
interface Zip {
  append(source: unknown, data: { readonly name: string }): unknown
}

/** The library's writer with one date for every entry of the archive, or no two files would be equal. */
class Workbook extends ExcelJS.stream.xlsx.WorkbookWriter {
  /** The first thing the constructor asks for once the archive is there. */
  override addThemes(): Promise<void> {
    const { zip } = this as unknown as { readonly zip: Zip }
    const append = zip.append.bind(zip)
    zip.append = (source, data) => append(source, { ...data, date: MADE } as { readonly name: string })
    return super.addThemes()
  }
}

function openWorkbook(stream: PassThrough): Workbook {
  const workbook = new Workbook({ stream, useStyles: true, useSharedStrings: false })
  workbook.creator = 'nianbao'
  workbook.created = MADE
  workbook.modified = MADE
  return workbook
}

function openSheet(
  workbook: Workbook,
  name: string,
  header: readonly string[],
  types: readonly ColumnType[],
) {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = header.map((title, at) => {
    const format = FORMATS[types[at] ?? 'string']
    return {
      width: Math.min(40, Math.max(12, title.length + 2)),
      ...(format ? { style: { numFmt: format } } : {}),
    }
  })
  const top = sheet.addRow([...header])
  top.font = { bold: true }
  top.commit()
  return sheet
}

function sheetName(table: string, number: number): string {
  const tail = number === 1 ? '' : `_${number}`
  return `${table.slice(0, 31 - tail.length)}${tail}`
}

async function addRows(workbook: Workbook, table: ExportTable, stream: PassThrough): Promise<void> {
  const header = table.columns.map(({ name }) => name)
  const types = table.columns.map(({ type }) => type)
  let number = 1
  let sheet = openSheet(workbook, sheetName(table.name, number), header, types)
  let held = 1
  for await (const values of orderedValues(table)) {
    if (held === SHEET_ROWS) {
      sheet.commit()
      number += 1
      sheet = openSheet(workbook, sheetName(table.name, number), header, types)
      held = 1
    }
    sheet.addRow(types.map((type, at) => cellOf(type, values[at]))).commit()
    held += 1
    if (held % ROWS_A_TURN === 0) await turn(stream)
  }
  sheet.commit()
}

async function turn(stream: PassThrough): Promise<void> {
  await setImmediate()
  if (stream.writableNeedDrain) await once(stream, 'drain')
}

function addCodebook(workbook: Workbook, table: ExportTable): void {
  if (table.name === 'codebook') return
  const types = ['string', 'string', 'string'] as const
  const sheet = openSheet(workbook, 'codebook', ['column', 'type', 'meaning'], types)
  for (const { name, type, description } of table.columns) {
    sheet.addRow([name, type === 'datetime' ? 'datetime (UTC)' : type, fitted(description)]).commit()
  }
  sheet.commit()
}

async function* write(table: ExportTable): AsyncGenerator<Uint8Array> {
  const stream = new PassThrough()
  const workbook = openWorkbook(stream)
  const written = (async () => {
    await addRows(workbook, table, stream)
    addCodebook(workbook, table)
    await workbook.commit()
  })()
  // A source that fails must end the reader of the stream, who learns the error at the end.
  written.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  for await (const chunk of stream) yield chunk as Uint8Array
  await written
}

export const xlsx: Export = {
  suffix: 'xlsx',
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  resource: {
    profile: 'data-resource',
    format: 'xlsx',
    mediatype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  write,
}
