/** The links of a run under way: put in whole once the lists were read, then claimed in batches by any worker. */
import { type Kysely, sql } from 'kysely'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import { type ColumnProposal, keepProposals } from './column-proposals.ts'
import type { CrawlSession } from './crawl-session.ts'
import { LEASE_SECONDS } from './crawl-workers.ts'
import { VALIDATOR, type Validator } from './fetches.ts'
import { type LeadRecord, recordLeads } from './leads.ts'
import { type ListedDate, noteListDates } from './publication-dates.ts'
import { recordVisit, type Visit } from './visits.ts'

export interface FrontierLink<Lead> {
  readonly url: string
  readonly work: 'report' | 'probe'
  readonly lead: Lead | null
  /** Set where nothing has to be done: it promises no report, or was seen lately. */
  readonly outcome?: 'refused' | 'unchanged'
}

/** What reading the lists of a portal found, ready to be worked on. */
export interface ListedPortal<Lead> {
  /** In the order in which they are to be done. */
  readonly links: readonly FrontierLink<Lead>[]
  readonly leads: readonly LeadRecord[]
  readonly visits: readonly Visit[]
  /** Where lost columns may be now. */
  readonly proposals: readonly ColumnProposal[]
  /** Dates beside stored reports that are other than before. */
  readonly dates: readonly ListedDate[]
  /** ISO instant at which the lists were read. */
  readonly listed_at: string
  readonly outcome: 'ok' | 'faulty' | 'blocked'
  readonly reason: string | null
}

/**
 * Keeps it in one transaction. False where the portal was taken over by another worker meanwhile: then nothing is kept.
 */
export async function keepListing<Lead>(
  db: Kysely<Schema>,
  { run_id, worker }: CrawlSession,
  portalId: string,
  listed: ListedPortal<Lead>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      update crawl_task set state = 'collecting', outcome = ${listed.outcome}, reason = ${listed.reason}
       where run_id = ${run_id} and portal_id = ${portalId} and state = 'listing' and claimed_by = ${worker}
    `.execute(tx)
    if (numAffectedRows !== 1n) return false
    for (const visit of listed.visits) await recordVisit(tx, visit)
    await recordLeads(tx, listed.leads)
    await noteListDates(tx, portalId, listed.dates, listed.listed_at)
    await keepProposals(tx, portalId, listed.proposals, standing(listed.visits))
    await sql`
      insert into frontier (run_id, portal_id, url, work, lead, outcome, position)
      select ${run_id}, ${portalId}, l.row->>'url', l.row->>'work', nullif(l.row->'lead', 'null'), l.row->>'outcome', l.ord
        from jsonb_array_elements(${safeJson(listed.links)}::jsonb) with ordinality as l (row, ord)
      on conflict do nothing
    `.execute(tx)
    return true
  })
}

const standing = (visits: readonly Visit[]) =>
  visits.filter(({ outcome }) => outcome === 'ok').map(({ column_url }) => column_url)

export interface ClaimedLink<Lead> {
  readonly id: number
  readonly url: string
  readonly work: 'report' | 'probe'
  readonly lead: Lead | null
  /** Of the last whole answer of the address; null where there is none. */
  readonly last: Validator | null
  /** True where a stored report stands at the address. */
  readonly known: boolean
}

/** The next links that nobody has, at most `limit`, oldest report year first. */
export async function claimLinks<Lead>(
  db: Kysely<Schema>,
  { run_id, worker }: CrawlSession,
  portalId: string,
  limit: number,
): Promise<readonly ClaimedLink<Lead>[]> {
  const { rows } = await sql<ClaimedLink<Lead> & { position: number }>`
    with next as (
      select id from frontier
       where run_id = ${run_id} and portal_id = ${portalId} and outcome is null
         and (claimed_until is null or claimed_until < now())
       order by position limit ${limit} for update skip locked)
    update frontier o set claimed_by = ${worker}, claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
      from next where o.id = next.id
    returning o.id, o.url, o.work, o.lead, o.position,
      (select to_jsonb(v) from (${VALIDATOR(sql`o.url`)}) v) as last,
      exists (select 1 from publication p where p.url = o.url) as known
  `.execute(db)
  return rows.toSorted((a, b) => a.position - b.position)
}

/** Ends the worker's claims on a portal, those that it never heard of included. Nothing of it may be under way any more. */
export async function giveBackLinks(
  db: Kysely<Schema>,
  { run_id, worker }: CrawlSession,
  portalId: string,
): Promise<void> {
  await sql`
    update frontier set claimed_until = null
     where run_id = ${run_id} and portal_id = ${portalId} and claimed_by = ${worker} and outcome is null
  `.execute(db)
}

/** How many links of a portal are done, and how many are not. */
export async function countLinks(
  db: Kysely<Schema>,
  { run_id }: CrawlSession,
  portalId: string,
): Promise<{ readonly done: number; readonly open: number }> {
  const { rows } = await sql<{ done: number; open: number }>`
    select count(*) filter (where outcome is not null and lead is not null) as done,
           count(*) filter (where outcome is null) as open
      from frontier where run_id = ${run_id} and portal_id = ${portalId}
  `.execute(db)
  return rows[0] ?? { done: 0, open: 0 }
}
