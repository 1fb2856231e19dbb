/** Regions by code. One that nothing names yet stands under its code until a list names it. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import { type KnownRegion, knownRegions } from '../../src/domain/known-regions.ts'
import { isRegionCode, isZoneCode, type RegionLevel, regionLevel } from '../../src/domain/region-code.ts'
import type { Schema } from '../schema.ts'
import { type Page, type Paging, pageOf, regionFilter } from './paging.ts'

export interface RegionRow {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly kind: string
  readonly parent_code: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly successor_code: string | null
}

/** What is known of a region; what is left out stays as it is stored, or comes from the list of the product. */
export type GivenRegion = Pick<RegionRow, 'code'> &
  Partial<Pick<RegionRow, 'name' | 'valid_from' | 'valid_to' | 'successor_code'>>

/** Adds or renames regions; a name given stays when a later call does not know it. InputError for a malformed code. */
export async function upsertRegions(db: Kysely<Schema>, regions: readonly GivenRegion[]): Promise<void> {
  const bad = regions.find(({ code }) => !isRegionCode(code))
  if (bad)
    throw new InputError(
      'bad_region',
      `the region code is "${bad.code}", expected six, nine or twelve digits, or 370300-01 for a zone`,
    )
  const unique = [...new Map(regions.map((region) => [region.code, region])).values()]
  await write(db, unique.filter(({ name }) => name === undefined).map(wholeRegion), 'unnamed')
  await write(db, unique.filter(({ name }) => name !== undefined).map(wholeRegion), 'all')
}

/** Brings the list of the product in; names that were given otherwise stay. */
export async function seedRegions(db: Kysely<Schema>): Promise<void> {
  await write(db, [...knownRegions().values()], 'unnamed')
}

type WholeRegion = Omit<KnownRegion, 'parent_code'>

function wholeRegion(given: GivenRegion): WholeRegion {
  const { code } = given
  const known = knownRegions().get(code)
  return {
    code,
    name: given.name ?? known?.name ?? code,
    level: regionLevel(code),
    kind: known?.kind ?? (isZoneCode(code) ? 'zone' : 'standard'),
    valid_from: given.valid_from ?? known?.valid_from ?? null,
    valid_to: given.valid_to ?? known?.valid_to ?? null,
    successor_code: given.successor_code ?? known?.successor_code ?? null,
  }
}

async function write(
  db: Kysely<Schema>,
  regions: readonly WholeRegion[],
  rename: 'unnamed' | 'all',
): Promise<void> {
  if (regions.length === 0) return
  const name =
    rename === 'all' ? sql`excluded.name` : sql`case when r.name = r.code then excluded.name else r.name end`
  await sql`
    insert into region as r (code, name, level, kind, valid_from, valid_to, successor_code)
    select code, name, level, kind, valid_from, valid_to, successor_code
      from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as g (code text, name text, level text, kind text,
           valid_from date, valid_to date, successor_code text)
    on conflict (code) do update set name = ${name}, kind = excluded.kind,
      valid_from = coalesce(excluded.valid_from, r.valid_from), valid_to = coalesce(excluded.valid_to, r.valid_to),
      successor_code = coalesce(excluded.successor_code, r.successor_code)
  `.execute(db)
}

export interface RegionFilters extends Paging {
  /** The region itself and what lies in it. */
  readonly region?: string
  /** What lies directly in it. */
  readonly parent?: string
  readonly level?: RegionLevel
  /** Part of the name. */
  readonly search?: string
  /** ISO date on which the code was valid. */
  readonly valid_on?: string
  /** Only where some body is, or in whose parts. */
  readonly with_bodies?: boolean
}

const ROW = sql`r.code, r.name, r.level, r.kind, r.parent_code, r.valid_from, r.valid_to, r.successor_code`

/** By code. */
export async function regionPage(db: Kysely<Schema>, filters: RegionFilters): Promise<Page<RegionRow>> {
  return pageOf<RegionRow>(db, filters, {
    select: ROW,
    from: sql`region r where ${sql.join(conditions(filters), sql` and `)}`,
    order: sql`r.code collate "C"`,
  })
}

function conditions(filters: RegionFilters): readonly RawBuilder<unknown>[] {
  const { region, parent, level, search, valid_on, with_bodies } = filters
  const all = [regionFilter(region, sql`r.code`)]
  if (parent !== undefined) all.push(sql`r.parent_code = ${parent}`)
  if (level !== undefined) all.push(sql`r.level = ${level}`)
  if (search !== undefined) all.push(sql`position(${search} in r.name) > 0`)
  if (valid_on !== undefined)
    all.push(
      sql`coalesce(r.valid_from <= ${valid_on}::date, true) and coalesce(r.valid_to >= ${valid_on}::date, true)`,
    )
  if (with_bodies === true)
    all.push(sql`r.code in (
      with recursive used (code) as (
        select region_code from agency
        union select i.parent_code from used u join region i on i.code = u.code where i.parent_code is not null)
      select code from used)`)
  return all
}

/** Every region stored, by code. */
export async function listRegions(db: Kysely<Schema>): Promise<readonly RegionRow[]> {
  return (await regionPage(db, { limit: null })).data
}

/** The name of a region; null where only its code is known. */
export async function regionName(db: Kysely<Schema>, code: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from region where code = ${code} and name <> code`.execute(db)
  return rows[0]?.name ?? null
}

/** Codes among `codes` that are stored. */
export async function storedRegions(
  db: Kysely<Schema>,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`select code from region where code = any(${codes})`.execute(db)
  return new Set(rows.map(({ code }) => code))
}
