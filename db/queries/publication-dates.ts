/** Dates that may be the day of publication, noted apart from the saving of a report. */
import { type Kysely, sql } from 'kysely'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'

export interface ListedDate {
  readonly url: string
  /** ISO date, as the list has it now. */
  readonly date: string
}

/** What lists now say of stored reports; one that is newly earlier than before is an event. `at` is an ISO instant. */
export async function noteListDates(
  db: Kysely<Schema>,
  portalId: string,
  dates: readonly ListedDate[],
  at: string,
): Promise<void> {
  if (dates.length === 0) return
  await sql`
    select note_dates(p.report_id, p.url, jsonb_build_array(jsonb_build_object('source', 'list', 'date', l.date)), ${at}::timestamptz)
      from jsonb_to_recordset(${safeJson(dates)}::jsonb) as l (url text, date text)
      join publication p on p.url = l.url and p.portal_id = ${portalId}
  `.execute(db)
}

/** Dates that a better reading found in bytes seen at `at`: nothing that the publisher moved, so never an event. */
export async function noteReadDates(
  db: Kysely<Schema>,
  publicationId: number,
  dates: readonly { readonly source: string; readonly date: string }[],
  at: string,
): Promise<void> {
  await sql`
    insert into publication_date as o (report_id, url, source, date, first_seen_at, last_seen_at)
    select distinct p.report_id, p.url, d.source, d.date, ${at}::timestamptz, ${at}::timestamptz
      from jsonb_to_recordset(${safeJson(dates)}::jsonb) as d (source text, date date)
      join publication p on p.id = ${publicationId}
    on conflict (report_id, md5(url), source, date) do update set
      first_seen_at = least(o.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at)
  `.execute(db)
}
