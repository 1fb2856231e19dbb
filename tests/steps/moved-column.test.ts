/** A column that used to list reports and is gone: sought, proposed, read where it is proven, and never "no reports". */
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { listPortals } from '../../db/queries/portals.ts'
import { listReports } from '../../db/queries/reports.ts'
import { ERA_2021 } from '../../parsers/formats/era-2021.ts'
import { articleHtml, type CrawlSite, listPage, openCrawlSite } from '../support/crawl-site.ts'
import { describeEachDatabase } from '../support/database.ts'
import { balancedValue, renderFormPage } from '../support/form-page.ts'
import type { Reply } from '../support/portal-server.ts'

let site: CrawlSite | null = null
afterEach(async () => {
  await site?.close()
  site = null
})

const titleOf = (agency: string) => `${agency}2023年政府信息公开工作年度报告`
const balanced = balancedValue(ERA_2021)
const BODIES = ['柏川区教育局', '柏川区财政局', '柏川区水务局']
const LATER = '柏川区临湖镇人民政府'

function report(agency: string, crumb = ''): Reply {
  const page = renderFormPage(ERA_2021, balanced, { agency, title: titleOf(agency) })
  return { body: page.replace(/<body[^>]*>/, (body) => `${body}${crumb}`) }
}

const rows = (folder: string, agencies: readonly string[]) =>
  listPage(agencies.map((agency, index) => [`${folder}t20240120_${index}.html`, titleOf(agency)]))
const home = (links: string) => ({ body: articleHtml(`<p>今日要闻若干条</p>${links}`, '柏川区人民政府') })
const NAMED = '<a href="/xxgk/ndbg/">政府信息公开年报</a>'

/** Crawled once while the column stood; then it is gone, and `/xxgk/ndbg/` lists its reports under new addresses. */
async function movedSite(store: Store, moved: readonly string[] = [...BODIES, LATER]) {
  const reports = Object.fromEntries(
    BODIES.map((agency, index) => [`/nb/t20240120_${index}.html`, report(agency)]),
  )
  const opened = await openCrawlSite(store, { '/nb/': rows('/nb/', BODIES), ...reports })
  site = opened
  await opened.crawl()
  const { server } = opened
  server.set('/nb/', { status: 404 })
  server.set('/xxgk/ndbg/', rows('/xxgk/ndbg/', moved))
  for (const [index, agency] of moved.entries())
    server.set(`/xxgk/ndbg/t20240120_${index}.html`, report(agency))
  return opened
}

const saved = async (store: Store) => (await listReports(store.db, { limit: null })).data
const portalOf = async (store: Store) => (await listPortals(store.db))[0]

describeEachDatabase('a column that is gone', (open) => {
  test('is found from the home page, read in place of the old one, proposed, and stays a fault', {
    timeout: 120_000,
  }, async () => {
    const store = await open()
    const { server, crawl, states } = await movedSite(store)
    server.set('/', home(`${NAMED}<a href="/nb/">年度报告</a>`))
    const run = await crawl()
    expect(run.portals[0]).toMatchObject({ outcome: 'faulty', new: 1 })
    expect(run.portals[0]?.reason).toMatch(
      /^moved: .*found again: http:\S+\/xxgk\/ndbg\/ .* lists 3 of the 3 reports/,
    )
    expect((await saved(store)).map(({ agency }) => agency)).toContain(LATER)
    expect((await saved(store)).map(({ withdrawn_on }) => withdrawn_on)).toEqual([null, null, null, null])
    const [proposal] = (await portalOf(store))?.proposals ?? []
    expect(proposal).toMatchObject({
      column_url: `${server.origin}/nb/`,
      proposed_url: `${server.origin}/xxgk/ndbg/`,
      known: 3,
      listed: 3,
      proven: true,
    })
    expect((await states(2023)).人民政府办公室).toBe('unknown')
    // What was proposed is looked at first, and outlives a crawl that finds nothing.
    const asked = server.count('/')
    await crawl()
    expect(server.count('/')).toBe(asked)
    server.set('/xxgk/ndbg/', { status: 500 })
    await crawl()
    expect((await portalOf(store))?.proposals).toHaveLength(1)
    // Once the column lists again nothing is proposed.
    server.set('/nb/', rows('/nb/', BODIES))
    expect((await crawl()).portals[0]).toMatchObject({ outcome: 'ok' })
    expect((await portalOf(store))?.proposals).toEqual([])
  })

  const MAP = '<a href="/wzdt/">网站地图</a>'
  const FORM = '<form action="/search"><input type="text" name="q"></form>'
  test.each<readonly [string, Readonly<Record<string, Reply>>]>([
    [
      'breadcrumb of a report',
      { '/nb/t20240120_0.html': report('柏川区教育局', `当前位置：首页 > ${NAMED}`) },
    ],
    ['site map', { '/': home(MAP), '/wzdt/': home(NAMED) }],
    ['page of 政务公开', { '/': home('<a href="/zwgk/">政务公开</a>'), '/zwgk/': home(NAMED) }],
    ['site search', { '/': home(FORM), '/search': rows('/xxgk/ndbg/', BODIES) }],
    [
      'home page that it redirects to',
      { '/nb/': { status: 302, headers: { location: '/' } }, '/': home(NAMED) },
    ],
  ])('is found by the %s', { timeout: 60_000 }, async (_name, answers) => {
    const store = await open()
    const { server, crawl } = await movedSite(store)
    for (const [path, reply] of Object.entries(answers)) server.set(path, reply)
    expect((await crawl()).portals[0]).toMatchObject({
      outcome: 'faulty',
      new: 1,
      reason: expect.stringContaining('found again'),
    })
  })

  test.each<readonly [string, readonly string[], RegExp]>([
    ['few of its reports', ['柏川区教育局', LATER], /perhaps moved: .* 1 of the 3 .*not used/],
    ['none of them', [LATER], /perhaps moved: .* 0 of the 3 .*not used/],
  ])('is only proposed where the place shows %s', { timeout: 60_000 }, async (_name, moved, said) => {
    const store = await open()
    const { server, crawl, states } = await movedSite(store, moved)
    server.set('/', home(NAMED))
    const run = await crawl()
    expect(run.portals[0]).toMatchObject({ outcome: 'faulty', new: 0, reason: expect.stringMatching(said) })
    expect((await portalOf(store))?.proposals).toMatchObject([{ proven: false }])
    expect((await states(2023)).人民政府办公室).toBe('unknown')
  })

  test('is never taken for a list of bare titles, which may be another body’s', {
    timeout: 60_000,
  }, async () => {
    const store = await open()
    const bare = (folder: string) =>
      listPage([0, 1, 2].map((at) => [`${folder}${at}.html`, `${2021 + at}年政府信息公开工作年度报告`]))
    const page = (agency: string, year: number) => ({
      body: renderFormPage(ERA_2021, balanced, {
        agency,
        year,
        title: `${year}年政府信息公开工作年度报告`,
      }).replace('</head>', `<meta name="ContentSource" content="${agency}"></head>`),
    })
    const answers = Object.fromEntries(
      [0, 1, 2].flatMap((at) => [
        [`/nb/${at}.html`, page('柏川区教育局', 2021 + at)],
        [`/other/${at}.html`, page('柏川区财政局', 2021 + at)],
      ]),
    )
    site = await openCrawlSite(store, { '/nb/': bare('/nb/'), '/other/': bare('/other/'), ...answers })
    const { server, crawl } = site
    await crawl()
    const before = (await saved(store)).length
    expect(before).toBeGreaterThan(0)
    server.set('/nb/', { status: 410 })
    server.set('/', home('<a href="/other/">政府信息公开年报</a>'))
    expect((await crawl()).portals[0]).toMatchObject({ outcome: 'faulty', new: 0 })
    expect(await saved(store)).toHaveLength(before)
  })

  test('or stands and lists nothing is a fault, however few it listed, and other hosts are not asked', {
    timeout: 60_000,
  }, async () => {
    const store = await open()
    const { server, crawl, states } = await movedSite(store)
    server.set(
      '/nb/',
      home('<ul><li><a href="/nb/zhinan.html">政府信息公开指南</a><span>2024-01-02</span></li></ul>'),
    )
    server.set('/', home('<a href="http://127.0.0.1:9/nb/">政府信息公开年报</a>'))
    const run = await crawl()
    expect(run.portals[0]).toMatchObject({
      outcome: 'faulty',
      reason: expect.stringMatching(/^shrunk: .* 0 of the 3 .*looked for on 2 pages and not found/),
    })
    expect((await states(2023)).人民政府办公室).toBe('unknown')
    const { rows: asked } = await sql`select 1 from fetch_log where url like '%:9/%'`.execute(store.db)
    expect(asked).toEqual([])
  })
})
