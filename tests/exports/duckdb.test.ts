/** The example of the README, asked of a real DuckDB over a real release: what it says is what the store says. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { exportOf } from '../../src/exports/index.ts'
import { exportRelease } from '../../src/exports/release.ts'
import { releaseTables } from '../../src/steps/release-tables.ts'
import { plantDistrict, sampleCells, sampleInput, sampleReport } from '../db/sample-report.ts'
import { embeddedHome } from '../support/database.ts'

interface DuckDb {
  readonly DuckDBInstance: {
    readonly create: () => Promise<{
      readonly connect: () => Promise<{
        readonly runAndReadAll: (query: string) => Promise<{ readonly getRowObjectsJS: () => readonly Row[] }>
        readonly closeSync: () => void
      }>
    }>
  }
}
type Row = Readonly<Record<string, unknown>>

/** Loaded by name: its types are those above, since the product itself does not need it. */
const PACKAGE = '@duckdb/node-api'
const duckdb = await (import(PACKAGE) as Promise<DuckDb>).catch((error: Error) => {
  console.log(`tests: DuckDB is not installed, its example is left out: ${error.message.split('\n')[0]}`)
  return null
})

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
const [, QUERY = ''] = /\*\*DuckDB\*\*[\s\S]*?```sql\n([\s\S]*?)```/u.exec(README) ?? []

it.runIf(duckdb !== null)(
  'the README’s query says of a release what the store says',
  async () => {
    if (duckdb === null) return
    const store = await openDatabase({ databaseUrl: null, home: await embeddedHome() })
    const connection = await (await duckdb.DuckDBInstance.create()).connect()
    try {
      await plantDistrict(store.db)
      const government = { name: '柏川区人民政府', region_code: '990301', kind: 'government' }
      await importRoster(store.db, [{ key: '990301:人民政府', ...government }])
      const bodies = [
        ['990301:民政局', 'own', 3],
        ['990301:财政局', 'own', 5],
        // The summary holds the same requests once more.
        ['990301:人民政府', 'regional_summary', 8],
      ] as const
      for (const [agency_key, scope, granted] of bodies) {
        const cells = sampleCells('era_2021', (cell) =>
          cell.id === 'granted__total'
            ? { ...cell, kind: 'number', value: granted, raw: `${granted}` }
            : cell.id === 'outcomes_total__total'
              ? { ...cell, kind: 'number', value: 10, raw: '10' }
              : cell.id === 'partially_granted__total'
                ? { ...cell, kind: 'number', value: 0, raw: '0' }
                : cell,
        )
        const report = sampleReport({ cells, year: 2022, scope, title: `${agency_key} 2022` })
        await saveReport(store.db, sampleInput({ agency_key, year: 2022, report, lead: null, scope }))
      }
      const outDir = join(mkdtempSync(join(tmpdir(), 'nianbao-duckdb-')), 'release')
      const meta = { name: 'nianbao', title: '年报', description: 'A test release', about: {} }
      await exportRelease({
        ...{ format: exportOf('parquet'), outDir, meta },
        tables: releaseTables(store, {}),
      })
      const ask = async (query: string) =>
        (await connection.runAndReadAll(query.replaceAll("'release/", `'${outDir}/`))).getRowObjectsJS()
      const rows = await ask(QUERY)
      expect(rows.map(({ year, rate, bodies: n }) => [Number(year), Number(rate), Number(n)])).toEqual([
        [2022, 0.4, 2],
      ])
      const cells = await ask(`select count(*) as n, sum(value) as total from 'release/cells.parquet'`)
      const stored = await sql<{ n: string; total: string }>`
      select count(*) as n, sum(value) as total from research.cells`.execute(store.db)
      expect([Number(cells[0]?.n), Number(cells[0]?.total)]).toEqual([
        Number(stored.rows[0]?.n),
        Number(stored.rows[0]?.total),
      ])
      const blank = await ask(
        `select count(*) as n from 'release/cells.parquet' where kind <> 'number' and value is not null`,
      )
      expect(Number(blank[0]?.n)).toBe(0)
    } finally {
      connection.closeSync()
      await store.close()
    }
  },
  120_000,
)

it('the README has a query for DuckDB that keeps to one scope', () => {
  expect(QUERY).toContain("'release/measures.parquet'")
  expect(QUERY).toMatch(/scope = 'own'/)
})
