/** Every request and its answer, and what the next request to the same address may ask for. */
import { type Kysely, sql } from 'kysely'
import { safeJson, safeText } from '../safe-json.ts'
import type { Schema } from '../schema.ts'

export interface FetchRecord {
  readonly run_id: number | null
  readonly portal_id: string | null
  readonly url: string
  readonly final_url: string | null
  /** Null where no answer came. */
  readonly status: number | null
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** ISO instant. */
  readonly at: string
  /** The bytes served; for 304 those of the earlier answer; null for none. */
  readonly document: {
    readonly sha256: string
    readonly size: number
    readonly media_type: string | null
  } | null
  /** Why there are no usable bytes. */
  readonly error: string | null
}

export async function recordFetch(db: Kysely<Schema>, fetch: FetchRecord): Promise<void> {
  const document = fetch.document ? safeJson(fetch.document) : null
  await sql`
    with served as (
      insert into document (sha256, size, media_type, first_seen_at)
      select d.sha256, d.size, d.media_type, ${fetch.at}::timestamptz
        from jsonb_to_record(${document}::jsonb) as d (sha256 text, size integer, media_type text)
       where d.sha256 is not null
      on conflict do nothing)
    insert into fetch_log (run_id, portal_id, url, final_url, status, headers, at, document_sha256, error, etag, last_modified)
    values (${fetch.run_id}, ${fetch.portal_id}, ${fetch.url}, ${fetch.final_url}, ${fetch.status},
            ${safeJson(fetch.headers)}::jsonb, ${fetch.at}, ${fetch.document?.sha256 ?? null},
            ${fetch.error === null ? null : safeText(fetch.error)}, ${fetch.headers.etag ?? null},
            ${fetch.headers['last-modified'] ?? null})
  `.execute(db)
}

/** What a conditional request needs: the validators of the last whole answer and the bytes that answer had. */
export interface Validator {
  readonly etag: string | null
  readonly last_modified: string | null
  readonly sha256: string
  readonly media_type: string | null
}

/** Null where the address was never answered whole, or without validators. */
export async function lastValidator(db: Kysely<Schema>, url: string): Promise<Validator | null> {
  const { rows } = await sql<Validator>`
    select f.etag, f.last_modified, f.document_sha256 as sha256, d.media_type
      from fetch_log f join document d on d.sha256 = f.document_sha256
     where f.url = ${url} and f.status = 200 order by f.at desc, f.id desc limit 1
  `.execute(db)
  const last = rows[0]
  return last && (last.etag !== null || last.last_modified !== null) ? last : null
}
