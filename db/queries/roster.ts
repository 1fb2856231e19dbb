/**
 * The list of bodies that must publish. It is taken in whole or not at all: every row is judged first, and a fault is
 * told with its line and value.
 */
import { type Kysely, sql } from 'kysely'
import { judgeRoster } from '../../src/domain/judge-roster.ts'
import { rosterError } from '../../src/domain/roster-fault.ts'
import { type GivenRosterRow, type RosterRow, wholeRosterRow } from '../../src/domain/roster-row.ts'
import type { Schema } from '../schema.ts'
import { storedRegions, upsertRegions } from './regions.ts'

/**
 * Returns how many bodies were new and how many were known. InputError with every fault (line, column, value) and nothing
 * changed; `file` names the roster in it.
 */
export async function importRoster(
  db: Kysely<Schema>,
  given: readonly GivenRosterRow[],
  file = 'roster',
): Promise<{ added: number; updated: number }> {
  return db.transaction().execute(async (trx) => {
    const known = new Map((await exportRoster(trx)).map((row) => [row.key, row]))
    const rows = given.map((row, at) => wholeRosterRow(row, known.get(row.key), at + 1))
    const regions = await storedRegions(
      trx,
      rows.flatMap(({ region_code }) => [region_code, region_code.slice(0, 6)]),
    )
    const faults = judgeRoster(rows, known, regions)
    if (faults.length > 0) throw rosterError(file, faults)
    await upsertRegions(
      trx,
      rows.map(({ region_code }) => ({ code: region_code })),
    )
    await writeRows(trx, rows)
    const updated = rows.filter(({ key }) => known.has(key)).length
    return { added: rows.length - updated, updated }
  })
}

async function writeRows(db: Kysely<Schema>, rows: readonly RosterRow[]): Promise<void> {
  const json = JSON.stringify(rows)
  await sql`
    insert into agency (key, name, region_code, kind, uscc, aliases, valid_from, valid_to, successor_key, scope, due_rule, learned)
    select r.key, r.name, r.region_code, r.kind, r.uscc, r.aliases, r.valid_from, r.valid_to, r.successor_key, r.scope, r.due_rule, false
      from jsonb_to_recordset(${json}::jsonb) as r (key text, name text, region_code text, kind text, uscc text,
           aliases text[], valid_from date, valid_to date, successor_key text, scope text, due_rule text)
    on conflict (key) do update set name = excluded.name, region_code = excluded.region_code, kind = excluded.kind,
      uscc = excluded.uscc, aliases = excluded.aliases, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      successor_key = excluded.successor_key, scope = excluded.scope, due_rule = excluded.due_rule, learned = false
  `.execute(db)
  await sql`
    update agency a set parent_id = (select p.id from agency p where p.key = r.parent_key)
      from jsonb_to_recordset(${json}::jsonb) as r (key text, parent_key text) where a.key = r.key
  `.execute(db)
  await sql`
    with heir as (
      select heir.key, array_agg(a.key order by a.key) as keys
        from agency a cross join lateral unnest(string_to_array(a.successor_key, '|')) heir (key)
       where a.successor_key is not null group by heir.key)
    update agency a set predecessor_keys = coalesce(h.keys, '{}')
      from agency b left join heir h on h.key = b.key
     where a.id = b.id and a.predecessor_keys is distinct from coalesce(h.keys, '{}')
  `.execute(db)
}

/** Every body as a roster row, by key; bodies that were only learned too, so that they can be confirmed. */
export async function exportRoster(
  db: Kysely<Schema>,
): Promise<readonly (RosterRow & { readonly learned: boolean })[]> {
  return db
    .selectFrom('agency as a')
    .leftJoin('agency as p', 'p.id', 'a.parent_id')
    .select([
      'a.key as key',
      'a.name as name',
      'a.region_code as region_code',
      'a.kind as kind',
      'p.key as parent_key',
      'a.uscc as uscc',
      'a.aliases as aliases',
      'a.valid_from as valid_from',
      'a.valid_to as valid_to',
      'a.successor_key as successor_key',
      'a.scope as scope',
      'a.due_rule as due_rule',
      'a.learned as learned',
    ])
    .orderBy('a.key')
    .execute()
}
