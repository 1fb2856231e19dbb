/**
 * Apache Parquet, typed: whole numbers INT64, decimals DOUBLE, dates DATE, times UTC milliseconds, lists and objects
 * JSON. The meaning of each column travels in the file's own metadata as a Frictionless table schema. Law: memory is
 * bounded by one row group, and the same rows give the same bytes.
 */
import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { isNullField, scanFields } from './copied-fields.ts'
import { checkWidth, copiedRows, readField } from './copied-rows.ts'
import type { Export } from './export.ts'
import { fieldReader } from './parquet-column.ts'
import type { ColumnType, ExportColumn, ExportTable } from './table.ts'

/** Values held before a row group is written: wide tables get fewer rows a group. */
const GROUP_VALUES = 400_000
const MOST_GROUP_ROWS = 50_000

type Kind = Pick<SchemaElement, 'type' | 'converted_type'>

const TEXT: Kind = { type: 'BYTE_ARRAY', converted_type: 'UTF8' }
const JSON_TEXT: Kind = { type: 'BYTE_ARRAY', converted_type: 'JSON' }

const KINDS: Readonly<Record<ColumnType, Kind>> = {
  string: TEXT,
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  datetime: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  object: JSON_TEXT,
  array: JSON_TEXT,
}

/** Bytes of the file so far, handed on group by group. */
class DrainedWriter extends ByteWriter {
  drain(): Uint8Array {
    const bytes = this.getBytes().slice()
    this.index = 0
    return bytes
  }
}

async function* write(table: ExportTable): AsyncGenerator<Uint8Array> {
  const bytes = new DrainedWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(table.columns),
    kvMetadata: [{ key: 'frictionless:schema', value: JSON.stringify(describe(table)) }],
    createdBy: 'nianbao',
  })
  for await (const group of rowGroups(table)) {
    await writeGroup(writer, table.columns, group)
    yield bytes.drain()
  }
  await writer.finish()
  yield bytes.drain()
}

/** Groups of rows, a list of values a column. */
async function* rowGroups(table: ExportTable): AsyncGenerator<unknown[][]> {
  const most = Math.min(MOST_GROUP_ROWS, Math.ceil(GROUP_VALUES / table.columns.length))
  const full: unknown[][][] = []
  let row = 1
  let group = emptyGroup(table.columns)
  let held = 0
  const readers = table.columns.map((column) =>
    fieldReader(column.type, (text) => readField(table, row, column, text)),
  )
  const endRow = (fields: number): void => {
    checkWidth(table, row, fields)
    row += 1
    held += 1
    if (held < most) return
    full.push(group)
    group = emptyGroup(table.columns)
    held = 0
  }
  for await (const lines of copiedRows(table)) {
    scanFields(
      lines,
      (column, start, end) =>
        group[column]?.push(isNullField(lines, start, end) ? null : readers[column]?.(lines, start, end)),
      endRow,
    )
    yield* full.splice(0)
  }
  if (held > 0) yield group
}

const emptyGroup = (columns: readonly ExportColumn[]): unknown[][] => columns.map(() => [])

async function writeGroup(
  writer: ParquetWriter,
  columns: readonly ExportColumn[],
  group: unknown[][],
): Promise<void> {
  await writer.write({
    columnData: columns.map(({ name }, at) => ({ name, data: group[at] ?? [] })),
    rowGroupSize: MOST_GROUP_ROWS,
  })
}

function schemaOf(columns: readonly ExportColumn[]): SchemaElement[] {
  const root: SchemaElement = { name: 'root', num_children: columns.length }
  return [
    root,
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...KINDS[type] })),
  ]
}

function describe({ description, columns }: ExportTable): object {
  return {
    description,
    fields: columns.map((column) => ({
      name: column.name,
      type: column.type,
      description: column.description,
    })),
  }
}

export const parquet: Export = {
  suffix: 'parquet',
  mime: 'application/vnd.apache.parquet',
  resource: {
    profile: 'data-resource',
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
  },
  write,
}
