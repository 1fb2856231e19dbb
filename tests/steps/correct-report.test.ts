/** Corrections and verdicts by hand: kept with who and why, checked again, and never lost by what comes later. */
import { expect, it } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { listFindings } from '../../db/queries/findings.ts'
import { reportById } from '../../db/queries/reports.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import type { Report } from '../../src/domain/report.ts'
import { checksOf } from '../../src/steps/check-stored.ts'
import { correctReport } from '../../src/steps/correct-report.ts'
import { judgeFinding } from '../../src/steps/judge-finding.ts'
import { plantDistrict, sampleCells, sampleInput, sampleReport } from '../db/sample-report.ts'
import { describeEachDatabase } from '../support/database.ts'

const WHO = { author: '周明', reason: '扫描件识读有误', source: '盖章原件第3页' }
const WHOSE = { agency_key: '990301:民政局', year: 2021 }

/** All zero, so that every sum holds, but for one figure. */
const wrong = sampleReport({
  sections: [],
  cells: sampleCells('era_2021', (cell) => {
    const value = cell.id === 'granted__total' ? 5 : 0
    return { ...cell, value, raw: String(value) }
  }),
})

async function plant(store: Store, report: Report = wrong) {
  await plantDistrict(store.db)
  return saveReport(store.db, sampleInput({ report, findings: checksOf(report, WHOSE, null) }))
}

const figureOf = (report: Awaited<ReturnType<typeof reportById>>, id: string) =>
  report?.cells.find((cell) => cell.id === id)

describeEachDatabase('a correction by hand', (open) => {
  it('is a version with its author, and checked again', async () => {
    const store = await open()
    const { report_id } = await plant(store)
    const failed = await listFindings(store.db, { states: ['fail'], severity: 'error', limit: null })
    const about = (findings: typeof failed) =>
      findings.data.filter(({ cells }) => cells.includes('granted__total'))
    expect(about(failed).length).toBeGreaterThan(0)
    const cells = new Map([['t3:granted__total', '0']])
    const corrected = await correctReport(store.db, { ...WHO, report_id, cells })
    expect(corrected.cells).toMatchObject([
      { id: 'granted__total', before: { value: 5 }, after: { value: 0 } },
    ])
    const report = await reportById(store.db, report_id)
    expect(report).toMatchObject({ version: 2, version_id: corrected.version_id })
    expect(figureOf(report, 'granted__total')).toMatchObject({ kind: 'number', value: 0, raw: '0' })
    expect(report?.history.map(({ correction }) => correction?.author ?? null)).toEqual([null, '周明'])
    const after = await listFindings(store.db, { states: ['fail'], severity: 'error', limit: null })
    expect(about(after)).toEqual([])
  })

  it('stays while the page says what it said, and gives way where the page changes', async () => {
    const store = await open()
    const { report_id } = await plant(store)
    await correctReport(store.db, { ...WHO, report_id, cells: new Map([['t3:granted__total', '/']]) })
    expect((await plant(store)).outcome).toBe('unchanged')
    const kept = await reportById(store.db, report_id)
    expect(kept).toMatchObject({ version: 2, versions: 2 })
    expect(figureOf(kept, 'granted__total')).toMatchObject({ kind: 'not_applicable', value: null })
    await plant(store, { ...wrong, title: '柏川区民政局2021年政府信息公开工作年度报告（修订）' })
    const replaced = await reportById(store.db, report_id)
    expect(replaced).toMatchObject({ version: 3, versions: 3 })
    expect(figureOf(replaced, 'granted__total')?.value).toBe(5)
  })

  it('stays where a later parser reads the same bytes otherwise', async () => {
    const store = await open()
    const { report_id } = await plant(store)
    await correctReport(store.db, { ...WHO, report_id, cells: new Map([['t3:granted__total', '0']]) })
    const later = { ...wrong, reason: 'read otherwise', status: 'partial' as const }
    const { document } = sampleInput({ report: wrong })
    const again = sampleInput({ report: later, document, parser_version: 'later' })
    expect((await saveReport(store.db, { ...again, findings: [] })).outcome).toBe('changed')
    const kept = await reportById(store.db, report_id)
    expect(kept).toMatchObject({ version: 2, versions: 3 })
    expect(figureOf(kept, 'granted__total')?.value).toBe(0)
  })

  it.each([
    [
      'a cell the form does not have',
      { cells: new Map([['t3:granted_total', '0']]) },
      /t3:granted_total: era_2021 has no such cell/,
    ],
    ['an empty reason', { reason: ' ' }, /needs its reason/],
    ['what is already so', { cells: new Map([['t3:granted__total', '5']]) }, /nothing would change/],
    ['an unknown report', { report_id: 99 }, /no report 99/],
  ])('%s is refused, and nothing is kept', async (_what, change, message) => {
    const store = await open()
    const { report_id } = await plant(store)
    const cells = new Map([['t3:granted__total', '0']])
    await expect(correctReport(store.db, { ...WHO, report_id, cells, ...change })).rejects.toThrow(message)
    expect(await reportById(store.db, report_id)).toMatchObject({ versions: 1 })
  })
})

describeEachDatabase('a verdict', (open) => {
  it('survives a correction and every re-run, and is refused for a finding that is none', async () => {
    const store = await open()
    const { report_id } = await plant(store)
    const failed = { states: ['fail'] as const, severity: 'error' as const, limit: null }
    const [finding] = (await listFindings(store.db, failed)).data
    const verdict = {
      fingerprint: finding?.fingerprint ?? '',
      verdict: 'dismissed' as const,
      author: '周明',
      note: '本机关说明',
    }
    expect(await judgeFinding(store.db, verdict)).toBe(1)
    await correctReport(store.db, { ...WHO, report_id, cells: new Map([['t2:regulations_issued', '3']]) })
    const { data } = await listFindings(store.db, failed)
    expect(data.find(({ fingerprint }) => fingerprint === verdict.fingerprint)).toMatchObject({
      verdict: 'dismissed',
      verdict_by: '周明',
      verdict_note: '本机关说明',
    })
    await expect(judgeFinding(store.db, { ...verdict, fingerprint: 'none' })).rejects.toThrow(
      /fingerprint none/,
    )
  })
})
