/** Documents brought by hand, on the path of every other. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase, type Store } from '../../db/connect.ts'
import { listReports } from '../../db/queries/reports.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { statusRows } from '../../db/queries/status.ts'
import { formatOf } from '../../parsers/formats/index.ts'
import { parseRoster } from '../../src/cli/roster-csv.ts'
import { demoRosterCsv } from '../../src/demo/roster.ts'
import type { ImportRequest } from '../../src/domain/import.ts'
import { importDocument } from '../../src/steps/import-document.ts'
import { embeddedHome } from '../support/database.ts'
import { distinctValue, renderFormPage } from '../support/form-page.ts'

const archive = createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-import-')))
let store: Store

beforeAll(async () => {
  store = await openDatabase({ databaseUrl: null, home: await embeddedHome() })
  await importRoster(store.db, parseRoster(demoRosterCsv(), 'roster'))
})
afterAll(() => store.close())

function page(agency: string, year: number): Uint8Array {
  const format = formatOf('era_2021')
  if (!format) throw new Error('era_2021 is missing')
  return Buffer.from(renderFormPage(format, distinctValue, { agency, year, publishedOn: null }))
}

const bring = (bytes: Uint8Array, asked: Partial<ImportRequest> = {}) =>
  importDocument(
    { store, archive, now: () => new Date('2026-11-24T02:00:00Z') },
    {
      bytes,
      file: '送来的年报.html',
      agency_key: '990101:财政局',
      year: 2022,
      url: null,
      published_on: null,
      by: '张三',
      ...asked,
    },
  )

const duty = async (agency: string, year: number) =>
  (await statusRows(store.db, { years: [year], today: '2026-11-24', limit: null })).data.find(
    (row) => row.agency === agency,
  )

const events = async (report_id: number | null) =>
  (
    await sql<{ kind: string; detail: Record<string, unknown> }>`
      select kind, detail from event where report_id is not distinct from ${report_id}::integer
         and kind like 'import%' order by id`.execute(store.db)
  ).rows

test('a report is archived, read, checked and stored, with who brought it and when', async () => {
  const bytes = page('柏川区财政局', 2022)
  const answer = await bring(bytes, { published_on: '2023-01-20' })
  expect(answer).toMatchObject({ outcome: 'new', published_on: '2023-01-20' })
  expect(answer.provenance).toEqual({
    how: 'import',
    by: '张三',
    at: '2026-11-24T02:00:00.000Z',
    file: '送来的年报.html',
  })
  expect(Buffer.from(await archive.get(answer.sha256)).equals(bytes)).toBe(true)
  const { data } = await listReports(store.db, { agency_keys: ['990101:财政局'], limit: null })
  expect(data).toMatchObject([{ year: 2022, versions: 1, document_sha256: answer.sha256 }])
  expect(data[0]).toMatchObject({ published_on: '2023-01-20', published_on_source: 'import' })
  expect(data[0]?.source_url).toMatch(/^import:990101:财政局\/2022\/[0-9a-f]{16}$/)
  expect(await duty('柏川区财政局', 2022)).toMatchObject({ state: 'on_time' })
  expect(await events(answer.report_id)).toMatchObject([
    { kind: 'imported', detail: { by: '张三', file: '送来的年报.html', sha256: answer.sha256 } },
  ])
})

test('the same file twice is no double', async () => {
  const again = await bring(page('柏川区财政局', 2022), { file: 'anders.html', by: '李四' })
  expect(again.outcome).toBe('unchanged')
  const { data } = await listReports(store.db, { agency_keys: ['990101:财政局'], limit: null })
  expect(data).toMatchObject([{ versions: 1 }])
  expect(await events(again.report_id)).toHaveLength(1)
})

test('the address given is the source, and a later document of it is a new version', async () => {
  const url = 'http://www.example.gov.cn/nb/2021.html'
  const first = await bring(page('柏川区财政局', 2021), { year: 2021, url })
  expect(first).toMatchObject({ outcome: 'new', url })
  const later = Buffer.from(page('柏川区财政局', 2021))
    .toString()
    .replaceAll('一、总体情况', '一、 总体情况 ')
  expect((await bring(Buffer.from(later), { year: 2021, url })).outcome).not.toBe('new')
  const { data } = await listReports(store.db, { agency_keys: ['990101:财政局'], years: [2021], limit: null })
  expect(data).toMatchObject([{ source_url: url }])
})

describe('what speaks against itself is held for a person and stored as nobody’s report', () => {
  test.each<[string, Uint8Array, Partial<ImportRequest>, RegExp]>([
    ['another year', page('柏川区教育局', 2021), { year: 2023 }, /of 2021, not of 2023/],
    ['another body', page('柏川区水务局', 2020), { year: 2020 }, /柏川区水务局 \(990101:水务局\)/],
    ['another district', page('临湖区教育局', 2019), { year: 2019 }, /names 临湖区教育局/],
    ['no report', Buffer.from('<html><p>关于放假的通知</p></html>'), { year: 2018 }, /not_a_report/],
    ['a broken file', Buffer.from('%PDF-1.4 broken'), { year: 2017 }, /unreadable/],
  ])('%s', async (_, bytes, asked, reason) => {
    const answer = await bring(bytes, { agency_key: '990101:教育局', ...asked })
    expect(answer).toMatchObject({ outcome: 'held', report_id: null })
    expect(answer.reason).toMatch(reason)
    expect(await archive.has(answer.sha256)).toBe(true)
    const held = await duty('柏川区教育局', asked.year ?? 0)
    expect(held).toMatchObject({ state: 'held', report_id: null })
    const { data } = await listReports(store.db, { agency_keys: ['990101:教育局'], limit: null })
    expect(data).toEqual([])
  })

  test('and is settled once a sound one comes', async () => {
    expect(
      (await bring(page('柏川区教育局', 2023), { agency_key: '990101:教育局', year: 2023 })).outcome,
    ).toBe('new')
    const { rows } = await sql<{ held: string | null }>`
      select held_reason as held from duty where year = 2023
         and agency_id = (select id from agency where key = '990101:教育局')`.execute(store.db)
    expect(rows).toEqual([{ held: null }])
  })
})

test('an unknown body and a year to come are bad input', async () => {
  const bytes = page('柏川区财政局', 2022)
  await expect(bring(bytes, { agency_key: '990101:财务局' })).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('"990101:财务局"'),
  })
  await expect(bring(bytes, { year: 2027 })).rejects.toMatchObject({ code: 'bad_year' })
})
