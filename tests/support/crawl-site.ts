/** An invented district whose portal a test writes down page by page, with a crawl of it into a store. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFetcher } from '../../crawlers/fetch.ts'
import { parsePortal } from '../../crawlers/portal.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import type { Store } from '../../db/connect.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { statusRows } from '../../db/queries/status.ts'
import { parseRoster } from '../../src/cli/roster-csv.ts'
import type { RunAnswer } from '../../src/domain/answer.ts'
import type { DutyRow } from '../../src/domain/duty.ts'
import { beijingDate } from '../../src/steps/beijing.ts'
import { crawl } from '../../src/steps/crawl.ts'
import { setDutiesFor } from '../../src/steps/duties.ts'
import { type Answering, type PortalServer, startPortalServer } from './portal-server.ts'

const HEAD =
  'key,name,region_code,kind,parent_key,uscc,aliases,valid_from,valid_to,successor_key,scope,due_rule'
const ROSTER = [
  '990101:人民政府,柏川区人民政府,990101,government,,,柏川区,,,,,',
  '990101:人民政府办公室,柏川区人民政府办公室,990101,government_office,990101:人民政府,,区政府办公室,,,,,',
  '990101:教育局,柏川区教育局,990101,department,990101:人民政府,,区教育局,,,,,',
  '990101:财政局,柏川区财政局,990101,department,990101:人民政府,,区财政局,,,,,',
  '990101:水务局,柏川区水务局,990101,department,990101:人民政府,,区水务局|柏川区水利局,,,,,',
  '990101:临湖镇人民政府,柏川区临湖镇人民政府,990101,township_government,990101:人民政府,,临湖镇,,,,,',
]

export interface CrawlSite {
  readonly server: PortalServer
  readonly crawl: () => Promise<RunAnswer>
  /** State of every duty of a year, by body without its region. */
  readonly states: (year: number) => Promise<Readonly<Record<string, DutyRow['state']>>>
  readonly close: () => Promise<void>
}

/** `extra` are further lines of the portal file; `{host}` in answers and lines is the server's. */
export async function openCrawlSite(
  store: Store,
  answers: Readonly<Record<string, Answering>>,
  extra = '',
): Promise<CrawlSite> {
  const server = await startPortalServer(answers)
  await importRoster(store.db, parseRoster([HEAD, ...ROSTER].join('\n'), 'roster'))
  const archive = createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-archive-')))
  const file = `id: baichuan
name: 柏川区人民政府
region: "990101"
base_url: ${server.origin}
hosts: ["${server.host}"]
politeness: { requests_per_second: 500, concurrency: 2 }
allow_private_network: true
columns:
  - url: /nb/
${extra}`
  return {
    server,
    crawl: async () => {
      const fetcher = createFetcher({ caps: { attempts: 1 } })
      try {
        const portal = parsePortal(file, 'baichuan.yaml')
        const deps = { store, archive, fetcher, now: () => new Date() }
        return await crawl(deps, { portals: [portal], years: null })
      } finally {
        await fetcher.close()
      }
    },
    states: async (year) => {
      const today = beijingDate(new Date())
      await setDutiesFor(store.db, [year], today)
      const { data } = await statusRows(store.db, { today, limit: null, years: [year] })
      return Object.fromEntries(data.map(({ agency_key, state }) => [agency_key.split(':')[1] ?? '', state]))
    },
    close: () => server.close(),
  }
}

/** A list page of rows. */
export function listPage(rows: readonly (readonly [url: string, title: string])[]): {
  readonly body: string
} {
  const items = rows.map(([url, title]) => `<li><a href="${url}">${title}</a><span>2024-01-20</span></li>`)
  return { body: articleHtml(`<ul>${items.join('')}</ul>`, '政府信息公开年报') }
}

/** A page of the portal: its frame around a body, with metas where given. */
export function articleHtml(body: string, title: string, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><div class="top">柏川区人民政府门户网站，欢迎访问。</div>${body}</body></html>`
}
