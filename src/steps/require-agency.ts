/** A body that somebody names by its key: it is there, or the wrong key is told with the keys that come near. */
import type { Kysely } from 'kysely'
import { agencyByKey, listAgencies } from '../../db/queries/agencies.ts'
import type { Schema } from '../../db/schema.ts'
import { nearest } from '../compare/nearest.ts'
import type { AgencyAnswer } from '../domain/answer.ts'
import { InputError } from '../domain/errors.ts'

/** InputError `unknown_agency`; `given` is what the asker calls the key, such as --agency. */
export async function requireAgency(db: Kysely<Schema>, key: string, given: string): Promise<AgencyAnswer> {
  const agency = await agencyByKey(db, key)
  if (agency !== null) return agency
  const { data } = await listAgencies(db, { limit: null })
  const near = nearest(
    key,
    data.map((one) => one.key),
  )
  throw new InputError(
    'unknown_agency',
    `${given}: unknown agency "${key}"${near.length === 0 ? '' : `, did you mean ${near.join(', ')}`}`,
    { hint: 'roster export lists the keys; roster import adds bodies' },
  )
}
