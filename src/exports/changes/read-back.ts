/**
 * Reads a table file of a release back as texts, one row at a time, so that releases of any two of these formats can be
 * held against each other. Null is null, an empty text is '', a number is its shortest decimal, lists are JSON.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type CastingContext, parse } from 'csv-parse'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import type { ColumnType } from '../table.ts'

export type TextRow = Readonly<Record<string, string | null>>

type Reader = (path: string, types: ReadonlyMap<string, ColumnType>) => AsyncIterable<TextRow>

function textOf(value: unknown, type: ColumnType | undefined): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function texts(row: Readonly<Record<string, unknown>>, types: ReadonlyMap<string, ColumnType>): TextRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, textOf(value, types.get(name))]),
  )
}

async function* readJsonl(path: string, types: ReadonlyMap<string, ColumnType>): AsyncGenerator<TextRow> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line !== '') yield texts(JSON.parse(line) as Record<string, unknown>, types)
  }
}

/** Undoes `neutraliseFormula` exactly. */
const GUARDED = /^'(?='*\s*[=+\-@＝＋－＠])/u

function csvField(value: string, { quoting, header }: CastingContext): string | null {
  if (header) return value
  return value === '' && !quoting ? null : value.replace(GUARDED, '')
}

async function* readCsv(path: string): AsyncGenerator<TextRow> {
  yield* createReadStream(path).pipe(
    parse({ bom: true, columns: true, cast: csvField }),
  ) as AsyncIterable<TextRow>
}

const PARQUET_ROWS = 20_000

async function* readParquet(path: string, types: ReadonlyMap<string, ColumnType>): AsyncGenerator<TextRow> {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  const rows = Number(metadata.num_rows)
  for (let from = 0; from < rows; from += PARQUET_ROWS) {
    const rowEnd = Math.min(rows, from + PARQUET_ROWS)
    const batch = await parquetReadObjects({ file, metadata, rowStart: from, rowEnd })
    for (const row of batch) yield texts(row, types)
  }
}

/** Suffix → reader. Workbooks are for people; a release in another format is compared instead. */
export const READERS: Readonly<Record<string, Reader>> = {
  jsonl: readJsonl,
  csv: readCsv,
  parquet: readParquet,
}
