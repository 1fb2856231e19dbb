/** How much of what must be published is there, is known to be missing, or is not known: counts a region and year. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { regionFilter, yearFilter } from './paging.ts'

export interface CoverageRow {
  readonly region_code: string
  readonly region: string
  readonly year: number
  /** Bodies with a duty that year, exempt ones left out. */
  readonly bodies: number
  readonly on_time: number
  readonly late: number
  readonly missing: number
  readonly unknown: number
  readonly held: number
  readonly not_due: number
  readonly exempt: number
  readonly read_complete: number
  readonly read_partial: number
  /** Publication dates that stand on a label or meta of the page, the list or the address. */
  readonly dated: number
}

/** By region and year, both in order. */
export async function coverage(
  db: Kysely<Schema>,
  filters: { readonly years?: readonly number[]; readonly region?: string } = {},
): Promise<readonly CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    select region_code, region, year,
           (count(*) filter (where state <> 'exempt'))::integer as bodies,
           (count(*) filter (where state = 'on_time'))::integer as on_time,
           (count(*) filter (where state = 'late'))::integer as late,
           (count(*) filter (where state = 'missing'))::integer as missing,
           (count(*) filter (where state = 'unknown'))::integer as unknown,
           (count(*) filter (where state = 'held'))::integer as held,
           (count(*) filter (where state = 'not_due'))::integer as not_due,
           (count(*) filter (where state = 'exempt'))::integer as exempt,
           (count(*) filter (where read_status = 'complete'))::integer as read_complete,
           (count(*) filter (where read_status = 'partial'))::integer as read_partial,
           (count(*) filter (where published_on is not null))::integer as dated
      from research.status
     where ${yearFilter(filters.years, sql`year`)} and ${regionFilter(filters.region, sql`region_code`)}
     group by region_code, region, year
     order by region_code collate "C", year
  `.execute(db)
  return rows
}
