/**
 * O07: every cell of the form is printed. Law kept here: a cell that we did not find is the agency's fault only where
 * nothing is left over that may be it.
 */
import type { TableDef } from '../domain/format.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { cellIndex } from './form-cells.ts'
import { notAssessable } from './stated.ts'

const ID = 'o07_grid_complete'

export const o07GridComplete: ReportCheck = {
  id: ID,
  title: 'Every cell of the form is printed (O07)',
  needs: 'report',
  run: (report, format) =>
    format === null || report.leftovers === undefined
      ? []
      : format.tables.map((table) => verdictOf(report, table)),
}

function verdictOf(report: CheckedReport, table: TableDef): Verdict {
  const base = { check: ID, key: table.id, severity: 'error' } as const
  const index = cellIndex(report.cells)
  const missing = table.cells.map(({ id }) => id).filter((id) => !index.has(`${table.id}:${id}`))
  const present = table.cells.length - missing.length
  const judged = { ...base, cells: missing, expected: table.cells.length, actual: present }
  if (missing.length === 0)
    return { ...judged, state: 'pass', message: `all ${present} cells of ${table.id} are printed` }
  const message = `${missing.length} of ${table.cells.length} cells of ${table.id} are not printed: ${missing.slice(0, 5).join(', ')}`
  if (present === 0) return notAssessable(base, `no cell of ${table.id} was read`, missing)
  const left = (report.leftovers ?? []).some(
    ({ reason }) => reason !== 'local' && reason !== 'identity_conflict',
  )
  return left
    ? notAssessable(base, `${message}; they may be among what is left over`, missing)
    : { ...judged, state: 'fail', message }
}
