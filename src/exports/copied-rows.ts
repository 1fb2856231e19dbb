/** A table's rows in the form a writer wants: as the text of COPY, or as values. Either is made of the other where needed. */
import { countLines, fieldText, isNullField, printField, scanFields } from './copied-fields.ts'
import {
  type ColumnType,
  type CopiedRows,
  checkedValue,
  type ExportColumn,
  type ExportRow,
  type ExportTable,
  misfit,
} from './table.ts'

/** Lines are joined up to about this many characters before they are handed on. */
const CHUNK = 64 * 1024

const isCopied = (rows: ExportTable['rows']): rows is CopiedRows => 'copied' in rows

/** The rows as COPY would print them, whole lines a chunk. */
export async function* copiedRows(table: ExportTable): AsyncGenerator<Uint8Array> {
  if (isCopied(table.rows)) {
    yield* table.rows.copied
    return
  }
  let lines = ''
  for await (const values of orderedValues(table)) {
    lines += `${values.map(printField).join('\t')}\n`
    if (lines.length < CHUNK) continue
    yield Buffer.from(lines)
    lines = ''
  }
  if (lines !== '') yield Buffer.from(lines)
}

/** The rows as arrays in column order, each value checked against its column; null where a field is absent. */
export async function* orderedValues(table: ExportTable): AsyncGenerator<readonly unknown[]> {
  if (isCopied(table.rows)) {
    yield* readValues(table, table.rows.copied)
    return
  }
  const names = new Set(table.columns.map((column) => column.name))
  let number = 0
  for await (const row of table.rows) {
    number += 1
    for (const name in row) {
      if (!names.has(name)) throw misfit(table, number, name, 'is a field that no column describes')
    }
    yield table.columns.map((column) => checkedValue(table, number, column, row[column.name]))
  }
}

async function* readValues(
  table: ExportTable,
  copied: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly unknown[]> {
  let number = 0
  for await (const bytes of copied) {
    let values: unknown[] = []
    const rows: unknown[][] = []
    scanFields(
      bytes,
      (at, start, end) => {
        const column = columnAt(table, number + 1, at)
        const isNull = isNullField(bytes, start, end)
        values.push(isNull ? null : readField(table, number + 1, column, fieldText(bytes, start, end)))
      },
      (fields) => {
        number += 1
        checkWidth(table, number, fields)
        rows.push(values)
        values = []
      },
    )
    yield* rows
  }
}

const READ: Readonly<Partial<Record<ColumnType, (text: string) => unknown>>> = {
  integer: Number,
  number: Number,
  boolean: (text) => text === 't',
  object: JSON.parse,
  array: JSON.parse,
}

/** The same rows, and how many of them have been read so far. */
export function countRows(rows: ExportTable['rows']): {
  readonly rows: ExportTable['rows']
  readonly count: () => number
} {
  let many = 0
  async function* values(of: Exclude<ExportTable['rows'], CopiedRows>): AsyncGenerator<ExportRow> {
    for await (const row of of) {
      many += 1
      yield row
    }
  }
  async function* lines({ copied }: CopiedRows): AsyncGenerator<Uint8Array> {
    for await (const bytes of copied) {
      many += countLines(bytes)
      yield bytes
    }
  }
  return { rows: isCopied(rows) ? { copied: lines(rows) } : values(rows), count: () => many }
}

/** What a field's text stands for in its column; AppError where the column cannot hold it. */
export function readField(table: ExportTable, row: number, column: ExportColumn, text: string): unknown {
  const read = READ[column.type]
  return checkedValue(table, row, column, read === undefined ? text : read(text))
}

/** AppError where a row has more or fewer fields than the table has columns. */
export function checkWidth(table: ExportTable, row: number, fields: number): void {
  const wanted = table.columns.length
  if (fields !== wanted) throw misfit(table, row, 'the row', `has ${fields} fields, expected ${wanted}`)
}

/** The column of that place; AppError past the last. */
export function columnAt(table: ExportTable, row: number, at: number): ExportColumn {
  const column = table.columns[at]
  if (column !== undefined) return column
  throw misfit(table, row, `field ${at + 1}`, 'is a field that no column describes')
}
