/**
 * Reading the research views from end to end in constant memory: a few bodies at a time, each batch one short query, so
 * that a slow reader never holds the database. The order is total, so that the same data give the same rows.
 */
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Store } from '../connect.ts'
import { copyLines } from '../copy-lines.ts'
import type { Schema } from '../schema.ts'
import { regionFilter } from './paging.ts'

interface ViewPlan {
  /** What orders the rows of one body. */
  readonly order: string
  /** Bodies a query of the embedded database. */
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

export interface ResearchFilters {
  readonly years?: readonly number[]
  readonly region?: string
}

/** A real server plans a query of so wide a view for as long as it takes to answer for dozens of bodies. */
const BODIES_MORE = 40

/**
 * Every row of a view, by body and the view's own order; the codebook by position, filters or not. Lines as COPY prints
 * them, whole ones a chunk, in column order: instants in ISO form, lists as JSON.
 */
export async function* copyResearch(
  store: Store,
  view: ResearchView,
  filters: ResearchFilters = {},
): AsyncGenerator<Uint8Array> {
  const fields = (await researchColumns(store.db, view)).map(printed).join(', ')
  const { batch, order } = PLANS[view]
  const from = `select ${fields} from research.${view}`
  if (view === 'codebook') {
    yield* copyLines(store, `${from} order by ${order}`)
    return
  }
  const bodies = batch * (store.kind === 'postgres' ? BODIES_MORE : 1)
  for (let after = ''; ; ) {
    const last = await lastOfNext(store.db, filters.region, after, bodies)
    if (last === null) return
    yield* copyLines(
      store,
      `${from} where ${within(after, last)} and ${chosen(filters)} order by agency_key, ${order}`,
    )
    after = last
  }
}

/** COPY takes no values beside its text. */
const literal = pg.escapeLiteral

const within = (after: string, last: string): string =>
  `agency_key > ${literal(after)} and agency_key <= ${literal(last)}`

function chosen({ years, region }: ResearchFilters): string {
  const inYears = years === undefined ? 'true' : `year = any(${literal(`{${years.join(',')}}`)}::integer[])`
  return region === undefined
    ? inYears
    : `${inYears} and region_code like region_prefix(${literal(region)}) || '%'`
}

function printed({ name, type }: ResearchColumn): string {
  const column = pg.escapeIdentifier(name)
  if (type.endsWith('[]')) return `array_to_json(${column})`
  if (!type.startsWith('timestamp')) return column
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** The last of the next bodies by key; null where none is left. */
async function lastOfNext(
  db: Kysely<Schema>,
  region: string | undefined,
  after: string,
  bodies: number,
): Promise<string | null> {
  const { rows } = await sql<{ key: string }>`
    select key from (select key from agency where key > ${after} and ${regionFilter(region, sql`region_code`)}
                      order by key limit ${bodies}) next order by key desc limit 1
  `.execute(db)
  return rows[0]?.key ?? null
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
