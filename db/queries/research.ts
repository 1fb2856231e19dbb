/**
 * Reading the research views from end to end in constant memory: a few bodies at a time, each batch one short query, so
 * that a slow reader never holds the database. The order is total, so that the same data give the same rows.
 */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { regionFilter, yearFilter } from './paging.ts'

interface ViewPlan {
  /** What orders the rows of one body. */
  readonly order: string
  /** Bodies a query. */
  readonly batch: number
}

const PLANS = {
  reports: { order: 'year, scope collate "C", version', batch: 200 },
  cells: { order: 'year, scope collate "C", version, table_id collate "C", indicator collate "C"', batch: 5 },
  panel: { order: 'year, scope collate "C", version', batch: 50 },
  measures: { order: 'year, scope collate "C", measure collate "C"', batch: 50 },
  yoy_changes: { order: 'year, scope collate "C", indicator collate "C"', batch: 50 },
  status: { order: 'year', batch: 200 },
  findings: { order: 'year, scope collate "C", version, check_id collate "C", key collate "C"', batch: 20 },
  sources: {
    order: 'year, scope collate "C", version, table_id collate "C", indicator collate "C"',
    batch: 5,
  },
  sections: { order: 'year, scope collate "C", version, position', batch: 20 },
  reports_history: { order: 'year, scope collate "C", version', batch: 200 },
  cells_history: {
    order: 'year, scope collate "C", version, table_id collate "C", indicator collate "C"',
    batch: 5,
  },
  panel_history: { order: 'year, scope collate "C", version', batch: 50 },
  measures_history: { order: 'year, scope collate "C", version, measure collate "C"', batch: 50 },
  findings_history: {
    order: 'year, scope collate "C", version, check_id collate "C", key collate "C"',
    batch: 20,
  },
  sources_history: {
    order: 'year, scope collate "C", version, table_id collate "C", indicator collate "C"',
    batch: 5,
  },
  sections_history: { order: 'year, scope collate "C", version, position', batch: 20 },
  codebook: { order: 'position', batch: 1 },
} as const satisfies Record<string, ViewPlan>

export type ResearchView = keyof typeof PLANS

export const RESEARCH_VIEWS = Object.keys(PLANS) as readonly ResearchView[]

export type ResearchRow = Readonly<Record<string, unknown>>

export interface ResearchFilters {
  readonly years?: readonly number[]
  readonly region?: string
}

/** Every row of a view, by body and the view's own order; the codebook by position, filters or not. */
export async function* streamResearch(
  db: Kysely<Schema>,
  view: ResearchView,
  filters: ResearchFilters = {},
): AsyncGenerator<ResearchRow> {
  if (view === 'codebook') {
    yield* (await sql<ResearchRow>`select * from research.codebook order by position`.execute(db)).rows
    return
  }
  const { batch, order } = PLANS[view]
  for (let after = ''; ; ) {
    const keys = await nextAgencies(db, filters.region, after, batch)
    const last = keys.at(-1)
    if (last === undefined) return
    const { rows } = await sql<ResearchRow>`
      select * from ${sql.table(`research.${view}`)}
       where agency_key = any(${keys}) and ${yearFilter(filters.years, sql`year`)}
       order by agency_key, ${sql.raw(order)}
    `.execute(db)
    yield* rows
    after = last
  }
}

async function nextAgencies(
  db: Kysely<Schema>,
  region: string | undefined,
  after: string,
  batch: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from agency where key > ${after} and ${regionFilter(region, sql`region_code`)} order by key limit ${batch}
  `.execute(db)
  return rows.map(({ key }) => key)
}

export interface ResearchColumn {
  readonly name: string
  /** As Postgres names it: text, integer, numeric, date, timestamp with time zone, boolean, text[]. */
  readonly type: string
  readonly comment: string
}

/** The columns of a view with what they mean. */
export async function researchColumns(
  db: Kysely<Schema>,
  view: ResearchView,
): Promise<readonly ResearchColumn[]> {
  const { rows } = await sql<ResearchColumn>`
    select attname as name, format_type(atttypid, atttypmod) as type, coalesce(col_description(attrelid, attnum), '') as comment
      from pg_attribute where attrelid = ${`research.${view}`}::regclass and attnum > 0 and not attisdropped order by attnum
  `.execute(db)
  return rows
}
