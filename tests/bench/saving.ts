/** Saving reports, one transaction each, against COPY of the very same rows. */

import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { sql } from 'kysely'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Store } from '../../db/connect.ts'
import { learnAgency } from '../../db/queries/agencies.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { formatOf } from '../../parsers/formats/index.ts'
import { PARSER_VERSION } from '../../parsers/read-report.ts'
import { checkReport } from '../../src/checks/index.ts'
import { readDocument } from '../../src/steps/read.ts'
import { distinctValue, renderFormPage } from '../support/form-page.ts'
import type { BenchLine } from './line.ts'

const REPORTS = 300
/** Every table that saving a report writes. */
const TABLES = [
  'report',
  'report_version',
  'publication',
  'section',
  'finding',
  'figure_t2',
  'figure_t3',
  'figure_t4',
] as const

export async function benchSaving(store: Store): Promise<BenchLine[]> {
  const saving = await saveMany(store)
  const copying = await copySame(store)
  return [
    {
      name: 'save',
      ratio: saving / copying,
      baseline: 'COPY of the same rows',
      detail: `${REPORTS} reports, one transaction each, wall time`,
    },
  ]
}

async function saveMany({ db }: Store): Promise<number> {
  const format = formatOf('era_2021')
  if (!format) throw new Error('era_2021 is missing')
  const page = renderFormPage(format, distinctValue, { agency: '柏川区财政局', year: 2023 })
  const report = await readDocument({ bytes: new TextEncoder().encode(page), fileName: 'page.html' })
  const inputs = []
  for (let at = 0; at < REPORTS; at += 1) {
    const agency_key = `990101:bench-${at}`
    await learnAgency(db, {
      key: agency_key,
      name: `柏川区第${at}局`,
      region_code: '990101',
      kind: 'department',
    })
    const findings = checkReport(report, { agency_key, year: 2023 }).map((finding) => ({
      ...finding,
      fingerprint: finding.fingerprint ?? '',
    }))
    inputs.push({ agency_key, findings })
  }
  const started = performance.now()
  for (const [at, { agency_key, findings }] of inputs.entries())
    await saveReport(db, {
      agency_key,
      year: 2023,
      scope: 'own',
      report,
      findings,
      document: {
        sha256: at.toString(16).padStart(64, '0'),
        size: page.length,
        media_type: 'text/html',
        url: `http://www.example.gov.cn/${at}.html`,
        final_url: `http://www.example.gov.cn/${at}.html`,
        fetched_at: '2024-01-20T02:00:00.000Z',
      },
      lead: null,
      parser_version: PARSER_VERSION,
      run_id: null,
    })
  return performance.now() - started
}

/** Reads the rows out, then times writing them into tables of the same shape with the same indexes. */
async function copySame({ db, pool }: Store): Promise<number> {
  let total = 0
  for (const table of TABLES) {
    await sql`create table ${sql.table(`bench_${table}`)} (like ${sql.table(table)} including indexes including defaults)`.execute(
      db,
    )
    const client = await pool.connect()
    try {
      const parts: Buffer[] = []
      for await (const part of client.query(copyTo(`copy ${table} to stdout`))) parts.push(part as Buffer)
      const started = performance.now()
      const sink = client.query(copyFrom(`copy bench_${table} from stdin`))
      Readable.from(parts).pipe(sink)
      await finished(sink)
      total += performance.now() - started
    } finally {
      client.release()
    }
    await sql`drop table ${sql.table(`bench_${table}`)}`.execute(db)
  }
  return total
}
