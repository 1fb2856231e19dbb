/** Regions by GB/T 2260 code. A code that nothing names yet stands under itself until a list names it. */
import { type Kysely, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import type { Schema } from '../schema.ts'

export interface RegionRow {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}

const CODE = /^\d{6}(\d{3}){0,2}$/

/** True for six, nine or twelve digits. */
export function isRegionCode(code: string): boolean {
  return CODE.test(code)
}

/** From the code alone: `370000` is a province, `370300` a prefecture, `370305` a county. */
export function regionLevel(code: string): string {
  if (code.length === 12 && !code.endsWith('000')) return 'village'
  if (code.length > 6 && code.slice(6, 9) !== '000') return 'township'
  if (!code.slice(0, 6).endsWith('00')) return 'county'
  if (code.slice(2, 4) !== '00') return 'prefecture'
  return code.startsWith('00') ? 'nation' : 'province'
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
