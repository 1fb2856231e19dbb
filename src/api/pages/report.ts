/** One report; its downloads hold its figures, one a row. */
import { cellLimits } from '../../compare/cell-limits.ts'
import { noteOf } from '../../compare/notes.ts'
import type { ReportAnswer } from '../../domain/answer.ts'
import { NotFoundError } from '../../domain/errors.ts'
import { reportPage } from '../../web/pages/report.ts'
import { cellRows } from '../cell-rows.ts'
import type { Doors } from '../doors.ts'
import { pageRoute } from '../page-route.ts'
import { PARAMETER } from '../query.ts'
import { CELL } from '../schemas.ts'

const parameters = {
  version: PARAMETER.whole('Version of the report, the current one unless told', 1, 100_000).optional(),
}

/** A report by the id of a path; NotFoundError naming id and version. */
async function reportOf(doors: Doors, id: string, version: number | null): Promise<ReportAnswer> {
  const report = /^[1-9]\d{0,9}$/.test(id) ? await doors.answers.report(Number(id), version) : null
  if (report !== null) return report
  throw new NotFoundError(
    'no_report',
    `there is no report ${id}${version === null ? '' : ` of version ${version}`}`,
    {
      hint: 'reports are listed by /api/v1/reports',
    },
  )
}

/** What limits each figure, as the lists of cells say it, and the words of every note. */
function limitsOf(report: ReportAnswer) {
  const limits = report.cells.map((cell) => ({ table: cell.table, id: cell.id, ...cellLimits(cell, report) }))
  return { limits, notes: [...new Set(limits.flatMap(({ notes }) => notes))].map(noteOf) }
}

export const REPORT_PAGE = pageRoute({
  path: '/reports/:id',
  parameters,
  load: async (doors, query, id) => {
    const report = await reportOf(doors, id, query.version ?? null)
    return { report, ...limitsOf(report) }
  },
  render: reportPage,
  table: (doors, query, id) => ({
    name: `report-${/^\d+$/.test(id) ? id : 'unknown'}`,
    description: 'Figures of one report',
    row: CELL,
    rows: (async function* () {
      yield* cellRows(await reportOf(doors, id, query.version ?? null))
    })(),
  }),
})
