/** What reports about to be saved are held against, for many at once: the years beside each, and its newest version. */
import { type Kysely, sql } from 'kysely'
import type { Section } from '../../src/domain/report.ts'
import type { Schema } from '../schema.ts'
import type { NeighbourVersions } from './commit-page.ts'
import type { Neighbours, ReportKey } from './neighbour-years.ts'
import { cellsOfVersions, type VersionCells } from './reports.ts'

/** The newest version of a report with its cells and texts: what the next one is held against. */
export interface LatestVersion extends Pick<VersionCells, 'version_id' | 'cells'> {
  readonly sections: readonly Section[]
}

export interface Standing extends Neighbours {
  /** Null where the report is not stored. */
  readonly latest: LatestVersion | null
}

/** One for each key, in order. */
export async function standingsOf(
  db: Kysely<Schema>,
  keys: readonly ReportKey[],
): Promise<readonly Standing[]> {
  const { rows } = await sql<{ versions: NeighbourVersions; latest: number | null }>`
    select neighbour_versions(k.agency_key, k.year, k.scope) as versions,
           latest_version(k.agency_key, k.year, k.scope) as latest
      from unnest(${keys.map(({ agency_key }) => agency_key)}::text[], ${keys.map(({ year }) => year)}::integer[],
                  ${keys.map(({ scope }) => scope)}::text[]) with ordinality as k (agency_key, year, scope, ord)
     order by k.ord
  `.execute(db)
  const latest = present(rows.map((row) => row.latest))
  const ids = present(rows.flatMap(({ versions: { before, next } }) => [before, next]))
  const cells = await cellsById(db, [...new Set([...ids, ...latest])])
  const sections = await sectionsById(db, latest)
  const of = (id: number | null) => (id === null ? null : (cells.get(id) ?? null))
  return rows.map((row) => {
    const newest = of(row.latest)
    return {
      versions: row.versions,
      before: of(row.versions.before),
      next: of(row.versions.next),
      latest: newest && { ...newest, sections: sections.get(newest.version_id) ?? [] },
    }
  })
}

const present = (ids: readonly (number | null)[]) => ids.filter((id) => id !== null)

async function cellsById(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, VersionCells>> {
  if (ids.length === 0) return new Map()
  const found = await cellsOfVersions(db, sql`v.id = any(${ids}::integer[])`)
  return new Map(found.map((version) => [version.version_id, version]))
}

async function sectionsById(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Section[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; sections: readonly Section[] }>`
    select s.version_id as id, jsonb_agg(jsonb_build_object('id', s.section_id, 'heading', s.heading, 'text', s.text)
                                         order by s.position) as sections
      from section s where s.version_id = any(${ids}::integer[]) group by s.version_id
  `.execute(db)
  return new Map(rows.map(({ id, sections }) => [id, sections]))
}
