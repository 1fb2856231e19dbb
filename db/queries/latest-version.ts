/** The newest version of a report with its cells and texts: what the next one is held against. */
import { type Kysely, sql } from 'kysely'
import type { Cell } from '../../src/domain/cell.ts'
import type { Scope, Section } from '../../src/domain/report.ts'
import type { Schema } from '../schema.ts'
import { cellsOfVersions } from './reports.ts'

export interface ReportKey {
  readonly agency_key: string
  readonly year: number
  readonly scope: Scope
}

export interface LatestVersion {
  readonly version_id: number
  readonly cells: readonly Cell[]
  readonly sections: readonly Section[]
}

/** Null where the report is not stored. */
export async function latestVersion(
  db: Kysely<Schema>,
  { agency_key, year, scope }: ReportKey,
): Promise<LatestVersion | null> {
  const { rows } = await sql<{ id: number; sections: readonly Section[] }>`
    select l.id, coalesce((select jsonb_agg(jsonb_build_object('id', s.section_id, 'heading', s.heading, 'text', s.text)
                                  order by s.position) from section s where s.version_id = l.id), '[]') as sections
      from latest_version(${agency_key}, ${year}, ${scope}) as l (id) where l.id is not null
  `.execute(db)
  const found = rows[0]
  if (!found) return null
  const [version] = await cellsOfVersions(db, sql`v.id = ${found.id}`)
  return { version_id: found.id, sections: found.sections, cells: version?.cells ?? [] }
}
