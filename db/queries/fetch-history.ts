/** Every fetch in the order in which it was made, with the one that brought the same bytes first: what a WARC file is made of. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export interface FetchFilters {
  /** Null for all, those that belong to no portal included. */
  readonly portals: readonly string[] | null
  /** ISO instant; null for no bound. */
  readonly since: string | null
}

export interface PastFetch {
  readonly id: number
  readonly url: string
  readonly final_url: string | null
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** ISO instant. */
  readonly at: string
  readonly sha256: string | null
  readonly media_type: string | null
  readonly error: string | null
  readonly portal_id: string | null
  readonly run_id: number | null
  /** What was sent; null where it was not kept. */
  readonly request_headers: Readonly<Record<string, string>> | null
  /** The fetch among those asked for that first brought these bytes; null where none did. */
  readonly first: { readonly id: number; readonly url: string; readonly at: string } | null
}

const BATCH = 200

type FetchRow = Omit<PastFetch, 'first'> & {
  readonly first_id: number | null
  readonly first_url: string
  readonly first_at: string
}

function pastFetch({ first_id, first_url, first_at, ...fetch }: FetchRow): PastFetch {
  return { ...fetch, first: first_id === null ? null : { id: first_id, url: first_url, at: first_at } }
}

const matches = ({ portals, since }: FetchFilters, alias: string) => sql`
  ${portals === null ? sql`true` : sql`${sql.ref(`${alias}.portal_id`)} = any(${portals})`}
  and ${since === null ? sql`true` : sql`${sql.ref(`${alias}.at`)} >= ${since}::timestamptz`}`

export async function countFetches(db: Kysely<Schema>, filters: FetchFilters): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from fetch_log f where ${matches(filters, 'f')}`.execute(db)
  return rows[0]?.n ?? 0
}

/** A batch a query, so that a slow reader never holds the database. */
export async function* streamFetches(db: Kysely<Schema>, filters: FetchFilters): AsyncGenerator<PastFetch> {
  for (let after = 0; ; ) {
    const { rows } = await sql<FetchRow>`
      select f.id, f.url, f.final_url, f.status::integer as status, f.headers, f.at, f.document_sha256 as sha256,
             d.media_type, f.error, f.portal_id, f.run_id, f.request_headers, b.id as first_id, b.url as first_url, b.at as first_at
        from fetch_log f
        left join document d on d.sha256 = f.document_sha256
        left join lateral (
          select o.id, coalesce(o.final_url, o.url) as url, o.at from fetch_log o
           where o.document_sha256 = f.document_sha256 and o.status is distinct from 304 and ${matches(filters, 'o')}
           order by o.id limit 1) b on true
       where f.id > ${after} and ${matches(filters, 'f')}
       order by f.id limit ${BATCH}`.execute(db)
    yield* rows.map(pastFetch)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
