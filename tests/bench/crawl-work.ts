/**
 * One work on the many pages in a process of its own, so that its peak memory is its own: `plain` fetches and takes the
 * cells out, `crawl` goes the whole path, twice, `hasty` once without waiting for any disk. Prints what it cost as JSON:
 * what the process needed from its start, the making of its database left out.
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
import { keepHeapSmall } from '../../src/cli/small-heap.ts'
import { crawl } from '../../src/steps/crawl.ts'
import { sharedPoliteness } from '../../src/steps/shared-politeness.ts'
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

async function whole(durable: boolean): Promise<Work> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-crawl-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const url = durable ? databaseUrl : `${databaseUrl}?options=-c%20synchronous_commit%3Doff`
  const store = await openDatabase({ databaseUrl: url, home: folder })
  await migrateToLatest(store)
  await importRoster(store.db, parseRoster(manyRosterCsv(Number(count)), 'roster'))
  const portal = parsePortal(manyPortalFile(origin), 'many')
  const archive = createFileArchive(join(folder, 'archive'), { durable })
  const once = async (kind: 'new' | 'unchanged'): Promise<void> => {
    const fetcher = createFetcher({ shared: sharedPoliteness(store.db) })
    const run = await crawl(
      { store, archive, fetcher, now: () => new Date() },
      { portals: [portal], years: MANY_YEARS, fresh: true },
    )
    const [told] = run.portals
    if (run.outcome !== 'ok' || told?.[kind] !== Number(count))
      throw new Error(`the bench crawl ended ${run.outcome}: ${JSON.stringify(run)}`)
    await fetcher.close()
  }
  return {
    first: async () => {
      keepHeapSmall()
      await once('new')
    },
    again: () => once('unchanged'),
  }
}

interface Work {
  readonly first: () => Promise<void>
  readonly again: (() => Promise<void>) | null
}

const sent = async () => Number(await (await request(`${origin}/sent`)).body.text())

const start = process.cpuUsage()
const { first, again }: Work =
  mode === 'plain' ? { first: plain, again: null } : await whole(mode === 'crawl')
const ready = process.cpuUsage()
const bytes = [await sent()]
const started = performance.now()
await first()
const wall = (performance.now() - started) / 1e3
const spent = process.cpuUsage(ready)
const megabytes = process.resourceUsage().maxRSS / 1024
bytes.push(await sent())
if (mode === 'crawl') await again?.()
bytes.push(await sent())
const [before = 0, between = 0, after = 0] = bytes
const cost = {
  cpu: (start.user + start.system + spent.user + spent.system) / 1e6,
  wall,
  megabytes,
  again: (after - between) / (between - before),
}
process.stdout.write(`${JSON.stringify(cost)}\n`)
process.exit(0)
