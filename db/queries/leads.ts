/** Links that promised a report, and what became of them. */
import { type Kysely, sql } from 'kysely'
import { safeText } from '../safe-json.ts'
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
  const name = lead.agency_name === null ? null : safeText(lead.agency_name)
  await sql`
    with body as (select id from agency where key = ${lead.agency_key}),
    source as (
      insert into agency_source (agency_id, portal_id, column_url)
      select id, ${lead.portal_id}, ${lead.column_url} from body on conflict do nothing)
    insert into lead as o (portal_id, column_url, url, title, listed_on, agency_id, agency_name, year, state, reason,
                           first_seen_at, last_seen_at)
    values (${lead.portal_id}, ${lead.column_url}, ${lead.url}, ${safeText(lead.title)}, ${lead.listed_on},
            (select id from body), ${name}, ${lead.year}, ${lead.state}, ${lead.reason}, ${lead.seen_at}, ${lead.seen_at})
    on conflict (portal_id, md5(url)) do update set
      column_url = excluded.column_url, title = excluded.title,
      listed_on = coalesce(excluded.listed_on, o.listed_on),
      agency_id = case when excluded.state = 'listed' and o.state <> 'listed' then o.agency_id else excluded.agency_id end,
      agency_name = coalesce(excluded.agency_name, o.agency_name),
      year = case when excluded.state = 'listed' and o.state <> 'listed' then o.year else excluded.year end,
      state = case when excluded.state = 'listed' then o.state else excluded.state end,
      reason = case when excluded.state = 'listed' then o.reason else excluded.reason end,
      last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at)
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
