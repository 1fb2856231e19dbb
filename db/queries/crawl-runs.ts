/**
 * A crawl as something that several processes share and that outlives each of them: joined while it runs, taken up again
 * after its last process vanished or it paused, never once it is finished.
 */
import { hostname } from 'node:os'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import type { CrawlSession } from './crawl-session.ts'
import { dismissDeadWorkers } from './crawl-workers.ts'
import { startRun } from './runs.ts'

export interface JoinInput {
  readonly worker: string
  readonly portal_ids: readonly string[]
  /** Null for all. */
  readonly years: readonly number[] | null
}

/** A crawl that showed no sign of life for longer is not taken up again: its lists may have changed. */
const MAX_AGE_HOURS = 24
const JOIN_LOCK = 8002

/**
 * Joins the run that has work of these portals and years left, else begins one. The portals stand in the store already.
 */
export async function joinRun(db: Kysely<Schema>, input: JoinInput): Promise<CrawlSession> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${JOIN_LOCK})`.execute(tx)
    await dismissDeadWorkers(tx)
    await forgetOldTasks(tx)
    const run_id = (await takeUp(tx, input)) ?? (await begin(tx, input))
    await sql`
      insert into crawl_task (run_id, portal_id) select ${run_id}, unnest(${[...input.portal_ids]}::text[])
      on conflict (run_id, portal_id) do update set paused = null`.execute(tx)
    await sql`
      insert into crawl_worker (id, run_id, host, pid)
      values (${input.worker}, ${run_id}, ${hostname()}, ${process.pid}) on conflict (id) do nothing`.execute(
      tx,
    )
    return { run_id, worker: input.worker }
  })
}

async function begin(tx: Transaction<Schema>, { years }: JoinInput): Promise<number> {
  const run_id = await startRun(tx)
  await sql`update run set years = ${years === null ? null : sorted(years)} where id = ${run_id}`.execute(tx)
  return run_id
}

const sorted = (years: readonly number[]) => [...new Set(years)].toSorted((a, b) => a - b)

/** A run whose processes have done everything and vanished before they could say so is taken up to be finished. */
async function takeUp(tx: Transaction<Schema>, { portal_ids, years }: JoinInput): Promise<number | null> {
  const asked = [...portal_ids].toSorted()
  const { rows } = await sql<{ id: number; alive: boolean }>`
    select r.id, exists (select 1 from crawl_worker w where w.run_id = r.id) as alive
      from run r
     where r.outcome in ('running', 'interrupted', 'paused')
       and r.years is not distinct from ${years === null ? null : sorted(years)}::smallint[]
       and (exists (select 1 from crawl_task t
                     where t.run_id = r.id and t.state <> 'done' and t.portal_id = any(${asked}::text[]))
            or not exists (select 1 from crawl_worker w where w.run_id = r.id)
               and (select array_agg(t.portal_id order by t.portal_id collate "C") from crawl_task t
                     where t.run_id = r.id having bool_and(t.state = 'done')) = ${asked}::text[])
     order by r.id desc limit 1
  `.execute(tx)
  const found = rows[0]
  if (!found) return null
  if (!found.alive)
    await sql`
      update run set outcome = 'running', host = ${hostname()}, pid = ${process.pid}, seen_at = now(),
             continued = continued + 1
       where id = ${found.id}`.execute(tx)
  return found.id
}

async function forgetOldTasks(tx: Transaction<Schema>): Promise<void> {
  await sql`
    delete from crawl_task t using run r
     where r.id = t.run_id and r.seen_at < now() - make_interval(hours => ${MAX_AGE_HOURS})
       and not exists (select 1 from crawl_worker w where w.run_id = r.id)`.execute(tx)
}

/**
 * The worker leaves. The run is finished once none of its portals has work left; else it waits for the next crawl that asks for
 * them, once its last worker has left. `failed` is for a fault of ours: such a run is not taken up again.
 */
export async function leaveRun(
  db: Kysely<Schema>,
  { run_id, worker }: CrawlSession,
  failed = false,
): Promise<void> {
  await sql`
    with gone as (delete from crawl_worker where id = ${worker}),
    tasks as (
      select coalesce(bool_and(state = 'done'), true) as done, coalesce(bool_or(paused is not null), false) as paused
        from crawl_task where run_id = ${run_id}),
    ended as (
      update run set outcome = 'failed', finished_at = now()
       where id = ${run_id} and outcome = 'running' and ${failed}),
    well as (
      update run set finished_at = now(),
             outcome = case when exists (select 1 from run_portal p where p.run_id = ${run_id} and p.outcome <> 'ok')
                            then 'failed' else 'ok' end
        from tasks where id = ${run_id} and run.outcome = 'running' and tasks.done and not ${failed}),
    waits as (
      update run set outcome = case when tasks.paused then 'paused' else 'interrupted' end from tasks
       where id = ${run_id} and run.outcome = 'running' and not ${failed} and not tasks.done
         and not exists (select 1 from crawl_worker w where w.run_id = ${run_id} and w.id <> ${worker}))
    delete from crawl_task using tasks
     where run_id = ${run_id} and (tasks.done or ${failed})
  `.execute(db)
}
