/** Several `work` processes on one Postgres are as polite together as one: hosts of one address share one pace. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { sitePages } from '../../src/demo/site.ts'
import { jsonLines, run, start } from '../support/command.ts'
import { openCrawlBench } from '../support/crawl-process.ts'
import { startPortalServer } from '../support/portal-server.ts'

const RATE = 12
const INTERVAL = 1000 / RATE
/** What a busy machine may hold a request back by, so that the next one seems to come too soon. */
const HELD_BACK = 400

const paced = (text: string) => text.replace(/requests_per_second: \d+/, `requests_per_second: ${RATE}`)

test('two workers with a portal each, on one address, never ask faster than one may', async () => {
  const bench = await openCrawlBench({ kind: 'postgres', portalText: paced })
  const second = await startPortalServer()
  try {
    for (const page of sitePages(1)) {
      const reply = { headers: { 'content-type': page.type }, body: page.body }
      second.set(page.path, reply)
      if (page.path.endsWith('/index.html')) second.set(page.path.replace(/index\.html$/, ''), reply)
    }
    const file = join(mkdtempSync(join(tmpdir(), 'nianbao-portal-')), 'second.yaml')
    writeFileSync(file, paced(demoPortalFile(second.origin)).replace('id: demo-baichuan', 'id: second'))
    const { env } = bench
    const put = ['schedule', '--once', '--portals', bench.file, file, '--years', '2024', '--json']
    expect(jsonLines((await run(put, { env })).out)).toMatchObject([{ put: 2 }])
    const drain = ['work', '--drain', '--concurrency', '1', '--json']
    const ended = await Promise.all([start(drain, { env }).ended, start(drain, { env }).ended])
    expect(ended.map(({ code, err }) => [code, err])).toEqual(Array(2).fill([0, expect.anything()]))
    const done = ended.map(({ out }) => jsonLines(out).map(({ kind }) => kind))
    expect(done, 'each worker has one').toEqual([['done'], ['done']])
    const apart = [bench.server, second].map(({ requests }) => requests.map(({ at }) => at))
    const [first = [], other = []] = apart
    expect(Math.min(first.length, other.length)).toBeGreaterThan(10)
    expect(Math.max(first[0] ?? 0, other[0] ?? 0), 'they ran side by side').toBeLessThan(
      Math.min(first.at(-1) ?? 0, other.at(-1) ?? 0),
    )
    const times = [...first, ...other].toSorted((a, b) => a - b)
    // However the moments are chosen: n requests need n - 1 intervals.
    let soonest = Number.POSITIVE_INFINITY
    for (const [i, from] of times.entries())
      for (const [k, to] of times.slice(i + 1).entries())
        soonest = Math.min(soonest, to - from - (k + 1) * INTERVAL)
    expect(soonest).toBeGreaterThan(-HELD_BACK)
  } finally {
    await second.close()
    await bench.close()
  }
}, 240_000)
