/** Reading one list column to its end, or failing to: the evidence behind every "missing". */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export interface Visit {
  readonly run_id: number
  readonly portal_id: string
  /** Empty for a verdict on the portal as a whole, such as fewer reports of a year than expected. */
  readonly column_url: string
  /** Report years looked for; null where no year was left out. A fault of one year touches that year only. */
  readonly years: readonly [from: number, to: number] | null
  readonly outcome: 'ok' | 'faulty' | 'blocked'
  readonly reason: string | null
  readonly links: number
  readonly reports: number
  /** ISO instant. */
  readonly started_at: string
}

/** The last outcome of the same column and years in a run stands. */
export async function recordVisit(db: Kysely<Schema>, visit: Visit): Promise<void> {
  const [from, to] = visit.years ?? [null, null]
  await sql`
    insert into visit (run_id, portal_id, column_url, year_from, year_to, outcome, reason, links, reports, started_at)
    values (${visit.run_id}, ${visit.portal_id}, ${visit.column_url}, ${from}, ${to}, ${visit.outcome}, ${visit.reason},
            ${visit.links}, ${visit.reports}, ${visit.started_at})
    on conflict (run_id, portal_id, md5(column_url), coalesce(year_from, 0), coalesce(year_to, 0)) do update set
      outcome = excluded.outcome, reason = excluded.reason, links = excluded.links, reports = excluded.reports,
      started_at = excluded.started_at, finished_at = now()
  `.execute(db)
}
