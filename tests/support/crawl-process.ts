/** Real `crawl` processes against a portal of this process, each with a database they can share. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type Store } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { sitePages } from '../../src/demo/site.ts'
import type { RunAnswer } from '../../src/domain/answer.ts'
import { embeddedHome, freshPostgres } from './database.ts'
import { type PortalServer, startPortalServer } from './portal-server.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')

/** Few, since every test starts several processes. */
export const CRAWLED_YEARS = [2022, 2023, 2024]
export const YEARS = `${CRAWLED_YEARS[0]}-${CRAWLED_YEARS.at(-1)}`

export interface CrawlBench {
  readonly server: PortalServer
  /** Where its processes find database and archive. */
  readonly env: Readonly<Record<string, string>>
  /** The portal file. */
  readonly file: string
  /** Requests so far by path, robots.txt aside. */
  readonly asked: () => Map<string, number>
  readonly start: (...args: readonly string[]) => CrawlProcess
  readonly withStore: <T>(use: (store: Store) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export interface CrawlProcess {
  readonly child: ChildProcess
  readonly ended: Promise<{
    readonly code: number | null
    readonly run: RunAnswer | null
    readonly err: string
  }>
}

export interface BenchOptions {
  readonly kind: Store['kind']
  readonly portalText?: (text: string) => string
}

/** The sample portal, slow enough to be caught at work, and an empty database. */
export async function openCrawlBench({
  kind,
  portalText = (same) => same,
}: BenchOptions): Promise<CrawlBench> {
  const server = await startPortalServer()
  for (const page of sitePages(1)) {
    const reply = { headers: { 'content-type': page.type }, body: page.body, delay_ms: 15 }
    server.set(page.path, reply)
    if (page.path.endsWith('/index.html')) server.set(page.path.replace(/index\.html$/, ''), reply)
  }
  const home = await embeddedHome()
  const databaseUrl = kind === 'postgres' ? await freshPostgres() : null
  const file = join(mkdtempSync(join(tmpdir(), 'nianbao-portal-')), 'portal.yaml')
  writeFileSync(file, portalText(demoPortalFile(server.origin)))
  const env = { NIANBAO_HOME: home, DATABASE_URL: databaseUrl ?? '', LOG_LEVEL: 'warn' }
  const bench: CrawlBench = {
    ...{ server, env, file },
    asked: () => askedOf(server),
    start: (...args) =>
      startCrawl(['crawl', '--portals', file, '--years', YEARS, '--json', ...args], {
        ...process.env,
        ...env,
      }),
    withStore: async (use) => {
      const store = await openDatabase({ databaseUrl, home })
      try {
        return await use(store)
      } finally {
        await store.close()
      }
    },
    close: () => server.close(),
  }
  await bench.withStore(migrateToLatest)
  return bench
}

function askedOf({ requests }: PortalServer): Map<string, number> {
  const asked = new Map<string, number>()
  for (const { url } of requests) if (url !== '/robots.txt') asked.set(url, (asked.get(url) ?? 0) + 1)
  return asked
}

function startCrawl(args: readonly string[], env: NodeJS.ProcessEnv): CrawlProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  const ended = new Promise<Awaited<CrawlProcess['ended']>>((resolve) => {
    child.once('close', (code) => {
      const text = Buffer.concat(out).toString('utf8')
      const run = text === '' ? null : (JSON.parse(text) as RunAnswer)
      resolve({ code, run, err: Buffer.concat(err).toString('utf8') })
    })
  })
  return { child, ended }
}

/** Kills a crawl for real once the portal has been asked that often since it began. */
export async function killAfter({ server, start }: CrawlBench, requests: number): Promise<void> {
  const before = server.requests.length
  const { child, ended } = start()
  while (server.requests.length - before < requests && child.exitCode === null) await sleep(2)
  child.kill('SIGKILL')
  await ended
}
