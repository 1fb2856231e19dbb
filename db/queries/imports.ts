/** Documents brought by hand: by whom and when, and what waits for a person because of one. */
import { type Kysely, sql } from 'kysely'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'

/** Where a document came from that no crawl fetched. */
export interface ImportNote {
  readonly by: string
  /** ISO instant. */
  readonly at: string
  /** Name of the file, without its folder. */
  readonly file: string
  readonly sha256: string
  readonly url: string
  readonly agency_key: string
  readonly year: number
}

/** Once a report and document, however often it is brought. `report_id` null where it was held. */
export async function noteImport(
  db: Kysely<Schema>,
  report_id: number | null,
  note: ImportNote & { readonly held?: string },
): Promise<void> {
  const kind = report_id === null ? 'import_held' : 'imported'
  await sql`
    insert into event (kind, report_id, detail)
    select ${kind}, ${report_id}, ${safeJson(note)}::jsonb
     where not exists (
       select 1 from event e
        where e.kind = ${kind} and e.report_id is not distinct from ${report_id}::integer
          and e.detail->>'sha256' = ${note.sha256} and e.detail->>'agency_key' = ${note.agency_key}
          and (e.detail->>'year')::integer = ${note.year})
  `.execute(db)
}

const HELD = 'import: '

/** False where the body has no duty of that year. */
export async function holdForImport(
  db: Kysely<Schema>,
  { agency_key, year }: Pick<ImportNote, 'agency_key' | 'year'>,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update duty set held_reason = ${HELD + reason}
     where year = ${year} and agency_id = (select id from agency where key = ${agency_key})`.execute(db)
  return numAffectedRows === 1n
}

/** A sound document has come: what an earlier import left open is settled. What else a person must decide stays. */
export async function releaseImportHold(
  db: Kysely<Schema>,
  { agency_key, year }: Pick<ImportNote, 'agency_key' | 'year'>,
): Promise<void> {
  await sql`
    update duty set held_reason = null
     where year = ${year} and agency_id = (select id from agency where key = ${agency_key})
       and starts_with(held_reason, ${HELD})`.execute(db)
}
