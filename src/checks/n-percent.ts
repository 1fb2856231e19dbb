/** Shares printed in the text are part / whole, within half a unit of their last digit. */
import type { StatedPercent } from '../domain/narrative.ts'
import type { Examination, ReportCheck, Verdict } from './check.ts'
import { perForm } from './form-slots.ts'
import { hasText, isOfForm, notAssessable, placeText } from './stated.ts'
import { figureSum, tableFigure } from './table-figure.ts'

const ID = 'n_percent'
const MOST = 30
const ROUNDING = 1e-9
const TABLE_WHOLES = [
  ['outcomes_total__total'],
  ['new_requests__total'],
  ['new_requests__total', 'carried_in__total'],
] as const

export const nPercent: ReportCheck = {
  id: ID,
  title: 'Shares in the text are what their figures give',
  needs: 'report',
  run: (examination) => {
    const { report } = examination
    if (!hasText(report)) return []
    const shares = (report.narrative?.percents ?? []).slice(0, MOST)
    const base = { check: ID, key: 'text', severity: 'warning' } as const
    if (shares.length === 0)
      return isOfForm(report) ? [notAssessable(base, 'the text states no share of a figure')] : []
    const wholes = tableWholes(examination)
    return shares.map((share, index) => verdictOf(share, index, wholes))
  },
}

const sumsOf = perForm((form) =>
  TABLE_WHOLES.map((ids) =>
    figureSum(
      form,
      ids.map((id) => ({ id: `t3:${id}`, sign: 1 })),
    ),
  ),
)

/** What the table offers as a whole, where it is printed in full. */
function tableWholes({ form, cells }: Examination): readonly number[] {
  if (form === null) return []
  return sumsOf(form).flatMap((sum) => {
    const figure = tableFigure(sum, cells)
    return figure?.exact === true ? [figure.known] : []
  })
}

function verdictOf(share: StatedPercent, index: number, fromTable: readonly number[]): Verdict {
  const base = { check: ID, key: `share_${index + 1}`, severity: 'warning' } as const
  const place = placeText(share)
  const wholes = [...share.wholes, ...fromTable].filter((whole) => whole > 0)
  const fitting = wholes.find((whole) => fits(share, whole))
  const judged = { ...base, cells: [], actual: share.percent }
  if (fitting !== undefined) {
    return {
      ...judged,
      state: 'pass',
      expected: rounded(share, fitting),
      message: `${place}: ${share.part} of ${fitting} is ${share.percent} %`,
    }
  }
  const [whole] = share.wholes.filter((value) => value > 0)
  if (!share.certain || whole === undefined)
    return notAssessable(base, `${place}: the whole is not told by the text`)
  const expected = rounded(share, whole)
  return {
    ...judged,
    state: 'fail',
    expected,
    message: `${place}: ${share.part} of ${whole} is ${expected} %, not ${share.percent} %`,
  }
}

const fits = ({ part, percent, decimals }: StatedPercent, whole: number): boolean =>
  Math.abs((part / whole) * 100 - percent) <= 0.5 * 10 ** -decimals + ROUNDING

const rounded = ({ part, decimals }: StatedPercent, whole: number): number =>
  Number(((part / whole) * 100).toFixed(decimals))
