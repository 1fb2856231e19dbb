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

export interface ExportTable {
  /** Becomes the file name: lower-case letters, digits and `_`. */
  readonly name: string
  readonly description: string
  readonly columns: readonly ExportColumn[]
  /** Read once, in order, never held in memory. */
  readonly rows: AsyncIterable<ExportRow> | Iterable<ExportRow>
}

/** The rows as arrays in column order, each value checked against its column; null where a field is absent. */
export async function* orderedValues(table: ExportTable): AsyncGenerator<readonly unknown[]> {
  const names = new Set(table.columns.map((column) => column.name))
  let number = 0
  for await (const row of table.rows) {
    number += 1
    for (const name in row) {
      if (!names.has(name)) throw misfit(table, number, name, 'is a field that no column describes')
    }
    yield table.columns.map((column) => checked(table, number, column, row[column.name]))
  }
}

function checked(table: ExportTable, row: number, column: ExportColumn, value: unknown): unknown {
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

function misfit(table: ExportTable, row: number, field: string, what: string): AppError {
  return new AppError('export_row', `table ${table.name}, row ${row}: ${field} ${what}`, {
    context: { table: table.name, row, field },
  })
}
