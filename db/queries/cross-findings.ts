/** What is due for the checks across reports, and what they say. Law: one batch at a time writes, on what is stored by then. */
import { type Kysely, sql } from 'kysely'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import type { CheckedFinding } from './findings.ts'

export interface DueReports {
  /** The rows taken; those that come later stay due. */
  readonly rows: readonly string[]
  readonly report_ids: readonly number[]
}

/** Waits for its turn until the transaction ends, then answers what is due, oldest first; null where nothing is. */
export async function takeDueReports(tx: Kysely<Schema>, limit: number): Promise<DueReports | null> {
  await sql`select pg_advisory_xact_lock(8002, 1)`.execute(tx)
  const { rows } = await sql<{ id: string; report_id: number }>`
    select id::text as id, report_id from cross_check_due order by cross_check_due.id limit ${limit}`.execute(
    tx,
  )
  if (rows.length === 0) return null
  return { rows: rows.map(({ id }) => id), report_ids: [...new Set(rows.map(({ report_id }) => report_id))] }
}

/** Whether anything is due at all: one look, without waiting. */
export async function hasDueReports(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql`select 1 from cross_check_due limit 1`.execute(db)
  return rows.length > 0
}

/** Those rows have been looked at. */
export async function settleDueReports(tx: Kysely<Schema>, { rows }: DueReports): Promise<void> {
  await sql`delete from cross_check_due where id = any(${rows}::bigint[])`.execute(tx)
}

/** Replaces what the named checks said of a version. */
export async function storeCrossFindings(
  tx: Kysely<Schema>,
  versionId: number,
  checks: readonly string[],
  findings: readonly CheckedFinding[],
): Promise<void> {
  await sql`select store_cross_findings(${versionId}, ${checks}::text[], ${safeJson(findings)}::jsonb)`.execute(
    tx,
  )
}
