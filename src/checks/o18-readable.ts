/** O18: the tables are text, not pictures or a scan. */
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { hasText, notAssessable } from './stated.ts'

const ID = 'o18_readable'

export const o18Readable: ReportCheck = {
  id: ID,
  title: 'The tables are text, not pictures (O18)',
  needs: 'report',
  run: ({ report }) =>
    report.sections === undefined || (!hasText(report) && report.status !== 'needs_ocr')
      ? []
      : [verdictOf(report)],
}

function verdictOf({ status, cells }: CheckedReport): Verdict {
  const base = { check: ID, key: 'tables', severity: 'warning' } as const
  const pictures = cells.filter(({ kind }) => kind === 'image').map(({ id }) => id)
  const judged = { ...base, cells: pictures, expected: 0, actual: pictures.length }
  if (status === 'needs_ocr') return { ...judged, state: 'fail', message: 'the tables are pictures' }
  if (pictures.length > 0)
    return { ...judged, state: 'fail', message: `${pictures.length} cells are pictures` }
  if (cells.length === 0) return notAssessable(base, 'no table was read')
  return { ...judged, state: 'pass', message: `all ${cells.length} cells are text` }
}
