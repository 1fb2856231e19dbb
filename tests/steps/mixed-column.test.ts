/** One column that mixes bodies, decoys, twins, another district's page and pages that name nobody, crawled whole. */
import { afterEach, expect, test } from 'vitest'
import { listLeads, waitingLinks } from '../../db/queries/leads.ts'
import { listPortals } from '../../db/queries/portals.ts'
import { listReports, reportById } from '../../db/queries/reports.ts'
import { ERA_2021 } from '../../parsers/formats/era-2021.ts'
import { type CrawlSite, listPage, openCrawlSite } from '../support/crawl-site.ts'
import { describeEachDatabase } from '../support/database.ts'
import { balancedValue, renderFormPage } from '../support/form-page.ts'
import type { Reply } from '../support/portal-server.ts'

let site: CrawlSite | null = null
afterEach(async () => {
  await site?.close()
  site = null
})

const BARE = '政府信息公开工作年度报告'
const titled = (agency: string) => `${agency}2023年${BARE}`
const balanced = balancedValue(ERA_2021)

/** A report; with `source` or `steps` its title is bare and the body stands in a meta or in the breadcrumb only. */
function report(agency: string, where: { source?: string; steps?: string } = {}): Reply {
  const isBare = where.source !== undefined || where.steps !== undefined
  const meta = where.source === undefined ? '' : `<meta name="ContentSource" content="${where.source}">`
  const steps = where.steps === undefined ? '' : `<div class="bread">当前位置：${where.steps}</div>`
  const page = renderFormPage(ERA_2021, balanced, {
    agency,
    title: isBare ? `2023年${BARE}` : titled(agency),
  })
  const own = isBare ? page.replaceAll(agency, '') : page
  return {
    body: own.replace('</head>', `${meta}</head>`).replace(/<body[^>]*>/, (body) => `${body}${steps}`),
  }
}

const at = (index: number, end = '') => `/nb/t20240120_${index}${end}.html`

describeEachDatabase('a mixed column', (open) => {
  test('gives each report to its body, folds twins, refuses what is not ours, and keeps the rest for a person', {
    timeout: 180_000,
  }, async () => {
    const store = await open()
    site = await openCrawlSite(
      store,
      {
        [at(1)]: report('柏川区教育局'),
        [at(2)]: report('柏川区财政局', { source: '柏川区财政局' }),
        [at(3)]: report('柏川区水务局', {
          steps: '首页 &gt; 政府信息公开 &gt; 柏川区水利局 &gt; 政府信息公开年报',
        }),
        [at(4)]: report('柏川区临湖镇人民政府'),
        [at(5)]: report('青石区教育局'),
        [at(6)]: report('柏川区某局', { steps: '首页 &gt; 政府信息公开 &gt; 政府信息公开年报' }),
        [at(7)]: report('柏川区教育局'),
      },
      '  - url: /bm/\n',
    )
    const { server } = site
    const twin = server.origin.replace('http:', 'https:')
    server.set(
      '/nb/',
      listPage([
        [at(1), titled('柏川区教育局')],
        [at(2), `2023年${BARE}`],
        [at(3), `2023年${BARE}`],
        [at(4, '_wap'), titled('柏川区临湖镇人民政府')],
        [at(4), titled('柏川区临湖镇人民政府')],
        [at(5), titled('青石区教育局')],
        [at(6), `2023年${BARE}`],
        ['/nb/t20240120_91.html', '柏川区教育局2023年政府网站工作年度报表'],
        ['/nb/t20240120_92.html', '一图读懂柏川区教育局2023年政府信息公开工作年度报告'],
        ['/nb/t20240120_93.html', '柏川区政府信息公开指南'],
      ]),
    )
    server.set(
      '/bm/',
      listPage([
        [`${twin}${at(1)}`, titled('柏川区教育局')],
        [at(7), titled('柏川区教育局')],
      ]),
    )
    const run = await site.crawl()
    expect(run.portals[0]).toMatchObject({ outcome: 'ok', new: 4, failed: 0, unmatched: 1 })
    const { data } = await listReports(store.db, { limit: null })
    expect(data.map(({ agency_key, year, status }) => `${agency_key} ${year} ${status}`).toSorted()).toEqual(
      ['临湖镇人民政府', '教育局', '水务局', '财政局']
        .map((name) => `990101:${name} 2023 complete`)
        .toSorted(),
    )
    const education = data.find(({ agency_key }) => agency_key.endsWith('教育局'))
    const whole = await reportById(store.db, education?.id ?? 0)
    expect(whole).toMatchObject({
      versions: 1,
      urls: [`${server.origin}${at(1)}`, `${server.origin}${at(7)}`],
    })
    const leads = await listLeads(store.db)
    const stateOf = (url: string) => leads.find((lead) => lead.url === url)
    expect(stateOf(`${twin}${at(1)}`)?.reason).toContain('another address of')
    expect(stateOf(`${server.origin}${at(5)}`)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('青石区'),
    })
    expect(leads.filter(({ url }) => /_9\d\.html$/.test(url)).map(({ state }) => state)).toEqual(
      Array.from({ length: 3 }, () => 'refused'),
    )
    for (const decoy of [91, 92, 93]) expect(server.count(at(decoy))).toBe(0)
    expect(server.count(at(4, '_wap'))).toBe(0)
    const waiting = await waitingLinks(store.db)
    expect(waiting).toMatchObject([
      {
        url: `${server.origin}${at(6)}`,
        state: 'unmatched',
        year: 2023,
        reason: expect.stringContaining('no body'),
      },
    ])
    expect((await listPortals(store.db))[0]).toMatchObject({
      waiting: 1,
      health_reason: expect.stringContaining('whose report is'),
    })
    const states = await site.states(2023)
    expect(states).toMatchObject({ 教育局: 'on_time', 财政局: 'on_time', 水务局: 'on_time' })
    expect(Object.values(states)).not.toContain('missing')
  })
})
