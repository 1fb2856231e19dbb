/** Crawls that are killed with -9, that run side by side, and that stop of their own will: real processes, both databases. */
import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { listReports } from '../../db/queries/reports.ts'
import { listRuns } from '../../db/queries/runs.ts'
import { groundTruth } from '../../src/demo/ground-truth.ts'
import { CRAWLED_YEARS, type CrawlBench, killAfter, openCrawlBench } from '../support/crawl-process.ts'

const truth = groundTruth()
const reports = truth.reports.filter(({ year }) => CRAWLED_YEARS.includes(year))
const KINDS: readonly Store['kind'][] = ['pglite', 'postgres']
const paths = new Set(reports.map(({ path }) => path))

let bench: CrawlBench | null = null
let undisturbed: Promise<{ asked: Map<string, number>; reports: readonly unknown[] }> | null = null

afterEach(async () => {
  await bench?.close()
  bench = null
})

/** Everything a reader sees of the reports, with what the checks say, by body and year; no times and no addresses. */
const outcomeOf = (one: CrawlBench) =>
  one.withStore(async ({ db }) => {
    const { data } = await listReports(db, { limit: null })
    const { rows } = await sql<{ report: number; findings: string }>`
      select report_id as report, md5(string_agg(concat_ws(' ', check_id, key, state, fingerprint), ',' order by check_id, key))
             as findings from research.findings_history group by report_id`.execute(db)
    const said = new Map(rows.map(({ report, findings }) => [report, findings]))
    return data.map(({ id, agency_key, year, status, versions, document_sha256, published_on }) => ({
      ...{ agency_key, year, status, versions, document_sha256, published_on },
      findings: said.get(id),
    }))
  })

/** Requests by path that the store had safely when it is asked. */
const storedRequests = (one: CrawlBench) =>
  one.withStore(async ({ db }) => {
    const { rows } = await sql<{ url: string; n: number }>`
      select url, count(*) as n from fetch_log where document_sha256 is not null group by url`.execute(db)
    return new Map(rows.map(({ url, n }) => [new URL(url).pathname, n]))
  })

async function measureUndisturbed() {
  const one = await openCrawlBench({ kind: 'postgres' })
  try {
    await one.start().ended
    return { asked: one.asked(), reports: await outcomeOf(one) }
  } finally {
    await one.close()
  }
}

const without = (after: Map<string, number>, before: Map<string, number>) =>
  new Map([...after].map(([path, n]) => [path, n - (before.get(path) ?? 0)]))

/** Paths asked for more often than an undisturbed crawl does, counting what was stored and what came since. */
function tooOften(
  allowed: Map<string, number>,
  stored: Map<string, number>,
  since: Map<string, number>,
): string[] {
  return [...since]
    .filter(([path, n]) => n > 0 && (stored.get(path) ?? 0) + n > (allowed.get(path) ?? 0))
    .map(([path]) => path)
}

afterAll(() => {
  undisturbed = null
})

/** Each test starts several processes with a database each; machines are busy. */
const PATIENCE = { timeout: 240_000 }

describe.each(KINDS)('a crawl killed with -9 (%s)', PATIENCE, (kind) => {
  test.each([3, 24])(
    'after %i requests goes on where it stood, and ends as if nothing had happened',
    async (requests) => {
      undisturbed ??= measureUndisturbed()
      const whole = await undisturbed
      bench = await openCrawlBench({ kind })
      await killAfter(bench, requests)
      const [stored, before] = [await storedRequests(bench), bench.asked()]
      const { code, run, err } = await bench.start().ended
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(tooOften(whole.asked, stored, without(bench.asked(), before))).toEqual([])
      expect(await outcomeOf(bench)).toEqual(whole.reports)
      expect(run).toMatchObject({
        outcome: 'ok',
        portals: [{ new: reports.length, changed: 0, unchanged: 0, failed: 0 }],
      })
      const runs = await bench.withStore(({ db }) => listRuns(db))
      expect(runs.data.map(({ outcome }) => outcome)).toEqual(['ok'])
    },
  )

  test('again and again loses nothing and doubles nothing', async () => {
    undisturbed ??= measureUndisturbed()
    const whole = await undisturbed
    bench = await openCrawlBench({ kind })
    for (const requests of [2, 9, 9]) {
      const [stored, before] = [await storedRequests(bench), bench.asked()]
      await killAfter(bench, requests)
      expect(tooOften(whole.asked, stored, without(bench.asked(), before))).toEqual([])
    }
    await bench.start().ended
    expect(await outcomeOf(bench)).toEqual(whole.reports)
  })

  test('too long ago, or finished, is not taken up', async () => {
    bench = await openCrawlBench({ kind })
    await killAfter(bench, 14)
    await bench.withStore(({ db }) =>
      sql`update run set seen_at = now() - interval '25 hours'`
        .execute(db)
        .then(() => sql`update crawl_worker set seen_at = now() - interval '25 hours'`.execute(db)),
    )
    const second = await bench.start().ended
    const before = bench.asked()
    const third = await bench.start().ended
    const runs = await bench.withStore(({ db }) => listRuns(db))
    expect(runs.data.map(({ id, outcome }) => [id, outcome])).toEqual([
      [third.run?.id, 'ok'],
      [second.run?.id, 'ok'],
      [expect.any(Number), 'interrupted'],
    ])
    const list = [...without(bench.asked(), before)].filter(([path]) => !paths.has(path))
    expect(
      list.every(([, n]) => n > 0),
      'lists are read again',
    ).toBe(true)
    expect(third.run?.portals[0]).toMatchObject({ new: 0, unchanged: reports.length })
    const left = await bench.withStore(({ db }) => sql`select 1 from frontier`.execute(db))
    expect(left.rows, 'nothing is left of finished runs').toEqual([])
  })
})

describe.each(KINDS)('two crawls at once (%s)', PATIENCE, (kind) => {
  test('share the work: no report is fetched twice, and both tell the same run', async () => {
    bench = await openCrawlBench({ kind })
    const [one, two] = await Promise.all([bench.start().ended, bench.start().ended])
    expect([one.code, two.code]).toEqual([0, 0])
    expect(one.run).toEqual(two.run)
    expect(one.run?.portals[0]).toMatchObject({ new: reports.length, failed: 0 })
    expect([...bench.asked()].filter(([path, n]) => paths.has(path) && n !== 1)).toEqual([])
  })

  test('where one is killed the other does its part too', async () => {
    bench = await openCrawlBench({ kind })
    const rest = bench.start()
    await killAfter(bench, 25)
    // Who runs the embedded database may be either: a statement that died with it is sent again to its successor.
    const { code, run, err } = await rest.ended
    expect({ code, outcome: run?.outcome }, err).toEqual({ code: 0, outcome: 'ok' })
    expect(run?.portals[0]).toMatchObject({ new: reports.length, failed: 0 })
    expect(await outcomeOf(bench)).toHaveLength(reports.length)
  })
})
