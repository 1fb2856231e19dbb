/** Outliers on what is stored: found, gone with their cause, kept apart by scope and level, and every report due once. */
import { type Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { listFindings } from '../../db/queries/findings.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { checkOutliers } from '../../src/steps/check-outliers.ts'
import { crossCheck } from '../../src/steps/cross-check.ts'
import { judgeFinding } from '../../src/steps/judge-finding.ts'
import { singlePages } from '../../src/steps/page-store.ts'
import { saveChecked } from '../../src/steps/save-checked.ts'
import { type Fill, report as filled, SOUND } from '../checks/filled-form.ts'
import { document, sampleInput, sampleReport } from '../db/sample-report.ts'
import { describeEachDatabase } from '../support/database.ts'

const KEYS = Array.from({ length: 13 }, (_, at) => `9903${at < 7 ? '01' : '02'}:局${at}`)

async function plant({ db }: Store, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await importRoster(
    db,
    KEYS.map((key) => ({
      key,
      name: `柏川区${key.slice(7)}`,
      region_code: key.slice(0, 6),
      kind: 'department',
      ...more,
    })),
  )
}

async function save({ db }: Store, agency_key: string, year: number, fill: Fill, edition = '', rest = {}) {
  const { cells } = filled({ ...SOUND, ...fill }, { year })
  const report = sampleReport({ cells, year, title: `${agency_key}${year}${edition}`, sections: [], ...rest })
  const { findings: _, ...input } = sampleInput({ agency_key, year, report, lead: null, scope: report.scope })
  const url = `http://www.baichuan.example/${encodeURIComponent(agency_key)}/${year}.html`
  const saved = await saveChecked(singlePages(db), {}, report, {
    ...input,
    document: document(url, JSON.stringify(report)),
  })
  if (saved === null) throw new Error('not saved')
}

async function said({ db }: Store, check: string) {
  const { data } = await listFindings(db, { check, states: ['fail'], limit: null })
  return data
}

describeEachDatabase('outliers', (open) => {
  it('stand out among the bodies of a city, until the figure or the group is another', async () => {
    const store = await open()
    await plant(store)
    for (const [at, key] of KEYS.entries()) await save(store, key, 2022, { penalty_decisions: 20 + at })
    await crossCheck(store.db)
    expect(await said(store, 'o19_outlier_peers')).toEqual([])
    await save(store, KEYS[0] as string, 2022, { penalty_decisions: 21_000 }, '（修订）')
    await crossCheck(store.db)
    const [found, ...others] = await said(store, 'o19_outlier_peers')
    expect(others).toEqual([])
    expect(found).toMatchObject({
      agency_key: KEYS[0],
      key: 'penalty_decisions',
      severity: 'warning',
      actual: 21_000,
      expected: 27,
      message: expect.stringContaining('the 13 whole reports of 2022'),
    })
    await judgeFinding(store.db, {
      fingerprint: found?.fingerprint ?? '',
      verdict: 'dismissed',
      author: '周明',
      note: '集中整治',
    })
    await save(store, KEYS[1] as string, 2022, { penalty_decisions: 25 }, '（修订）')
    await crossCheck(store.db)
    expect(await said(store, 'o19_outlier_peers')).toMatchObject([{ expected: 27, verdict: 'dismissed' }])
    for (const key of KEYS.slice(0, 2))
      await save(store, key, 2022, { penalty_decisions: 9 }, '（再修订）', {
        status: 'partial',
        reason: '缺表',
      })
    await save(store, KEYS[2] as string, 2022, { penalty_decisions: 24 }, '（修订）')
    await crossCheck(store.db)
    expect(await said(store, 'o19_outlier_peers')).toEqual([])
  })

  it('are told once of a group that comes in several batches, after the last of them', async () => {
    const store = await open()
    await plant(store)
    for (const [at, key] of KEYS.entries())
      await save(store, key, 2022, { penalty_decisions: at === 0 ? 21_000 : 20 + at })
    const { rows } = await sql<{ id: number }>`select id from report order by id`.execute(store.db)
    const first = rows.slice(0, 5).map(({ id }) => id)
    const last = rows.slice(5).map(({ id }) => id)
    await checkOutliers(store.db, first)
    expect(await said(store, 'o19_outlier_peers')).toEqual([])
    await sql`delete from cross_check_due where report_id = any(${first}::integer[])`.execute(store.db)
    await checkOutliers(store.db, last)
    expect(await said(store, 'o19_outlier_peers')).toMatchObject([{ agency_key: KEYS[0], actual: 21_000 }])
  })

  it('are judged among bodies of one kind and scope only, and say nothing of too few', async () => {
    const store = await open()
    await plant(store)
    await importRoster(store.db, [
      { key: KEYS[0] as string, name: '柏川区局0', region_code: '990301', kind: 'vertical_organ' },
    ])
    for (const [at, key] of KEYS.entries())
      await save(store, key, 2022, { penalty_decisions: at === 0 ? 21_000 : 20 + at })
    await save(store, KEYS[1] as string, 2022, { penalty_decisions: 21_000 }, '', {
      scope: 'government_organ',
    })
    await crossCheck(store.db)
    expect(await said(store, 'o19_outlier_peers')).toEqual([])
  })

  it('stand out among the years of a body, but not across a merger', async () => {
    const store = await open()
    await plant(store)
    const key = KEYS[3] as string
    for (const [at, count] of [30, 41, 36, 33, 390].entries())
      await save(store, key, 2019 + at, { penalty_decisions: count })
    await crossCheck(store.db)
    expect(await said(store, 'o19_outlier_years')).toMatchObject([
      { year: 2023, key: 'penalty_decisions', actual: 390, expected: 34.5 },
    ])
    const merged = { region_code: '990301', kind: 'department', successor_key: key, valid_to: '2022-12-31' }
    await importRoster(store.db, [{ key: KEYS[4] as string, name: '柏川区局4', ...merged }])
    await crossCheck(store.db)
    expect(await said(store, 'o19_outlier_years')).toEqual([])
  })

  it('find reports that were stored before: the migration makes each due once', async () => {
    const store = await open()
    await plant(store)
    const key = KEYS[3] as string
    for (const [at, count] of [30, 41, 36, 33, 390].entries())
      await save(store, key, 2019 + at, { penalty_decisions: count })
    await sql`delete from cross_check_due where report_id > 1`.execute(store.db)
    await MIGRATIONS.find(({ name }) => name.startsWith('0026'))?.up(store.db as unknown as Kysely<unknown>)
    const { rows } = await sql<{ n: number; reports: number }>`
      select count(*)::integer as n, count(distinct report_id)::integer as reports from cross_check_due
       where report_id > 1`.execute(store.db)
    expect(rows).toEqual([{ n: 4, reports: 4 }])
    await crossCheck(store.db)
    expect(await said(store, 'o19_outlier_years')).toHaveLength(1)
  })
})
