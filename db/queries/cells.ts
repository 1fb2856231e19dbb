/** Figures across reports: which cells of which reports a filter picks, in one stable order. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { type Page, type Paging, pageOf, regionFilter, yearFilter } from './paging.ts'

export interface CellFilters extends Paging {
  readonly region?: string
  readonly agency_key?: string
  readonly years?: readonly number[]
  readonly report_id?: number
  readonly table?: string
  readonly indicators?: readonly string[]
}

export interface CellPlace {
  readonly report_id: number
  readonly table_id: string
  readonly indicator: string
}

/** Cells of the versions shown, by body, year, scope, table and id. */
export async function listCells(db: Kysely<Schema>, filters: CellFilters): Promise<Page<CellPlace>> {
  const { region, agency_key, years, report_id, table, indicators } = filters
  const where = sql.join(
    [
      regionFilter(region, sql`c.region_code`),
      yearFilter(years, sql`c.year`),
      agency_key === undefined ? sql`true` : sql`c.agency_key = ${agency_key}`,
      report_id === undefined ? sql`true` : sql`c.report_id = ${report_id}`,
      table === undefined ? sql`true` : sql`c.table_id = ${table}`,
      indicators === undefined ? sql`true` : sql`c.indicator = any(${indicators})`,
    ],
    sql` and `,
  )
  return pageOf<CellPlace>(db, filters, {
    select: sql`c.report_id, c.table_id, c.indicator`,
    from: sql`research.cells c where ${where}`,
    order: sql`c.agency_key, c.year, c.scope, c.table_id, c.indicator`,
  })
}
