/** A made-up country: provinces, cities and counties with their bodies. Smaller ones have fewer cities, not smaller ones. */
import { chance } from './chance.ts'

export const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025] as const

const NATION = { provinces: 31, cities: 333, counties: 2_636, bodies: 200_000 } as const
const KINDS = [
  'department',
  'department',
  'department',
  'department',
  'government_office',
  'township_government',
  'subdistrict_office',
] as const

export interface Place {
  readonly code: string
  readonly name: string
  readonly level: 'province' | 'prefecture' | 'county'
}

export interface Body {
  /** From 1. */
  readonly id: number
  readonly key: string
  readonly name: string
  readonly region: string
  readonly kind: string
  /** From 1: the portal of its region. */
  readonly portal: number
}

export interface Country {
  readonly places: readonly Place[]
  readonly bodies: readonly Body[]
  /** A city with all its counties, somewhere in the middle. */
  readonly city: string
  readonly province: string
}

/** `scale` 1 has 3,000 regions and 200,000 bodies. */
export function country(scale: number): Country {
  const provinces = Math.max(1, Math.round(NATION.provinces * Math.min(1, scale * 4)))
  const cities = Math.max(provinces, Math.round(NATION.cities * scale))
  const places = placesOf(provinces, cities)
  const count = Math.round((NATION.bodies * cities) / NATION.cities)
  const homes = places.filter(({ level }) => level !== 'province')
  const bodies = Array.from({ length: count }, (_, at) =>
    bodyOf(at, homes[at % homes.length] as Place, places),
  )
  const towns = places.filter(({ level }) => level === 'prefecture')
  const city = (towns[towns.length >> 1] as Place).code
  return { places, bodies, city, province: `${city.slice(0, 2)}0000` }
}

const two = (number: number) => String(number).padStart(2, '0')

function placesOf(provinces: number, cities: number): Place[] {
  const counties = Math.round(NATION.counties / NATION.cities)
  const places: Place[] = Array.from({ length: provinces }, (_, at) => ({
    code: `${two(11 + at)}0000`,
    name: `第${at + 1}省`,
    level: 'province',
  }))
  for (let at = 0; at < cities; at += 1) {
    const province = at % provinces
    const stem = `${two(11 + province)}${two(1 + Math.floor(at / provinces))}`
    places.push({ code: `${stem}00`, name: `第${at + 1}市`, level: 'prefecture' })
    for (let county = 1; county <= counties; county += 1)
      places.push({ code: `${stem}${two(county)}`, name: `第${at + 1}市第${county}区`, level: 'county' })
  }
  return places
}

function bodyOf(at: number, home: Place, places: readonly Place[]): Body {
  const kind = KINDS[Math.floor(chance(at, 1) * KINDS.length)] ?? 'department'
  const name = `第${at + 1}${kind.startsWith('township') ? '镇人民政府' : '局'}`
  return {
    id: at + 1,
    key: `${home.code}:${name}`,
    name: `${home.name}${name}`,
    region: home.code,
    kind,
    portal: places.indexOf(home) + 1,
  }
}
