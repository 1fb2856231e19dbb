/** A dry run says what would be fetched, when and at which pace, and stores nothing. */
import { afterEach, expect, test } from 'vitest'
import { createFetcher } from '../../crawlers/fetch.ts'
import { parsePortal } from '../../crawlers/portal.ts'
import { describePlan } from '../../src/cli/plan-text.ts'
import { planCrawl } from '../../src/steps/plan-crawl.ts'
import { type PortalServer, startPortalServer } from '../support/portal-server.ts'

let server: PortalServer | null = null

afterEach(async () => {
  await server?.close()
  server = null
})

const LIST = `<html><body><ul>${[2023, 2022, 2021]
  .map(
    (year) =>
      `<li><a href="/nb/${year}.html">柏川区财政局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-20</span></li>`,
  )
  .join(
    '',
  )}<li><a href="/nb/jd.html">柏川区2023年政府网站工作年度报表</a><span>2024-01-20</span></li></ul></body></html>`

async function scene(politeness: string) {
  server = await startPortalServer({
    '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 2', headers: { 'content-type': 'text/plain' } },
    '/nb/': { body: LIST },
  })
  const portal = parsePortal(
    `id: baichuan
name: 柏川区人民政府
region: "990101"
base_url: ${server.origin}
hosts: ["${server.host}"]
columns: [{ url: /nb/ }]
allow_private_network: true
politeness: ${politeness}
`,
    'baichuan.yaml',
  )
  return { server, portal }
}

/** Ten in the morning in Beijing. */
const TEN = Date.parse('2026-11-24T10:00:00+08:00')

test('at the pace that Crawl-delay sets, one moment a page', async () => {
  const { portal } = await scene('{ requests_per_second: 20, max_bytes: 5000000 }')
  const fetcher = createFetcher({ clock: { now: () => TEN, sleep: async () => undefined, random: () => 0 } })
  const plan = await planCrawl(fetcher, portal, null, () => TEN)
  await fetcher.close()
  expect(plan).toMatchObject({
    waits: null,
    pace: { starts_at: '2026-11-24T02:00:00.000Z', interval_seconds: 2, seconds: 6, max_bytes: 5_000_000 },
    refuse: [{ title: '柏川区2023年政府网站工作年度报表' }],
  })
  expect(plan.fetch.map(({ at }) => at.slice(11, 19))).toEqual(['02:00:00', '02:00:02', '02:00:04'])
  expect(describePlan(plan)).toMatch(
    /3 to fetch, 1 refused\n {2}from 2026-11-24T02:00:00Z, one request every 2 s, .*at most 5000000 bytes a run/,
  )
})

test('not at all in quiet hours, and from when on', async () => {
  const { server, portal } = await scene('{ quiet_hours: "08:00-20:30" }')
  const fetcher = createFetcher()
  const plan = await planCrawl(fetcher, portal, null, () => TEN)
  await fetcher.close()
  expect(server.requests).toEqual([])
  expect(plan).toMatchObject({ fetch: [], pace: { starts_at: '2026-11-24T12:30:00.000Z' } })
  expect(describePlan(plan)).toContain(
    'waits: quiet hours 08:00-20:30 (Beijing), until 2026-11-24T12:30:00.000Z',
  )
})
