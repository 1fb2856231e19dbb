/** The summaries say what the figures say, whatever happened to the reports in whatever order. */
import { type Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import { ensureDuties } from '../../db/queries/duties.ts'
import { markVanished } from '../../db/queries/publications.ts'
import { largestChanges, rankBodies } from '../../db/queries/rank.ts'
import { pendingSummaries, rebuildSummaries, refreshSummaries } from '../../db/queries/refresh-summaries.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { SUMMARY_FIGURES } from '../../db/queries/summary-figures.ts'
import { regionTotals } from '../../db/queries/totals.ts'
import type { Schema } from '../../db/schema.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { SummaryFilter } from '../../src/domain/summary.ts'
import { describeEachDatabase } from '../support/database.ts'
import { document, plantDistrict, sampleCells, sampleInput, sampleReport } from './sample-report.ts'

const BODIES = ['民政局', '财政局', '临湖镇人民政府'] as const
const ALL = { offset: 0, limit: 100 }

const asked = (change: Partial<SummaryFilter> = {}): SummaryFilter => ({
  figure: 'disclosure_rate',
  year: 2022,
  scope: 'own',
  region: null,
  kind: null,
  min_denominator: 10,
  ...change,
})

/** A report with so many granted requests among so many closed ones; null prints a blank. */
function figures(granted: number | null, closed: number): readonly Cell[] {
  return sampleCells('era_2021', (cell) => {
    const value = cell.id === 'granted__total' ? granted : cell.id === 'outcomes_total__total' ? closed : 0
    return value === null
      ? { ...cell, kind: 'blank', value, raw: '' }
      : { ...cell, value, raw: String(value) }
  })
}

async function save(
  db: Kysely<Schema>,
  body: string,
  year: number,
  cells: readonly Cell[],
  fetched?: string,
) {
  const report = sampleReport({ year, cells })
  const url = `http://www.baichuan.example/nianbao/${body}-${year}.html`
  return saveReport(
    db,
    sampleInput({
      agency_key: `990301:${body}`,
      year,
      report,
      document: document(url, `${body}${JSON.stringify(report)}`, fetched),
      lead: null,
    }),
  )
}

/** Everything the summaries hold. */
async function everything(db: Kysely<Schema>): Promise<readonly unknown[]> {
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(s) as row from report_summary s union all select to_jsonb(t) from city_total t
    union all select to_jsonb(u) from city_duties u`.execute(db)
  return rows.map(({ row }) => JSON.stringify(row)).toSorted()
}

async function expectUpToDate(db: Kysely<Schema>): Promise<void> {
  await refreshSummaries(db)
  expect(await pendingSummaries(db)).toBe(0)
  const kept = await everything(db)
  await rebuildSummaries(db)
  expect(kept).toEqual(await everything(db))
}

async function plantThree(db: Kysely<Schema>): Promise<void> {
  await plantDistrict(db)
  await save(db, BODIES[0], 2021, figures(20, 40))
  await save(db, BODIES[0], 2022, figures(36, 40))
  await save(db, BODIES[1], 2021, figures(15, 20))
  await save(db, BODIES[1], 2022, figures(10, 20))
  await save(db, BODIES[2], 2022, figures(1, 4))
  await refreshSummaries(db)
}

describeEachDatabase('summaries', (open) => {
  it('rank by value, leave small denominators out unless told, and give n with every ratio', async () => {
    const { db } = await open()
    await plantThree(db)
    const { rows, total } = await rankBodies(db, asked(), true, ALL)
    expect(rows.map(({ rank, agency, value, n, d }) => [rank, agency, value, n, d])).toEqual([
      [1, '柏川区民政局', 0.9, 36, 40],
      [2, '柏川区财政局', 0.5, 10, 20],
    ])
    expect(total).toBe(2)
    const low = await rankBodies(db, asked({ min_denominator: 1 }), false, { offset: 0, limit: 1 })
    expect(low.rows.map(({ agency, value }) => [agency, value])).toEqual([['柏川区临湖镇人民政府', 0.25]])
    expect(low.total).toBe(3)
    for (const region of ['990000', '990300', '990301'])
      expect((await rankBodies(db, asked({ region }), true, ALL)).total).toBe(2)
    expect(await rankBodies(db, asked({ region: '980000' }), true, ALL)).toEqual({ rows: [], total: 0 })
    expect(
      (await rankBodies(db, asked({ kind: 'department', scope: 'regional_summary' }), true, ALL)).total,
    ).toBe(0)
  })

  it('give changes only where both years can be compared', async () => {
    const { db } = await open()
    await plantThree(db)
    const both = await largestChanges(db, asked(), 'both', ALL)
    expect(
      both.rows.map(({ agency, before, value, n_before, d_before }) => [
        agency,
        before,
        value,
        n_before,
        d_before,
      ]),
    ).toEqual([
      ['柏川区民政局', 0.5, 0.9, 20, 40],
      ['柏川区财政局', 0.75, 0.5, 15, 20],
    ])
    expect(both.total).toBe(2)
    const falls = await largestChanges(db, asked(), 'fall', { offset: 0, limit: 1 })
    expect(falls.rows[0]).toMatchObject({ agency: '柏川区财政局', change: -0.25 })
    const firm = await largestChanges(db, asked({ min_denominator: 30 }), 'both', ALL)
    expect([firm.rows.map(({ agency }) => agency), firm.total]).toEqual([['柏川区民政局'], 1])
  })

  it('sum ratios over the bodies that have both parts, and say how many that are of how many', async () => {
    const { db } = await open()
    await plantThree(db)
    await save(db, BODIES[2], 2022, figures(null, 400), '2023-02-03T02:00:00.000Z')
    await ensureDuties(
      db,
      BODIES.map((body) => ({
        agency_key: `990301:${body}`,
        year: 2022,
        due_on: '2023-01-31',
        due_basis: 'x',
      })),
    )
    await refreshSummaries(db)
    const totals = {
      figure: 'disclosure_rate',
      years: [2022],
      level: 'province',
      scope: 'own',
      region: null,
      kind: null,
    } as const
    expect(await regionTotals(db, totals)).toEqual([
      {
        region_code: '990000',
        region: '990000',
        year: 2022,
        scope: 'own',
        measure: 'disclosure_rate',
        value: 46 / 60,
        n: 46,
        d: 60,
        bodies: 2,
        reports: 3,
        bound: 3,
        notes: ['figure_missing'],
      },
    ])
    const [count] = await regionTotals(db, { ...totals, figure: 'outcomes_total__total', level: 'nation' })
    expect(count).toMatchObject({ region: '全国', value: 460, bodies: 3, d: null })
  })

  /** Save requests per resident, which rest on an imported population. */
  it('are what the research view of measures says', async () => {
    const { db } = await open()
    await plantThree(db)
    const measures = SUMMARY_FIGURES.filter(({ denominator }) => denominator.length > 0)
    const { rows } = await sql<{
      report_id: number
      measure: string
      numerator: number
      denominator: number
    }>`
      select report_id, measure, numerator, denominator from research.measures
       where measure <> 'requests_per_10k'`.execute(db)
    expect(new Set(rows.map(({ measure }) => measure))).toEqual(new Set(measures.map(({ id }) => id)))
    const kept = await sql<Record<string, number>>`select * from report_summary`.execute(db)
    const byReport = new Map(kept.rows.map((row) => [row.report_id, row]))
    for (const { report_id, measure, numerator, denominator } of rows)
      expect(
        [byReport.get(report_id)?.[`${measure}_n`], byReport.get(report_id)?.[`${measure}_d`]],
        measure,
      ).toEqual([numerator, denominator])
  })

  it('are after every kind of change what a full rebuild makes', async () => {
    const { db } = await open()
    await plantThree(db)
    await expectUpToDate(db)
    await save(db, BODIES[0], 2021, figures(30, 40), '2023-02-03T02:00:00.000Z')
    await expectUpToDate(db)
    expect((await largestChanges(db, asked(), 'rise', ALL)).rows[0]?.change).toBeCloseTo(0.15)
    await save(db, BODIES[1], 2021, figures(null, 20), '2023-02-03T02:00:00.000Z')
    await expectUpToDate(db)
    const roster = {
      key: `990301:${BODIES[1]}`,
      name: '柏川区财政局',
      region_code: '980205',
      kind: 'government_office',
    }
    await importRoster(db, [
      {
        ...roster,
        parent_key: null,
        uscc: null,
        aliases: [],
        valid_from: null,
        valid_to: null,
        successor_key: null,
        scope: null,
        due_rule: null,
      },
    ])
    await expectUpToDate(db)
    expect(
      (await rankBodies(db, asked({ region: '980000', kind: 'government_office' }), true, ALL)).total,
    ).toBe(1)
    await ensureDuties(db, [{ agency_key: roster.key, year: 2022, due_on: null, due_basis: 'x' }])
    await expectUpToDate(db)
    await sql`update duty set exempt_reason = 'x'`.execute(db)
    await expectUpToDate(db)
    await markVanished(
      db,
      `http://www.baichuan.example/nianbao/${BODIES[0]}-2022.html`,
      '2024-01-01T00:00:00Z',
    )
    await save(db, BODIES[0], 2022, [], '2024-02-03T02:00:00.000Z')
    await expectUpToDate(db)
    await sql`delete from publication where report_id in (select id from report where year = 2021)`.execute(
      db,
    )
    await sql`delete from report where year = 2021`.execute(db)
    await expectUpToDate(db)
    expect((await largestChanges(db, asked(), 'both', ALL)).total).toBe(0)
  })

  it('count each note once when several processes bring them up to date while reports are saved', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    const saving = [2020, 2021, 2022, 2023].flatMap((year) =>
      BODIES.map((body, at) => save(db, body, year, figures(10 + at, 20 + year - 2020))),
    )
    const counting = Array.from({ length: 6 }, () => refreshSummaries(db, 3))
    await Promise.all([...saving, ...counting])
    await expectUpToDate(db)
    expect((await rankBodies(db, asked(), true, ALL)).total).toBe(3)
  })
})
