/** The files that the pages of reports offer. */
import { type Kysely, sql } from 'kysely'
import type { KeptAttachment } from '../../src/domain/answer.ts'
import type { Schema } from '../schema.ts'

/** Addresses of the files that a page offered, and the bytes kept of each; empty where it is no page of a report. */
export async function filesOfPage(
  db: Kysely<Schema>,
  pageUrl: string,
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ url: string; sha256: string | null }>`
    select url, document_sha256 as sha256 from attachment where page_url = ${pageUrl} and state <> 'refused'
  `.execute(db)
  return new Map(rows.map(({ url, sha256 }) => [url, sha256]))
}

/** Files of a report, in the order in which they were first offered. */
export async function filesOfReport(
  db: Kysely<Schema>,
  reportId: number,
): Promise<readonly KeptAttachment[]> {
  const { rows } = await sql<KeptAttachment>`
    select name, url, state, kind, document_sha256 as sha256, is_source, reason, page_url
      from attachment where report_id = ${reportId} order by first_seen_at, id
  `.execute(db)
  return rows
}
