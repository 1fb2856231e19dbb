/** A database moves whole: every row, every version, every id, and what is saved afterwards goes on from there. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { copyDatabase } from '../../db/copy-database.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { rankBodies } from '../../db/queries/rank.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { InputError } from '../../src/domain/errors.ts'
import { describeEachDatabase, freshHome, freshPostgres } from '../support/database.ts'
import { plantDistrict, sampleInput, sampleReport } from './sample-report.ts'

async function emptyPostgres() {
  const store = await openDatabase({ databaseUrl: await freshPostgres(), home: freshHome() })
  await migrateToLatest(store)
  return store
}

describeEachDatabase('copying a database', (open) => {
  it('takes every row along, and saving goes on from there', async () => {
    const from = await open()
    await plantDistrict(from.db)
    await saveReport(from.db, sampleInput())
    const sections = [{ id: 'overview', heading: null, text: '制表\t换行\n反斜\\杠 \\N \\.' }]
    const changed = sampleInput({ report: sampleReport({ sections }) })
    await saveReport(from.db, changed)
    const to = await emptyPostgres()
    const tables: Record<string, number> = {}
    await copyDatabase(from, to, ({ table, rows }) => {
      tables[table] = rows
    })
    expect(tables).toMatchObject({ agency: 3, report: 1, report_version: 2, figure_t3: 2, section: 3 })
    for (const table of [
      'agency',
      'report',
      'report_version',
      'publication',
      'section',
      'finding',
      'figure_t3',
      'lead',
    ]) {
      const rows = async (store: typeof to) =>
        (
          await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.table(table)} t`.execute(store.db)
        ).rows
          .map(({ row }) => JSON.stringify(row))
          .toSorted()
      expect(await rows(to), table).toEqual(await rows(from))
    }
    const asked = {
      figure: 'new_requests__total',
      year: 2021,
      scope: 'own',
      region: null,
      kind: null,
      min_denominator: 10,
    }
    expect((await rankBodies(to.db, asked, true, { offset: 0, limit: 5 })).total).toBe(1)
    expect(await saveReport(to.db, changed)).toMatchObject({ outcome: 'unchanged', report_id: 1 })
    expect(
      await saveReport(to.db, sampleInput({ year: 2022, report: sampleReport({ year: 2022 }) })),
    ).toMatchObject({
      outcome: 'new',
      version_id: 3,
    })
    await expect(copyDatabase(from, to)).rejects.toThrow(/holds 3 bodies and \d reports/)
    await to.close()
  })

  it('leaves nothing behind where it breaks off', async () => {
    const from = await open()
    await plantDistrict(from.db)
    const to = await emptyPostgres()
    await sql`alter table agency add constraint broken check (name not like '%财政%')`.execute(to.db)
    await expect(copyDatabase(from, to)).rejects.toThrow(/broken/)
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from agency`.execute(to.db)
    expect(rows[0]?.n).toBe(0)
    const { rows: regions } = await sql<{ n: number }>`select count(*)::integer as n from region`.execute(
      from.db,
    )
    expect(regions[0]?.n).toBeGreaterThan(0)
    await to.close()
  })

  it('goes to a Postgres only', async () => {
    const from = await open()
    if (from.kind === 'pglite') await expect(copyDatabase(from, from)).rejects.toThrow(InputError)
  })
})
