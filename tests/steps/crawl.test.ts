/** The whole path on both databases: the sample portal is crawled for real, and every figure is held against the truth. */
import { afterEach, expect, test } from 'vitest'
import { agencyByKey } from '../../db/queries/agencies.ts'
import { listFindings } from '../../db/queries/findings.ts'
import { listLeads } from '../../db/queries/leads.ts'
import { listPortals } from '../../db/queries/portals.ts'
import { listReports, reportById } from '../../db/queries/reports.ts'
import { groundTruth } from '../../src/demo/ground-truth.ts'
import type { DutyRow } from '../../src/domain/duty.ts'
import { setDutiesFor } from '../../src/steps/duties.ts'
import { describeEachDatabase } from '../support/database.ts'
import { type DemoSite, openDemoSite, TODAY } from '../support/demo-site.ts'

const truth = groundTruth()
let site: DemoSite | null = null

afterEach(async () => {
  await site?.close()
  site = null
})

const named = (rows: readonly { agency_key: string; year: number }[]) =>
  rows.map(({ agency_key, year }) => `${agency_key} ${year}`).toSorted()
const inState = (rows: readonly DutyRow[], state: DutyRow['state']) =>
  named(rows.filter((row) => row.state === state))

describeEachDatabase('crawling the sample portal', (open) => {
  test('stores every figure as printed, and a second crawl changes nothing', async () => {
    const store = await open()
    site = await openDemoSite(store)
    const first = await site.crawl()
    expect(first).toMatchObject({
      outcome: 'ok',
      portals: [{ new: truth.reports.length, failed: 0, unmatched: 0 }],
    })
    const { data: summaries } = await listReports(store.db, { limit: null })
    expect(summaries).toHaveLength(truth.reports.length)
    for (const expected of truth.reports) {
      const summary = summaries.find(
        ({ agency_key, year }) => agency_key === expected.agency_key && year === expected.year,
      )
      const report = summary ? await reportById(store.db, summary.id) : null
      expect(report, expected.title).toMatchObject({
        status: 'complete',
        era: expected.era,
        scope: expected.scope,
        published_on: expected.published_on,
      })
      const cells = new Map(report?.cells.map((cell) => [cell.id, cell]))
      expect(cells.size).toBe(expected.cells.size)
      for (const [id, printed] of expected.cells)
        expect({ id, kind: cells.get(id)?.kind, value: cells.get(id)?.value }).toEqual({
          id,
          kind: printed.kind,
          value: printed.value,
        })
    }
    const second = await site.crawl()
    expect(second.portals[0]).toMatchObject({ new: 0, changed: 0, unchanged: truth.reports.length })
    const after = (await listReports(store.db, { limit: null })).data
    expect(after.map(({ version_id }) => version_id)).toEqual(summaries.map(({ version_id }) => version_id))
  })

  test('calls late and missing exactly who is', async () => {
    const store = await open()
    site = await openDemoSite(store)
    await site.crawl()
    const duties = await site.duties()
    expect(inState(duties, 'missing')).toEqual(named(truth.missing))
    expect(inState(duties, 'late')).toEqual(named(truth.late))
    expect(duties.filter(({ state }) => state === 'on_time')).toHaveLength(
      truth.reports.length - truth.late.length,
    )
    const missing = duties.find(({ state }) => state === 'missing')
    expect(missing?.evidence).toMatchObject({ health: 'ok' })
    expect(missing?.evidence.checked.length).toBeGreaterThan(0)
  })

  test('keeps a revised report as a new version with what changed', async () => {
    const store = await open()
    site = await openDemoSite(store)
    await site.crawl()
    site.restore(2)
    const run = await site.crawl()
    expect(run.portals[0]).toMatchObject({ new: 0, changed: 1 })
    const { data } = await listReports(store.db, {
      agency_keys: [truth.revised.agency_key],
      years: [truth.revised.year],
    })
    const report = await reportById(store.db, data[0]?.id ?? 0)
    expect(report).toMatchObject({ version: 2, versions: 2 })
    const newest = report?.history.find(({ current }) => current)
    expect(newest?.changed_cells.toSorted()).toEqual([...truth.revised.cells].toSorted())
    const old = await reportById(store.db, data[0]?.id ?? 0, 1)
    expect(old?.document_sha256).not.toBe(report?.document_sha256)
  })

  test('finds the planted contradictions and no other error', async () => {
    const store = await open()
    site = await openDemoSite(store)
    await site.crawl()
    const { data } = await listFindings(store.db, { states: ['fail'], severity: 'error', limit: null })
    const planted = [
      ...truth.broken.filter(({ check }) => !check.startsWith('n_')),
      ...truth.oldForm.map((one) => ({ ...one, check: 'era_current', key: 'era' })),
    ]
    const line = (one: { agency_key: string; year: number; check: string; key: string }) =>
      `${one.agency_key} ${one.year} ${one.check} ${one.key}`
    const expected = new Set(planted.map(line))
    expect(data.map(line).filter((one) => !expected.has(one))).toEqual([])
  })
})

describeEachDatabase('a fault of ours accuses nobody', (open) => {
  test('a portal that is down makes its open duties unknown', async () => {
    const store = await open()
    site = await openDemoSite(store)
    await site.crawl()
    site.server.set('/zfxxgk/ndbg/', { status: 503 })
    site.server.set('/zfxxgk/ndbg/index.html', { status: 503 })
    const run = await site.crawl()
    expect(run).toMatchObject({ outcome: 'failed', portals: [{ outcome: 'faulty' }] })
    const duties = await site.duties()
    expect(inState(duties, 'missing')).toEqual([])
    expect(inState(duties, 'unknown')).toEqual(named(truth.missing))
    expect(duties.filter(({ state }) => state === 'on_time').length).toBeGreaterThan(40)
    expect((await listPortals(store.db))[0]).toMatchObject({ health: 'faulty' })
  })

  test('a challenge is recognised, not stored, and makes open duties unknown', async () => {
    const store = await open()
    site = await openDemoSite(store)
    await site.crawl()
    const challenge = {
      status: 521,
      body: '<script>document.cookie="__jsl=1";location.href=location.pathname</script>',
    }
    site.server.set('/zfxxgk/ndbg/', challenge)
    site.server.set('/zfxxgk/ndbg/index.html', challenge)
    const run = await site.crawl()
    expect(run.portals[0]).toMatchObject({ outcome: 'blocked' })
    expect(inState(await site.duties(), 'missing')).toEqual([])
  })

  test('a year whose sub-column is gone has no missing body', async () => {
    const store = await open()
    site = await openDemoSite(store)
    for (const path of ['/zfxxgk/ndbg/2021n/', '/zfxxgk/ndbg/2021n/index.html'])
      site.server.set(path, { status: 404 })
    await site.crawl()
    expect(inState(await site.duties(), 'missing')).toEqual([])
  })

  test('a listed report that cannot be fetched leaves that body unknown and the rest judged', async () => {
    const store = await open()
    site = await openDemoSite(store)
    const broken = truth.reports.find(
      ({ year, agency_key }) => year === 2023 && agency_key.endsWith('教育局'),
    )
    if (!broken) throw new Error('the sample has no such report')
    site.server.set(broken.path, { status: 500 })
    const run = await site.crawl()
    expect(run.portals[0]).toMatchObject({ failed: 1, failures: { http_500: 1 } })
    const duties = await site.duties()
    expect(inState(duties, 'unknown')).toEqual(named([broken]))
    expect(inState(duties, 'missing')).toEqual(named(truth.missing))
    site.restore(1)
    await site.crawl()
    expect(inState(await site.duties(), 'unknown')).toEqual([])
  })

  test('a page of another year than its list says is held for a person', async () => {
    const store = await open()
    site = await openDemoSite(store)
    const [wrong, other] = [2022, 2023].map((year) =>
      truth.reports.find((one) => one.year === year && one.agency_key.endsWith('财政局')),
    )
    if (!wrong || !other) throw new Error('the sample has no such report')
    const page = await (await fetch(`${site.server.origin}${other.path}`)).text()
    site.server.set(wrong.path, { headers: { 'content-type': 'text/html' }, body: page })
    await site.crawl()
    expect(inState(await site.duties(), 'held')).toEqual(named([wrong]))
    const held = await listLeads(store.db, { states: ['held'] })
    expect(held[0]?.reason).toMatch(/2022.*2023/)
  })

  test('a body whose report stands under another year of the list is not called missing', async () => {
    const store = await open()
    site = await openDemoSite(store)
    const [gone] = truth.missing
    const wrong = truth.reports.find((one) => one.year === 2022 && one.agency_key === gone?.agency_key)
    if (!gone || !wrong) throw new Error('the sample has no such report')
    const page = await (await fetch(`${site.server.origin}${wrong.path}`)).text()
    site.server.set(wrong.path, {
      headers: { 'content-type': 'text/html' },
      body: page.replaceAll('2022', String(gone.year)),
    })
    await site.crawl()
    expect(inState(await site.duties(), 'held')).toEqual(named([wrong]))
    expect(inState(await site.duties(), 'missing')).toEqual([])
  })

  test('fewer reports than expected are a fault of the source', async () => {
    const store = await open()
    site = await openDemoSite(store, {
      portalText: (text) => text.replace('per_year_min: 6', 'per_year_min: 60'),
    })
    const run = await site.crawl()
    expect(run.portals[0]).toMatchObject({
      outcome: 'faulty',
      reason: expect.stringMatching(/fewer reports than expected/),
    })
    expect(inState(await site.duties(), 'missing')).toEqual([])
  })

  test('a removed page keeps its report, marked withdrawn', async () => {
    const store = await open()
    site = await openDemoSite(store)
    await site.crawl()
    const gone = truth.reports.find(({ year, agency_key }) => year === 2024 && agency_key.endsWith('教育局'))
    if (!gone) throw new Error('the sample has no such report')
    for (const path of new Set(site.server.requests.map(({ url }) => url))) {
      const name = gone.path.split('/').at(-1) ?? ''
      const body = await (await fetch(`${site.server.origin}${path}`)).text()
      const without = body.replace(new RegExp(`<li>(?:(?!</li>)[\\s\\S])*${name}[\\s\\S]*?</li>`), '')
      if (without !== body) site.server.set(path, { headers: { 'content-type': 'text/html' }, body: without })
    }
    site.server.set(gone.path, { status: 404 })
    await site.crawl()
    const { data } = await listReports(store.db, { agency_keys: [gone.agency_key], years: [gone.year] })
    expect(data[0]?.withdrawn_on).not.toBeNull()
    expect(inState(await site.duties(), 'on_time')).toContain(named([gone])[0])
  })
})

describeEachDatabase('a source that was never read', (open) => {
  test('leaves every body of the roster unknown, also where the portal was down from the start', async () => {
    const store = await open()
    site = await openDemoSite(store)
    await setDutiesFor(store.db, [2023], TODAY)
    const before = await site.duties()
    expect(before).toHaveLength(9)
    expect(new Set(before.map(({ state }) => state))).toEqual(new Set(['unknown']))
    for (const path of ['/zfxxgk/ndbg/', '/zfxxgk/ndbg/index.html', '/robots.txt'])
      site.server.set(path, { status: 500 })
    await site.crawl()
    const after = await site.duties()
    expect(after.length).toBeGreaterThan(9)
    expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['unknown']))
  })
})

describeEachDatabase('without a roster', (open) => {
  test('bodies are learned from what they publish, and marked so', async () => {
    const store = await open()
    site = await openDemoSite(store, { withRoster: false })
    const run = await site.crawl()
    expect(run.portals[0]).toMatchObject({ unmatched: 0, failed: 0 })
    const { data } = await listReports(store.db, { limit: null })
    expect(data).toHaveLength(truth.reports.length)
    expect(await agencyByKey(store.db, data[0]?.agency_key ?? '')).toMatchObject({ learned: true })
  })
})
