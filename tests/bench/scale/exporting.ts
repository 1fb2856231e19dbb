/** CSV and Parquet of one year of the nation against COPY TO of the same rows, one after the other. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { to as copyTo } from 'pg-copy-streams'
import type { Store } from '../../../db/connect.ts'
import type { Promised } from './promise.ts'

const run = promisify(execFile)
const YEAR = 2023

export async function exporting(store: Store, url: string): Promise<Promised[]> {
  await copyYear(store)
  const lines: Promised[] = []
  for (const suffix of ['csv', 'parquet']) {
    const copied = await copyYear(store)
    const { stdout } = await run(process.execPath, [
      join(import.meta.dirname, 'export-work.ts'),
      url,
      String(YEAR),
      suffix,
    ])
    const [seconds = Number.NaN, megabytes = Number.NaN] = stdout.trim().split(' ').map(Number)
    lines.push({
      name: `${suffix} of one year, of the speed of COPY TO`,
      value: copied / seconds,
      unit: '×',
      limit: 0.5,
      atLeast: true,
    })
    lines.push({ name: `${suffix} of one year, memory`, value: megabytes, unit: 'MB', limit: 400 })
  }
  return lines
}

/** Seconds. */
async function copyYear({ pool }: Store): Promise<number> {
  const client = await pool.connect()
  try {
    const started = performance.now()
    const query = `copy (select * from research.panel where year = ${YEAR} order by agency_key) to stdout`
    for await (const _ of client.query(copyTo(query)));
    return (performance.now() - started) / 1000
  } finally {
    client.release()
  }
}
