/** What a crawl does not ask for: quiet hours, byte budgets, hosts that want to be left alone, and one pace for all. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../crawlers/clock.ts'
import { createFetcher, type FetcherOptions } from '../../crawlers/fetch.ts'
import { type Portal, parsePortal } from '../../crawlers/portal.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import type { Store } from '../../db/connect.ts'
import { listPortals } from '../../db/queries/portals.ts'
import { listReports } from '../../db/queries/reports.ts'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { sitePages, siteReports } from '../../src/demo/site.ts'
import { crawl } from '../../src/steps/crawl.ts'
import { sharedPoliteness } from '../../src/steps/shared-politeness.ts'
import { openCrawlBench } from '../support/crawl-process.ts'
import { describeEachDatabase } from '../support/database.ts'
import { type PortalServer, startPortalServer } from '../support/portal-server.ts'

const YEARS = [2023, 2024]
const reports = siteReports(1).filter(({ year }) => YEARS.includes(year))
const paths = new Set(reports.map(({ path }) => path))

let server: PortalServer | null = null

afterEach(async () => {
  await server?.close()
  server = null
})

async function startSite(): Promise<PortalServer> {
  const site = await startPortalServer()
  for (const page of sitePages(1)) {
    const reply = { headers: { 'content-type': page.type }, body: page.body }
    site.set(page.path, reply)
    if (page.path.endsWith('/index.html')) site.set(page.path.replace(/index\.html$/, ''), reply)
  }
  server = site
  return site
}

/** Crawls as one process would: with a fetcher of its own. */
function crawler(store: Store, site: PortalServer) {
  const archive = createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-archive-')))
  const portal = parsePortal(demoPortalFile(site.origin), 'sample portal')
  const quick = { ...portal, politeness: { requests_per_second: 500, concurrency: 4 } }
  return async (politeness: Partial<Portal['politeness']>, options: FetcherOptions) => {
    const fetcher = createFetcher({ ...options, caps: { attempts: 1, ...options.caps } })
    try {
      const polite = { ...quick, politeness: { ...quick.politeness, ...politeness } }
      return await crawl(
        { store, archive, fetcher, now: () => new Date() },
        { portals: [polite], years: YEARS },
      )
    } finally {
      await fetcher.close()
    }
  }
}

/** A clock that stands at a time of day in Beijing. */
const at = (time: string) => ({ ...systemClock, now: () => Date.parse(`2026-11-24T${time}:00+08:00`) })

describeEachDatabase('a crawl that stops of its own will', (open) => {
  test.each([
    ['08:00-20:00', '10:00', '20:00'],
    ['22:00-06:00', '05:59', '21:30'],
  ])('asks nothing in the quiet hours %s and goes on after them', async (quiet_hours, quiet, open_again) => {
    const store = await open()
    const site = await startSite()
    const go = crawler(store, site)
    const first = await go({ quiet_hours }, { clock: at(quiet) })
    expect(site.requests).toEqual([])
    expect(first).toMatchObject({
      outcome: 'paused',
      finished_at: null,
      portals: [{ outcome: 'paused', reason: expect.stringContaining(quiet_hours), listed: 0, failed: 0 }],
    })
    expect((await listPortals(store.db))[0], 'a pause is no fault of the source').toMatchObject({
      health: 'never',
    })
    const second = await go({ quiet_hours }, { clock: at(open_again) })
    expect(second).toMatchObject({
      id: first.id,
      outcome: 'ok',
      portals: [{ new: reports.length, failed: 0 }],
    })
  })

  test.each([
    ['its byte budget', {}, { caps: { run_bytes: 400_000 } }],
    ['the byte budget of the portal', { max_bytes: 400_000 }, {}],
  ])('keeps %s and goes on in the next run, without what is stored', async (_, politeness, options) => {
    const store = await open()
    const site = await startSite()
    const go = crawler(store, site)
    const first = await go(politeness, options)
    expect(first).toMatchObject({
      outcome: 'paused',
      portals: [{ outcome: 'paused', reason: expect.stringContaining('400000'), failed: 0 }],
    })
    const stored = (await listReports(store.db, { limit: null })).data.length
    expect(stored).toBeGreaterThan(0)
    expect(stored).toBeLessThan(reports.length)
    const asked = site.requests.length
    const last = await go({}, {})
    expect(last).toMatchObject({ id: first.id, outcome: 'ok', portals: [{ new: reports.length, failed: 0 }] })
    const again = site.requests.slice(asked).filter(({ url }) => paths.has(url))
    expect(again).toHaveLength(reports.length - stored)
    expect(site.requests.slice(asked).filter(({ url }) => url.endsWith('/ndbg/'))).toEqual([])
  })
})

describe('several crawl processes on one Postgres', () => {
  test('keep one pace together, also where each crawls a portal of its own', {
    timeout: 120_000,
  }, async () => {
    const portalText = (text: string) => text.replace('requests_per_second: 50', 'requests_per_second: 10')
    const bench = await openCrawlBench({ kind: 'postgres', portalText })
    try {
      const [one, two] = await Promise.all([bench.start().ended, bench.start().ended])
      expect([one.code, two.code], one.err + two.err).toEqual([0, 0])
      expect(bench.server.count('/robots.txt'), 'both have asked').toBe(2)
      const times = bench.server.requests.map((request) => request.at).toSorted((a, b) => a - b)
      const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000
      expect(seconds).toBeGreaterThanOrEqual(((times.length - 1) / 10) * 0.97)
    } finally {
      await bench.close()
    }
  })
})

describeEachDatabase('hosts that want to be left alone', (open) => {
  test('are left alone by the next process too', async () => {
    const store = await open()
    const site = await startSite()
    const go = crawler(store, site)
    const shared = sharedPoliteness(store.db)
    const later = { status: 503, headers: { 'retry-after': '3600' } }
    for (const path of ['/zfxxgk/ndbg/', '/zfxxgk/ndbg/index.html']) site.set(path, later)
    await go({}, { shared, caps: { attempts: 2, max_wait_ms: 1_000 } })
    const asked = site.requests.length
    expect(asked).toBeGreaterThan(0)
    const run = await go({}, { shared, caps: { max_wait_ms: 1_000 } })
    expect(site.requests).toHaveLength(asked)
    expect(run.portals[0]?.reason).toMatch(/asks to be left alone until/)
  })

  test('a block holds for a day, whichever process meets it', async () => {
    const store = await open()
    const site = await startSite()
    const shared = sharedPoliteness(store.db)
    const portal = parsePortal(demoPortalFile(site.origin), 'sample portal')
    for (const path of ['/1', '/2', '/3', '/4']) site.set(path, { status: 403, body: 'no' })
    const ask = async (now: number, path: string) => {
      const fetcher = createFetcher({
        shared,
        caps: { attempts: 1 },
        clock: { ...systemClock, now: () => now },
      })
      try {
        return await fetcher.fetch({ url: `${site.origin}${path}`, portal }).then(
          () => 'served',
          (error) => error.code,
        )
      } finally {
        await fetcher.close()
      }
    }
    const now = Date.now()
    const one = createFetcher({ shared, caps: { attempts: 1 } })
    for (const path of ['/1', '/2', '/3', '/4'])
      await one.fetch({ url: `${site.origin}${path}`, portal }).catch(() => undefined)
    await one.close()
    expect(await ask(now + 23 * 3_600_000, '/zfxxgk/ndbg/')).toBe('host_blocked')
    expect(await ask(now + 25 * 3_600_000, '/zfxxgk/ndbg/')).toBe('served')
  })

  test('two fetchers share one pace', async () => {
    const store = await open()
    const site = await startSite()
    const shared = sharedPoliteness(store.db)
    const portal = parsePortal(demoPortalFile(site.origin), 'sample portal')
    const paced = { ...portal, politeness: { requests_per_second: 10, concurrency: 4 } }
    const fetchers = [createFetcher({ shared }), createFetcher({ shared })]
    const urls = reports.slice(0, 5).map(({ path }) => `${site.origin}${path}`)
    await Promise.all(fetchers.flatMap(({ fetch }) => urls.map((url) => fetch({ url, portal: paced }))))
    await Promise.all(fetchers.map(({ close }) => close()))
    const times = site.requests.map((request) => request.at).toSorted((a, b) => a - b)
    // The last of 12 requests (robots.txt twice) may not come before eleven intervals have passed.
    expect(times).toHaveLength(12)
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(11 * 100 - 100)
  })
})
