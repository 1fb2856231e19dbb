/** Clock and workers as processes: killed, stopped, side by side; the crawl ends as an undisturbed one. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listJobs } from '../../db/queries/jobs.ts'
import { listReports } from '../../db/queries/reports.ts'
import { groundTruth } from '../../src/demo/ground-truth.ts'
import { jsonLines, newHome, run, start } from '../support/command.ts'
import { CRAWLED_YEARS, type CrawlBench, openCrawlBench, YEARS } from '../support/crawl-process.ts'

const WANTED = groundTruth()
  .reports.filter(({ year }) => CRAWLED_YEARS.includes(year))
  .map(({ agency_key, year }) => `${agency_key} ${year}`)
  .toSorted()

const reportsOf = ({ withStore }: CrawlBench) =>
  withStore(async ({ db }) => {
    const { data } = await listReports(db, { limit: null })
    return data.map(({ agency_key, year }) => `${agency_key} ${year}`).toSorted()
  })

test('a worker killed at work: another one takes its crawl up where it stood', async () => {
  const bench = await openCrawlBench({ kind: 'postgres' })
  const { server, env, file, close } = bench
  try {
    const put = [
      'schedule',
      '--once',
      '--portals',
      file,
      '--years',
      YEARS,
      '--lease',
      '10',
      '--retry-delay',
      '0',
      '--json',
    ]
    expect(jsonLines((await run(put, { env })).out)).toMatchObject([{ put: 1, standing: 0 }])
    const first = start(['work', '--json'], { env })
    while (server.requests.length < 40 && first.child.exitCode === null) await sleep(5)
    first.child.kill('SIGKILL')
    await first.ended
    const before = new Set(server.requests.map(({ url }) => url))
    const asked = server.requests.length
    expect(await bench.withStore(({ db }) => listJobs(db))).toMatchObject([{ state: 'active' }])
    const workers = [start(['work', '--json'], { env }), start(['work', '--json'], { env })]
    await bench.withStore(async ({ db }) => {
      while ((await listJobs(db)).length > 0) await sleep(100)
    })
    for (const { child } of workers) child.kill('SIGTERM')
    const ended = await Promise.all(workers.map((worker) => worker.ended))
    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    expect(jsonLines(ended.map(({ out }) => out).join(''))).toMatchObject([
      { kind: 'done', run: { outcome: 'ok', failed: 0 } },
    ])
    expect(await reportsOf(bench)).toEqual(WANTED)
    // What the first one had is not asked for again, but for what was under way and the rules of the host.
    const twice = server.requests.slice(asked).filter(({ url }) => before.has(url) && url !== '/robots.txt')
    expect(twice.length).toBeLessThan(10)
  } finally {
    await close()
  }
}, 240_000)

test('beside a server on the embedded database, by its socket', async () => {
  const bench = await openCrawlBench({ kind: 'pglite' })
  const { env, file, close } = bench
  const server = start(['serve'], { env: { ...env, PORT: '0' } })
  try {
    const [line] = await new Promise<string[]>((resolve) =>
      server.child.stdout?.once('data', (part: Buffer) => resolve([part.toString('utf8')])),
    )
    const base = /http:\S+/.exec(line ?? '')?.[0] ?? ''
    expect(await run(['schedule', '--once', '--portals', file, '--years', YEARS], { env })).toMatchObject({
      code: 0,
    })
    const jobs = async () => (await (await fetch(`${base}metrics`)).text()).match(/nianbao_jobs\{.*/g)
    expect(await jobs()).toContain('nianbao_jobs{state="waiting"} 1')
    const worked = await run(['work', '--drain'], { env })
    expect(worked.err).toBe('')
    expect(worked).toMatchObject({ code: 0, out: expect.stringMatching(/: ok: \d+ new, 0 changed/) })
    expect(await jobs()).toContain('nianbao_jobs{state="waiting"} 0')
    expect(await reportsOf(bench)).toEqual(WANTED)
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
    await close()
  }
}, 240_000)

test('a clock says what it does and stops when it is told', async () => {
  const { env, file, close } = await openCrawlBench({ kind: 'postgres' })
  try {
    cpSync(file, join(env.NIANBAO_HOME ?? '', 'portals', 'demo.yaml'))
    const often = ['schedule', '--spread', '0', '--cron', '* * * * * *']
    const listed = await run([...often, '--list', '--json'], { env })
    expect(jsonLines(listed.out)).toMatchObject([
      { next: [/^/, /^/, /^/].map(() => expect.any(String)), jobs: [] },
    ])
    const clock = start(often, { env })
    await new Promise((resolve) => clock.child.stdout?.once('data', resolve))
    clock.child.kill('SIGTERM')
    const { code, out } = await clock.ended
    expect(code).toBe(0)
    expect(out).toMatch(/^\S+Z: 1 crawls put in; next at \S+Z\n/)
    const known = await run(['portal', 'list', '--json'], { env })
    expect(jsonLines(known.out)).toMatchObject([{ jobs: [{ state: 'waiting' }] }])
  } finally {
    await close()
  }
}, 240_000)

const GONE = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }
test.each<[string, string[], Record<string, string>, number, RegExp]>([
  ['no number of crawls', ['work', '--concurrency', '0'], {}, 2, /--concurrency is "0".*1 to 64/],
  ['two ways to work', ['work', '--once', '--drain'], {}, 2, /exclude each other/],
  ['an odd cron', ['schedule', '--cron', 'nightly'], {}, 2, /--cron is "nightly"/],
  ['a short lease', ['schedule', '--lease', '3'], {}, 2, /--lease is "3".*from 10/],
  ['no portals', ['schedule'], {}, 2, /there are no portal files/],
  ['no database to work on', ['work', '--drain'], GONE, 3, /cannot use the database/],
  ['no database to fill', ['schedule', '--once', '--only', 'zibo-linzi'], GONE, 3, /cannot use the database/],
])(
  '%s',
  async (_name, args, env, code, says) => {
    const ran = await run(args, { env: { NIANBAO_HOME: newHome(), ...env } })
    expect(ran.err).toMatch(says)
    expect(ran.code).toBe(code)
  },
  120_000,
)
