import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { lastValidator, recordFetch } from '../../db/queries/fetches.ts'
import { listLeads, recordLead } from '../../db/queries/leads.ts'
import { listPortals, portalHealth, upsertPortal } from '../../db/queries/portals.ts'
import { finishRun, listRuns, recordPortalRun, startRun } from '../../db/queries/runs.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { recordVisit } from '../../db/queries/visits.ts'
import { describeEachDatabase } from '../support/database.ts'
import { COLUMN, PORTAL, plantDistrict, sampleInput, sha } from './sample-report.ts'

const COUNTS = {
  listed: 3,
  fetched: 2,
  new: 1,
  changed: 0,
  unchanged: 1,
  refused: 1,
  unmatched: 0,
  failed: 0,
  bytes: 5_000_000_000,
}
const AT = '2022-02-10T02:00:00.000Z'

describeEachDatabase('collecting', (open) => {
  it('tells the health of a portal by the last crawl that finished with it', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const health = async () => {
      const [portal] = await listPortals(db)
      expect(await portalHealth(db)).toEqual([{ id: portal?.id, health: portal?.health }])
      return portal
    }
    expect(await health()).toMatchObject({ id: PORTAL, health: 'never', last_checked_at: null, reports: 0 })
    const portalRun = { portal_id: PORTAL, ...COUNTS, seconds: 1.5, failures: {} }
    const first = await startRun(db)
    await recordPortalRun(db, { ...portalRun, run_id: first, outcome: 'ok', reason: null })
    await saveReport(db, sampleInput())
    expect(await health()).toMatchObject({ health: 'ok', health_reason: null, reports: 1 })
    const second = await startRun(db)
    const visit = {
      run_id: second,
      portal_id: PORTAL,
      column_url: COLUMN,
      years: null,
      links: 0,
      reports: 0,
      started_at: AT,
    }
    await recordVisit(db, { ...visit, outcome: 'faulty', reason: '404' })
    await recordPortalRun(db, { ...portalRun, run_id: second, outcome: 'ok', reason: null })
    expect(await health()).toMatchObject({ health: 'faulty', health_reason: `${COLUMN}: 404` })
    await recordVisit(db, { ...visit, outcome: 'ok', reason: null })
    expect(await health(), 'tried again within the run').toMatchObject({ health: 'ok' })
    await recordPortalRun(db, { ...portalRun, run_id: await startRun(db), outcome: 'blocked', reason: '412' })
    const blocked = await health()
    expect(blocked).toMatchObject({ health: 'blocked', health_reason: '412' })
    expect(blocked?.last_success_at).not.toBeNull()
    expect(blocked?.last_success_at).not.toBe(blocked?.last_checked_at)
  })

  it('lists runs with what they did, and marks those whose process is gone', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const id = await startRun(db)
    await recordPortalRun(db, {
      run_id: id,
      portal_id: PORTAL,
      outcome: 'ok',
      reason: null,
      ...COUNTS,
      seconds: 2.5,
      failures: { timeout: 2 },
    })
    await finishRun(db, id, 'ok')
    const dead = await startRun(db)
    await sql`update run set pid = 2147483000 where id = ${dead}`.execute(db)
    const alive = await startRun(db)
    const { data, total } = await listRuns(db)
    expect(total).toBe(3)
    expect(data.map((run) => [run.id, run.outcome])).toEqual([
      [alive, 'running'],
      [dead, 'interrupted'],
      [id, 'ok'],
    ])
    expect(data[2]?.portals).toEqual([
      { portal_id: PORTAL, outcome: 'ok', reason: null, ...COUNTS, seconds: 2.5, failures: { timeout: 2 } },
    ])
  })

  it('remembers validators of the last whole answer only', async () => {
    const { db } = await open()
    const url = `http://www.baichuan.example/${'x'.repeat(9000)}`
    const common = { run_id: null, portal_id: null, url, final_url: url, error: null }
    expect(await lastValidator(db, url)).toBeNull()
    const document = { sha256: sha('page'), size: 4, media_type: 'text/html' }
    await recordFetch(db, { ...common, status: 200, headers: { etag: '"1"' }, at: AT, document })
    await recordFetch(db, { ...common, status: 304, headers: {}, at: '2022-03-10T02:00:00.000Z', document })
    await recordFetch(db, {
      ...common,
      status: null,
      headers: {},
      at: '2022-04-10T02:00:00.000Z',
      document: null,
      error: 'timeout\0',
    })
    expect(await lastValidator(db, url)).toEqual({
      etag: '"1"',
      last_modified: null,
      sha256: sha('page'),
      media_type: 'text/html',
      at: new Date(AT).toISOString(),
      confirmed: 1,
    })
  })

  it('keeps what became of a link when it is listed again', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const lead = {
      portal_id: PORTAL,
      column_url: COLUMN,
      url: 'http://www.baichuan.example/1.html',
      title: '年度报告',
      listed_on: '2022-01-20',
      agency_key: '990301:财政局',
      agency_name: '柏川区财政局',
      year: 2021,
      reason: null,
      seen_at: AT,
    } as const
    await recordLead(db, { ...lead, state: 'listed' })
    await recordLead(db, { ...lead, state: 'failed', reason: '500' })
    await recordLead(db, { ...lead, state: 'listed', listed_on: null, seen_at: '2022-03-01T00:00:00.000Z' })
    expect(await listLeads(db, { portal_id: PORTAL, states: ['failed'] })).toEqual([
      {
        ...{ ...lead, seen_at: undefined },
        state: 'failed',
        reason: '500',
        document_sha256: null,
        first_seen_at: AT,
        last_seen_at: '2022-03-01T00:00:00.000Z',
      },
    ])
  })

  it('leaves the bodies of a column that the portal file lost with the portal as a whole', async () => {
    const { db } = await open()
    await plantDistrict(db)
    await saveReport(db, sampleInput())
    const sources = () => db.selectFrom('agency_source').select('column_url').execute()
    expect(await sources()).toEqual([{ column_url: COLUMN }])
    const portal = {
      id: PORTAL,
      name: 'x',
      region_code: '990301',
      family: 'auto',
      base_url: 'http://www.baichuan.example',
    }
    await upsertPortal(db, { ...portal, columns: [COLUMN] })
    expect(await sources()).toEqual([{ column_url: COLUMN }])
    await upsertPortal(db, { ...portal, columns: ['http://www.baichuan.example/new/'] })
    expect(await sources()).toEqual([{ column_url: '' }])
  })
})
