/** What limits each number travels with it: the views, their one table of formulas, and changes between years. */
import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { frozenCrosswalk } from '../../db/migrations/crosswalk-1.ts'
import { FROZEN_INDICATORS_1 } from '../../db/migrations/frozen-columns-1.ts'
import { CHANGES_2, MEASURES_2 } from '../../db/migrations/measures-2.ts'
import { importPopulation } from '../../db/queries/population.ts'
import { type ResearchView, researchColumns } from '../../db/queries/research.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import type { Schema } from '../../db/schema.ts'
import { cellsOf, FORMATS, formatOf, MEASURES } from '../../parsers/formats/index.ts'
import { resolveAsked } from '../../src/compare/asked.ts'
import { eraLevel } from '../../src/compare/era-level.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Scope } from '../../src/domain/report.ts'
import { describeEachDatabase } from '../support/database.ts'
import { researchRows } from '../support/research-rows.ts'
import { COLUMN, document, PORTAL, plantDistrict, sampleCells, sampleReport } from './sample-report.ts'

const ERAS = ['era_2014', 'era_2019', 'era_2021'] as const
const withTotal = (id: string) => id.replace(/_subtotal$/, '_subtotal__total')

describe('the frozen tables of the views', () => {
  it('hold the crosswalk of the forms', () => {
    for (const { era, id } of FROZEN_INDICATORS_1.filter((one) => one.era !== 'local_2008'))
      for (const other of ERAS)
        expect(frozenCrosswalk(era, id)[other], `${era} ${id} ${other}`).toBe(
          other === era ? null : eraLevel([id], [era, other]).level,
        )
  })

  it('hold every ratio of the one table of formulas', () => {
    const asked = MEASURES.filter(({ kind }) => kind === 'ratio' || kind === 'shares').flatMap(({ id }) =>
      resolveAsked([id]),
    )
    const formulas = asked.flatMap((one) =>
      one.kind === 'measure' ? [{ id: one.id, n: one.numerator, d: one.denominator }] : [],
    )
    expect(
      MEASURES_2.map(({ id, numerator, denominator }) => ({
        id,
        n: numerator.map(withTotal),
        d: denominator.map(withTotal),
      })),
    ).toEqual(formulas)
    for (const { id, numerator, denominator, ...rest } of MEASURES_2) {
      const figures = [...numerator, ...denominator].map(withTotal)
      const level = (era: string) => eraLevel(figures, [era, 'era_2021']).level
      expect(rest.level_2014, id).toBe(level('era_2014'))
      expect(rest.level_2019, id).toBe(level('era_2019'))
      const eras = FORMATS.filter((format) => figures.every((one) => cellsOf(format, one) !== null))
      expect(rest.eras, id).toEqual(eras.map((format) => format.id).toSorted())
      expect(rest.disputes, id).toBe(figures.some((one) => /^(?:review|litigation)_/.test(one)))
    }
  })

  it('hold the levels of the figures whose change is told', () => {
    for (const one of CHANGES_2) {
      const level = (a: string, b: string) => eraLevel([one.indicator], [a, b]).level
      expect(one.level_2014_2019, one.indicator).toBe(level('era_2014', 'era_2019'))
      expect(one.level_2014_2021, one.indicator).toBe(level('era_2014', 'era_2021'))
      expect(one.level_2019_2021, one.indicator).toBe(level('era_2019', 'era_2021'))
      expect(formatOf('era_2021') && cellsOf(formatOf('era_2021') as never, one.indicator)).not.toBeNull()
    }
  })
})

type Printed = Readonly<Record<string, number | Partial<Cell>>>

async function publish(
  db: Kysely<Schema>,
  body: string,
  year: number,
  printed: Printed,
  more: { era?: 'era_2021' | 'era_2019' | 'era_2014'; scope?: Scope; status?: 'complete' | 'partial' } = {},
): Promise<void> {
  const { era = 'era_2021', scope = 'own', status = 'complete' } = more
  const cells = sampleCells(era, (cell) => {
    const given = printed[cell.id] ?? 0
    return typeof given === 'number'
      ? { ...cell, value: given, raw: String(given) }
      : { ...cell, value: null, raw: '', ...given }
  })
  const url = `${COLUMN}${body}-${year}-${scope}.html`
  await saveReport(db, {
    agency_key: `990301:${body}`,
    year,
    scope,
    report: sampleReport({
      cells,
      era,
      scope,
      status,
      year,
      reason: status === 'partial' ? '一行未认' : null,
    }),
    findings: [],
    document: document(url, url),
    lead: { portal_id: PORTAL, column_url: COLUMN, title: url, listed_on: null },
    parser_version: 'p1',
    run_id: null,
  })
}

const rowsOf = (store: Store, view: ResearchView) => researchRows(store, view)

async function change(db: Kysely<Schema>, body: string, year: number, indicator = 'new_requests__total') {
  const { rows } = await sql<Record<string, unknown>>`
    select value, previous_value, change, yoy_change, comparability, bodies_before, bodies_wanted, notes
      from research.yoy_changes
     where agency_key = ${`990301:${body}`} and year = ${year} and indicator = ${indicator}`.execute(db)
  return rows[0]
}

const received = (value: number) => ({ new_requests__total: value })
const body = (name: string, more: object = {}) => ({
  key: `990301:${name}`,
  name: `柏川区${name}`,
  region_code: '990301',
  kind: 'department',
  ...more,
})

describeEachDatabase('comparability', (open) => {
  it('stands beside each cell: blanks, era, unit, break, partial reading', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    await publish(
      db,
      '民政局',
      2024,
      { granted__total: { kind: 'blank' }, carried_in__total: { kind: 'not_applicable', raw: '/' } },
      { status: 'partial' },
    )
    await publish(db, '民政局', 2020, { procurement_amount: { value: 5, raw: '5' } }, { era: 'era_2019' })
    const cells = await rowsOf(store, 'cells')
    const pick = (year: number, id: string) => cells.find((row) => row.year === year && row.indicator === id)
    expect(pick(2024, 'granted__total')).toMatchObject({
      value: null,
      comparability: 'exact',
      notes: ['blank', 'partial_report'],
    })
    expect(pick(2024, 'carried_in__total')).toMatchObject({
      value: null,
      notes: ['not_applicable', 'partial_report'],
    })
    expect(pick(2024, 'carried_out__total')).toMatchObject({ value: 0, notes: ['partial_report'] })
    expect(pick(2024, 'review_total')?.notes).toEqual(['break_2024', 'partial_report'])
    expect(pick(2020, 'review_total')).toMatchObject({ comparability: 'exact', notes: [] })
    expect(pick(2020, 'other_outcomes_subtotal__total')).toMatchObject({ comparability: 'partial' })
    expect(pick(2020, 'regulations_issued')).toMatchObject({ comparability: 'near' })
    expect(pick(2020, 'regulations_public_stock')).toMatchObject({ comparability: 'none' })
    expect(pick(2020, 'procurement_amount')?.notes).toEqual(['unit_unknown'])
    const [panel] = (await rowsOf(store, 'panel')).filter(({ year }) => year === 2024)
    expect(panel).toMatchObject({
      not_numbers: { granted__total: 'blank', carried_in__total: 'not_applicable' },
      notes: ['partial_report', 'break_2024'],
    })
  })

  it('gives requests per 10,000 residents of summaries only, from an imported population', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    await publish(db, '民政局', 2022, received(120))
    await publish(db, '财政局', 2022, received(120), { scope: 'regional_summary' })
    await publish(db, '财政局', 2023, received(150), { scope: 'regional_summary' })
    await importPopulation(
      db,
      [{ region_code: '990301', year: 2022, population: 600_000, source: '年鉴', line: 2 }],
      'p.csv',
    )
    const rows = (await rowsOf(store, 'measures')).filter(({ measure }) => measure === 'requests_per_10k')
    expect(
      rows.map(({ agency_key, year, value, notes, rankable }) => [agency_key, year, value, notes, rankable]),
    ).toEqual([
      ['990301:民政局', 2022, null, ['regional_summary_needed'], false],
      ['990301:财政局', 2022, 2, [], true],
      ['990301:财政局', 2023, null, ['population_needed'], false],
    ])
  })

  it('tells why a measure is null, and which may be ranked', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    await publish(db, '民政局', 2024, {
      granted__total: 3,
      outcomes_total__total: 9,
      review_corrected: { kind: 'blank' },
    })
    await publish(db, '民政局', 2020, { granted__total: 4, outcomes_total__total: 10 }, { era: 'era_2019' })
    const rows = await rowsOf(store, 'measures')
    const pick = (year: number, id: string) => rows.find((row) => row.year === year && row.measure === id)
    expect(pick(2024, 'disclosure_rate')).toMatchObject({ notes: ['small_denominator'], rankable: false })
    expect(pick(2020, 'disclosure_rate')).toMatchObject({
      value: 0.4,
      notes: [],
      rankable: true,
      comparability: 'exact',
    })
    expect(pick(2024, 'review_correction_rate')).toMatchObject({
      value: null,
      notes: ['operand_not_a_number', 'break_2024'],
    })
    expect(pick(2024, 'carry_over_ratio')).toMatchObject({ value: null, notes: ['zero_denominator'] })
    expect(pick(2020, 'normative_turnover')).toMatchObject({
      value: null,
      comparability: 'none',
      notes: ['not_in_form:era_2019'],
    })
    expect(pick(2020, 'other_outcome_rate')).toMatchObject({ comparability: 'partial' })
    expect(rows.filter(({ year }) => year === 2024)).toHaveLength(29)
    expect(await rowsOf(store, 'measures_history')).toHaveLength(58)
  })

  it('gives the change to the year before, and none where the two cannot be compared', async () => {
    const { db } = await open()
    await plantDistrict(db)
    await publish(db, '民政局', 2020, { ...received(40), review_total: 3 }, { era: 'era_2019' })
    await publish(db, '民政局', 2021, received(50))
    await publish(db, '民政局', 2022, received(0))
    await publish(db, '民政局', 2023, received(7), { scope: 'department_with_subordinates' })
    await publish(
      db,
      '民政局',
      2024,
      { ...received(9), review_total: 20 },
      { scope: 'department_with_subordinates' },
    )
    expect(await change(db, '民政局', 2021)).toMatchObject({
      previous_value: 40,
      change: 10,
      yoy_change: 0.25,
      comparability: 'exact',
      notes: [],
    })
    expect(await change(db, '民政局', 2021, 'licensing_decisions')).toMatchObject({
      comparability: 'near',
      notes: ['previous_era:near', 'zero_denominator'],
    })
    expect(await change(db, '民政局', 2021, 'administrative_fee_amount')).toMatchObject({
      yoy_change: null,
      previous_value: null,
      comparability: 'none',
    })
    expect(await change(db, '民政局', 2022)).toMatchObject({ change: -50, yoy_change: -1 })
    expect(await change(db, '民政局', 2023)).toMatchObject({
      yoy_change: null,
      change: null,
      notes: ['previous_scope_differs'],
    })
    expect(await change(db, '民政局', 2020)).toMatchObject({
      yoy_change: null,
      notes: ['previous_year_needed'],
    })
    expect(await change(db, '民政局', 2024)).toMatchObject({
      yoy_change: 2 / 7,
      notes: ['small_denominator'],
    })
    expect((await change(db, '民政局', 2024, 'review_total'))?.notes).toContain('break_2024')
  })

  it('compares after a merger with the sum of the bodies merged, and after a split with nothing', async () => {
    const { db } = await open()
    await plantDistrict(db)
    await importRoster(db, [
      body('文化局', { valid_to: '2021-06-30', successor_key: '990301:文旅局' }),
      body('旅游局', { valid_to: '2021-06-30', successor_key: '990301:文旅局' }),
      body('文旅局', { valid_from: '2021-07-01' }),
      body('国土局', { valid_to: '2021-06-30', successor_key: '990301:自然局|990301:林业局' }),
      body('自然局', { valid_from: '2021-07-01' }),
      body('林业局', { valid_from: '2021-07-01' }),
    ])
    for (const [name, year, value] of [
      ['文化局', 2020, 30],
      ['文旅局', 2021, 60],
      ['文旅局', 2022, 75],
      ['国土局', 2020, 10],
      ['自然局', 2021, 8],
      ['自然局', 2022, 12],
    ] as const)
      await publish(db, name, year, received(value))
    const missing = await change(db, '文旅局', 2021)
    expect(missing).toMatchObject({ yoy_change: null, bodies_before: 1, bodies_wanted: 2 })
    expect(missing?.notes).toEqual(['merged:990301:文化局,990301:旅游局', 'predecessor_needed'])
    await publish(db, '旅游局', 2020, received(10))
    expect(await change(db, '文旅局', 2021)).toMatchObject({
      previous_value: 40,
      yoy_change: 0.5,
      bodies_before: 2,
    })
    expect(await change(db, '文旅局', 2022)).toMatchObject({
      previous_value: 60,
      yoy_change: 0.25,
      notes: [],
    })
    expect(await change(db, '自然局', 2021)).toMatchObject({
      yoy_change: null,
      notes: ['split:990301:国土局'],
    })
    expect(await change(db, '自然局', 2022)).toMatchObject({ previous_value: 8, yoy_change: 0.5 })
    const { rows } = await sql<Record<string, unknown>>`
      select agency_key, predecessor_keys from research.agencies where cardinality(predecessor_keys) > 0 order by 1`.execute(
      db,
    )
    expect(rows).toEqual([
      { agency_key: '990301:文旅局', predecessor_keys: ['990301:文化局', '990301:旅游局'] },
      { agency_key: '990301:林业局', predecessor_keys: ['990301:国土局'] },
      { agency_key: '990301:自然局', predecessor_keys: ['990301:国土局'] },
    ])
    await importRoster(db, [body('旅游局', { successor_key: null })])
    const after = await sql<{ keys: string[] }>`
      select predecessor_keys as keys from agency where key = '990301:文旅局'`.execute(db)
    expect(after.rows[0]?.keys).toEqual(['990301:文化局'])
  })

  it('keeps the columns that people had, in their order, and adds behind them', async () => {
    const { db } = await open()
    const names = async (view: ResearchView) => (await researchColumns(db, view)).map(({ name }) => name)
    expect((await names('cells')).slice(0, 24).join()).toBe(
      'report_id,version_id,version,current,agency_key,agency,region_code,region,year,scope,era,status,table_id,indicator,label_zh,unit,kind,value,raw,note,unit_printed,document_sha256,source_url,fetched_at',
    )
    expect((await names('measures')).slice(0, 17).join()).toBe(
      'report_id,version_id,agency_key,agency,region_code,region,year,scope,era,status,measure,label_zh,value,numerator,denominator,document_sha256,source_url',
    )
    expect((await names('panel')).slice(0, 16).join()).toBe(
      'report_id,version_id,version,current,agency_key,agency,region_code,region,year,scope,era,kind,status,published_on,document_sha256,source_url',
    )
    expect((await names('panel')).at(-1)).toBe('notes')
  })
})
