/** Who came before a body, as far back as anybody did, and how many people live in its region. */
import { type Kysely, sql } from 'kysely'
import type { BodyHistory } from '../../src/domain/comparison.ts'
import type { Schema } from '../schema.ts'

interface Line {
  readonly key: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly successor_key: string | null
  readonly predecessor_keys: readonly string[]
}

/** The bodies asked for and all before them, by key. */
export async function bodyHistories(
  db: Kysely<Schema>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, BodyHistory>> {
  const { rows } = await sql<Line>`
    with recursive line (key) as (
      select key from agency where key = any(${keys})
      union select before.key from line l join agency a on a.key = l.key, unnest(a.predecessor_keys) as before (key))
    select a.key, a.valid_from, a.valid_to, a.successor_key, a.predecessor_keys
      from line l join agency a on a.key = l.key order by a.key
  `.execute(db)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return new Map(
    rows.map(({ key, valid_from, predecessor_keys }) => [
      key,
      {
        key,
        valid_from,
        predecessors: predecessor_keys.flatMap((before) => {
          const row = byKey.get(before)
          if (row === undefined) return []
          return [{ key: before, valid_to: row.valid_to, split: row.successor_key?.includes('|') === true }]
        }),
      },
    ]),
  )
}

/** Of the regions of a list, every year. */
export async function populationsOf(
  db: Kysely<Schema>,
  regions: readonly string[],
): Promise<readonly { readonly region_code: string; readonly year: number; readonly population: number }[]> {
  const { rows } = await sql<{ region_code: string; year: number; population: number }>`
    select region_code, year::integer as year, population from region_population where region_code = any(${regions})
  `.execute(db)
  return rows
}
