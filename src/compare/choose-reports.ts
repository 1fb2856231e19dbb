/** One report for each body and year: still published before withdrawn, complete before partial, then the newest. */
import type { ComparedReport } from '../domain/answer.ts'
import { figureSource } from './figure.ts'
import type { Chosen } from './point.ts'

/** Key of a body and year in the answer of `chooseReports`. */
export function reportKey(agencyKey: string, year: number): string {
  return `${agencyKey}\n${year}`
}

/** `reports` by `reportKey`; `several` tells that another one was passed over. */
export function chooseReports(reports: readonly ComparedReport[]): ReadonlyMap<string, Chosen> {
  const groups = Map.groupBy(reports, (report) => reportKey(report.agency_key, report.year))
  return new Map(
    [...groups].flatMap(([key, group]) => {
      const [report] = group.toSorted((a, b) => rank(a) - rank(b) || b.id - a.id)
      return report === undefined
        ? []
        : [
            [
              key,
              {
                report,
                reports: [report],
                source: figureSource(report),
                several: group.length > 1,
                limits: [],
              },
            ] as const,
          ]
    }),
  )
}

function rank(report: ComparedReport): number {
  const read = report.status === 'complete' ? 0 : report.status === 'partial' ? 1 : 2
  return read + (report.withdrawn_on === null ? 0 : 3)
}
