/** Whose report it is, from a list of the Guangdong platform that mixes bodies, districts and addresses. */
import { afterEach, expect, test } from 'vitest'
import { listLeads, waitingLinks } from '../../db/queries/leads.ts'
import { upsertPortal } from '../../db/queries/portals.ts'
import { listReports, reportById } from '../../db/queries/reports.ts'
import { ERA_2021 } from '../../parsers/formats/era-2021.ts'
import { decideLink } from '../../src/steps/decide-link.ts'
import { learnBody } from '../../src/steps/learn-agency.ts'
import { openCrawlSite } from '../support/crawl-site.ts'
import { describeEachDatabase } from '../support/database.ts'
import { balancedValue, renderFormPage } from '../support/form-page.ts'
import type { Answering } from '../support/portal-server.ts'
import { detailPage, gkmlptSite, type Post, postPath } from '../support/portals/gkmlpt.ts'

const open: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

const titleOf = (agency: string) => `${agency}2023年政府信息公开工作年度报告`
const articleOf = (agency: string) =>
  renderFormPage(ERA_2021, balancedValue(ERA_2021), { agency, title: titleOf(agency) }).replace(
    /^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g,
    '',
  )

/** Posts of the node 721, in the column /nb/, each with its article. */
function siteOf(entries: readonly (readonly [post: Post, page: string])[]): Record<string, Answering> {
  const site = gkmlptSite({ 721: entries.map(([post]) => post) })
  const index = site['/gkmlpt/index'] ?? {}
  const pages = entries.map(([post, body]): [string, Answering] => [post.url ?? postPath(post), { body }])
  return { ...site, '/nb/': index, ...Object.fromEntries(pages) }
}

async function crawled(store: Parameters<typeof openCrawlSite>[0], entries: Parameters<typeof siteOf>[0]) {
  const site = await openCrawlSite(store, siteOf(entries))
  open.push(site)
  const run = await site.crawl()
  const { data } = await listReports(store.db, { limit: null })
  const reports = await Promise.all(data.map(({ id }) => reportById(store.db, id)))
  const leads = await listLeads(store.db, {
    portal_id: 'baichuan',
    states: ['unmatched', 'held', 'refused', 'failed'],
  })
  return {
    run,
    reports: reports.flatMap((report) => (report === null ? [] : [report])),
    open: leads.map(({ title, state, reason }) => ({ title, state, reason })),
    states: () => site.states(2023),
    origin: site.server.origin,
  }
}

describeEachDatabase('a mixed list', (openStore) => {
  test('names its bodies by title, and by the publisher in the data where the title is bare', async () => {
    const bare = '2023年政府信息公开工作年度报告'
    const { run, reports } = await crawled(await openStore(), [
      [
        { id: 1_001, title: titleOf('柏川区财政局') },
        detailPage(titleOf('柏川区财政局'), articleOf('柏川区财政局')),
      ],
      [{ id: 1_002, title: bare }, detailPage(bare, articleOf('本局').replaceAll('本局', ''))],
    ])
    expect(run).toMatchObject({ outcome: 'ok', portals: [{ new: 2, unmatched: 0, failed: 0 }] })
    expect(reports.map(({ agency_key }) => agency_key).toSorted()).toEqual(['990101:教育局', '990101:财政局'])
  }, 180_000)

  test('refuses a report of another district, and leaves one of a body that nobody knows to a person, each with the reason', async () => {
    const strangers = ['临山区水务局', '柏川区气象局']
    const {
      run,
      reports,
      open: waiting,
    } = await crawled(
      await openStore(),
      strangers.map((agency, index) => [
        { id: 2_001 + index, title: titleOf(agency) },
        detailPage(titleOf(agency), articleOf(agency)).replace(
          '"publisher":"柏川区教育局"',
          `"publisher":"${agency}"`,
        ),
      ]),
    )
    expect(run).toMatchObject({ portals: [{ new: 0, unmatched: 1 }] })
    expect(reports).toEqual([])
    expect(waiting).toEqual(
      expect.arrayContaining([
        { title: titleOf('临山区水务局'), state: 'refused', reason: expect.stringContaining('临山区') },
        {
          title: titleOf('柏川区气象局'),
          state: 'unmatched',
          reason: expect.stringContaining('柏川区气象局'),
        },
      ]),
    )
  })

  test('holds a township that an earlier district names, since it may be ours: nobody is called missing for it', async () => {
    const names = ['青石区临湖镇人民政府', '柏川区财政局']
    const { open: waiting, states } = await crawled(
      await openStore(),
      names.map((agency, index) => [
        { id: 5_001 + index, title: titleOf(agency) },
        detailPage(titleOf(agency), articleOf(agency)).replace(
          '"publisher":"柏川区教育局"',
          `"publisher":"${agency}"`,
        ),
      ]),
    )
    expect(waiting).toEqual([
      {
        title: titleOf('青石区临湖镇人民政府'),
        state: 'held',
        reason: expect.stringContaining('a township of that name is known here'),
      },
    ])
    const { 临湖镇人民政府: township, 水务局: bureau } = await states()
    expect([township, bureau]).toEqual(['held', 'missing'])
  })

  test('founds no body on a township of another district', async () => {
    const { db } = await openStore()
    await upsertPortal(db, {
      id: 'baichuan',
      name: '柏川区人民政府',
      region_code: '990101',
      family: 'auto',
      base_url: 'http://www.baichuan.example',
      columns: [],
    })
    const portal = { name: '柏川区人民政府', region: '990101' }
    expect(await learnBody(db, portal, '青石区临湖镇人民政府')).toBeNull()
    expect(await learnBody(db, portal, '临湖镇人民政府')).toMatchObject({ key: '990101:临湖镇人民政府' })
  })

  test('folds a report under two addresses into one with both', async () => {
    const title = titleOf('柏川区财政局')
    const page = detailPage(title, articleOf('柏川区财政局')).replace('柏川区教育局', '柏川区财政局')
    const { reports, origin } = await crawled(await openStore(), [
      [{ id: 3_001, title }, page],
      [{ id: 3_001, title, url: '/zwgk/nb/content/post_3001.html' }, page],
    ])
    expect(reports).toHaveLength(1)
    expect(reports[0]?.urls.toSorted()).toEqual([
      `${origin}${postPath({ id: 3_001, title })}`,
      `${origin}/zwgk/nb/content/post_3001.html`,
    ])
  })

  test('says to which host a report leads that the portal does not name', async () => {
    const title = titleOf('柏川区财政局')
    const { open: waiting } = await crawled(await openStore(), [
      [{ id: 4_001, title, url: 'http://www.linhu.test/gkmlpt/content/0/4/post_4001.html' }, ''],
    ])
    expect(waiting).toMatchObject([
      { title, state: 'failed', reason: expect.stringContaining('www.linhu.test') },
    ])
  })

  test('whose bodies a person settles: kept, and gone by at every later crawl', async () => {
    const store = await openStore()
    const { db } = store
    const doubted: Post = { id: 1_001, title: titleOf('柏川区财政局') }
    const foreign: Post = { id: 1_002, title: titleOf('柏川区水务局') }
    const site = await openCrawlSite(
      store,
      siteOf([
        [doubted, detailPage(titleOf('柏川区教育局'), articleOf('柏川区教育局'))],
        [foreign, detailPage(titleOf('柏川区临湖镇人民政府'), articleOf('柏川区临湖镇人民政府'))],
        [
          { id: 1_003, title: titleOf('柏川区教育局') },
          detailPage(titleOf('柏川区教育局'), articleOf('柏川区教育局')),
        ],
      ]),
    )
    open.push(site)
    await site.crawl()
    const waiting = await waitingLinks(db)
    expect(waiting.map(({ state }) => state)).toEqual(['held', 'held'])
    const address = (post: Post) => waiting.find(({ title }) => title === post.title)?.url ?? ''
    const author = '王审核'
    const report = { verdict: 'report', agency_key: '990101:财政局', year: 2022, author } as const
    await expect(decideLink(db, `${site.server.origin}/x.html`, report, null)).rejects.toThrow(
      /no portal lists/,
    )
    await expect(
      decideLink(db, address(doubted), { ...report, agency_key: '990101:无此局' }, null),
    ).rejects.toThrow(/no body has the key/)
    await decideLink(db, address(doubted), report, '正文误写')
    await decideLink(db, address(foreign), { verdict: 'refused', author, note: null }, null)
    for (const _ of ['once', 'again']) {
      await site.crawl()
      expect(await waitingLinks(db)).toEqual([])
      const { data } = await listReports(db, { limit: null })
      expect(data.map(({ agency_key, year }) => [agency_key, year]).toSorted()).toEqual([
        ['990101:教育局', 2023],
        ['990101:财政局', 2022],
      ])
    }
    const [refused] = await listLeads(db, { portal_id: 'baichuan', states: ['refused'] })
    expect(refused?.reason).toContain(author)
    await expect(decideLink(db, address(doubted), report, null)).rejects.toThrow(/nothing waits/)
  })
})
