/** The sample district on a server that can be told to fail, with a crawl of it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFetcher } from '../../crawlers/fetch.ts'
import { parsePortal } from '../../crawlers/portal.ts'
import type { Archive } from '../../db/archive/archive.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import type { Store } from '../../db/connect.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { statusRows } from '../../db/queries/status.ts'
import { parseRoster } from '../../src/cli/roster-csv.ts'
import { DEMO_YEARS } from '../../src/demo/agencies.ts'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { demoRosterCsv } from '../../src/demo/roster.ts'
import { sitePages } from '../../src/demo/site.ts'
import type { RunAnswer } from '../../src/domain/answer.ts'
import type { DutyRow } from '../../src/domain/duty.ts'
import { beijingDate } from '../../src/steps/beijing.ts'
import { crawl } from '../../src/steps/crawl.ts'
import { type PortalServer, type Reply, startPortalServer } from './portal-server.ts'

/** The day on which the tests run: what a crawl of today saw must count. */
export const TODAY = beijingDate(new Date())

export interface DemoSite {
  readonly server: PortalServer
  /** Serves the pages of a revision again, all of them sound. */
  readonly restore: (revision: 1 | 2) => void
  readonly crawl: (years?: readonly number[]) => Promise<RunAnswer>
  /** Every duty, as of today. */
  readonly duties: () => Promise<readonly DutyRow[]>
  readonly close: () => Promise<void>
}

/** `withRoster` false leaves the bodies to be learned. */
export async function openDemoSite(
  store: Store,
  options: {
    readonly withRoster?: boolean
    readonly portalText?: (text: string) => string
    readonly archive?: Archive
  } = {},
): Promise<DemoSite> {
  const server = await startPortalServer()
  const restore = (revision: 1 | 2) => {
    for (const page of sitePages(revision)) {
      const reply: Reply = { headers: { 'content-type': page.type }, body: page.body }
      server.set(page.path, reply)
      if (page.path.endsWith('/index.html')) server.set(page.path.replace(/index\.html$/, ''), reply)
    }
  }
  restore(1)
  if (options.withRoster !== false) await importRoster(store.db, parseRoster(demoRosterCsv(), 'roster'))
  const archive = options.archive ?? createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-archive-')))
  const text = options.portalText ?? ((same: string) => same)
  return {
    server,
    restore,
    crawl: async (years = DEMO_YEARS) => {
      const fetcher = createFetcher({ caps: { attempts: 1 } })
      try {
        const portal = parsePortal(text(demoPortalFile(server.origin)), 'sample portal')
        const quick = { ...portal, politeness: { requests_per_second: 500, concurrency: 4 } }
        return await crawl({ store, archive, fetcher, now: () => new Date() }, { portals: [quick], years })
      } finally {
        await fetcher.close()
      }
    },
    duties: async () => (await statusRows(store.db, { today: TODAY, limit: null })).data,
    close: () => server.close(),
  }
}
