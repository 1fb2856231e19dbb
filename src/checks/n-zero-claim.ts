/** 未收到…申请, 未发生…行政复议、行政诉讼: the totals of the tables must then be 0. */
import type { StatedFigure, StatedRole } from '../domain/narrative.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { perForm } from './form-slots.ts'
import { hasText, isCertain, notAssessable, placeText } from './stated.ts'
import { figureSum, type TableFigure, tableFigure } from './table-figure.ts'

const ID = 'n_zero_claim'
const CLAIMS: readonly {
  readonly key: string
  readonly roles: readonly StatedRole[]
  readonly cells: readonly string[]
}[] = [
  { key: 'requests', roles: ['received'], cells: ['t3:new_requests__total'] },
  { key: 'review', roles: ['review', 'review_and_litigation'], cells: ['t4:review_total'] },
  {
    key: 'litigation',
    roles: ['litigation', 'review_and_litigation'],
    cells: ['t4:litigation_direct_total', 't4:litigation_after_review_total'],
  },
]

const sumsOf = perForm(
  (form) =>
    new Map(
      CLAIMS.map(({ key, cells }) => [
        key,
        figureSum(
          form,
          cells.map((id) => ({ id, sign: 1 })),
        ),
      ]),
    ),
)

export const nZeroClaim: ReportCheck = {
  id: ID,
  title: 'Where the text says that there were no requests, reviews or lawsuits, the table has 0',
  needs: 'report',
  run: ({ report, form, cells }) => {
    // Only the forms with tables three and four have the totals that are claimed to be 0.
    if (!hasText(report) || form === null || !form.byTable.has('t3')) return []
    return CLAIMS.map(({ key, roles }) => {
      const claims = (report.narrative?.figures ?? []).filter(
        (figure) =>
          roles.includes(figure.role) &&
          (figure.zero_claim || (figure.role === 'review_and_litigation' && figure.value === 0)),
      )
      const base = { check: ID, key, severity: 'error' } as const
      if (claims.length === 0) return notAssessable(base, 'the text makes no such claim')
      const sum = sumsOf(form).get(key)
      const figure = sum === undefined ? null : tableFigure(sum, cells)
      return verdictOf(base, claims, spokenOtherwise(report, roles), figure)
    })
  },
}

/** A figure above 0 in the same text: the claim is then about a part. */
function spokenOtherwise(report: CheckedReport, roles: readonly StatedRole[]): StatedFigure | undefined {
  return report.narrative?.figures.find(
    (figure) => roles.includes(figure.role) && figure.value > 0 && isCertain(figure),
  )
}

function verdictOf(
  base: Pick<Verdict, 'check' | 'key' | 'severity'>,
  claims: readonly StatedFigure[],
  otherwise: StatedFigure | undefined,
  figure: TableFigure | null,
): Verdict {
  const claim = claims.find(isCertain) ?? claims[0]
  if (claim === undefined || figure === null) return notAssessable(base, 'the cells were not read')
  const place = placeText(claim)
  const judged = { ...base, cells: figure.cells, expected: figure.known, actual: 0 }
  if (figure.known > 0) {
    const doubt =
      claim.doubt ?? (otherwise === undefined ? null : `${placeText(otherwise)} states ${otherwise.value}`)
    return doubt === null
      ? {
          ...judged,
          state: 'fail',
          message: `${place} claims none, the table has ${figure.exact ? '' : 'at least '}${figure.known}`,
        }
      : notAssessable(base, `${place}: ${doubt}`, figure.cells)
  }
  return figure.exact
    ? { ...judged, state: 'pass', message: `${place} claims none, as in the table` }
    : {
        ...judged,
        state: 'pass_with_blanks',
        message: `${place} claims none, the cells of the table are blank`,
      }
}
