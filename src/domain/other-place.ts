/**
 * Does a printed name carry another place than the portal's? Only where that is plain: zones and communities of the place
 * itself end in the same words as districts do, and a district was often a county of the same name before.
 */

const PLACE = /^(\p{Script=Han}{2,6}?)(自治县|自治旗|区|县|市|旗)(?=\p{Script=Han})/u
const OWN_ZONE = /新|开发|示范|试验|实验|园|度假|功能|保税|经济|风景|景|工业|产业|林|库|社|矿|小|地|港|城/u

/** The other place (`青石区`); null where the name carries none, the portal's own, or one that may be part of it. */
export function otherPlace(name: string, own: string | null): string | null {
  const ownStem = stemOf(own ?? '')
  if (ownStem === null || name.includes(ownStem)) return null
  const [, stem = '', level = ''] = PLACE.exec(name) ?? []
  return stem === '' || OWN_ZONE.test(stem) ? null : stem + level
}

function stemOf(place: string): string | null {
  return /^(\p{Script=Han}{2,6}?)(?:自治县|自治旗|区|县|市|旗)$/u.exec(place)?.[1] ?? null
}
