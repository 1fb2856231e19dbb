/** Lists the one column of an invented portal through the real fetcher, and closes what it opened. */
import { createFetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import { type ColumnOutcome, drainListing, listColumn } from '../../crawlers/list-column.ts'
import type { Lead } from '../../src/domain/document.ts'
import { type Answering, type PortalServer, startPortalServer } from '../support/portal-server.ts'
import { inventedPortal, testClock } from './invented-portal.ts'

export interface ListedSite {
  readonly leads: readonly Lead[]
  /** Addresses of the leads without the server's own origin, in order. */
  readonly paths: readonly string[]
  readonly outcome: ColumnOutcome
  readonly requests: PortalServer['requests']
}

export async function listSite(
  answers: Readonly<Record<string, Answering>>,
  column: string,
  changes: Parameters<typeof inventedPortal>[1] = {},
): Promise<ListedSite> {
  const server = await startPortalServer(answers)
  const fetcher = createFetcher({ clock: testClock() })
  try {
    const portal = inventedPortal(server, { columns: [{ url: column }], ...changes })
    const leads: Lead[] = []
    const [first = { url: column }] = portal.columns
    const outcome = await drainListing(listColumn(portal, first, pageFetcher(fetcher, portal)), (lead) => {
      leads.push(lead)
    })
    const paths = leads.map(({ url }) => url.replace(server.origin, ''))
    const requests = server.requests.filter(({ url }) => url !== '/robots.txt')
    return { leads, paths, outcome, requests }
  } finally {
    await fetcher.close()
    await server.close()
  }
}
