/** Moments and spread: Beijing time, the same for every clock, never within quiet hours. */
import { describe, expect, it, test } from 'vitest'
import { parsePortal } from '../../crawlers/portal.ts'
import { quietUntil } from '../../crawlers/restraint.ts'
import { createClock } from '../../src/jobs/clock.ts'
import { crawlJobs, readCrawlJob } from '../../src/jobs/crawl-job.ts'
import { startOf } from '../../src/jobs/start-of.ts'

const portal = (id: string, more = '') =>
  parsePortal(
    `{ id: ${id}, name: 柏川区人民政府, region: "990101", base_url: http://x.test, hosts: [x.test], columns: [{ url: /nb/ }]${more} }`,
    'portal',
  )
const quiet = (hours: string) => `, politeness: { quiet_hours: "${hours}" }`
const patience = { retries: 2, retry_seconds: 1, lease_seconds: 10 }

describe('a clock', () => {
  it('goes by Beijing', () => {
    const clock = createClock('30 1 * * *')
    expect(clock.next(new Date('2026-03-01T17:30:00Z'))).toEqual(new Date('2026-03-02T17:30:00Z'))
    expect(clock.next(new Date('2026-03-01T17:29:59Z'))).toEqual(new Date('2026-03-01T17:30:00Z'))
    expect(clock.last(new Date('2026-03-01T17:30:00Z'))).toEqual(new Date('2026-03-01T17:30:00Z'))
    expect(clock.last(new Date('2026-03-01T17:29:59.999Z'))).toEqual(new Date('2026-02-28T17:30:00Z'))
  })

  test.each([
    ['nightly', /--cron is "nightly", expected a cron expression/],
    ['61 * * * *', /61/],
    ['', /--cron is ""/],
    ['0 0 31 2 *', /never comes/],
  ])('%s is refused', (expression, message) => {
    expect(() => createClock(expression)).toThrow(message)
  })
})

describe('the beginning of a crawl', () => {
  const at = new Date('2026-03-01T17:00:00Z')
  const ids = Array.from({ length: 200 }, (_, i) => `portal-${i}`)

  it('is spread, and always at the same distance', () => {
    const starts = ids.map((id) => startOf(portal(id), at, 10_800).getTime() - at.getTime())
    expect(starts).toEqual(ids.map((id) => startOf(portal(id), at, 10_800).getTime() - at.getTime()))
    expect(Math.min(...starts)).toBeLessThan(600_000)
    expect(Math.max(...starts)).toBeGreaterThan(10_000_000)
    expect(Math.max(...starts)).toBeLessThan(10_800_000)
    expect(startOf(portal('a'), at, 0)).toEqual(at)
  })

  test.each(['00:00-06:00', '22:00-04:00', '01:30-01:29', '02:00-03:00'])('is outside %s', (hours) => {
    for (const id of ids) {
      const start = startOf(portal(id, quiet(hours)), at, 10_800)
      expect(start.getTime()).toBeGreaterThanOrEqual(at.getTime())
      expect(quietUntil(hours, start.getTime())).toBe(null)
    }
  })
})

describe('a job', () => {
  it('has the same id for the same portal and moment only', () => {
    const asked = { at: new Date(0), cron: '* * * * *', years: [2023], spread_seconds: 0, patience }
    const [a, b] = crawlJobs([portal('a'), portal('b')], asked)
    expect(a?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(crawlJobs([portal('a')], asked)[0]?.id).toBe(a?.id)
    expect(b?.id).not.toBe(a?.id)
    expect(crawlJobs([portal('a')], { ...asked, at: new Date(1) })[0]?.id).not.toBe(a?.id)
    expect(crawlJobs([portal('a')], { ...asked, cron: null })[0]?.id).toBe(null)
  })

  it('carries the whole portal file', () => {
    const full = portal('a', quiet('08:00-20:00'))
    const [job] = crawlJobs([full], { at: new Date(0), cron: null, years: null, spread_seconds: 0, patience })
    const data = JSON.parse(JSON.stringify(job?.data))
    expect(readCrawlJob(data)).toEqual({ portal: full, years: null })
    expect(() => readCrawlJob({ ...data, portal: { ...data.portal, colour: 1 } })).toThrow(
      /job of a:1: colour/,
    )
  })
})
