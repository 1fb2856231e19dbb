/** The whole path over a portal whose list only a script draws: real command, real Chromium, real database. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readListLinks } from '../../crawlers/list-links.ts'
import { COLUMN_PATH, sitePages } from '../../src/demo/site.ts'
import type { RunAnswer } from '../../src/domain/answer.ts'
import { jsonLines, newHome, run } from '../support/command.ts'
import { embeddedHome } from '../support/database.ts'
import { type PortalServer, startPortalServer } from '../support/portal-server.ts'
import { CHANNEL, gongkaiSite } from '../support/portals/gongkai.ts'

const ROOT = join(import.meta.dirname, '..', '..')
let server: PortalServer
let file: string

/** The reports of the sample district for one year, behind a drawn list. */
beforeAll(async () => {
  const pages = sitePages(1)
  server = await startPortalServer()
  const rows = pages
    .filter(({ path }) => path.startsWith(COLUMN_PATH) && /index[_\d]*\.html$/.test(path))
    .flatMap(
      ({ path, body }) =>
        readListLinks(String(body), `${server.origin}${path}`, `${server.origin}${path}`).items,
    )
    .filter(({ title }) => /2023年/.test(title))
    .slice(0, 4)
    .map(({ url, title, listed_on }, at) => ({
      from: new URL(url).pathname,
      path: `${CHANNEL}doc_${String(at).padStart(24, '0')}.html`,
      title,
      date: listed_on ?? '2024-01-20',
    }))
  for (const { from, path } of rows) {
    const page = pages.find((one) => one.path === from)
    server.set(path, { headers: { 'content-type': page?.type ?? 'text/html' }, body: page?.body ?? '' })
  }
  for (const [path, answer] of Object.entries(gongkaiSite(rows, { size: 3 }))) server.set(path, answer)
  file = join(mkdtempSync(join(tmpdir(), 'nianbao-drawn-')), 'portal.yaml')
  writeFileSync(file, portalFile(server, 'gongkai'))
})
afterAll(() => server.close())

const portalFile = ({ origin, host }: PortalServer, family: string) => `id: drawn-baichuan
name: 柏川区人民政府
region: "990101"
base_url: ${origin}
family: ${family}
hosts: ["${host}"]
columns:
  - url: ${CHANNEL}
politeness: { requests_per_second: 50, concurrency: 2 }
allow_private_network: true
`

describe('a crawl of a drawn list', () => {
  test('stores its reports, shows the share of the browser, and settles once that the host needs it', {
    timeout: 240_000,
  }, async () => {
    const env = { NIANBAO_HOME: await embeddedHome(), NIANBAO_CONTACT: 'crawler@example.org' }
    const crawlOnce = async () => {
      const before = server.count(CHANNEL)
      const ran = await run(['crawl', '--portals', file, '--json'], { env })
      const [answer] = jsonLines<RunAnswer>(ran.out)
      return { ran, portal: answer?.portals[0], opened: server.count(CHANNEL) - before }
    }
    const first = await crawlOnce()
    expect(first.ran, first.ran.err).toMatchObject({ code: 0 })
    expect(first.portal).toMatchObject({ outcome: 'ok', failed: 0 })
    expect(first.portal?.new).toBeGreaterThanOrEqual(3)
    expect(first.portal?.browser_pages).toBeGreaterThanOrEqual(2)
    expect(first.portal?.browser_seconds).toBeGreaterThan(0)
    expect(first.portal?.browser_seconds).toBeLessThanOrEqual(first.portal?.seconds ?? 0)
    // Looked at as it is served, drawn, and drawn again to see whether it changed meanwhile.
    expect(first.opened).toBe(3)
    const second = await crawlOnce()
    expect(second.portal).toMatchObject({ outcome: 'ok', new: 0, unchanged: first.portal?.new })
    expect(second.opened).toBe(2)
    const drawn = server.requests.filter(({ url }) => url.startsWith('/gongkai/'))
    expect(new Set(drawn.map(({ headers }) => headers['user-agent']?.includes('nianbao/')))).toEqual(
      new Set([true]),
    )
    expect(drawn.every(({ headers }) => headers['user-agent']?.includes('crawler@example.org'))).toBe(true)
    expect(drawn.map(({ url }) => url).filter((url) => /\.(?:png|css|woff2)$/.test(url))).toEqual([])
  })

  test('leaves no browser behind when it is killed', { timeout: 120_000 }, async () => {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'src/cli/main.ts'), 'crawl', '--portals', file, '--dry-run'],
      { env: { ...process.env, NIANBAO_HOME: newHome(), DATABASE_URL: '' }, stdio: 'ignore' },
    )
    const before = server.count('/gongkai/api/document/list')
    while (server.count('/gongkai/api/document/list') === before && child.exitCode === null) await sleep(10)
    const started = descendants(child.pid ?? 0)
    expect(started.length).toBeGreaterThan(0)
    child.kill('SIGKILL')
    for (let waited = 0; started.some(isAlive) && waited < 5_000; waited += 50) await sleep(50)
    expect(started.filter(isAlive)).toEqual([])
  })

  test('without a browser says what is needed', { timeout: 120_000 }, async () => {
    const env = { NIANBAO_HOME: newHome(), NIANBAO_BROWSER: 'off' }
    const ran = await run(['crawl', '--portals', file, '--dry-run'], { env })
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('browser_needed')
    const wrong = await run(['crawl', '--portals', file, '--dry-run'], {
      env: { ...env, NIANBAO_BROWSER: '/no/such' },
    })
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('NIANBAO_BROWSER is "/no/such", expected embedded, playwright, system, off')
  })
})

test('the command loads no browser before a page needs one', () => {
  const script = `
    await import(${JSON.stringify(join(ROOT, 'src/cli/commands/crawl.ts'))})
    const { createRequire } = await import('node:module')
    const loaded = Object.keys(createRequire(${JSON.stringify(join(ROOT, 'x.js'))}).cache)
    console.log(loaded.filter((name) => /playwright|sparticuz/.test(name)).length)`
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(out.trim()).toBe('0')
})

function descendants(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const of = (parent: number): number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...of(child)])
  return of(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
