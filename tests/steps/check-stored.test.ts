/** What was checked when a page was read is not checked again, and says the same. */
import { expect, test } from 'vitest'
import { AGENCIES } from '../../src/demo/agencies.ts'
import { renderReportPage } from '../../src/demo/report-page.ts'
import { siteReports } from '../../src/demo/site.ts'
import { checksOf } from '../../src/steps/check-stored.ts'
import { readDocument } from '../../src/steps/read.ts'

test('findings of a whole reading are those that a second look gives', async () => {
  let complete = 0
  for (const page of siteReports(1).filter(({ agency }) => AGENCIES.indexOf(agency) % 3 === 0)) {
    const report = await readDocument({
      bytes: Buffer.from(renderReportPage(page)),
      url: 'http://x.cn/a.html',
    })
    const whose = { agency_key: `990101:${page.agency.id}`, year: page.year }
    const again = checksOf({ ...report, findings: [] }, whose, null)
    expect(checksOf(report, whose, null)).toEqual(again)
    const doubts = again.filter(({ state }) => state !== 'pass')
    expect(doubts.length).toBeGreaterThan(0)
    expect(doubts.every(({ fingerprint }) => /^[0-9a-f]{16}$/.test(fingerprint ?? ''))).toBe(true)
    if (report.status === 'complete' && report.year === page.year) complete += 1
  }
  expect(complete).toBeGreaterThan(5)
})

test('for another year than the one it states it is checked again', async () => {
  const [page] = siteReports(1)
  if (!page) throw new Error('the sample has no page')
  const report = await readDocument({ bytes: Buffer.from(renderReportPage(page)), url: 'http://x.cn/a.html' })
  const whose = { agency_key: '990101:x', year: page.year + 1 }
  expect(checksOf(report, whose, null)).toEqual(checksOf({ ...report, findings: [] }, whose, null))
})
