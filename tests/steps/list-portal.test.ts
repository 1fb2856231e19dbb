/** What the lists of a portal come to: one entry a document, whatever the number of addresses it is shown under. */
import { afterEach, expect, it } from 'vitest'
import { createFetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import { listPortal } from '../../src/steps/list-portal.ts'
import { inventedPortal, page, testClock } from '../crawlers/invented-portal.ts'
import { startPortalServer } from '../support/portal-server.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

async function leadsOf(...columns: readonly string[]) {
  const server = await startPortalServer(
    Object.fromEntries(columns.map((body, index) => [`/nb${index}/`, { body: page(`<ul>${body}</ul>`) }])),
  )
  const fetcher = createFetcher({ clock: testClock() })
  open.push(fetcher, server)
  const portal = inventedPortal(server, { columns: columns.map((_, index) => ({ url: `/nb${index}/` })) })
  const { leads } = await listPortal(portal, pageFetcher(fetcher, portal), () => new Date())
  return leads.map(({ lead, title, twins }) => ({
    url: lead.url.replace(server.origin, ''),
    twins: twins.map((url) => url.replace(server.origin, '')),
    verdict: title.verdict,
    reason: title.reason,
  }))
}

const row = (url: string, title = '柏川区水务局2025年政府信息公开工作年度报告') =>
  `<li><a href="${url}">${title}</a><span>2026-01-05</span></li>`

it('folds twins into one entry and keeps all their addresses', async () => {
  const found = await leadsOf(
    row('/a/content/mpost_12.html') + row('/a/t20260105_1.html') + row('/a/t20260105_1_wap.html'),
    row('/a/content/post_12.html') + row('/mobile/a/content/post_12.html'),
  )
  expect(found.map(({ url, twins }) => [url, ...twins.toSorted()])).toEqual([
    ['/a/content/post_12.html', '/a/content/mpost_12.html', '/mobile/a/content/post_12.html'],
    ['/a/t20260105_1.html'],
  ])
})

it('refuses rows that lead elsewhere, but never silently a report', async () => {
  const found = await leadsOf(
    row('http://www.elsewhere.test/a/t20260105_1.html', '关于做好统计工作的意见') +
      row('http://www.elsewhere.test/a/t20260105_2.html') +
      row('/a/t20260105_3.html'),
  )
  expect(found.map(({ verdict }) => verdict)).toEqual(['decoy', 'report', 'report'])
  expect(found[0]?.reason).toContain('www.elsewhere.test')
})
