import { expect, it } from 'vitest'
import { findingsOfVersion, listFindings, replaceFindings, saveVerdict } from '../../db/queries/findings.ts'
import { reportOfYear } from '../../db/queries/neighbour-years.ts'
import { markVanished, sawAgain } from '../../db/queries/publications.ts'
import { listReports, reportById } from '../../db/queries/reports.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { fingerprintOf } from '../../src/checks/fingerprint.ts'
import type { Cell } from '../../src/domain/cell.ts'
import { InputError } from '../../src/domain/errors.ts'
import { describeEachDatabase } from '../support/database.ts'
import {
  document,
  plantDistrict,
  sampleCells,
  sampleFindings,
  sampleInput,
  sampleReport,
} from './sample-report.ts'

const NUMBER = (cell: Cell, value: number, raw: string): Cell => ({ ...cell, value, raw })

/** One cell of every kind and oddity among plain numbers. */
function oddCells(era: 'era_2021' | 'era_2019'): readonly Cell[] {
  return sampleCells(era, (cell, at) => {
    if (at % 9 === 1) return { ...cell, kind: 'blank', value: null, raw: at % 2 ? '' : '\u00a0' }
    if (at % 9 === 2) return { ...cell, kind: 'not_applicable', value: null, raw: '/' }
    if (at % 9 === 3) return { ...cell, kind: 'text', value: null, raw: '约20' }
    if (at % 9 === 4) return { ...cell, kind: 'image', value: null, raw: '' }
    if (at % 9 === 5) return { ...NUMBER(cell, 22, '22（其中修订16件）'), note: '其中修订16件' }
    if (at % 9 === 6) return { ...NUMBER(cell, -4.25, '减4.25'), unit_printed: 'yuan', source: { block: 2 } }
    if (at % 9 === 7) return { ...NUMBER(cell, 1234567.5, '1,234,567.5'), unit: 'bushel' }
    return at % 9 === 8 ? NUMBER(cell, 0, '0') : cell
  })
}

describeEachDatabase('saving reports', (open) => {
  it.each(['era_2021', 'era_2019'] as const)('gives every cell of %s back as it was saved', async (era) => {
    const { db } = await open()
    await plantDistrict(db)
    const cells = oddCells(era)
    const saved = await saveReport(db, sampleInput({ report: sampleReport({ cells, era }) }))
    const answer = await reportById(db, saved.report_id)
    const byId = (list: readonly Cell[]) => new Map(list.map((cell) => [`${cell.table}.${cell.id}`, cell]))
    expect(answer?.cells.length).toBe(era === 'era_2021' ? 200 : 198)
    expect(byId(answer?.cells ?? [])).toEqual(byId(cells))
  })

  it('gives the whole report back', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const { report_id, outcome } = await saveReport(db, sampleInput())
    const answer = await reportById(db, report_id)
    expect(outcome).toBe('new')
    expect(answer).toMatchObject({
      agency_key: '990301:民政局',
      year: 2021,
      version: 1,
      versions: 1,
      published_on: '2022-01-20',
      published_on_source: 'meta',
      findings: { error: 1, warning: 0 },
      withdrawn_on: null,
      urls: ['http://www.baichuan.example/nianbao/2021.html'],
      leftovers: sampleReport().leftovers,
      attachments: sampleReport().attachments,
    })
    expect(answer?.sections.map(({ text }) => text)).toEqual([
      '本年主动公开信息\uFFFD若干条。\uFFFD',
      '无其他需要报告的事项。',
    ])
    expect(answer?.checks).toHaveLength(4)
    for (const finding of sampleFindings())
      expect(answer?.checks).toContainEqual(expect.objectContaining(finding))
  })

  it('changes nothing when it is saved again, or when only the frame of the page changed', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const first = await saveReport(db, sampleInput())
    const again = await saveReport(db, sampleInput())
    expect(again).toEqual({ ...first, outcome: 'unchanged' })
    const framed = document(
      'http://www.baichuan.example/nianbao/2021.html',
      'other bytes',
      '2022-03-01T00:00:00.000Z',
    )
    expect(await saveReport(db, sampleInput({ document: framed }))).toEqual({
      ...first,
      outcome: 'unchanged',
    })
    const { data } = await listReports(db)
    expect(data).toHaveLength(1)
    expect(data[0]?.versions).toBe(1)
  })

  it('keeps a new version of a changed document, and one more when it changes back', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const first = await saveReport(db, sampleInput())
    const cells = sampleCells('era_2021', (cell, at) => (at === 60 ? NUMBER(cell, 99_999, '99999') : cell))
    const edited = sampleInput({ report: sampleReport({ cells, published_on: '2022-03-05' }) })
    const second = await saveReport(db, edited)
    expect(second).toMatchObject({ outcome: 'changed', report_id: first.report_id })
    const answer = await reportById(db, first.report_id)
    expect(answer?.version).toBe(2)
    expect(answer?.published_on, 'a later edition does not move the date of publication').toBe('2022-01-20')
    expect(
      answer?.history.map(({ version, current, changed_cells }) => [version, current, changed_cells.length]),
    ).toEqual([
      [1, false, 0],
      [2, true, 1],
    ])
    expect((await reportById(db, first.report_id, 1))?.cells[60]?.value).toBe(60)
    const events = await db.selectFrom('event').select('kind').orderBy('id').execute()
    expect(events.map(({ kind }) => kind)).toEqual(['content_changed', 'published_date_changed'])
    expect((await saveReport(db, sampleInput())).outcome).toBe('changed')
    expect((await reportById(db, first.report_id))?.version).toBe(3)
  })

  it('shows the first address of two, and the second where it reads better, whatever the order of crawling', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const twin = sampleReport({
      title: '年度报告（转载）',
      status: 'partial',
      reason: '附件',
      published_on: '2022-01-10',
    })
    const twinInput = sampleInput({ report: twin, document: document('http://twin.example/1.html', 'twin') })
    const first = await saveReport(db, sampleInput())
    expect((await saveReport(db, twinInput)).outcome).toBe('changed')
    for (let round = 0; round < 2; round++) {
      expect((await saveReport(db, sampleInput())).outcome).toBe('unchanged')
      expect((await saveReport(db, twinInput)).outcome).toBe('unchanged')
    }
    const answer = await reportById(db, first.report_id)
    expect(answer).toMatchObject({ status: 'complete', version: 1, versions: 2, published_on: '2022-01-10' })
    expect(answer?.urls).toHaveLength(2)
  })

  it('takes a better reading of the same bytes without a version where the content is the same', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const bytes = sampleInput().document
    const first = await saveReport(db, sampleInput())
    const moved = sampleCells('era_2021', (cell) => ({ ...cell, source: { block: 77 } }))
    const reread = await saveReport(
      db,
      sampleInput({ report: sampleReport({ cells: moved }), document: bytes, parser_version: 'p2' }),
    )
    expect(reread.outcome).toBe('unchanged')
    const answer = await reportById(db, first.report_id)
    expect(answer?.cells[0]?.source).toEqual({ block: 77 })
    expect(answer?.history[0]?.parser_version).toBe('p2')
    const corrected = sampleReport({ published_on: '2022-01-18', dates: [] })
    const read = await saveReport(
      db,
      sampleInput({ report: corrected, document: bytes, parser_version: 'p3' }),
    )
    expect(read.outcome).toBe('changed')
    expect((await reportById(db, first.report_id))?.published_on, 'the same bytes, better read').toBe(
      '2022-01-18',
    )
  })

  it('makes one version when several clients save the same report at once', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => saveReport(db, sampleInput())))
    expect(outcomes.filter(({ outcome }) => outcome === 'new')).toHaveLength(1)
    expect(new Set(outcomes.map(({ version_id }) => version_id)).size).toBe(1)
    const { n } = await db
      .selectFrom('figure_t3')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(n).toBe(1)
  })

  it('refuses a body or a cell it does not know, and stores nothing of it', async () => {
    const { db } = await open()
    await plantDistrict(db)
    await expect(saveReport(db, sampleInput({ agency_key: 'nobody' }))).rejects.toThrow(
      /no agency has the key nobody/,
    )
    const odd = sampleReport({ cells: [{ ...(sampleCells('era_2021')[0] as Cell), id: 'no_such_cell' }] })
    await expect(saveReport(db, sampleInput({ report: odd }))).rejects.toThrow(InputError)
    expect(await db.selectFrom('document').selectAll().execute()).toEqual([])
  })

  it('flags a report as withdrawn once its page is gone, keeps it, and takes the flag back', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const { report_id } = await saveReport(db, sampleInput())
    const url = sampleInput().document.url
    expect(await markVanished(db, url, '2022-05-01T18:00:00.000Z')).toEqual([report_id])
    expect(await markVanished(db, url, '2022-05-02T18:00:00.000Z')).toEqual([])
    expect((await reportById(db, report_id))?.withdrawn_on, 'the day in Beijing').toBe('2022-05-02')
    expect(await sawAgain(db, url, '2022-06-01T00:00:00.000Z')).toBe(1)
    expect((await reportById(db, report_id))?.withdrawn_on).toBeNull()
  })

  it('replaces findings without a version and keeps the verdict on a doubt', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const { version_id, report_id } = await saveReport(db, sampleInput())
    await saveVerdict(db, { fingerprint: 'f-total', verdict: 'confirmed', author: 'li', note: '原文如此' })
    const carry = {
      ...(sampleFindings()[0] as ReturnType<typeof sampleFindings>[number]),
      check: 'x_carry',
      fingerprint: 'c',
    }
    await replaceFindings(db, version_id, [...sampleFindings(), carry])
    const { data, total } = await listFindings(db, { years: [2021], region: '990300', states: ['fail'] })
    expect(data.map(({ check }) => check)).toEqual(['t3_balance', 'x_carry'])
    expect(total).toBe(2)
    expect((await reportById(db, report_id))?.findings).toEqual({ error: 2, warning: 0 })
    expect((await listFindings(db, { region: '990400' })).data).toEqual([])
  })

  it('names a pass as a doubt of the same check would be named, though it is stored without', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const { report_id, version_id } = await saveReport(db, sampleInput())
    const [pass] = (await listFindings(db, { states: ['pass'] })).data
    if (pass === undefined) throw new Error('the pass is not listed')
    expect(pass.fingerprint).toBe(fingerprintOf(pass, '990301:民政局', 2021))
    const shown = (await reportById(db, report_id))?.checks.find(({ state }) => state === 'pass')
    expect(shown?.fingerprint).toBe(pass.fingerprint)
    const again = await findingsOfVersion(db, version_id)
    expect(again).toEqual(sampleFindings().toSorted((a, b) => (a.key < b.key ? -1 : 1)))
  })

  it('finds the neighbour of a year', async () => {
    const { db } = await open()
    await plantDistrict(db)
    await saveReport(db, sampleInput())
    const found = await reportOfYear(db, { agency_key: '990301:民政局', year: 2021, scope: 'own' })
    expect(found?.cells).toHaveLength(200)
    expect(await reportOfYear(db, { agency_key: '990301:民政局', year: 2020, scope: 'own' })).toBeNull()
  })
})
