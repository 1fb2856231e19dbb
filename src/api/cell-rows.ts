/** The figures of one report as rows that carry their report and source with them. */

import { cellLimits } from '../compare/cell-limits.ts'
import type { ReportSummary } from '../domain/answer.ts'
import type { Cell } from '../domain/cell.ts'
import type { CellAnswer } from './answers.ts'

export function cellRows(report: ReportSummary & { readonly cells: readonly Cell[] }): readonly CellAnswer[] {
  return report.cells.map((cell) => ({
    report_id: report.id,
    version: report.version,
    agency_key: report.agency_key,
    agency: report.agency,
    region: report.region,
    region_code: report.region_code,
    year: report.year,
    era: report.era,
    scope: report.scope,
    report_status: report.status,
    table: cell.table,
    id: cell.id,
    kind: cell.kind,
    value: cell.value,
    raw: cell.raw,
    unit: cell.unit,
    unit_printed: cell.unit_printed ?? null,
    note: cell.note ?? null,
    source: cell.source,
    source_url: report.source_url,
    document_sha256: report.document_sha256,
    fetched_at: report.fetched_at,
    ...cellLimits(cell, report),
  }))
}
