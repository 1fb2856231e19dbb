/** The same body's report of another year in the same scope: what the year-to-year checks compare. */
import { type Kysely, sql } from 'kysely'
import type { ReportSummary } from '../../src/domain/answer.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Scope } from '../../src/domain/report.ts'
import type { Schema } from '../schema.ts'
import type { NeighbourVersions } from './commit-page.ts'
import { cellsOfReports, cellsOfVersions, listReports, type VersionCells } from './reports.ts'

export interface ReportFigures {
  readonly summary: ReportSummary
  readonly cells: readonly Cell[]
}

/** Null where that year has no such report. */
export async function reportOfYear(db: Kysely<Schema>, asked: ReportKey): Promise<ReportFigures | null> {
  const [found] = await reportsWithCells(db, {
    agency_keys: [asked.agency_key],
    years: [asked.year],
    scopes: [asked.scope],
  })
  return found ?? null
}

export interface ReportKey {
  readonly agency_key: string
  readonly year: number
  readonly scope: Scope
}

export interface Neighbours {
  readonly versions: NeighbourVersions
  readonly before: VersionCells | null
  readonly next: VersionCells | null
}

/** The versions shown of the years before and after, with their cells. */
export async function neighboursOf(db: Kysely<Schema>, asked: ReportKey): Promise<Neighbours> {
  const { rows } = await sql<{ versions: NeighbourVersions }>`
    select neighbour_versions(${asked.agency_key}, ${asked.year}, ${asked.scope}) as versions`.execute(db)
  const versions = rows[0]?.versions ?? { before: null, next: null }
  const ids = [versions.before, versions.next].filter((id) => id !== null)
  const found = ids.length === 0 ? [] : await cellsOfVersions(db, sql`v.id = any(${ids}::integer[])`)
  const of = (id: number | null) => found.find(({ version_id }) => version_id === id) ?? null
  return { versions, before: of(versions.before), next: of(versions.next) }
}

/** The versions shown with all their cells, by body, year and scope: what comparisons are made of. */
export async function reportsWithCells(
  db: Kysely<Schema>,
  filters: { agency_keys: readonly string[]; years?: readonly number[]; scopes?: readonly Scope[] },
): Promise<readonly ReportFigures[]> {
  const { data } = await listReports(db, { ...filters, limit: null })
  const cells = await cellsOfReports(
    db,
    data.map(({ id }) => id),
  )
  return data.map((summary) => ({ summary, cells: cells.get(summary.id) ?? [] }))
}
