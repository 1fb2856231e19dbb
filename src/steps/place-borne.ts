/**
 * The name of a region, where somebody there bears it. Law: a code stands for a name in our list only; a roster that
 * gives its bodies another place is believed, and no page is called another place's because of the list.
 */
import type { Kysely } from 'kysely'
import { regionName } from '../../db/queries/regions.ts'
import type { Schema } from '../../db/schema.ts'
import type { AgencyAnswer } from '../domain/answer.ts'

/** Null where neither a body nor `portal` (its name) carries the region's name, or none is stored. */
export async function placeBorne(
  db: Kysely<Schema>,
  code: string,
  agencies: readonly Pick<AgencyAnswer, 'name' | 'aliases'>[],
  portal = '',
): Promise<string | null> {
  const place = await regionName(db, code)
  if (place === null) return null
  const names = [portal, ...agencies.flatMap(({ name, aliases }) => [name, ...aliases])]
  return names.some((name) => name.includes(place)) ? place : null
}
