/**
 * A report that its list no longer shows is asked for once more at its own address: only the server's word that it is
 * gone makes it withdrawn. The stored copy stays.
 */
import type { Portal } from '../../crawlers/portal.ts'
import { listLeads } from '../../db/queries/leads.ts'
import { markVanished } from '../../db/queries/publications.ts'
import { AppError, NotFoundError } from '../domain/errors.ts'
import type { CrawlDeps } from './crawl-deps.ts'

/** `listed` are the addresses the portal shows now. */
export async function markGone(deps: CrawlDeps, portal: Portal, listed: ReadonlySet<string>): Promise<void> {
  const known = await listLeads(deps.store.db, { portal_id: portal.id, states: ['saved'] })
  for (const { url } of known) {
    if (listed.has(url)) continue
    try {
      await deps.fetcher.fetch({ url, portal })
    } catch (error) {
      if (error instanceof NotFoundError) await markVanished(deps.store.db, url, deps.now().toISOString())
      else if (!(error instanceof AppError)) throw error
    }
  }
}
