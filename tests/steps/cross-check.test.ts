/** Checks across reports, on what is stored: mergers and replaced editions; repeatable, and gone with their cause. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { storeCrossFindings } from '../../db/queries/cross-findings.ts'
import { listFindings } from '../../db/queries/findings.ts'
import { importRoster } from '../../db/queries/roster.ts'
import type { Report } from '../../src/domain/report.ts'
import { crossCheck } from '../../src/steps/cross-check.ts'
import { judgeFinding } from '../../src/steps/judge-finding.ts'
import { singlePages } from '../../src/steps/page-store.ts'
import { saveChecked } from '../../src/steps/save-checked.ts'
import { type Fill, report as filled, SOUND } from '../checks/filled-form.ts'
import { document, plantDistrict, sampleFindings, sampleInput, sampleReport } from '../db/sample-report.ts'
import { describeEachDatabase } from '../support/database.ts'

const KEY = (name: string) => `990301:${name}`
const carried = (count: number): Fill => ({ carried_out__total: count, carried_out__natural_person: count })
const coming = (count: number): Fill => ({ carried_in__total: count, carried_in__natural_person: count })

async function save(
  { db }: Store,
  name: string,
  year: number,
  fill: Fill,
  edition = '',
  rest: Partial<Report> = {},
) {
  const { cells } = filled({ ...SOUND, ...fill }, { year })
  const report = sampleReport({
    cells,
    year,
    title: `柏川区${name}${year}年报告${edition}`,
    sections: [],
    ...rest,
  })
  const { findings: _, ...input } = sampleInput({
    agency_key: KEY(name),
    year,
    report,
    lead: null,
    scope: report.scope,
  })
  const url = `http://www.baichuan.example/${encodeURIComponent(name)}/${year}.html`
  const saved = await saveChecked(singlePages(db), {}, report, {
    ...input,
    document: document(url, JSON.stringify(report)),
  })
  if (saved === null) throw new Error('not saved')
  return saved
}

/** Sentences that no two seeds share. */
function invented(seed: number): string {
  const words = [...'柳湾石桥临湖柏川渡口桑园茶岭竹溪松坪梅坞荷塘苇荡枫林杏村桃源榆岸槐荫菱角藕渠']
  return Array.from({ length: 12 }, (_, line) =>
    Array.from(
      { length: 26 },
      (_unused, at) => words[(seed * 31 + line * 17 + at * at * seed + at * 7) % words.length],
    ).join(''),
  ).join('。')
}

const merge = ({ db }: Store, valid_to: string | null, successor: string | null) =>
  importRoster(db, [
    {
      key: KEY('财政局'),
      name: '柏川区财政局',
      region_code: '990301',
      kind: 'department',
      valid_to,
      successor_key: successor && KEY(successor),
    },
  ])

async function carry({ db }: Store, name: string, year: number) {
  const { data } = await listFindings(db, {
    agency_key: KEY(name),
    years: [year],
    check: 'x_carry',
    states: ['pass', 'pass_with_blanks', 'fail', 'not_assessable'],
    limit: null,
  })
  return data.filter(({ key }) => key === 'total')
}

interface Row {
  readonly version_id: number
  readonly position: number
  readonly check_id: string
}

const everything = async ({ db }: Store) =>
  (
    await sql<Row>`select version_id, position, check_id, key, state, message from finding order by 1, 2`.execute(
      db,
    )
  ).rows

/** Sections of their own. */
const text = (seed: number) => ({
  sections: [{ id: 'overview', heading: '一、总体情况', text: invented(seed) }],
})

describeEachDatabase('checks across reports', (open) => {
  it('add the predecessors of a merged body, once they are there, and no longer where the roster says otherwise', async () => {
    const store = await open()
    await plantDistrict(store.db)
    await merge(store, '2023-03-01', '民政局')
    await save(store, '民政局', 2022, carried(1))
    await save(store, '民政局', 2023, coming(3))
    expect(await carry(store, '民政局', 2023)).toEqual([])
    await crossCheck(store.db)
    expect(await carry(store, '民政局', 2023)).toMatchObject([{ state: 'not_assessable' }])
    await save(store, '财政局', 2022, carried(2))
    await crossCheck(store.db)
    expect(await carry(store, '民政局', 2023)).toMatchObject([{ state: 'pass', expected: 3 }])
    const before = await everything(store)
    expect((await save(store, '民政局', 2023, coming(3))).outcome).toBe('unchanged')
    await crossCheck(store.db)
    expect(await everything(store)).toEqual(before)
    await merge(store, null, null)
    await crossCheck(store.db)
    expect(await carry(store, '民政局', 2023)).toMatchObject([
      { state: 'fail', severity: 'error', expected: 1, actual: 3 },
    ])
    const alone = await everything(store)
    await save(store, '民政局', 2023, coming(3))
    await crossCheck(store.db)
    expect((await everything(store)).length).toBe(alone.length)
  })

  it('accuse nobody where the edition before the present one fits, and keep what a person decided', async () => {
    const store = await open()
    await plantDistrict(store.db)
    await save(store, '民政局', 2022, carried(3))
    await save(store, '民政局', 2023, coming(3))
    expect(await carry(store, '民政局', 2023)).toMatchObject([{ state: 'pass' }])
    await save(store, '民政局', 2022, carried(5), '（修订）')
    await crossCheck(store.db)
    expect(await carry(store, '民政局', 2023)).toMatchObject([
      { state: 'not_assessable', message: expect.stringContaining('another edition') },
    ])
    await save(store, '民政局', 2023, coming(9), '（修订）')
    await crossCheck(store.db)
    const [failed] = await carry(store, '民政局', 2023)
    expect(failed).toMatchObject({ state: 'fail', severity: 'error', expected: 5, actual: 9 })
    await judgeFinding(store.db, {
      fingerprint: failed?.fingerprint ?? '',
      verdict: 'confirmed',
      author: '周明',
      note: null,
    })
    await save(store, '民政局', 2022, carried(6), '（再修订）')
    await crossCheck(store.db)
    expect(await carry(store, '民政局', 2023)).toMatchObject([{ state: 'fail', verdict: 'confirmed' }])
    const counted = await sql<{ n: number }>`
      select v.findings_error as n from report r join report_version v on v.report_id = r.id and v.current
       where r.year = 2023`.execute(store.db)
    const { data } = await listFindings(store.db, {
      years: [2023],
      severity: 'error',
      states: ['fail'],
      limit: null,
    })
    expect(counted.rows[0]?.n).toBe(data.length)
  })

  it('hold a summary against the bodies of its region, and follow either when it changes', async () => {
    const store = await open()
    await plantDistrict(store.db)
    await importRoster(store.db, [
      { key: KEY('人民政府'), name: '柏川区人民政府', region_code: '990301', kind: 'government' },
    ])
    const none = { ...carried(0), ...coming(0) }
    const asked = (n: number): Fill => ({
      ...Object.fromEntries(Object.keys(SOUND).map((id) => [id, 0])),
      new_requests__natural_person: n,
      new_requests__total: n,
      granted__natural_person: n,
      granted__total: n,
      outcomes_total__natural_person: n,
      outcomes_total__total: n,
      ...none,
    })
    const whole = { scope: 'regional_summary' } as const
    const said = async (check: string) => {
      const states = ['pass', 'pass_with_blanks', 'fail', 'not_assessable'] as const
      const { data } = await listFindings(store.db, {
        agency_key: KEY('人民政府'),
        check,
        states,
        limit: null,
      })
      return data
    }
    await save(store, '人民政府', 2022, asked(5), '', whole)
    await save(store, '民政局', 2022, asked(4))
    await save(store, '财政局', 2022, asked(2))
    await crossCheck(store.db)
    const less = (await said('g_lower_bound')).filter(({ state }) => state === 'fail')
    expect(less.map(({ key }) => key)).toEqual([
      'granted__total',
      'new_requests__total',
      'outcomes_total__total',
    ])
    expect(less[0]).toMatchObject({ severity: 'error', actual: 5, expected: 6 })
    expect(less[0]?.message).toContain('2 of 3 bodies; not: 柏川区临湖镇人民政府 (no report)')
    expect((await said('g_sum')).map(({ state }) => state)).toEqual(Array(3).fill('not_assessable'))
    const before = await everything(store)
    await save(store, '财政局', 2022, asked(2), '（修订）')
    await crossCheck(store.db)
    expect((await everything(store)).filter(({ check_id }) => check_id === 'g_lower_bound')).toEqual(
      before.filter(({ check_id }) => check_id === 'g_lower_bound'),
    )
    await save(store, '临湖镇人民政府', 2022, asked(0))
    await save(store, '人民政府', 2022, asked(6), '（修订）', whole)
    await crossCheck(store.db)
    for (const check of ['g_lower_bound', 'g_sum'])
      expect((await said(check)).map(({ state }) => state)).toEqual(Array(3).fill('pass'))
    await save(store, '民政局', 2022, asked(9), '（再修订）', { status: 'partial', reason: '表格为图片' })
    await crossCheck(store.db)
    expect((await said('g_lower_bound')).filter(({ state }) => state === 'fail')).toEqual([])
  })

  it('find a narrative that is another body’s or last year’s, on both sides, until one of them is written anew', async () => {
    const store = await open()
    await plantDistrict(store.db)
    await save(store, '民政局', 2021, {}, '', text(1))
    await save(store, '民政局', 2022, {}, '', text(1))
    await save(store, '财政局', 2022, {}, '', text(2))
    await crossCheck(store.db)
    const said = async () => {
      const { data } = await listFindings(store.db, { check: 'o15_sameness', states: ['fail'], limit: null })
      return data.map(({ agency_key, year, key }) => `${agency_key} ${year} ${key}`)
    }
    expect(await said()).toEqual(['990301:民政局 2022 year_before'])
    await save(store, '财政局', 2022, {}, '（修订）', text(1))
    await crossCheck(store.db)
    const both = [
      '990301:民政局 2022 990301:财政局',
      '990301:民政局 2022 year_before',
      '990301:财政局 2022 990301:民政局',
    ]
    expect(await said()).toEqual(both)
    const before = await everything(store)
    await save(store, '财政局', 2022, {}, '（修订）', text(1))
    await crossCheck(store.db)
    expect(await everything(store)).toEqual(before)
    await save(store, '民政局', 2021, {}, '（修订）', text(3))
    await save(store, '财政局', 2022, {}, '（再修订）', { ...text(1), status: 'partial', reason: '缺表' })
    await save(store, '财政局', 2022, {}, '（修订）', { ...text(4) })
    await crossCheck(store.db)
    expect(await said()).toEqual([])
  })

  it('leave all or nothing of a batch that ends midway, and nothing due once it is done', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    await save(store, '民政局', 2021, {}, '', text(1))
    await save(store, '民政局', 2022, {}, '', text(1))
    const due = async () =>
      Number((await sql<{ n: string }>`select count(*) as n from cross_check_due`.execute(db)).rows[0]?.n)
    const said = async () =>
      (await sql<{ check_id: string }>`select check_id from finding where position >= 10000`.execute(db)).rows
    const waiting = await due()
    expect(waiting).toBeGreaterThan(0)
    await sql`create function give_out() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`.execute(
      db,
    )
    // Narratives are looked at last: all that was found before them goes with them.
    await sql`create trigger give_out before insert on narrative_signature execute function give_out()`.execute(
      db,
    )
    await expect(crossCheck(db)).rejects.toThrow(/no room/)
    expect(await due()).toBe(waiting)
    expect(await said()).toEqual([])
    await sql`drop function give_out cascade`.execute(db)
    await Promise.all([crossCheck(db), crossCheck(db)])
    expect(await due()).toBe(0)
    expect((await said()).map(({ check_id }) => check_id)).toContain('o15_sameness')
    expect((await save(store, '民政局', 2022, {}, '', text(1))).outcome).toBe('unchanged')
    expect(await due()).toBe(0)
  })

  it('keep to the lowest places, however often they are looked at', async () => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    const { version_id } = await save(store, '民政局', 2022, {})
    const [sample] = sampleFindings()
    if (sample === undefined) throw new Error('no sample')
    const many = (check: string, turn: number) =>
      Array.from({ length: 120 }, (_, i) => {
        const message = `look ${turn}: what says the same is not written again`
        return { ...sample, check, key: `${i}`, fingerprint: `${check}${i}`, message }
      })
    for (let turn = 0; turn < 5; turn += 1)
      for (const check of ['g_sum', 'g_lower_bound'])
        await storeCrossFindings(db, [check], [{ version_id, findings: many(check, turn) }])
    const { rows } = await sql<{ first: number; last: number; n: number }>`
      select min(position) as first, max(position) as last, count(*)::integer as n
        from finding where version_id = ${version_id} and position >= 10000`.execute(db)
    expect(rows).toEqual([{ first: 10_000, last: 10_239, n: 240 }])
  })
})
