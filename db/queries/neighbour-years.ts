/** The same body's report of another year in the same scope: what the year-to-year checks compare. */
import { type Kysely, sql } from 'kysely'
import type { ReportSummary } from '../../src/domain/answer.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Scope } from '../../src/domain/report.ts'
import type { Schema } from '../schema.ts'
import { cellsOfReports, listReports } from './reports.ts'

export interface ReportFigures {
  readonly summary: ReportSummary
  readonly cells: readonly Cell[]
}

/** Null where that year has no such report. */
export async function reportOfYear(
  db: Kysely<Schema>,
  asked: { agency_key: string; year: number; scope: Scope },
): Promise<ReportFigures | null> {
  const [found] = await reportsWithCells(db, {
    agency_keys: [asked.agency_key],
    years: [asked.year],
    scopes: [asked.scope],
  })
  return found ?? null
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

export interface StoredDocument {
  readonly report_id: number
  readonly version_id: number
  readonly agency_key: string
  readonly year: number
  readonly scope: Scope
  readonly parser_version: string
  readonly document_sha256: string
  readonly media_type: string | null
  readonly size: number
  readonly source_url: string
  readonly fetched_at: string
}

/** Documents behind the versions shown, to be read again; those a given parser has read already can be left out. */
export async function documentsToReread(
  db: Kysely<Schema>,
  notReadBy: string | null,
): Promise<readonly StoredDocument[]> {
  const { rows } = await sql<StoredDocument>`
    select r.id as report_id, v.id as version_id, a.key as agency_key, r.year::integer as year, r.scope,
           v.parser_version, v.document_sha256, d.media_type, d.size, v.source_url, v.fetched_at
      from report_version v join report r on r.id = v.report_id join agency a on a.id = r.agency_id
      join document d on d.sha256 = v.document_sha256
     where v.current and ${notReadBy === null ? sql`true` : sql`v.parser_version <> ${notReadBy}`}
     order by r.id
  `.execute(db)
  return rows
}
