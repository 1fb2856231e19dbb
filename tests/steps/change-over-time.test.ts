/** What a later crawl makes of a portal that stood still, that changed, and that lies about it. */
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { createFetcher } from '../../crawlers/fetch.ts'
import { type Portal, parsePortal } from '../../crawlers/portal.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase, type Store } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { listPortals } from '../../db/queries/portals.ts'
import { listReports, reportById } from '../../db/queries/reports.ts'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { sitePages, siteReports } from '../../src/demo/site.ts'
import { crawl } from '../../src/steps/crawl.ts'
import { freshPostgres } from '../support/database.ts'
import { type PortalServer, type Reply, startPortalServer } from '../support/portal-server.ts'

const YEARS = [2022, 2023, 2024]
const REPORTS = siteReports(1).filter(({ year }) => YEARS.includes(year))
const archive = createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-archive-')))

let store: Store
let server: PortalServer | null = null

beforeAll(async () => {
  store = await openDatabase({ databaseUrl: await freshPostgres(), home: inject('databaseFolder') })
  await migrateToLatest(store)
}, 120_000)

afterAll(() => store.close())

afterEach(async () => {
  await server?.close()
  server = null
  await sql`truncate report, portal, agency, run, document, event restart identity cascade`.execute(store.db)
})

/** A server that knows conditional requests; `sent` counts body bytes. */
async function startSite() {
  const site = await startPortalServer()
  server = site
  const sent = { bytes: 0 }
  const serve = (path: string, body: string) => site.set(path, conditional(body, sent))
  const bodies = new Map<string, string>()
  for (const { path, body } of sitePages(1)) {
    bodies.set(path, String(body))
    serve(path, String(body))
    if (path.endsWith('/index.html')) serve(path.replace(/index\.html$/, ''), String(body))
  }
  return { site, sent, serve, bodyOf: (path: string) => bodies.get(path) ?? '' }
}

function conditional(body: string, sent: { bytes: number }) {
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  return ({ headers }: IncomingMessage): Reply => {
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
    sent.bytes += Buffer.byteLength(body)
    return { headers: { etag, 'content-type': 'text/html' }, body }
  }
}

async function go(site: PortalServer, change: Partial<Portal> = {}, now: () => Date = () => new Date()) {
  const fetcher = createFetcher({ caps: { attempts: 1 } })
  try {
    const portal = parsePortal(demoPortalFile(site.origin), 'sample portal')
    const quick = { ...portal, politeness: { requests_per_second: 500, concurrency: 4 }, ...change }
    return await crawl({ store, archive, fetcher, now }, { portals: [quick], years: YEARS })
  } finally {
    await fetcher.close()
  }
}

const [REPORT] = REPORTS
const path = REPORT?.path ?? ''

async function stored() {
  const { data } = await listReports(store.db, { limit: null })
  const found = data.find(({ source_url }) => source_url.endsWith(path))
  const report = found ? await reportById(store.db, found.id) : null
  if (!report) throw new Error(`${path} is not stored`)
  return report
}

/** One that stands in the page as it was read. */
const sentenceOf = ({ sections }: Awaited<ReturnType<typeof stored>>) =>
  /[^。>]{6,}。/.exec(sections[0]?.text ?? '')?.[0] ?? ''

test('a crawl where nothing changed transfers at most a twentieth, and keeps what it asked', async () => {
  const { site, sent } = await startSite()
  const first = await go(site)
  const whole = sent.bytes
  sent.bytes = 0
  const second = await go(site)
  expect(first.portals[0]).toMatchObject({ new: REPORTS.length, failed: 0 })
  expect(second.portals[0]).toMatchObject({ unchanged: REPORTS.length, new: 0, changed: 0 })
  expect(sent.bytes / whole).toBeLessThanOrEqual(0.05)
  const { rows } = await sql<{ status: number; request_headers: Record<string, string>; headers: object }>`
    select status::integer as status, request_headers, headers from fetch_log where url = ${site.origin + path} order by id
  `.execute(store.db)
  expect(rows).toMatchObject([
    { status: 200, request_headers: { 'user-agent': expect.stringContaining('nianbao'), host: site.host } },
    {
      status: 304,
      request_headers: { 'if-none-match': expect.any(String) },
      headers: { etag: expect.any(String) },
    },
  ])
})

test('what stood still for long is not asked for, until its list says something new of it', async () => {
  const { site } = await startSite()
  await go(site)
  await sql`update document set first_seen_at = now() - interval '200 days'`.execute(store.db)
  await sql`update publication set first_seen_at = now() - interval '200 days', last_seen_at = now() - interval '3 days'`.execute(
    store.db,
  )
  await sql`update lead set listed_on = listed_on - 1 where url = ${site.origin + path}`.execute(store.db)
  const before = site.requests.length
  const run = await go(site)
  expect(run.portals[0]).toMatchObject({ unchanged: REPORTS.length, failed: 0 })
  const asked = site.requests.slice(before).filter(({ url }) => REPORTS.some((report) => report.path === url))
  expect(asked.map(({ url }) => url)).toEqual([path])
})

test('a changed page is a new version with each cell and sentence that differs, and a date moved back is told', async () => {
  const { site, serve, bodyOf } = await startSite()
  await go(site)
  const before = await stored()
  const sentence = sentenceOf(before)
  const day = before.published_on ?? ''
  const earlier = day.replace(/\d\d$/, '03')
  expect(sentence).not.toBe('')
  serve(path, bodyOf(path).replace(sentence, `${sentence}另外补充说明一句。`).replaceAll(day, earlier))
  const run = await go(site)
  expect(run.portals[0]).toMatchObject({ changed: 1, new: 0 })
  const after = await stored()
  expect(after.history.map(({ difference }) => difference?.sentences.map(({ kind }) => kind))).toEqual([
    undefined,
    ['added'],
  ])
  expect(after.date_candidates.map(({ source }) => source)).toEqual(
    expect.arrayContaining(['list', 'first_seen']),
  )
  expect(after.events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['content_changed', 'published_date_moved_back']),
  )
})

test('a server that says 304 with the validator of other bytes is not believed', async () => {
  const { site, bodyOf } = await startSite()
  await go(site)
  const sentence = sentenceOf(await stored())
  const body = bodyOf(path).replace(sentence, `${sentence}这是新的一句。`)
  site.set(path, ({ headers }: IncomingMessage): Reply => {
    const etag = '"changed"'
    return headers['if-none-match'] ? { status: 304, headers: { etag } } : { headers: { etag }, body }
  })
  await go(site)
  expect((await stored()).versions).toBe(2)
})

test('a server that always says 304 is asked for the whole page now and then', async () => {
  const { site, bodyOf } = await startSite()
  await go(site)
  const sentence = sentenceOf(await stored())
  const body = bodyOf(path).replace(sentence, `${sentence}这是新的一句。`)
  site.set(
    path,
    ({ headers }: IncomingMessage): Reply => (headers['if-none-match'] ? { status: 304 } : { body }),
  )
  await go(site)
  expect((await stored()).versions, 'believed once').toBe(1)
  await sql`insert into fetch_log (url, status, headers) select ${site.origin + path}, 304, '{}' from generate_series(1, 60)`.execute(
    store.db,
  )
  await go(site)
  expect((await stored()).versions).toBe(2)
})

test('a page that its list still shows and that is gone is withdrawn; the stored copy stays', async () => {
  const { site } = await startSite()
  await go(site)
  const { document_sha256 } = await stored()
  site.set(path, { status: 404 })
  const run = await go(site)
  expect(run.portals[0]).toMatchObject({ failed: 1, failures: { http_404: 1 } })
  expect(await stored()).toMatchObject({ withdrawn_on: expect.any(String), document_sha256 })
  expect(await archive.has(document_sha256)).toBe(true)
})

test('a column that lost most of its reports is a fault, and nothing of it is withdrawn', async () => {
  const { site, serve, bodyOf } = await startSite()
  await go(site)
  const root = bodyOf('/zfxxgk/ndbg/index.html')
  const short = root.replace(/<a[^>]*href="\.\/\d{4}n\/"[^>]*>[^<]*<\/a>/g, '')
  expect(short).not.toBe(root)
  for (const url of ['/zfxxgk/ndbg/', '/zfxxgk/ndbg/index.html']) serve(url, short)
  const run = await go(site, { expect: {} })
  expect(run.portals[0]).toMatchObject({
    outcome: 'faulty',
    reason: expect.stringMatching(/^shrunk: .* of the \d+/),
  })
  expect((await stored()).withdrawn_on).toBeNull()
  expect((await listPortals(store.db))[0]).toMatchObject({ health: 'faulty' })
})

test('a date that only the list moved back is an event, though the page stands as it was', async () => {
  const { site, serve, bodyOf } = await startSite()
  await go(site)
  const list = sitePages(1).find(
    (page) => page.path.endsWith('/index.html') && String(page.body).includes(path.split('/').at(-1) ?? '-'),
  )
  const { date_candidates } = await stored()
  const listed = date_candidates.find(({ source }) => source === 'list')?.date ?? ''
  const before = bodyOf(list?.path ?? '')
  const earlier = listed.replace(/\d\d$/, '02')
  expect(before).toContain(listed)
  const name = path.split('/').at(-1) ?? ''
  const row = before.split('<li').find((part) => part.includes(name)) ?? ''
  const moved = before.replace(row, row.replaceAll(listed, earlier))
  for (const address of [list?.path ?? '', (list?.path ?? '').replace(/index\.html$/, '')])
    serve(address, moved)
  const run = await go(site)
  expect(run.portals[0]).toMatchObject({ changed: 0, new: 0 })
  const after = await stored()
  expect(after.events.map(({ kind }) => kind)).toContain('published_date_moved_back')
  expect(after.date_candidates.filter(({ source }) => source === 'list').map(({ date }) => date)).toEqual(
    expect.arrayContaining([listed, earlier]),
  )
})
