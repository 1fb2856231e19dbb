/** Links that promised a report, and what became of them. */
import { type Kysely, sql } from 'kysely'
import type { WaitingLink } from '../../src/domain/answer.ts'
import { safeJson } from '../safe-json.ts'
import type { LeadState, Schema } from '../schema.ts'

export interface LeadRecord {
  readonly portal_id: string
  readonly column_url: string
  readonly url: string
  readonly title: string
  readonly listed_on: string | null
  /** Whose report it seems to be; null where no body matched. */
  readonly agency_key: string | null
  /** The name that was found, matched or not. */
  readonly agency_name: string | null
  readonly year: number | null
  readonly state: LeadState
  readonly reason: string | null
  /** ISO instant at which it was seen. */
  readonly seen_at: string
}

/**
 * Notes a link. `listed` never overwrites what was already found out: a link seen again keeps its state. A link with a
 * body also says that the body publishes in this column.
 */
export async function recordLead(db: Kysely<Schema>, lead: LeadRecord): Promise<void> {
  await recordLeads(db, [lead])
}

/** Many links at once. */
export async function recordLeads(db: Kysely<Schema>, leads: readonly LeadRecord[]): Promise<void> {
  await sql`
    select count(record_lead(l.lead)) from jsonb_array_elements(${safeJson(leads)}::jsonb) as l (lead)
  `.execute(db)
}

export interface LeadAnswer {
  readonly portal_id: string
  readonly column_url: string
  readonly url: string
  readonly title: string
  readonly listed_on: string | null
  readonly agency_key: string | null
  readonly agency_name: string | null
  readonly year: number | null
  readonly state: LeadState
  readonly reason: string | null
  readonly document_sha256: string | null
  readonly first_seen_at: string
  readonly last_seen_at: string
}

/** Links that a person must settle, by portal, newest report year first. */
export async function waitingLinks(
  db: Kysely<Schema>,
  filters: { portal_id?: string } = {},
): Promise<readonly WaitingLink[]> {
  const { rows } = await sql<WaitingLink>`
    select l.portal_id, l.column_url, l.url, l.title, l.listed_on, a.key as agency_key, l.agency_name,
           l.year::integer as year, l.state, l.reason, l.first_seen_at, l.last_seen_at
      from lead l left join agency a on a.id = l.agency_id
     where l.state in ('held', 'unmatched', 'failed')
       and ${filters.portal_id === undefined ? sql`true` : sql`l.portal_id = ${filters.portal_id}`}
     order by l.portal_id, l.year desc nulls first, l.url
  `.execute(db)
  return rows
}

/** By portal and address. */
export async function listLeads(
  db: Kysely<Schema>,
  filters: { portal_id?: string; states?: readonly LeadState[] } = {},
): Promise<readonly LeadAnswer[]> {
  const { rows } = await sql<LeadAnswer>`
    select l.portal_id, l.column_url, l.url, l.title, l.listed_on, a.key as agency_key, l.agency_name,
           l.year::integer as year, l.state, l.reason, l.document_sha256, l.first_seen_at, l.last_seen_at
      from lead l left join agency a on a.id = l.agency_id
     where ${filters.portal_id === undefined ? sql`true` : sql`l.portal_id = ${filters.portal_id}`}
       and ${filters.states === undefined ? sql`true` : sql`l.state = any(${filters.states})`}
     order by l.portal_id, l.url
  `.execute(db)
  return rows
}
