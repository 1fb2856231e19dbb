/** The whole crawl of the sample portal against plain fetching of the same pages. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'undici'
import { createFetcher } from '../../crawlers/fetch.ts'
import { parsePortal } from '../../crawlers/portal.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import type { Store } from '../../db/connect.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { parseRoster } from '../../src/cli/roster-csv.ts'
import { DEMO_YEARS } from '../../src/demo/agencies.ts'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { demoRosterCsv } from '../../src/demo/roster.ts'
import { siteReports } from '../../src/demo/site.ts'
import { crawl } from '../../src/steps/crawl.ts'
import { type BenchLine, cpuSeconds } from './line.ts'

/** CPU seconds of this process; the database and the portal are other processes. */
export async function benchCrawling(store: Store): Promise<BenchLine[]> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'demo-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const url = await new Promise<string>((resolve) =>
      server.stdout.once('data', (part: Buffer) => resolve(part.toString().trim())),
    )
    const pages = siteReports(1).map(({ path }) => `${url}${path}`)
    const plainFetch = () =>
      cpuSeconds(async () => {
        for (const page of pages) await (await request(page)).body.bytes()
      })
    await plainFetch()
    const plain = await plainFetch()
    await importRoster(store.db, parseRoster(demoRosterCsv(), 'roster'))
    const first = await crawlOnce(store, url)
    const again = await crawlOnce(store, url)
    const detail = `${pages.length} reports: discover, fetch, archive, read, check, save; CPU of this process`
    return [
      { name: 'crawl', ratio: first / plain, baseline: 'plain fetching of the same pages', detail },
      {
        name: 'crawl again, nothing changed',
        ratio: again / first,
        baseline: 'the first crawl',
        detail: 'conditional requests only',
      },
    ]
  } finally {
    server.stdin.end()
    server.kill()
  }
}

async function crawlOnce(store: Store, url: string): Promise<number> {
  const archive = createFileArchive(join(tmpdir(), 'nianbao-bench-archive'))
  const portal = parsePortal(demoPortalFile(url), 'sample portal')
  const quick = { ...portal, politeness: { requests_per_second: 5_000, concurrency: 16 } }
  const fetcher = createFetcher()
  try {
    return await cpuSeconds(async () => {
      const run = await crawl(
        { store, archive, fetcher, now: () => new Date() },
        { portals: [quick], years: DEMO_YEARS },
      )
      if (run.outcome !== 'ok') throw new Error(`the bench crawl ended ${run.outcome}`)
    })
  } finally {
    await fetcher.close()
  }
}

/** A folder that no earlier bench has filled. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nianbao-bench-'))
}
