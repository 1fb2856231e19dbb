/**
 * The list of bodies that must publish. It is taken in whole or not at all: every row is judged first, and a fault is
 * told with its line and value.
 */
import { type Kysely, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import type { Schema } from '../schema.ts'
import { isRegionCode, upsertRegions } from './regions.ts'

/** One row of a roster file; empty texts are null. */
export interface RosterRow {
  readonly key: string
  readonly name: string
  readonly region_code: string
  readonly kind: string
  readonly parent_key: string | null
  readonly uscc: string | null
  readonly aliases: readonly string[]
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly successor_key: string | null
  readonly scope: string | null
  readonly due_rule: string | null
  /** Line in the file, for messages; the number of the row where it is left out. */
  readonly line?: number
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/

function fault(row: RosterRow, column: string, value: string | null, expected: string): InputError {
  return new InputError(
    'bad_roster',
    `roster line ${row.line ?? '?'}: ${column} is "${value ?? ''}", ${expected}`,
    {
      hint: 'nothing was imported; correct the line and import again',
      context: { line: row.line ?? null, column, value },
    },
  )
}

function checkRow(row: RosterRow): void {
  if (row.key === '') throw fault(row, 'key', row.key, 'expected a key')
  if (row.name === '') throw fault(row, 'name', row.name, 'expected a name')
  if (row.kind === '') throw fault(row, 'kind', row.kind, 'expected a kind of body')
  if (!isRegionCode(row.region_code))
    throw fault(row, 'region_code', row.region_code, 'expected six, nine or twelve digits')
  for (const column of ['valid_from', 'valid_to'] as const) {
    const date = row[column]
    if (date !== null && (!ISO_DATE.test(date) || Number.isNaN(Date.parse(date))))
      throw fault(row, column, date, 'expected a date like 2021-01-31')
  }
  if (row.valid_from !== null && row.valid_to !== null && row.valid_from > row.valid_to)
    throw fault(row, 'valid_to', row.valid_to, `expected a day not before valid_from (${row.valid_from})`)
}

function checkKeys(rows: readonly RosterRow[]): ReadonlyMap<string, RosterRow> {
  const byKey = new Map<string, RosterRow>()
  for (const row of rows) {
    const first = byKey.get(row.key)
    if (first) throw fault(row, 'key', row.key, `which line ${first.line ?? '?'} has already`)
    byKey.set(row.key, row)
  }
  return byKey
}

function checkRelatives(
  byKey: ReadonlyMap<string, RosterRow>,
  stored: ReadonlyMap<string, string | null>,
): void {
  for (const row of byKey.values())
    for (const column of ['parent_key', 'successor_key'] as const) {
      const key = row[column]
      if (key !== null && !byKey.has(key) && !stored.has(key))
        throw fault(row, column, key, 'which no body has')
    }
  const parentOf = (key: string) => (byKey.has(key) ? byKey.get(key)?.parent_key : stored.get(key)) ?? null
  for (const row of byKey.values()) {
    const above = new Set([row.key])
    for (let key = row.parent_key; key !== null; key = parentOf(key)) {
      if (above.has(key)) throw fault(row, 'parent_key', row.parent_key, 'which makes a circle of parents')
      above.add(key)
    }
  }
}

function checkOverlaps(rows: readonly RosterRow[]): void {
  const byName = Map.groupBy(rows, (row) => `${row.region_code} ${row.name}`)
  for (const same of byName.values()) {
    const ordered = same.toSorted((a, b) => (a.valid_from ?? '').localeCompare(b.valid_from ?? ''))
    for (const [at, row] of ordered.entries()) {
      const before = ordered[at - 1]
      if (before && (before.valid_to === null || (row.valid_from ?? '') <= before.valid_to))
        throw fault(
          row,
          'name',
          row.name,
          `which in this region line ${before.line ?? '?'} has at the same time`,
        )
    }
  }
}

/** Returns how many bodies were new and how many were known. InputError (line, column, value) with nothing changed. */
export async function importRoster(
  db: Kysely<Schema>,
  rows: readonly RosterRow[],
): Promise<{ added: number; updated: number }> {
  const numbered = rows.map((row, at) => ({ ...row, line: row.line ?? at + 1 }))
  numbered.forEach(checkRow)
  const byKey = checkKeys(numbered)
  checkOverlaps(numbered)
  return db.transaction().execute(async (trx) => {
    const known = await storedParents(trx)
    checkRelatives(byKey, known)
    await upsertRegions(
      trx,
      numbered.map(({ region_code }) => ({ code: region_code })),
    )
    await writeRows(trx, numbered)
    const updated = numbered.filter(({ key }) => known.has(key)).length
    return { added: numbered.length - updated, updated }
  })
}

async function storedParents(db: Kysely<Schema>): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('agency as a')
    .leftJoin('agency as p', 'p.id', 'a.parent_id')
    .select(['a.key as key', 'p.key as parent'])
    .execute()
  return new Map(rows.map(({ key, parent }) => [key, parent]))
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
