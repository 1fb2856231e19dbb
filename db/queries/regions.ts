/** Regions by GB/T 2260 code. A code that nothing names yet stands under itself until a list names it. */
import { type Kysely, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import { isRegionCode, regionLevel } from '../../src/domain/region-code.ts'
import type { Schema } from '../schema.ts'

export interface RegionRow {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}

/** Adds or renames regions; a name given stays when a later call does not know it. InputError for a malformed code. */
export async function upsertRegions(
  db: Kysely<Schema>,
  regions: readonly { code: string; name?: string; valid_from?: string | null; valid_to?: string | null }[],
): Promise<void> {
  const bad = regions.find(({ code }) => !isRegionCode(code))
  if (bad)
    throw new InputError(
      'bad_region',
      `the region code is "${bad.code}", expected six, nine or twelve digits`,
    )
  const unique = new Map(regions.map((region) => [region.code, region]))
  if (unique.size === 0) return
  await db
    .insertInto('region')
    .values(
      [...unique.values()].map(({ code, name, valid_from, valid_to }) => ({
        code,
        name: name ?? code,
        level: regionLevel(code),
        valid_from: valid_from ?? null,
        valid_to: valid_to ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet({
        name: sql`case when excluded.name = excluded.code then region.name else excluded.name end`,
        valid_from: sql`coalesce(excluded.valid_from, region.valid_from)`,
        valid_to: sql`coalesce(excluded.valid_to, region.valid_to)`,
      }),
    )
    .execute()
}

/** By code. */
export async function listRegions(db: Kysely<Schema>): Promise<readonly RegionRow[]> {
  return db.selectFrom('region').selectAll().orderBy('code').execute()
}
