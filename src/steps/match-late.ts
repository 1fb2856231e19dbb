/**
 * Links that failed or wait and named a body that was not known at that moment, because a later page of the same crawl first
 * taught it. Law: nobody is called missing for a report that is listed and that we could not read.
 */
import { listLeads, recordLeads } from '../../db/queries/leads.ts'
import { matchAgency } from '../domain/agency-name.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { loadAgencies } from './known-agencies.ts'
import type { LeadContext } from './lead-identity.ts'

/** Bodies are read anew: another process may have learned some. */
export async function matchLate(
  { store: { db } }: CrawlDeps,
  { portal, region }: Pick<LeadContext, 'portal' | 'region'>,
): Promise<void> {
  const waiting = await listLeads(db, { portal_id: portal.id, states: ['failed', 'held', 'listed'] })
  const nobodys = waiting.filter(({ agency_key, agency_name }) => agency_key === null && agency_name !== null)
  if (nobodys.length === 0) return
  const bodies = (await loadAgencies(db, portal.region)).list()
  const matched = nobodys.flatMap(({ document_sha256: _, first_seen_at: __, last_seen_at, ...lead }) => {
    const match = matchAgency(lead.agency_name ?? '', bodies, portal.region, region)
    return 'key' in match ? [{ ...lead, agency_key: match.key, seen_at: last_seen_at }] : []
  })
  if (matched.length > 0) await recordLeads(db, matched)
}
