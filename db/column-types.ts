/**
 * How column types arrive in JavaScript: int8 and numeric as numbers, dates as `YYYY-MM-DD`, instants as ISO text.
 * Given to the pool, never set for the whole process. An int8 that a number cannot hold exactly is an error, not a
 * rounding. Figures came from JavaScript numbers, so that numeric gives the same number back.
 */
import pg from 'pg'

const INT8 = 20
const DATE = 1082
const TIMESTAMPTZ = 1184
const NUMERIC = 1700

const parseInstant = pg.types.getTypeParser(TIMESTAMPTZ)

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [INT8, safeInteger],
  [DATE, (text: string) => text],
  [TIMESTAMPTZ, isoInstant],
  [NUMERIC, Number],
])

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the whole number ${text} is too large to be exact`)
  return value
}

function isoInstant(text: string): unknown {
  const value: unknown = parseInstant(text)
  return value instanceof Date ? value.toISOString() : value
}

/** The `types` option of a pool or client. */
export const COLUMN_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) ||
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}
