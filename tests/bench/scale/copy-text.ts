/** Rows into a table by COPY, in its text form, a few thousand at a time. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type CopyValue = string | number | boolean | null

const ROWS_A_CHUNK = 1_000
const SPECIAL = /[\\\n\r\t]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const written = (value: CopyValue): string =>
  value === null ? '\\N' : String(value).replace(SPECIAL, (sign) => ESCAPES[sign] ?? sign)

function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(row.map(written).join('\t'))
    if (lines.length < ROWS_A_CHUNK) continue
    yield Buffer.from(`${lines.join('\n')}\n`)
    lines = []
  }
  if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`)
}

/** Seconds taken. `target` is a table with its columns: `region (code, name)`. */
export async function copyRows(
  pool: pg.Pool,
  target: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const client = await pool.connect()
  try {
    const started = performance.now()
    await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`copy ${target} from stdin`)))
    return (performance.now() - started) / 1000
  } finally {
    client.release()
  }
}
