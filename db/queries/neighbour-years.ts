/** The same body's report of another year in the same scope: what the year-to-year checks compare. */
import type { Kysely } from 'kysely'
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
