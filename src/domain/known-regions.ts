/** The regions that come with the product: names, kinds, spans of validity, and what became of codes that ended. */
import { NEW_REGION_CODES, REGION_CHANGES } from './region-changes.ts'
import { type RegionLevel, regionLevel, regionParent } from './region-code.ts'
import { REGION_TABLE } from './region-table.ts'

/** `pseudo`: a prefecture by its digits alone (市辖区 of a municipality); `zone`: no code of GB/T 2260. */
export type RegionKind = 'standard' | 'pseudo' | 'zone'

export interface KnownRegion {
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
  readonly kind: RegionKind
  readonly parent_code: string | null
  /** ISO dates; null where the code was valid before our records, or is. */
  readonly valid_from: string | null
  readonly valid_to: string | null
  /** What took most of it over. */
  readonly successor_code: string | null
}

let made: ReadonlyMap<string, KnownRegion> | null = null

/** By code, in order of the codes. */
export function knownRegions(): ReadonlyMap<string, KnownRegion> {
  made ??= new Map(
    [region('000000', '全国'), ...REGION_TABLE.trim().split('\n').flatMap(lineRegions), ...endedRegions()]
      .map(dated)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map((one) => [one.code, one]),
  )
  return made
}

/**
 * True where the product or `stored` knows the code, or the region that a township, village or zone lies in. Codes
 * outside the standard (9…) and counties of a prefecture that has ended are not listed anywhere: they are let be.
 */
export function isKnownRegion(code: string, stored: ReadonlySet<string>): boolean {
  const known = (one: string) => knownRegions().has(one) || stored.has(one)
  const six = code.slice(0, 6)
  if (code.startsWith('9') || known(code) || known(six)) return true
  const prefecture = knownRegions().get(`${six.slice(0, 4)}00`)
  return prefecture !== undefined && prefecture.valid_to !== null
}

const STATISTICAL_ZONE = /^\d{4}7[1-9]$/u

function region(code: string, name: string, more: Partial<KnownRegion> = {}): KnownRegion {
  return {
    code,
    name,
    level: regionLevel(code),
    kind: STATISTICAL_ZONE.test(code) ? 'zone' : 'standard',
    parent_code: regionParent(code),
    valid_from: null,
    valid_to: null,
    successor_code: null,
    ...more,
  }
}

function lineRegions(line: string): readonly KnownRegion[] {
  const [digits = '', name = '', counties] = line.split(' ')
  const own = headRegion(digits.padEnd(6, '0'), name)
  const inside = counties === undefined ? [] : counties.split(',')
  return [...own, ...inside.map((one) => region(digits + one.slice(0, 2), one.slice(2)))]
}

function headRegion(code: string, name: string): readonly KnownRegion[] {
  if (name === '-') return []
  if (!name.startsWith('=')) return [region(code, name)]
  const province = new RegExp(`^${code.slice(0, 2)} (\\S+)$`, 'mu').exec(REGION_TABLE)?.[1] ?? ''
  return [region(code, `${province}（${name.slice(1)}）`, { kind: 'pseudo' })]
}

function endedRegions(): readonly KnownRegion[] {
  return REGION_CHANGES.trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', until = '', successor = ''] = line.split(' ')
      const valid_to = until.length === 4 ? `${until}-12-31` : until
      return region(code, name, { valid_to, successor_code: successor })
    })
}

const FIRST_DAYS: ReadonlyMap<string, string> = new Map(
  NEW_REGION_CODES.trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string]),
)

function dated(one: KnownRegion): KnownRegion {
  return { ...one, valid_from: FIRST_DAYS.get(one.code) ?? one.valid_from }
}
