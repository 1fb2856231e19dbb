/** Every request and its answer, and what the next request to the same address may ask for. */
import { type Kysely, sql } from 'kysely'
import { safeJson } from '../safe-json.ts'
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
  /** As sent, names in lower case; absent where that is not known. */
  readonly request_headers?: Readonly<Record<string, string>>
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
  /** Set for list pages: by it an interrupted crawl finds the page again. */
  readonly request?: string
}

export async function recordFetch(db: Kysely<Schema>, fetch: FetchRecord): Promise<void> {
  await sql`select record_fetch(${safeJson(fetch)}::jsonb)`.execute(db)
}

/** What a conditional request needs: the validators of the last whole answer and the bytes that answer had. */
export interface Validator {
  readonly etag: string | null
  readonly last_modified: string | null
  readonly sha256: string
  readonly media_type: string | null
  /** ISO instant of that answer. */
  readonly at: string
  /** How often the server has said since that nothing changed. */
  readonly confirmed: number
}

/** The last whole answer of an address, as a query of one row or none. */
export const VALIDATOR = (url: ReturnType<typeof sql>) => sql`
  select f.etag, f.last_modified, f.document_sha256 as sha256, d.media_type, f.at,
         (select count(*) from fetch_log n where n.url = ${url} and n.status = 304 and n.id > f.id) as confirmed
    from fetch_log f join document d on d.sha256 = f.document_sha256
   where f.url = ${url} and f.status = 200 order by f.at desc, f.id desc limit 1`

/** Null where the address was never answered whole, or without validators. */
export async function lastValidator(db: Kysely<Schema>, url: string): Promise<Validator | null> {
  const { rows } = await sql<Validator>`${VALIDATOR(sql`${url}`)}`.execute(db)
  const last = rows[0]
  return last && (last.etag !== null || last.last_modified !== null) ? last : null
}

/** A list page that a run has fetched and kept. */
export interface KeptPage {
  readonly request: string
  readonly final_url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** ISO instant. */
  readonly at: string
  readonly sha256: string
}

/** The list pages that a run has of a portal, in the order in which they were fetched. */
export async function keptPages(
  db: Kysely<Schema>,
  runId: number,
  portalId: string,
): Promise<readonly KeptPage[]> {
  const { rows } = await sql<KeptPage>`
    select request, final_url, status::integer as status, headers, at, document_sha256 as sha256
      from fetch_log
     where run_id = ${runId} and portal_id = ${portalId} and request is not null and document_sha256 is not null
     order by id
  `.execute(db)
  return rows
}
