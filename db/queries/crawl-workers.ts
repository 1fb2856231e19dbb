/**
 * Signs of life of the processes that crawl. A process of this machine that is gone loses its claims at once, any other
 * that stays silent when its lease ends.
 */
import { hostname } from 'node:os'
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import type { CrawlSession } from './crawl-session.ts'
import { isRunning } from './process-alive.ts'

/** How long a claim holds without a sign of life. */
export const LEASE_SECONDS = 60

/** Renews whatever the worker holds. False where it was taken for dead meanwhile. */
export async function renewClaims(db: Kysely<Schema>, { run_id, worker }: CrawlSession): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    with me as (update crawl_worker set seen_at = now() where id = ${worker} returning id),
    run as (update run set seen_at = now() where id = ${run_id}),
    task as (
      update crawl_task set claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
       where run_id = ${run_id} and claimed_by = ${worker} and state <> 'done'),
    link as (
      update frontier set claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
       where claimed_by = ${worker} and outcome is null and claimed_until is not null)
    select count(*) as n from me
  `.execute(db)
  return (rows[0]?.n ?? 0) > 0
}

/** Ends the claims of every process that is certainly gone, or silent for as long as a lease lasts. */
export async function dismissDeadWorkers(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ id: string; host: string; pid: number; silent: boolean }>`
    select id, host, pid, seen_at < now() - make_interval(secs => ${LEASE_SECONDS}) as silent from crawl_worker
  `.execute(db)
  const dead = rows
    .filter(({ host, pid, silent }) => silent || (host === hostname() && !isRunning(pid)))
    .map(({ id }) => id)
  await dismiss(db, dead)
}

/** Ends the claims of this process, which is about to end without having done what it took. */
export async function dismissThisProcess(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from crawl_worker where host = ${hostname()} and pid = ${process.pid}
  `.execute(db)
  await dismiss(
    db,
    rows.map(({ id }) => id),
  )
}

async function dismiss(db: Kysely<Schema>, dead: readonly string[]): Promise<void> {
  if (dead.length === 0) return
  await sql`
    with gone as (delete from crawl_worker where id = any(${dead}::text[])),
    task as (update crawl_task set claimed_until = null where claimed_by = any(${dead}::text[]))
    update frontier set claimed_until = null where claimed_by = any(${dead}::text[]) and outcome is null
  `.execute(db)
}
