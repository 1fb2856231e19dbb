/** What is due for the checks across reports, and what they say. Law: one batch at a time writes, on what is stored by then. */
import { type Kysely, sql } from 'kysely'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import type { NamedFinding } from './findings.ts'

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

/** What checks across reports say of one version. */
export interface CrossFindings {
  readonly version_id: number
  readonly findings: readonly NamedFinding[]
}

/** Replaces what the named checks said of some versions. What says the same as before is left as it is. */
export async function storeCrossFindings(
  tx: Kysely<Schema>,
  checks: readonly string[],
  said: readonly CrossFindings[],
): Promise<void> {
  if (said.length === 0) return
  const stored = await storedMessages(tx, checks, said)
  const changed = said.filter(({ version_id, findings }) => stored.get(version_id) !== textOf(findings))
  if (changed.length === 0) return
  await sql`
    select store_cross_findings(s.version_id, ${checks}::text[], s.findings)
      from jsonb_to_recordset(${safeJson(changed)}::jsonb) as s (version_id integer, findings jsonb)
  `.execute(tx)
}

type Row = NamedFinding & { readonly version_id: number }

async function storedMessages(
  tx: Kysely<Schema>,
  checks: readonly string[],
  said: readonly CrossFindings[],
): Promise<ReadonlyMap<number, string>> {
  const versions = said.map(({ version_id }) => version_id)
  const { rows } = await sql<Row>`
    select version_id, check_id as "check", key, fingerprint, state, severity, cells, expected, actual, message from finding
     where version_id = any(${versions}::integer[]) and position >= 10000 and check_id = any(${checks}::text[])
     order by position
  `.execute(tx)
  const texts = new Map(versions.map((version) => [version, textOf([])]))
  for (const [version, findings] of Map.groupBy(rows, ({ version_id }) => version_id))
    texts.set(version, textOf(findings))
  return texts
}

function textOf(findings: readonly NamedFinding[]): string {
  return JSON.stringify(
    findings.map(({ check, key, fingerprint, state, severity, cells, expected, actual, message }) => [
      check,
      key,
      fingerprint,
      state,
      severity,
      cells,
      expected === null ? null : Number(expected),
      actual === null ? null : Number(actual),
      message,
    ]),
  )
}
