/** Crawls: begun, finished portal by portal, and told apart from those whose process vanished. */
import { hostname } from 'node:os'
import { type Kysely, sql } from 'kysely'
import type { RunAnswer, RunCounts } from '../../src/domain/answer.ts'
import { totalsOf } from '../../src/domain/run-totals.ts'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import { PAUSED_PORTALS } from './crawl-tasks.ts'
import { dismissDeadWorkers } from './crawl-workers.ts'
import { type Page, type Paging, pageOf } from './paging.ts'
import { isRunning } from './process-alive.ts'

/** Begins a run; earlier runs of this machine whose process is gone are marked interrupted. Returns its number. */
export async function startRun(db: Kysely<Schema>): Promise<number> {
  await markInterrupted(db)
  const { id } = await db
    .insertInto('run')
    .values({ outcome: 'running', host: hostname(), pid: process.pid, finished_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A run of several processes is interrupted when the last of them is gone. */
async function markInterrupted(db: Kysely<Schema>): Promise<void> {
  await dismissDeadWorkers(db)
  const { rows } = await sql<{ id: number; host: string; pid: number; shared: boolean }>`
    select r.id, r.host, r.pid, exists (select 1 from crawl_task t where t.run_id = r.id) as shared
      from run r
     where r.outcome = 'running' and not exists (select 1 from crawl_worker w where w.run_id = r.id)
  `.execute(db)
  const gone = rows
    .filter(({ host, pid, shared }) => shared || (host === hostname() && !isRunning(pid)))
    .map(({ id }) => id)
  if (gone.length === 0) return
  await db.updateTable('run').set({ outcome: 'interrupted' }).where('id', 'in', gone).execute()
}

export interface PortalRun extends RunCounts {
  readonly run_id: number
  readonly portal_id: string
  /** Anything but `ok` makes every unpublished duty of the portal unknown until a later run is well. */
  readonly outcome: 'ok' | 'faulty' | 'blocked'
  readonly reason: string | null
  readonly seconds: number
  /** Failure reason → number of documents. */
  readonly failures: Readonly<Record<string, number>>
  readonly browser_pages?: number
  readonly browser_seconds?: number
}

/** Written once a portal is done; again for the same run it replaces what stood there. */
export async function recordPortalRun(db: Kysely<Schema>, portalRun: PortalRun): Promise<void> {
  const row = { ...portalRun, failures: safeJson(portalRun.failures) }
  await db
    .insertInto('run_portal')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['run_id', 'portal_id']).doUpdateSet({ ...row, finished_at: sql`now()` }),
    )
    .execute()
}

export async function finishRun(db: Kysely<Schema>, id: number, outcome: 'ok' | 'failed'): Promise<void> {
  await db.updateTable('run').set({ outcome, finished_at: sql`now()` }).where('id', '=', id).execute()
}

/** Newest first. */
export async function listRuns(db: Kysely<Schema>, paging: Paging = {}): Promise<Page<RunAnswer>> {
  const page = await pageOf<Omit<RunAnswer, 'totals'>>(db, paging, {
    select: sql`r.id, r.started_at, r.finished_at, r.outcome, coalesce(p.portals, '[]') as portals`,
    from: sql`run r left join lateral (
      select jsonb_agg(x.portal order by x.portal->>'portal_id') as portals
        from (select to_jsonb(o) - 'run_id' - 'finished_at'
                       - case when o.browser_pages = 0 then array['browser_pages', 'browser_seconds'] else '{}' end as portal from run_portal o where o.run_id = r.id
              union all
              select to_jsonb(t) - 'run_id' - 'counts' || t.counts from (${PAUSED_PORTALS}) t where t.run_id = r.id) x
      ) p on true`,
    order: sql`r.id desc`,
  })
  return { ...page, data: page.data.map((run) => ({ ...run, totals: totalsOf(run) })) }
}

/** One run with what it did so far. */
export async function runById(db: Kysely<Schema>, id: number): Promise<RunAnswer> {
  const { data } = await listRuns(db, { limit: null })
  const run = data.find((one) => one.id === id)
  if (!run) throw new Error(`run ${id} was not kept`)
  return run
}
