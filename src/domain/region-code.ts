/**
 * Regions by code alone: GB/T 2260 to the county (two digits each for province, prefecture, county), GB/T 10114 below it
 * (three more), village codes of twelve. Development zones have no code of the standard: they get `370300-01`, the code
 * of the region they lie in and a number, and townships inside it three more digits. Law: what lies inside a region
 * begins with its code. Codes that begin with 9 are outside the standard: bodies of our own samples.
 */

const CODE = /^(?:\d{6}(?:\d{3}){0,2}|\d{6}-\d{2}(?:\d{3})?)$/u
const NATION = '000000'

const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)

export const REGION_LEVELS = ['nation', 'province', 'prefecture', 'county', 'township', 'village'] as const

export type RegionLevel = (typeof REGION_LEVELS)[number]

/** True for six, nine or twelve digits, and for the zones of a region. */
export function isRegionCode(code: string): boolean {
  return CODE.test(code)
}

/** What was expected instead of `code`; null for a code that can be one of a region. */
export function regionCodeFault(code: string): string | null {
  if (!isRegionCode(code)) return 'expected six, nine or twelve digits, or 370300-01 for a zone'
  if (code.slice(0, 6) === NATION) return null
  if (!PROVINCES.has(code.slice(0, 2)) && !code.startsWith('9'))
    return 'expected a code that begins with a province of GB/T 2260'
  const prefecture = Number(code.slice(2, 4))
  if (prefecture === 0 && code.slice(4, 6) !== '00')
    return 'expected digits of a prefecture before those of a county'
  return prefecture > 70 && prefecture !== 90 ? 'expected 01 to 70, or 90, as digits of a prefecture' : null
}

/** `370000` is a province, `370300` a prefecture, `370305` a county, `370305001` a township; a zone counts as a county. */
export function regionLevel(code: string): RegionLevel {
  if (isZoneCode(code)) return code.length > 9 ? 'township' : 'county'
  if (code.length === 12 && !code.endsWith('000')) return 'village'
  if (code.length > 6 && code.slice(6, 9) !== '000') return 'township'
  if (!code.slice(0, 6).endsWith('00')) return 'county'
  if (code.slice(2, 4) !== '00') return 'prefecture'
  return code.startsWith('00') ? 'nation' : 'province'
}

/** True for the zones that have an id of ours instead of a code of the standard. */
export function isZoneCode(code: string): boolean {
  return code.includes('-')
}

/** The code of the region around it: 370305001 → 370305 → 370300 → 370000 → 000000 → null; 429004 → 420000. */
export function regionParent(code: string): string | null {
  if (isZoneCode(code)) return code.length > 9 ? code.slice(0, 9) : code.slice(0, 6)
  if (code.length === 12 && !code.endsWith('000')) return code.slice(0, 9)
  if (code.length > 6 && code.slice(6, 9) !== '000') return code.slice(0, 6)
  const six = code.slice(0, 6)
  if (six === NATION) return null
  if (six.endsWith('0000')) return NATION
  const aroundCounty = six.slice(2, 4) === '90' ? `${six.slice(0, 2)}0000` : `${six.slice(0, 4)}00`
  return six.endsWith('00') ? `${six.slice(0, 2)}0000` : aroundCounty
}
