/** A link and what is known of it, as the store keeps it. */
import type { Portal } from '../../crawlers/portal.ts'
import type { LeadRecord } from '../../db/queries/leads.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import type { JudgedLead } from './list-portal.ts'
import type { Identity } from './resolve-identity.ts'

export function leadRecord(
  { now }: Pick<CrawlDeps, 'now'>,
  { portal }: { readonly portal: Portal },
  { lead, title }: JudgedLead,
  identity: Identity,
  { state, reason }: Pick<LeadRecord, 'state' | 'reason'>,
): LeadRecord {
  const { column_url, url, listed_on } = lead
  return {
    portal_id: portal.id,
    column_url,
    url,
    title: lead.title,
    listed_on,
    agency_key: keyOf(identity),
    agency_name: identity.state === 'unmatched' ? identity.name : title.agency,
    year: identity.year ?? title.year,
    state,
    reason,
    seen_at: now().toISOString(),
  }
}

function keyOf(identity: Identity): string | null {
  if (identity.state === 'known') return identity.agency_key
  return identity.state === 'held' ? (identity.agency_keys[0] ?? null) : null
}
