/** Bringing every derived table up to date after many new reports. */
import type { Store } from '../../../db/connect.ts'
import { refreshSummaries } from '../../../db/queries/refresh-summaries.ts'
import type { Promised } from './promise.ts'

const NEW_REPORTS = 10_000

/** Reports of the newest year all over the country count as new: their rows are taken out and noted, as saving them does. */
export async function refreshing({ db, pool }: Store, reports: number): Promise<Promised> {
  const many = Math.min(NEW_REPORTS, Math.floor(reports / 10))
  await pool.query(
    `with chosen as (select id from report where year = 2025 order by md5(id::text) limit $1),
          gone as (delete from report_summary using chosen where report_id = chosen.id)
     insert into summary_pending (report_id) select id from chosen`,
    [many],
  )
  const started = performance.now()
  await refreshSummaries(db)
  const value = (performance.now() - started) / 1000
  return { name: `derived tables after ${many} new reports`, value, unit: 's', limit: 60 }
}
