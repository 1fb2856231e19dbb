import { type Kysely, sql, type Transaction } from 'kysely'
import { expect, it } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { ensureDuties } from '../../db/queries/duties.ts'
import { RESEARCH_VIEWS, type ResearchView, researchColumns } from '../../db/queries/research.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import type { Schema } from '../../db/schema.ts'
import type { Cell } from '../../src/domain/cell.ts'
import { describeEachDatabase } from '../support/database.ts'
import { researchRows } from '../support/research-rows.ts'
import { plantDistrict, sampleCells, sampleInput, sampleReport } from './sample-report.ts'

const rowsOf = (store: Store, view: ResearchView, years?: readonly number[]) =>
  researchRows(store, view, years ? { years } : {})

/** The figures of the test vector: 7716 disclosed of 13810, 730 refused, 819 carried over of 14629. */
const FIGURES: Readonly<Record<string, number | null>> = {
  new_requests__total: 14_069,
  new_requests__commercial_enterprise: 252,
  carried_in__total: 560,
  granted__total: 7000,
  partially_granted__total: 716,
  refused_state_secret__total: 30,
  refused_other_law_prohibition__total: 700,
  outcomes_total__total: 13_810,
  carried_out__total: 819,
  review_upheld: 500,
  review_corrected: 97,
  review_other: 72,
  new_requests__natural_person: null,
}

function vectorCells(): readonly Cell[] {
  return sampleCells('era_2021', (cell) => {
    const value = FIGURES[cell.id] === undefined ? 0 : (FIGURES[cell.id] ?? null)
    return value === null
      ? { ...cell, kind: 'blank', value, raw: '' }
      : { ...cell, value, raw: String(value) }
  })
}

describeEachDatabase('research views', (open) => {
  it('show one row a cell, its kind and printed text, and null where no number is printed', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    const cells = sampleCells('era_2021', (cell, at) => {
      if (at === 0) return { ...cell, kind: 'not_applicable', value: null, raw: '/' }
      if (at === 1) return { ...cell, kind: 'blank', value: null, raw: '' }
      if (at === 2) return { ...cell, value: 22, raw: '22（含1件）', note: '含1件' }
      return at === 3 ? { ...cell, value: 1.5, raw: '1.50', unit_printed: 'wan_yuan' } : cell
    })
    await saveReport(db, sampleInput({ report: sampleReport({ cells }) }))
    const rows = await rowsOf(store, 'cells')
    expect(rows).toHaveLength(200)
    const pick = (id: string) => rows.find(({ indicator }) => indicator === id)
    expect(pick('regulations_issued')).toMatchObject({ kind: 'not_applicable', value: null, raw: '/' })
    expect(pick('regulations_repealed')).toMatchObject({ kind: 'blank', value: null, raw: '' })
    expect(pick('regulations_in_force')).toMatchObject({
      value: 22,
      raw: '22（含1件）',
      note: '含1件',
      unit: 'piece',
    })
    expect(pick('normative_documents_issued')).toMatchObject({
      value: 1.5,
      raw: '1.50',
      unit_printed: 'wan_yuan',
    })
    expect(pick('review_total')).toMatchObject({
      table_id: 't4',
      kind: 'number',
      label_zh: expect.stringContaining('总计'),
    })
    const [source] = await rowsOf(store, 'sources')
    expect(source).toMatchObject({
      document_sha256: sampleInput({ report: sampleReport({ cells }) }).document.sha256,
    })
    expect(await rowsOf(store, 'cells', [2020])).toEqual([])
  })

  it('compute the measures of the test vector, and nothing from blanks or zero denominators', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    await saveReport(db, sampleInput({ report: sampleReport({ cells: vectorCells() }) }))
    const measures = new Map((await rowsOf(store, 'measures')).map((row) => [row.measure, row]))
    const percent = (id: string) => Math.round(Number(measures.get(id)?.value) * 10_000) / 100
    expect(measures.get('disclosure_rate')).toMatchObject({ numerator: 7716, denominator: 13_810 })
    expect(percent('disclosure_rate')).toBe(55.87)
    expect(percent('carry_over_ratio')).toBe(5.6)
    expect(percent('corporate_share')).toBe(1.79)
    expect(percent('review_correction_rate')).toBe(14.5)
    expect(measures.get('refusal_rate')?.numerator).toBe(730)
    expect(measures.get('natural_person_share'), 'blank numerator').toMatchObject({
      value: null,
      numerator: null,
    })
    expect(measures.get('litigation_correction_rate'), 'zero denominator').toMatchObject({
      value: null,
      denominator: 0,
    })
  })

  it('sum the groups of both forms', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    const one = (era: 'era_2021' | 'era_2019') =>
      sampleCells(era, (cell) => ({ ...cell, value: 1, raw: '1' }))
    await saveReport(db, sampleInput({ report: sampleReport({ cells: one('era_2021') }) }))
    await saveReport(
      db,
      sampleInput({ year: 2020, report: sampleReport({ cells: one('era_2019'), era: 'era_2019' }) }),
    )
    const rows = (await rowsOf(store, 'measures')).filter(({ measure }) => measure === 'other_outcome_rate')
    expect(rows.map(({ year, numerator }) => [year, numerator])).toEqual([
      [2020, 1],
      [2021, 3],
    ])
  })

  it('show one panel row a body and year, the readable scope first, and every version in the history', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    await saveReport(db, sampleInput())
    const edited = sampleReport({ cells: vectorCells() })
    await saveReport(db, sampleInput({ report: edited }))
    const summary = { ...sampleInput().document, url: 'http://www.baichuan.example/summary.html' }
    const other = sampleReport({ scope: 'regional_summary', title: '汇总' })
    await saveReport(db, sampleInput({ scope: 'regional_summary', report: other, document: summary }))
    const panel = await rowsOf(store, 'panel')
    expect(panel.map(({ scope, version, granted__total }) => [scope, version, granted__total])).toEqual([
      ['own', 2, 7000],
    ])
    expect(await rowsOf(store, 'panel_history')).toHaveLength(3)
    expect((await rowsOf(store, 'reports')).map(({ scope, versions }) => [scope, versions])).toEqual([
      ['own', 2],
      ['regional_summary', 1],
    ])
    expect(await rowsOf(store, 'reports_history')).toHaveLength(3)
    expect((await rowsOf(store, 'cells_history')).filter(({ current }) => current === false)).toHaveLength(
      200,
    )
    expect(await rowsOf(store, 'findings')).toHaveLength(8)
    expect(await rowsOf(store, 'findings_history')).toHaveLength(12)
  })

  it('list every indicator and measure in the codebook, and every duty in the status', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    await ensureDuties(db, [
      { agency_key: '990301:民政局', year: 2021, due_on: '2022-01-31', due_basis: '第49条' },
    ])
    const codebook = await rowsOf(store, 'codebook')
    expect(codebook.filter(({ table_id }) => table_id !== 'measure')).toHaveLength(491)
    const known = new Set(codebook.map(({ id }) => id))
    await saveReport(db, sampleInput())
    for (const { measure } of await rowsOf(store, 'measures')) expect(known).toContain(measure)
    expect((await rowsOf(store, 'status')).map(({ state }) => state)).toEqual(['on_time'])
    for (const view of RESEARCH_VIEWS)
      for (const { name, comment } of await researchColumns(db, view))
        expect(comment, `${view}.${name}`).not.toBe('')
  })

  it('are all that the reader can see, and nothing can be written', async () => {
    const { db } = await open()
    await plantDistrict(db)
    await saveReport(db, sampleInput())
    for (const view of RESEARCH_VIEWS)
      await asReader(db, (trx) => sql`select * from ${sql.table(`research.${view}`)} limit 1`.execute(trx))
    for (const forbidden of [
      'select * from agency',
      'update research.reports set title = null',
      'delete from research.cells',
      "insert into verdict values ('x', 'dismissed', 'x')",
      'create table research.mine (a integer)',
      'create table public.mine (a integer)',
      "select save_report('{}')",
    ])
      await expect(
        asReader(db, (trx) => sql.raw(forbidden).execute(trx)),
        forbidden,
      ).rejects.toThrow(/permission denied|cannot/)
  })
})

async function asReader(
  db: Kysely<Schema>,
  use: (trx: Transaction<Schema>) => Promise<unknown>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local role nianbao_reader`.execute(trx)
    await use(trx)
  })
}
