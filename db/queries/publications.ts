/** The addresses where reports stand: seen again unchanged, or found to be gone. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** Notes that an address still shows what it showed (a 304). Returns how many reports stand there. */
export async function sawAgain(db: Kysely<Schema>, url: string, at: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select saw_again(${url}, ${at}::timestamptz) as n`.execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Notes that an address is gone (404, 410). The report stays; once all its addresses are gone it counts as withdrawn.
 * Returns the reports that stood there until now.
 */
export async function markVanished(db: Kysely<Schema>, url: string, at: string): Promise<readonly number[]> {
  const { rows } = await sql<{ report_id: number }>`
    with gone as (
      update publication set vanished_at = ${at}::timestamptz
       where url = ${url} and vanished_at is null returning report_id),
    told as (
      insert into event (kind, report_id, detail)
      select 'withdrawn', report_id, jsonb_build_object('url', ${url}::text, 'at', ${at}::text) from gone)
    select report_id from gone
  `.execute(db)
  for (const { report_id } of rows) await sql`select choose_current(${report_id})`.execute(db)
  return rows.map(({ report_id }) => report_id)
}
