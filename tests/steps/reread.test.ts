/** Reading kept bytes again: shown before it is kept, kept as a version, and never against doubt. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import type { Store } from '../../db/connect.ts'
import { markVanished } from '../../db/queries/publications.ts'
import { reportById } from '../../db/queries/reports.ts'
import { type SaveReportInput, saveReport } from '../../db/queries/save-report.ts'
import { FORMATS } from '../../parsers/formats/index.ts'
import type { Report } from '../../src/domain/report.ts'
import { readDocument } from '../../src/steps/read.ts'
import { reread } from '../../src/steps/reread.ts'
import { plantDistrict, sampleInput } from '../db/sample-report.ts'
import { describeEachDatabase } from '../support/database.ts'
import { balancedValue, renderFormPage } from '../support/form-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'nianbao-reread-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const URL = 'http://www.baichuan.example/nianbao/1.html'
const FORM = FORMATS.find(({ id }) => id === 'era_2021')

function page(publishedOn: string | null = '2022-01-20'): Buffer {
  if (FORM === undefined) throw new Error('no form of 2021')
  const options = { agency: '柏川区民政局', year: 2021, publishedOn }
  return Buffer.from(renderFormPage(FORM, balancedValue(FORM), options))
}

/** The page as an earlier parser would have read it: `change` is its mistake. */
async function plant(
  store: Store,
  change: (report: Report) => Report,
  put = true,
  { publishedOn, ...rest }: Partial<SaveReportInput> & { readonly publishedOn?: null } = {},
) {
  const archive = createFileArchive(join(folder, crypto.randomUUID()))
  const bytes = page(publishedOn)
  if (put) await archive.put(bytes)
  await plantDistrict(store.db)
  const report = change(await readDocument({ bytes, url: URL, contentType: 'text/html' }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const sample = sampleInput()
  const saved = await saveReport(store.db, {
    ...sample,
    report,
    scope: report.scope,
    findings: [],
    parser_version: 'earlier',
    document: { ...sample.document, sha256, size: bytes.length, media_type: 'text/html', url: URL },
    ...rest,
  })
  return { archive, ...saved }
}

const misread = (report: Report): Report => ({
  ...report,
  cells: report.cells.map((cell) =>
    cell.id === 'granted__total' ? { ...cell, value: 987, raw: '987' } : cell,
  ),
})

const all = (store: Store, archive: Parameters<typeof reread>[1], accept: boolean) =>
  Array.fromAsync(reread(store, archive, { all: false, accept }))

describeEachDatabase('reread', (open) => {
  it('shows what would change, cell by cell, and keeps nothing', async () => {
    const store = await open()
    const { archive, report_id } = await plant(store, misread)
    const [answer, ...others] = await all(store, archive, false)
    expect(others).toEqual([])
    expect(answer).toMatchObject({
      outcome: 'changed',
      accepted: false,
      url: URL,
      year: 2021,
      parser: { before: 'earlier' },
    })
    expect(answer?.cells).toMatchObject([{ table: 't3', id: 'granted__total', before: { value: 987 } }])
    expect(await reportById(store.db, report_id)).toMatchObject({ version: 1, versions: 1 })
  })

  it('keeps the new reading as a version with its checks, once', async () => {
    const store = await open()
    const { archive, report_id } = await plant(store, misread)
    const [answer] = await all(store, archive, true)
    expect(answer).toMatchObject({ outcome: 'changed', accepted: true })
    const report = await reportById(store.db, report_id)
    expect(report).toMatchObject({ version: 2, versions: 2, status: 'complete' })
    expect(report?.cells.find(({ id }) => id === 'granted__total')?.value).not.toBe(987)
    expect(report?.checks.some(({ check }) => check === 't3_outcome_sum')).toBe(true)
    expect(await all(store, archive, true)).toEqual([])
  })

  it('makes no version where the reading is the same, and does not ask again', async () => {
    const store = await open()
    const { archive, report_id } = await plant(store, (report) => report)
    expect(await all(store, archive, true)).toMatchObject([{ outcome: 'same', accepted: true }])
    expect(await reportById(store.db, report_id)).toMatchObject({ version: 1, versions: 1 })
    expect(await all(store, archive, true)).toEqual([])
  })

  it('leaves a page that is gone gone', async () => {
    const store = await open()
    const { archive, report_id } = await plant(store, misread)
    await markVanished(store.db, URL, '2023-05-01T00:00:00.000Z')
    await all(store, archive, true)
    expect(await reportById(store.db, report_id)).toMatchObject({ version: 2, withdrawn_on: '2023-05-01' })
  })

  it('keeps the dates that it now finds, and takes none of them for one that the publisher moved back', async () => {
    const store = await open()
    const dateless = (report: Report): Report => ({
      ...report,
      published_on: '2022-03-05',
      dates: [{ source: 'label', date: '2022-03-05', raw: '2022-03-05' }],
    })
    const { archive, report_id } = await plant(store, dateless)
    await all(store, archive, true)
    const report = await reportById(store.db, report_id)
    expect(report).toMatchObject({ published_on: '2022-01-20', published_on_source: 'label' })
    expect(report?.date_candidates).toContainEqual(
      expect.objectContaining({ source: 'label', date: '2022-01-20', url: URL }),
    )
    expect(report?.events.map(({ kind }) => kind)).not.toContain('published_date_moved_back')
  })

  it('keeps the date that a person gave with an import whose document states none', async () => {
    const store = await open()
    const byHand = { publishedOn: null, lead: null, stated_on: '2022-02-02' } as const
    const { archive, report_id } = await plant(store, misread, true, byHand)
    expect(await reportById(store.db, report_id)).toMatchObject({ published_on_source: 'import' })
    expect(await all(store, archive, true)).toMatchObject([{ accepted: true }])
    expect(await reportById(store.db, report_id)).toMatchObject({
      published_on: '2022-02-02',
      published_on_source: 'import',
    })
  })

  it('holds a reading that names another body, year or scope', async () => {
    const store = await open()
    const { archive, report_id } = await plant(store, (report) => ({ ...report, agency: '柏川区教育局' }))
    const [answer] = await all(store, archive, true)
    expect(answer).toMatchObject({ outcome: 'held', accepted: false })
    expect(answer?.reason).toMatch(/now names 柏川区民政局, and named 柏川区教育局/)
    expect(await reportById(store.db, report_id)).toMatchObject({ version: 1, versions: 1 })
  })

  it('says where the bytes are not in the archive', async () => {
    const store = await open()
    const { archive } = await plant(store, misread, false)
    const [answer] = await all(store, archive, true)
    expect(answer).toMatchObject({ outcome: 'failed', accepted: false })
    expect(answer?.reason).toMatch(/[0-9a-f]{64}/)
  })
})
