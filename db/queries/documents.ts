/** Stored documents: what was served where, and which reports were read from it. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export interface DocumentRecord {
  readonly sha256: string
  readonly size: number
  readonly media_type: string | null
  /** Where it was last served. */
  readonly url: string
  /** ISO instant. */
  readonly fetched_at: string
  readonly uses: readonly {
    readonly report_id: number
    readonly version: number
    readonly agency_key: string
    readonly agency: string
    readonly year: number
  }[]
}

/** Null where no such bytes were ever served. */
export async function documentBySha256(db: Kysely<Schema>, sha256: string): Promise<DocumentRecord | null> {
  const { rows } = await sql<DocumentRecord>`
    select d.sha256, d.size, d.media_type, coalesce(f.url, '') as url, coalesce(f.at, d.first_seen_at) as fetched_at,
           coalesce((
             select jsonb_agg(jsonb_build_object('report_id', r.id, 'version', v.version, 'agency_key', a.key,
                                                 'agency', a.name, 'year', r.year) order by r.id, v.version)
               from report_version v join report r on r.id = v.report_id join agency a on a.id = r.agency_id
              where v.document_sha256 = d.sha256), '[]') as uses
      from document d
      left join lateral (
        select l.url, l.at from fetch_log l
         where l.document_sha256 = d.sha256 and (l.status = 200 or l.status is null) order by l.at desc, l.id desc limit 1) f on true
     where d.sha256 = ${sha256}
  `.execute(db)
  return rows[0] ?? null
}

/** What the store says of served bytes. */
export interface DocumentSize {
  readonly sha256: string
  readonly size: number
}

/** Those of the hashes that the store knows. */
export async function sizesOfDocuments(
  db: Kysely<Schema>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<DocumentSize>`
    select sha256, size from document where sha256 = any(${hashes})`.execute(db)
  return new Map(rows.map(({ sha256, size }) => [sha256, size]))
}

export async function countDocuments(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from document`.execute(db)
  return rows[0]?.n ?? 0
}

const BATCH = 500

/** Every document by hash, a batch a query, so that a slow reader never holds the database. */
export async function* streamDocuments(db: Kysely<Schema>): AsyncGenerator<DocumentSize> {
  for (let after = ''; ; ) {
    const { rows } = await sql<DocumentSize>`
      select sha256, size from document where sha256 > ${after} order by sha256 limit ${BATCH}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.sha256
  }
}
