/** What a report takes on disk, indexes included. */
import type { Store } from '../../../db/connect.ts'
import type { Promised } from './promise.ts'

const FIGURES = `pg_total_relation_size('figure_t2') + pg_total_relation_size('figure_t3')
  + pg_total_relation_size('figure_t4') + pg_total_relation_size('figure_stat')`

export async function sizes({ pool }: Store, reports: number): Promise<Promised[]> {
  const { rows } = await pool.query<{ figures: number; provenance: number }>(`
    select (${FIGURES})::float8 as figures,
           (select avg(pg_column_size(provenance) + pg_column_size(leftovers) + pg_column_size(dates)) from
             (select * from report_version limit 5000) v)::float8 as provenance`)
  const [size] = rows
  const kilobytes = (bytes: number | undefined) => (bytes ?? Number.NaN) / 1024
  return [
    {
      name: 'figures of one report with indexes',
      value: kilobytes(size?.figures) / reports,
      unit: 'KB',
      limit: 1.6,
    },
    {
      name: 'provenance and raw texts of one report',
      value: kilobytes(size?.provenance),
      unit: 'KB',
      limit: 2.5,
    },
  ]
}
