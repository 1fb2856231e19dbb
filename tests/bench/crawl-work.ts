/**
 * One work on the many pages in a process of its own, so that its peak memory is its own: `plain` fetches and takes the
 * cells out, `crawl` goes the whole path, `hasty` the same without waiting for any disk. Prints what it cost as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Parser } from 'htmlparser2'
import { Agent, request } from 'undici'
import { createFetcher } from '../../crawlers/fetch.ts'
import { parsePortal } from '../../crawlers/portal.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { parseRoster } from '../../src/cli/roster-csv.ts'
import { crawl } from '../../src/steps/crawl.ts'
import { MANY_YEARS, manyPortalFile, manyRosterCsv } from './many-pages.ts'

const HANDS = 16
const [, , mode = '', origin = '', count = '0', databaseUrl = ''] = process.argv

/** Every cell's text, the least that any reader of tables must do. */
async function plain(): Promise<void> {
  const dispatcher = new Agent({ connections: HANDS })
  let next = 0
  const work = async () => {
    while (next < Number(count)) {
      const at = next++
      const path = `/zfxxgk/ndbg/${MANY_YEARS[at % MANY_YEARS.length]}/t${at}.html`
      const answer = await request(origin + path, { dispatcher, headers: { 'accept-encoding': 'gzip' } })
      cellsOf(gunzipSync(await answer.body.bytes()).toString('utf8'))
    }
  }
  await Promise.all(Array.from({ length: HANDS }, work))
  await dispatcher.close()
}

function cellsOf(html: string): readonly string[] {
  const cells: string[] = []
  let inside = 0
  const parser = new Parser({
    onopentagname: (name) => {
      if (name !== 'td' && name !== 'th') return
      inside += 1
      cells.push('')
    },
    ontext: (text) => {
      if (inside > 0) cells[cells.length - 1] += text
    },
    onclosetag: (name) => {
      if (name === 'td' || name === 'th') inside -= 1
    },
  })
  parser.end(html)
  return cells
}

async function whole(durable: boolean): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-crawl-'))
  const url = durable ? databaseUrl : `${databaseUrl}?options=-c%20synchronous_commit%3Doff`
  const store = await openDatabase({ databaseUrl: url, home: folder })
  await migrateToLatest(store)
  await importRoster(store.db, parseRoster(manyRosterCsv(Number(count)), 'roster'))
  const portal = parsePortal(manyPortalFile(origin), 'many')
  const fetcher = createFetcher()
  const archive = createFileArchive(join(folder, 'archive'), { durable })
  return async () => {
    const run = await crawl(
      { store, archive, fetcher, now: () => new Date() },
      { portals: [portal], years: MANY_YEARS },
    )
    const [told] = run.portals
    if (run.outcome !== 'ok' || told?.new !== Number(count))
      throw new Error(`the bench crawl ended ${run.outcome}: ${JSON.stringify(run)}`)
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    await fetcher.close()
    await store.close()
  }
}

const work = mode === 'plain' ? plain : await whole(mode === 'crawl')
const before = process.cpuUsage()
const started = performance.now()
await work()
const { user, system } = process.cpuUsage(before)
const cost = {
  cpu: (user + system) / 1e6,
  wall: (performance.now() - started) / 1e3,
  megabytes: process.resourceUsage().maxRSS / 1024,
}
process.stdout.write(`${JSON.stringify(cost)}\n`)
process.exit(0)
