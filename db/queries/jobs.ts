/** What is in the queue of crawls, as its tables say; nothing where no clock or worker has ever run. */
import { type Kysely, sql } from 'kysely'
import type { JobAnswer, JobState } from '../../src/domain/answer.ts'
import type { Schema } from '../schema.ts'

async function isInstalled(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('pgboss.job') is not null as there`.execute(db)
  return rows[0]?.there ?? false
}

/** Jobs that wait, are under way or were given up, by portal. */
export async function listJobs(db: Kysely<Schema>): Promise<readonly JobAnswer[]> {
  if (!(await isInstalled(db))) return []
  const { rows } = await sql<JobAnswer>`
    select id::text as id, data->'portal'->>'id' as portal_id,
           case when name = 'crawl-given-up' then 'given_up' when state = 'active' then 'active'
                when start_after > now() then 'delayed' else 'waiting' end as state,
           coalesce(source_created_on, created_on) as put_at, start_after as start_at,
           case when state = 'active' then started_on end as begun_at,
           coalesce(source_retry_count + 1, case when state = 'created' then 0 else retry_count + 1 end) as attempts,
           coalesce(source_output->>'reason', source_output->'value'->>'message',
                    output->>'reason', output->'value'->>'message') as reason
      from pgboss.job
     where name in ('crawl', 'crawl-given-up') and state in ('created', 'retry', 'active')
     order by 2, 3, created_on
  `.execute(db)
  return rows
}

/** How many jobs are in each state. */
export async function countJobs(db: Kysely<Schema>): Promise<Readonly<Record<JobState, number>>> {
  const counts = { waiting: 0, delayed: 0, active: 0, given_up: 0 }
  for (const { state } of await listJobs(db)) counts[state] += 1
  return counts
}

/** The last occasion of that clock that came into the queue; null where none is remembered. */
export async function lastTick(db: Kysely<Schema>, cron: string): Promise<Date | null> {
  if (!(await isInstalled(db))) return null
  const { rows } = await sql<{ tick: string | null }>`
    select max(data->>'tick') as tick from pgboss.job where name = 'crawl' and data->>'cron' = ${cron}
  `.execute(db)
  const tick = rows[0]?.tick ?? null
  return tick === null ? null : new Date(tick)
}
