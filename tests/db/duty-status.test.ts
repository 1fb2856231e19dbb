import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { setAgencySource } from '../../db/queries/agencies.ts'
import { ensureDuties, setExemption, setHold } from '../../db/queries/duties.ts'
import { recordLead } from '../../db/queries/leads.ts'
import { matrix } from '../../db/queries/matrix.ts'
import { finishRun, type PortalRun, recordPortalRun, startRun } from '../../db/queries/runs.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { statusRows } from '../../db/queries/status.ts'
import { recordVisit, type Visit } from '../../db/queries/visits.ts'
import type { LeadState, Schema } from '../../db/schema.ts'
import type { DutyState } from '../../src/domain/duty.ts'
import type { Report } from '../../src/domain/report.ts'
import { describeEachDatabase } from '../support/database.ts'
import { COLUMN, document, PORTAL, plantDistrict, sampleInput, sampleReport } from './sample-report.ts'

type Db = Kysely<Schema>

const KEY = '990301:民政局'
const OTHER = '990301:财政局'
const DUE = '2022-01-31'
const TODAY = '2022-03-01'
/** Beijing is eight hours ahead: this is the first minute of 1 February there. */
const AFTER_DUE = '2022-01-31T16:01:00.000Z'
const STILL_DUE_DAY = '2022-01-31T15:59:00.000Z'

const NO_COUNTS = {
  listed: 0,
  fetched: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  unmatched: 0,
  failed: 0,
  bytes: 0,
}

/** One crawl of the portal: its columns, then the portal as a whole unless it was cut short. */
async function crawl(
  db: Db,
  visits: readonly Partial<Visit>[],
  portal: Partial<PortalRun> | 'interrupted' = {},
): Promise<void> {
  const run_id = await startRun(db)
  const common = { run_id, portal_id: PORTAL, reason: null }
  for (const visit of visits)
    await recordVisit(db, {
      ...common,
      column_url: COLUMN,
      years: null,
      outcome: 'ok',
      links: 9,
      reports: 3,
      started_at: AFTER_DUE,
      ...visit,
    })
  if (portal === 'interrupted') return
  await recordPortalRun(db, { ...common, ...NO_COUNTS, outcome: 'ok', seconds: 1, failures: {}, ...portal })
  await finishRun(db, run_id, 'ok')
}

async function publish(
  db: Db,
  report: Partial<Report>,
  seenAt = '2022-02-10T02:00:00.000Z',
  listedOn: string | null = null,
) {
  await saveReport(
    db,
    sampleInput({
      report: sampleReport({ published_on: null, dates: [], ...report }),
      document: document('http://www.baichuan.example/nianbao/2021.html', JSON.stringify(report), seenAt),
      lead: { portal_id: PORTAL, column_url: COLUMN, title: '年度报告', listed_on: listedOn },
    }),
  )
}

async function lead(db: Db, state: LeadState, agency_key: string | null = KEY): Promise<void> {
  await recordLead(db, {
    portal_id: PORTAL,
    column_url: COLUMN,
    url: `http://www.baichuan.example/${state}.html`,
    title: '民政局2021年度报告',
    listed_on: null,
    agency_key,
    agency_name: null,
    year: 2021,
    state,
    reason: state === 'failed' ? 'timeout' : null,
    seen_at: '2022-02-10T02:00:00.000Z',
  })
}

const label = (date: string): Partial<Report> => ({
  published_on: date,
  dates: [{ date, source: 'label', raw: date }],
})

interface Case {
  readonly name: string
  readonly state: DutyState | 'none'
  readonly given: (db: Db) => Promise<void>
  readonly asOf?: string
  readonly reason?: RegExp
  readonly due?: string | null
  readonly daysLate?: number
}

const CASES: readonly Case[] = [
  {
    name: 'before the due date nothing is due',
    state: 'not_due',
    asOf: '2022-01-30',
    given: async () => undefined,
  },
  {
    name: 'on the due date itself nothing is missing',
    state: 'not_due',
    asOf: DUE,
    given: (db) => crawl(db, [{}]),
  },
  {
    name: 'sound crawl after the due date',
    state: 'missing',
    given: (db) => crawl(db, [{}]),
    reason: /crawled without fault/,
  },
  { name: 'never crawled', state: 'unknown', given: async () => undefined, reason: /never crawled/ },
  {
    name: 'no source at all',
    state: 'unknown',
    reason: /no source/,
    given: async (db) => {
      await crawl(db, [{}])
      await db.deleteFrom('agency_source').execute()
    },
  },
  {
    name: 'crawled on the due date only, though the clock in Greenwich had that day too',
    state: 'unknown',
    reason: /not crawled since/,
    given: (db) => crawl(db, [{ started_at: STILL_DUE_DAY }]),
  },
  {
    name: 'column faulty',
    state: 'unknown',
    given: (db) => crawl(db, [{ outcome: 'faulty', reason: 'moved' }]),
    reason: /faulty: moved/,
  },
  {
    name: 'sound once, faulty now',
    state: 'unknown',
    given: async (db) => {
      await crawl(db, [{}])
      await crawl(db, [{ outcome: 'faulty' }])
    },
  },
  {
    name: 'faulty once, sound now',
    state: 'missing',
    given: async (db) => {
      await crawl(db, [{ outcome: 'faulty' }], { outcome: 'faulty' })
      await crawl(db, [{}])
    },
  },
  {
    name: 'portal blocked now though the column was read before',
    state: 'unknown',
    reason: /blocked: 412/,
    given: async (db) => {
      await crawl(db, [{}])
      await crawl(db, [], { outcome: 'blocked', reason: '412' })
    },
  },
  { name: 'portal down, column ok', state: 'unknown', given: (db) => crawl(db, [{}], { outcome: 'faulty' }) },
  {
    name: 'under the expected number of reports of that year',
    state: 'unknown',
    given: (db) =>
      crawl(db, [{}, { column_url: '', years: [2021, 2021], outcome: 'faulty', reason: 'under expect' }]),
  },
  {
    name: 'under the expected number of another year',
    state: 'missing',
    given: (db) => crawl(db, [{}, { column_url: '', years: [2019, 2019], outcome: 'faulty' }]),
  },
  {
    name: 'the crawl looked for other years only',
    state: 'unknown',
    given: (db) => crawl(db, [{ years: [2018, 2020] }]),
  },
  {
    name: 'another column is faulty',
    state: 'missing',
    given: (db) => crawl(db, [{}, { column_url: 'http://www.baichuan.example/other/', outcome: 'faulty' }]),
  },
  {
    name: 'published somewhere on the portal, and one column is faulty',
    state: 'unknown',
    given: async (db) => {
      await setAgencySource(db, { agency_key: KEY, portal_id: PORTAL, column_url: '' })
      await crawl(db, [{}, { column_url: 'http://www.baichuan.example/other/', outcome: 'faulty' }])
    },
  },
  {
    name: 'published somewhere on the portal, and the crawl was cut short',
    state: 'unknown',
    given: async (db) => {
      await db.deleteFrom('agency_source').execute()
      await setAgencySource(db, { agency_key: KEY, portal_id: PORTAL, column_url: '' })
      await crawl(db, [{}], 'interrupted')
    },
  },
  {
    name: 'a second source that was never crawled',
    state: 'unknown',
    given: async (db) => {
      await setAgencySource(db, {
        agency_key: KEY,
        portal_id: PORTAL,
        column_url: 'http://www.baichuan.example/own/',
      })
      await crawl(db, [{}])
    },
  },
  {
    name: 'a day after today, past the due date',
    state: 'unknown',
    asOf: '2022-04-01',
    given: (db) => crawl(db, [{}]),
  },
  {
    name: 'listed but not fetched',
    state: 'unknown',
    reason: /listed, but not read: timeout/,
    given: async (db) => {
      await crawl(db, [{}])
      await lead(db, 'failed')
    },
  },
  {
    name: 'listed, and the crawl ended before fetching it',
    state: 'unknown',
    given: async (db) => {
      await crawl(db, [{}])
      await lead(db, 'listed')
    },
  },
  {
    name: "another body's link failed",
    state: 'missing',
    given: async (db) => {
      await crawl(db, [{}])
      await lead(db, 'failed', OTHER)
    },
  },
  {
    name: 'a decoy was refused',
    state: 'missing',
    given: async (db) => {
      await crawl(db, [{}])
      await lead(db, 'refused')
    },
  },
  {
    name: "its link shows another body's page",
    state: 'held',
    given: async (db) => {
      await crawl(db, [{}])
      await lead(db, 'held')
    },
  },
  {
    name: 'a scan',
    state: 'held',
    reason: /needs_ocr/,
    given: (db) => publish(db, { status: 'needs_ocr', ...label('2022-01-10') }),
  },
  { name: 'an unreadable file', state: 'held', given: (db) => publish(db, { status: 'unreadable' }) },
  {
    name: 'held by a person',
    state: 'held',
    given: async (db) => {
      await crawl(db, [{}])
      await setHold(db, { agency_key: KEY, year: 2021, reason: '待核' })
    },
  },
  {
    name: 'exempt by a person',
    state: 'exempt',
    reason: /新设机构/,
    given: (db) => setExemption(db, { agency_key: KEY, year: 2021, reason: '新设机构' }),
  },
  { name: 'in time by the label', state: 'on_time', given: (db) => publish(db, label(DUE)) },
  { name: 'late by the label', state: 'late', daysLate: 1, given: (db) => publish(db, label('2022-02-01')) },
  {
    name: 'partial reading counts as published',
    state: 'late',
    daysLate: 5,
    given: (db) => publish(db, { status: 'partial', ...label('2022-02-05') }),
  },
  {
    name: 'label before list',
    state: 'on_time',
    given: (db) => publish(db, label('2022-01-20'), undefined, '2022-02-09'),
  },
  {
    name: 'late by the list',
    state: 'late',
    daysLate: 9,
    given: (db) => publish(db, {}, undefined, '2022-02-09'),
  },
  {
    name: 'late by the address',
    state: 'late',
    daysLate: 5,
    given: (db) => publish(db, { dates: [{ date: '2022-02-05', source: 'url', raw: 't20220205_' }] }),
  },
  {
    name: 'a signature is no publication date',
    state: 'unknown',
    reason: /no date says when/,
    given: (db) => publish(db, { dates: [{ date: '2022-02-05', source: 'signature', raw: '2022年2月5日' }] }),
  },
  { name: 'undated, seen in time', state: 'on_time', given: (db) => publish(db, {}, STILL_DUE_DAY) },
  { name: 'undated, seen after the due date', state: 'unknown', given: (db) => publish(db, {}, AFTER_DUE) },
  {
    name: 'dated after it was seen in time',
    state: 'on_time',
    given: (db) => publish(db, label('2022-02-20'), STILL_DUE_DAY),
  },
  {
    name: 'dated after it was seen, past the due date',
    state: 'unknown',
    given: (db) => publish(db, label('2022-02-20'), AFTER_DUE),
    reason: /is after the day/,
  },
  {
    name: 'published after the day asked for, before the due date',
    state: 'not_due',
    asOf: '2022-01-15',
    given: (db) => publish(db, label('2022-01-20')),
  },
  {
    name: 'published after the day asked for, after the due date, sound crawl',
    state: 'missing',
    asOf: '2022-02-03',
    given: async (db) => {
      await publish(db, label('2022-02-05'))
      await crawl(db, [{}])
    },
  },
  {
    name: 'published after the day asked for, portal down',
    state: 'unknown',
    asOf: '2022-02-03',
    given: async (db) => {
      await publish(db, label('2022-02-05'))
      await crawl(db, [{}], { outcome: 'faulty' })
    },
  },
  {
    name: 'undated report first seen after the day asked for',
    state: 'unknown',
    asOf: '2022-02-03',
    given: async (db) => {
      await publish(db, {})
      await crawl(db, [{}])
    },
  },
  {
    name: 'published, and the portal is down now',
    state: 'on_time',
    given: async (db) => {
      await publish(db, label('2022-01-20'))
      await crawl(db, [{}], { outcome: 'faulty' })
    },
  },
  {
    name: 'published, then a failing link to a copy',
    state: 'on_time',
    given: async (db) => {
      await publish(db, label('2022-01-20'))
      await lead(db, 'failed')
    },
  },
  {
    name: 'published, no due date known',
    state: 'on_time',
    due: null,
    given: (db) => publish(db, label('2022-06-20')),
  },
  { name: 'not published, no due date known', state: 'not_due', due: null, given: (db) => crawl(db, [{}]) },
  {
    name: 'abolished before the due date',
    state: 'none',
    given: (db) => setLife(db, { valid_to: '2021-06-30' }),
  },
  { name: 'founded after the year', state: 'none', given: (db) => setLife(db, { valid_from: '2022-01-05' }) },
  {
    name: 'founded within the year',
    state: 'missing',
    given: async (db) => {
      await setLife(db, { valid_from: '2021-12-05' })
      await crawl(db, [{}])
    },
  },
]

async function setLife(db: Db, life: { valid_from?: string; valid_to?: string }): Promise<void> {
  await db.updateTable('agency').set(life).where('key', '=', KEY).execute()
}

describeEachDatabase('states of a duty', (open) => {
  it.each(CASES)('$name: $state', async ({ given, state, asOf, reason, due, daysLate }) => {
    const { db } = await open()
    await plantDistrict(db)
    await setAgencySource(db, { agency_key: KEY, portal_id: PORTAL, column_url: COLUMN })
    await ensureDuties(db, [
      { agency_key: KEY, year: 2021, due_on: due === undefined ? DUE : due, due_basis: '第49条' },
    ])
    await given(db)
    const asked = { today: TODAY, ...(asOf && { as_of: asOf }) }
    const { data } = await statusRows(db, { ...asked, agency_keys: [KEY] })
    expect(data[0]?.state ?? 'none', data[0]?.evidence.reason).toBe(state)
    expect(data[0]?.days_late ?? null).toBe(daysLate ?? null)
    if (reason) expect(data[0]?.evidence.reason).toMatch(reason)
    const shown = (await matrix(db, { ...asked, region: '990300', years: [2021] })).rows
    expect(shown.find(({ agency_key }) => agency_key === KEY)?.cells[0]?.state ?? 'none').toBe(state)
  })

  it('shows what was looked at', async () => {
    const { db } = await open()
    await plantDistrict(db)
    await setAgencySource(db, { agency_key: KEY, portal_id: PORTAL, column_url: COLUMN })
    await ensureDuties(db, [{ agency_key: KEY, year: 2021, due_on: DUE, due_basis: '第49条' }])
    await crawl(db, [{}])
    await lead(db, 'failed')
    const { data, total } = await statusRows(db, {
      today: TODAY,
      years: [2021],
      region: '990301',
      states: ['unknown'],
    })
    expect(total).toBe(1)
    expect(data[0]).toMatchObject({ due_on: DUE, due_basis: '第49条', findings: { error: 0, warning: 0 } })
    expect(data[0]?.evidence.checked.map(({ url, status }) => [url, status])).toEqual([
      [COLUMN, 'ok'],
      ['http://www.baichuan.example/failed.html', 'failed'],
    ])
    expect(data[0]?.evidence.last_success_at).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect((await statusRows(db, { today: TODAY, region: '990302' })).data).toEqual([])
  })

  it('refuses duties of unknown bodies, all of them', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const duty = { year: 2021, due_on: DUE, due_basis: '第49条' }
    await expect(
      ensureDuties(db, [
        { ...duty, agency_key: KEY },
        { ...duty, agency_key: 'x' },
      ]),
    ).rejects.toThrow(/"x"/)
    expect(await db.selectFrom('duty').selectAll().execute()).toEqual([])
  })
})
