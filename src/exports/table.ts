/**
 * What an export is made of: named tables with described columns and a stream of rows. Law: a row never loses a
 * field in silence (a field that no column names is an error), and a value that the column's type cannot hold is an
 * error, not a cast.
 */
import { AppError } from '../domain/errors.ts'

/** Frictionless Table Schema names. `date` is YYYY-MM-DD, `datetime` an ISO instant; both travel as strings. */
export type ColumnType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'object'
  | 'array'

export interface ExportColumn {
  readonly name: string
  readonly type: ColumnType
  readonly description: string
}

/** Field name → JSON value; a field that is absent is null. */
export type ExportRow = Readonly<Record<string, unknown>>

/**
 * Rows as the COPY of Postgres prints them, whole lines a chunk: fields in column order between tabs, `\N` for null, a
 * backslash before what would end a field. Booleans are t or f, instants ISO, lists and objects JSON. Many rows go to a
 * file like this without ever becoming values.
 */
export interface CopiedRows {
  readonly copied: AsyncIterable<Uint8Array>
}

export interface ExportTable {
  /** Becomes the file name: lower-case letters, digits and `_`. */
  readonly name: string
  readonly description: string
  readonly columns: readonly ExportColumn[]
  /** Read once, in order, never held in memory. */
  readonly rows: AsyncIterable<ExportRow> | Iterable<ExportRow> | CopiedRows
}

/** The value itself, or null where there is none; AppError where its column cannot hold it. */
export function checkedValue(table: ExportTable, row: number, column: ExportColumn, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (FITS[column.type](value)) return value
  throw misfit(table, row, column.name, `does not hold ${column.type}: ${String(value)}`)
}

const isText = (value: unknown): boolean => typeof value === 'string'
const FITS: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  string: isText,
  date: isText,
  datetime: isText,
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && !Array.isArray(value),
  array: (value) => Array.isArray(value),
}

/** The error of a row that does not fit its table. */
export function misfit(table: ExportTable, row: number, field: string, what: string): AppError {
  return new AppError('export_row', `table ${table.name}, row ${row}: ${field} ${what}`, {
    context: { table: table.name, row, field },
  })
}
