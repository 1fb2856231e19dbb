/**
 * One crawl, as a real process, over a healthy portal and every fault a server can have: the healthy one is complete, each
 * fault is named, what stands beside a fault is stored, and memory stays small.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Store } from '../../db/connect.ts'
import { listLeads } from '../../db/queries/leads.ts'
import { listPortals } from '../../db/queries/portals.ts'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { sitePages, siteReports } from '../../src/demo/site.ts'
import type { RunAnswer } from '../../src/domain/answer.ts'
import { freshHome, freshPostgres } from '../support/database.ts'
import { FAULTY_SITES, type RunningSite, startFaultySite } from '../support/faulty-sites.ts'
import { type PortalServer, startPortalServer } from '../support/portal-server.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const HEALTHY_YEARS = [2021, 2022, 2023, 2024]
const MEMORY = 300 * 2 ** 20

let healthy: PortalServer
let mirror: PortalServer
let sites: readonly RunningSite[] = []
let store: Store
let outcome: { code: number | null; run: RunAnswer; err: string; peak: number }
/** Bodies that would fill the memory. */
const GIANTS = new Set(['endless-body', 'gzip-bomb', 'page-of-200-mb'])

beforeAll(async () => {
  mirror = await startPortalServer()
  healthy = await startPortalServer()
  for (const page of sitePages(1)) {
    const reply = { headers: { 'content-type': page.type }, body: page.body }
    healthy.set(page.path, reply)
    if (page.path.endsWith('/index.html')) healthy.set(page.path.replace(/index\.html$/, ''), reply)
  }
  sites = await Promise.all(FAULTY_SITES.map((site) => startFaultySite(site, mirror.origin)))
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-faults-'))
  writeFileSync(join(folder, 'healthy.yaml'), demoPortalFile(healthy.origin))
  for (const { site, text } of sites) writeFileSync(join(folder, `${site.id}.yaml`), text)
  const databaseUrl = await freshPostgres()
  const home = freshHome()
  outcome = await crawlAll(folder, { DATABASE_URL: databaseUrl, NIANBAO_HOME: home })
  store = await openDatabase({ databaseUrl, home })
}, 240_000)

afterAll(async () => {
  await store?.close()
  for (const server of [healthy, mirror, ...sites.map((one) => one.server)]) await server.close()
})

async function crawlAll(folder: string, env: Record<string, string>): Promise<typeof outcome> {
  const args = [MAIN, 'crawl', '--portals', folder, '--years', '2021-2024', '--json']
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env, LOG_LEVEL: 'warn' } })
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0))
  }, 100)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(watch)
  const text = Buffer.concat(err).toString('utf8')
  return { code, run: JSON.parse(Buffer.concat(out).toString('utf8')), err: text, peak }
}

/** Bytes of memory the process has held at most. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024
  } catch {
    return 0
  }
}

const savedOf = async (portal_id: string) =>
  (await listLeads(store.db, { portal_id, states: ['saved'] })).length

describe('a crawl over a healthy portal and every kind of faulty one', () => {
  test('keeps the healthy one complete', async () => {
    const expected = siteReports(1).filter(({ year }) => HEALTHY_YEARS.includes(year)).length
    const portal = outcome.run.portals.find(({ portal_id }) => portal_id === 'demo-baichuan')
    expect(portal).toMatchObject({ outcome: 'ok', new: expected, failed: 0 })
    expect(outcome.code, outcome.err).toBe(1)
  })

  test('stays within its memory beside bodies that have no end', { timeout: 240_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-giants-'))
    writeFileSync(join(folder, 'healthy.yaml'), demoPortalFile(healthy.origin))
    for (const { site, text } of sites)
      if (GIANTS.has(site.id)) writeFileSync(join(folder, `${site.id}.yaml`), text)
    const env = { DATABASE_URL: await freshPostgres(), NIANBAO_HOME: freshHome() }
    const { peak, run } = await crawlAll(folder, env)
    expect(run.totals).toMatchObject({ failed: 3, failures: { too_large: 3 } })
    expect(peak).toBeGreaterThan(30 * 2 ** 20)
    expect(peak).toBeLessThan(MEMORY)
  })

  test('asks no server that no portal names', () => {
    expect(mirror.requests).toEqual([])
  })

  test.each(FAULTY_SITES)(
    '$id: says what happened and keeps the rest',
    async ({ id, saved, says, check }) => {
      const portal = outcome.run.portals.find(({ portal_id }) => portal_id === id)
      expect({ saved: await savedOf(id), failures: portal?.failures, reason: portal?.reason }).toEqual({
        saved,
        failures: says.failure === undefined ? {} : { [says.failure]: 1 },
        reason: says.reason === undefined ? (portal?.reason ?? null) : expect.stringMatching(says.reason),
      })
      if (says.outcome !== undefined) expect(portal?.outcome).toBe(says.outcome)
      const [health] = await listPortals(store.db, [id])
      expect(health?.health, 'the health shown is that of the run').toBe(
        portal?.outcome === 'ok' ? health?.health : portal?.outcome,
      )
      const server = sites.find(({ site }) => site.id === id)?.server
      if (check && server) expect(check(server)).toBeNull()
    },
  )
})
