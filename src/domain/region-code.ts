/**
 * Regions by code alone: GB/T 2260 to the county (two digits each for province, prefecture, county), GB/T 10114 below it
 * (three more), village codes of twelve. Codes that begin with 9 are outside the standard: bodies of our own samples.
 */

const CODE = /^\d{6}(\d{3}){0,2}$/u
const NATION = '000000'

const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)

type RegionLevel = 'nation' | 'province' | 'prefecture' | 'county' | 'township' | 'village'

/** True for six, nine or twelve digits. */
export function isRegionCode(code: string): boolean {
  return CODE.test(code)
}

/** What was expected instead of `code`; null for a code that can be one of a region. */
export function regionCodeFault(code: string): string | null {
  if (!isRegionCode(code)) return 'expected six, nine or twelve digits'
  if (code.slice(0, 6) === NATION) return null
  if (!PROVINCES.has(code.slice(0, 2)) && !code.startsWith('9'))
    return 'expected a code that begins with a province of GB/T 2260'
  const strayCounty = code.slice(2, 4) === '00' && code.slice(4, 6) !== '00'
  return strayCounty ? 'expected digits of a prefecture before those of a county' : null
}

/** `370000` is a province, `370300` a prefecture, `370305` a county, `370305001` a township. */
export function regionLevel(code: string): RegionLevel {
  if (code.length === 12 && !code.endsWith('000')) return 'village'
  if (code.length > 6 && code.slice(6, 9) !== '000') return 'township'
  if (!code.slice(0, 6).endsWith('00')) return 'county'
  if (code.slice(2, 4) !== '00') return 'prefecture'
  return code.startsWith('00') ? 'nation' : 'province'
}
