/** Lists a column through the real fetcher and a real Chromium; the browser is shared by the tests of a file. */
import { type BrowserTier, createBrowserTier } from '../../crawlers/browser/browser.ts'
import { hostsInMemory } from '../../crawlers/drawing.ts'
import type { FetchPage } from '../../crawlers/family.ts'
import { createFetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import { type ColumnOutcome, drainListing, listColumn } from '../../crawlers/list-column.ts'
import type { Portal } from '../../crawlers/portal-schema.ts'
import type { Lead } from '../../src/domain/document.ts'
import { type Answering, type PortalServer, startPortalServer } from '../support/portal-server.ts'
import { inventedPortal } from './invented-portal.ts'

export interface DrawnSite {
  readonly leads: readonly Lead[]
  /** Addresses of the leads without the server's own origin. */
  readonly paths: readonly string[]
  readonly outcome: ColumnOutcome
  /** Paths asked for, in order, robots.txt aside. */
  readonly asked: readonly string[]
  readonly requests: PortalServer['requests']
  /** Addresses that were drawn. */
  readonly drawn: readonly string[]
  readonly portal: Portal
}

/** Where `browser` is null the portal is crawled without one. */
export async function listDrawnSite(
  answers: Readonly<Record<string, Answering>>,
  column: string,
  changes: Parameters<typeof inventedPortal>[1] = {},
  options: {
    readonly setting?: string | null
    readonly idle_ms?: number
    readonly total_ms?: number
    readonly times?: number
  } = {},
): Promise<DrawnSite> {
  const server = await startPortalServer(answers)
  const fetcher = createFetcher({ contact: 'crawler@example.org', caps: { attempts: 2, backoff_ms: 20 } })
  const {
    setting = process.env.CHROMIUM_PATH ?? null,
    idle_ms = 3_000,
    total_ms = 60_000,
    times = 1,
  } = options
  const tier = createBrowserTier({
    fetcher,
    contact: 'crawler@example.org',
    setting,
    patience: { idle_ms, total_ms },
  })
  const drawn: string[] = []
  try {
    const portal = inventedPortal(server, { columns: [{ url: column }], ...changes })
    const fetchPage = pageFetcher(fetcher, portal, { draw: noting(tier, drawn), hosts: hostsInMemory() })
    const [first = { url: column }] = portal.columns
    const leads: Lead[] = []
    let outcome = await list(portal, first, fetchPage, leads)
    for (let turn = 1; turn < times; turn++) {
      leads.length = 0
      outcome = await list(portal, first, fetchPage, leads)
    }
    const requests = server.requests.filter(({ url }) => url !== '/robots.txt')
    return {
      leads,
      paths: leads.map(({ url }) => url.replace(server.origin, '')),
      outcome,
      asked: requests.map(({ url }) => url),
      requests,
      drawn,
      portal,
    }
  } finally {
    await tier.close()
    await fetcher.close()
    await server.close()
  }
}

function list(
  portal: Portal,
  column: Portal['columns'][number],
  fetchPage: FetchPage,
  leads: Lead[],
): Promise<ColumnOutcome> {
  return drainListing(listColumn(portal, column, fetchPage), (lead) => {
    leads.push(lead)
  })
}

function noting(tier: BrowserTier, drawn: string[]): BrowserTier['draw'] {
  return (query, portal) => {
    drawn.push(`${new URL(query.url).pathname}${query.turn === undefined ? '' : ` turn ${query.turn}`}`)
    return tier.draw(query, portal)
  }
}
