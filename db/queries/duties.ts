/** Which body must publish for which year, and by when: dates come from the caller, who knows the law. */
import { type Kysely, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import type { Schema } from '../schema.ts'

export interface DutyInput {
  readonly agency_key: string
  readonly year: number
  readonly due_on: string | null
  readonly due_basis: string
  readonly local_due?: string | null
}

/** Adds duties and brings their dates up to date; what a person decided about them stays. InputError for unknown keys. */
export async function ensureDuties(db: Kysely<Schema>, duties: readonly DutyInput[]): Promise<void> {
  if (duties.length === 0) return
  const { rows } = await sql<{ key: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb)
        as d (agency_key text, year smallint, due_on date, due_basis text, local_due date)),
    unknown as (
      select d.agency_key from asked d where not exists (select 1 from agency a where a.key = d.agency_key) limit 1),
    written as (
      insert into duty (agency_id, year, due_on, due_basis, local_due)
      select distinct on (a.id, d.year) a.id, d.year, d.due_on, d.due_basis, d.local_due
        from asked d join agency a on a.key = d.agency_key
       where not exists (select 1 from unknown) order by a.id, d.year
      on conflict (agency_id, year) do update
        set due_on = excluded.due_on, due_basis = excluded.due_basis, local_due = excluded.local_due
      where (duty.due_on, duty.due_basis, duty.local_due)
            is distinct from (excluded.due_on, excluded.due_basis, excluded.local_due))
    select agency_key as key from unknown
  `.execute(db)
  if (rows[0]) throw new InputError('unknown_agency', `no agency has the key "${rows[0].key}"`)
}

/** Frees a body from publishing for a year, or with null binds it again. */
export async function setExemption(
  db: Kysely<Schema>,
  duty: { agency_key: string; year: number; reason: string | null },
): Promise<void> {
  await setReason(db, duty, 'exempt_reason')
}

/** Keys of the bodies that have no duty of a year yet. */
export async function bodiesWithoutDuty(db: Kysely<Schema>, year: number): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select a.key from agency a
     where not exists (select 1 from duty d where d.agency_id = a.id and d.year = ${year}) order by a.key
  `.execute(db)
  return rows.map(({ key }) => key)
}

/** Says what a person must decide before the duty can be judged, or with null that nothing is open. */
export async function setHold(
  db: Kysely<Schema>,
  duty: { agency_key: string; year: number; reason: string | null },
): Promise<void> {
  await setReason(db, duty, 'held_reason')
}

async function setReason(
  db: Kysely<Schema>,
  { agency_key, year, reason }: { agency_key: string; year: number; reason: string | null },
  column: 'exempt_reason' | 'held_reason',
): Promise<void> {
  const result = await db
    .updateTable('duty')
    .set({ [column]: reason })
    .where('year', '=', year)
    .where('agency_id', 'in', db.selectFrom('agency').select('id').where('key', '=', agency_key))
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n)
    throw new InputError('unknown_duty', `there is no duty of "${agency_key}" for ${year}`)
}
