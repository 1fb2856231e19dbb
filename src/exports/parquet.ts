/**
 * Apache Parquet, typed: whole numbers INT64, decimals DOUBLE, dates DATE, times UTC milliseconds, lists and objects
 * JSON. The meaning of each column travels in the file's own metadata as a Frictionless table schema. Law: memory is
 * bounded by one row group, and the same rows give the same bytes.
 */
import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Export } from './export.ts'
import { type ColumnType, type ExportColumn, type ExportTable, orderedValues } from './table.ts'

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

/** What the writer takes for a value of that column. */
const STORED: Partial<Record<ColumnType, (value: unknown) => unknown>> = {
  integer: (value) => BigInt(value as number),
  date: (value) => new Date(`${value as string}T00:00:00Z`),
  datetime: (value) => new Date(value as string),
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
  const groupRows = Math.min(MOST_GROUP_ROWS, Math.ceil(GROUP_VALUES / table.columns.length))
  let group = emptyGroup(table.columns)
  for await (const values of orderedValues(table)) {
    for (const [at, column] of table.columns.entries()) group[at]?.push(stored(column, values[at]))
    if ((group[0]?.length ?? 0) < groupRows) continue
    await writeGroup(writer, table.columns, group)
    yield bytes.drain()
    group = emptyGroup(table.columns)
  }
  if ((group[0]?.length ?? 0) > 0) await writeGroup(writer, table.columns, group)
  await writer.finish()
  yield bytes.drain()
}

const emptyGroup = (columns: readonly ExportColumn[]): unknown[][] => columns.map(() => [])

function stored(column: ExportColumn, value: unknown): unknown {
  return value === null || value === undefined ? null : (STORED[column.type]?.(value) ?? value)
}

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
