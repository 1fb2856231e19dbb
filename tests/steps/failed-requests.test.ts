/** What a crawl keeps of requests that failed: status, why, and the headers of both sides; never a body. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase, type Store } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { ERA_2021 } from '../../parsers/formats/era-2021.ts'
import { type CrawlSite, listPage, openCrawlSite } from '../support/crawl-site.ts'
import { freshPostgres } from '../support/database.ts'
import { balancedValue, renderFormPage } from '../support/form-page.ts'
import type { Answering } from '../support/portal-server.ts'

let store: Store
let site: CrawlSite | null = null
beforeAll(async () => {
  store = await openDatabase({ databaseUrl: await freshPostgres(), home: inject('databaseFolder') })
  await migrateToLatest(store)
}, 120_000)
afterAll(() => store.close())
afterEach(async () => {
  await site?.close()
  site = null
  await sql`truncate report, portal, agency, run, document, event restart identity cascade`.execute(store.db)
})

const TITLE = '柏川区教育局2023年政府信息公开工作年度报告'
const LIST = listPage([['/nb/t20240120_1.html', TITLE]])
const REPORT = {
  body: renderFormPage(ERA_2021, balancedValue(ERA_2021), { agency: '柏川区教育局', title: TITLE }),
}
const MARK = { 'x-odd': 'kept' }

/** Without the page that a list may have after its first. */
async function failures() {
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select url, status::integer as status, headers, request_headers, error, document_sha256
      from fetch_log where error is not null and url not like '%index_1%' order by id`.execute(store.db)
  return rows
}

test.each<readonly [string, Readonly<Record<string, Answering>>, object]>([
  [
    'a report',
    { '/nb/': LIST, '/nb/t20240120_1.html': { status: 404, headers: MARK } },
    { status: 404, headers: MARK },
  ],
  [
    'a challenge',
    { '/nb/': LIST, '/nb/t20240120_1.html': { status: 521, headers: MARK } },
    { status: 521, headers: MARK },
  ],
  [
    'a soft 404',
    {
      '/nb/': LIST,
      '/nb/t20240120_1.html': { body: '<html><body>您访问的页面不存在</body></html>', headers: MARK },
    },
    { status: 200, headers: MARK },
  ],
  [
    'a cut body',
    { '/nb/': LIST, '/nb/t20240120_1.html': { ...REPORT, gzip: 'truncated', headers: MARK } },
    { status: 200, headers: MARK },
  ],
  ['a list', { '/nb/': { status: 503, headers: MARK } }, { status: 503, headers: MARK }],
  ['no answer', { '/nb/': { reset: 'before' } }, { status: null, headers: {} }],
  [
    'a file',
    {
      '/nb/': LIST,
      '/nb/t20240120_1.html': {
        body: REPORT.body.replace('</body>', '<p>附件：<a href="/files/a.pdf">a.pdf</a></p></body>'),
      },
      '/files/a.pdf': { status: 403, headers: MARK },
    },
    { status: 403, headers: MARK },
  ],
])('%s', { timeout: 60_000 }, async (_name, answers, said) => {
  site = await openCrawlSite(store, answers)
  await site.crawl()
  const kept = await failures()
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({
    ...said,
    request_headers: { 'user-agent': expect.stringContaining('nianbao'), host: site.server.host },
    document_sha256: null,
  })
})

test('a report that its list has lost and that is gone keeps the answer that said so', {
  timeout: 60_000,
}, async () => {
  const second = ['/nb/t20240120_2.html', TITLE.replace('教育局', '财政局')] as const
  site = await openCrawlSite(store, {
    '/nb/': listPage([['/nb/t20240120_1.html', TITLE], second]),
    '/nb/t20240120_1.html': REPORT,
    [second[0]]: { body: REPORT.body.replaceAll('教育局', '财政局') },
  })
  await site.crawl()
  site.server.set('/nb/', LIST)
  site.server.set(second[0], { status: 410, headers: MARK })
  await site.crawl()
  expect(await failures()).toMatchObject([
    { url: site.server.origin + second[0], status: 410, headers: MARK },
  ])
})

test('what we keep back ourselves is no request', { timeout: 60_000 }, async () => {
  site = await openCrawlSite(store, {
    '/robots.txt': { body: 'User-agent: *\nDisallow: /nb/\n' },
    '/nb/': LIST,
  })
  expect((await site.crawl()).portals[0]).toMatchObject({ outcome: 'blocked' })
  expect(await failures()).toEqual([])
})
