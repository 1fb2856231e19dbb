/** One portal within a run: who lists it, what its lists said, and what became of its links. */
import { type Kysely, sql } from 'kysely'
import type { RunCounts } from '../../src/domain/answer.ts'
import type { Schema } from '../schema.ts'
import type { CrawlSession } from './crawl-session.ts'
import { LEASE_SECONDS } from './crawl-workers.ts'

export interface ClaimedTask {
  readonly state: 'listing' | 'collecting' | 'done'
  /** True where this worker lists and finishes the portal; others only help with its links. */
  readonly mine: boolean
  readonly paused: string | null
  readonly outcome: 'ok' | 'faulty' | 'blocked' | null
  readonly reason: string | null
  /** ISO instant. */
  readonly started_at: string
}

/** The portal for this worker, where nobody else has it. Null once the run is finished. */
export async function claimTask(
  db: Kysely<Schema>,
  { run_id, worker }: CrawlSession,
  portalId: string,
): Promise<ClaimedTask | null> {
  await sql`
    update crawl_task set claimed_by = ${worker}, claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
     where run_id = ${run_id} and portal_id = ${portalId} and state <> 'done'
       and (claimed_by = ${worker} or claimed_until is null or claimed_until < now())
  `.execute(db)
  const { rows } = await sql<ClaimedTask>`
    select state, coalesce(claimed_by = ${worker}, false) as mine, paused, outcome, reason, started_at from crawl_task
     where run_id = ${run_id} and portal_id = ${portalId}
  `.execute(db)
  return rows[0] ?? null
}

/** The portal waits for a later crawl; the worker gives back what it holds of it. */
export async function pauseTask(
  db: Kysely<Schema>,
  { run_id, worker }: CrawlSession,
  portalId: string,
  spent: { readonly why: string; readonly seconds: number },
): Promise<void> {
  await sql`
    with task as (
      update crawl_task set paused = ${spent.why}, seconds = seconds + ${spent.seconds},
             claimed_until = case when claimed_by = ${worker} then null else claimed_until end
       where run_id = ${run_id} and portal_id = ${portalId})
    update frontier set claimed_until = null
     where run_id = ${run_id} and portal_id = ${portalId} and claimed_by = ${worker} and outcome is null
  `.execute(db)
}

/** What became of the links of a portal so far. */
export interface TaskTally {
  readonly counts: RunCounts
  readonly failures: Readonly<Record<string, number>>
  readonly questions: readonly { readonly year: number | null; readonly reason: string }[]
  readonly browser_pages: number
  readonly browser_seconds: number
  /** Spent by processes that have left. */
  readonly seconds: number
}

const tallyOf = (run: ReturnType<typeof sql>, portal: ReturnType<typeof sql>) => sql`
  jsonb_build_object(
    'listed', count(*) filter (where f.work = 'report' and f.lead is not null),
    'fetched', count(*) filter (where f.bytes > 0),
    ${sql.join(
      (['new', 'changed', 'unchanged', 'refused', 'unmatched', 'failed'] as const).map(
        (kind) => sql`${sql.lit(kind)}, count(*) filter (where f.outcome = ${sql.lit(kind)})`,
      ),
    )},
    'bytes', coalesce(sum(f.bytes), 0) + coalesce((
       select sum(d.size) from fetch_log l join document d on d.sha256 = l.document_sha256
        where l.run_id = ${run} and l.portal_id = ${portal} and l.request is not null and l.status = 200), 0)) as counts,
  coalesce((select jsonb_object_agg(c.code, c.n) from (
     select code, count(*) as n from frontier
      where run_id = ${run} and portal_id = ${portal} and code is not null group by code) c), '{}') as failures`

export async function tallyTask(
  db: Kysely<Schema>,
  { run_id }: CrawlSession,
  portalId: string,
): Promise<TaskTally> {
  const { rows } = await sql<TaskTally>`
    select ${tallyOf(sql`${run_id}`, sql`${portalId}`)},
           coalesce(jsonb_agg(f.question order by f.position) filter (where f.question is not null), '[]') as questions,
           (select browser_pages from crawl_task where run_id = ${run_id} and portal_id = ${portalId}),
           (select browser_seconds from crawl_task where run_id = ${run_id} and portal_id = ${portalId}),
           (select seconds from crawl_task where run_id = ${run_id} and portal_id = ${portalId})
      from frontier f where f.run_id = ${run_id} and f.portal_id = ${portalId}
  `.execute(db)
  const tally = rows[0]
  if (!tally) throw new Error('a count gave no row')
  return tally
}

/** Portals of runs that paused, in the form in which finished ones stand in `run_portal`. */
export const PAUSED_PORTALS = sql`
  select t.run_id, t.portal_id, 'paused' as outcome, t.paused as reason, t.seconds, t.browser_pages, t.browser_seconds, x.counts, x.failures
    from crawl_task t, lateral (
      select ${tallyOf(sql`t.run_id`, sql`t.portal_id`)}
        from frontier f where f.run_id = t.run_id and f.portal_id = t.portal_id) x
   where t.paused is not null`

/** The portal is done. */
export async function finishTask(db: Kysely<Schema>, session: CrawlSession, portalId: string): Promise<void> {
  await sql`
    update crawl_task set state = 'done', claimed_until = null
     where run_id = ${session.run_id} and portal_id = ${portalId}`.execute(db)
}

/** Counts a page that a browser drew, and the time that took. */
export async function countBrowserPage(
  db: Kysely<Schema>,
  { run_id }: Pick<CrawlSession, 'run_id'>,
  portalId: string,
  seconds: number,
): Promise<void> {
  await sql`
    update crawl_task set browser_pages = browser_pages + 1, browser_seconds = browser_seconds + ${seconds}
     where run_id = ${run_id} and portal_id = ${portalId}`.execute(db)
}
