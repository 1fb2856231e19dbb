/**
 * Where no roster names the bodies of a region, those that publish are learned, marked as such. Law: only a name that
 * carries the portal's own place (or is a township's) is learned; a wrong-district hit never founds a body.
 */
import type { Kysely } from 'kysely'
import type { Portal } from '../../crawlers/portal.ts'
import { learnAgency } from '../../db/queries/agencies.ts'
import type { Schema } from '../../db/schema.ts'
import { normaliseAgencyName, tidyAgencyName } from '../domain/agency-name.ts'
import type { AgencyAnswer } from '../domain/answer.ts'
import { bodyKindOf } from '../domain/body-kind.ts'
import { otherPlace } from '../domain/other-place.ts'

const TOWNSHIP = /^\p{Script=Han}{2,8}(镇|乡|街道)(人民政府|办事处)?$/u

/** `柏川区人民政府` → `柏川区`; null where the portal's name is not a government's. */
export function placeOfPortal(portal: Pick<Portal, 'name'>): string | null {
  return /^(\p{Script=Han}{2,12}?)(?:人民)?政府(?:门户网站|网站|网)?$/u.exec(portal.name)?.[1] ?? null
}

/** The learned body, or null where the name cannot found one. */
export async function learnBody(
  db: Kysely<Schema>,
  portal: Pick<Portal, 'name' | 'region'>,
  printed: string,
): Promise<AgencyAnswer | null> {
  const name = tidyAgencyName(printed)
  const place = placeOfPortal(portal)
  if (otherPlace(name, place) !== null) return null
  const local = place === null ? name === portal.name : name.startsWith(place)
  if (!local && !TOWNSHIP.test(name)) return null
  return learnAgency(db, {
    key: `${portal.region}:${normaliseAgencyName(name, place)}`,
    name: name === place ? `${name}人民政府` : name,
    region_code: portal.region,
    kind: bodyKindOf(name),
  })
}
