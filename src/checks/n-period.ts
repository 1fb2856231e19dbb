/** The figures are those of 1 January to 31 December of the report year. Days that differ may be a new body's first year. */
import type { StatedPeriod } from '../domain/narrative.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { hasText, notAssessable, placeText } from './stated.ts'

const ID = 'n_period'

export const nPeriod: ReportCheck = {
  id: ID,
  title: 'The stated period is 1 January to 31 December of the report year',
  needs: 'report',
  run: ({ report }) => (hasText(report) ? [verdictOf(report)] : []),
}

function verdictOf(report: CheckedReport): Verdict {
  const base = { check: ID, key: 'period', severity: 'error' } as const
  const { year, narrative } = report
  const periods = narrative?.periods ?? []
  if (year === null) return notAssessable(base, 'the report year is not known')
  const own = periods.find(({ from, to }) => from === `${year}-01-01` && to === `${year}-12-31`)
  const judged = { ...base, cells: [], expected: year }
  if (own !== undefined)
    return { ...judged, state: 'pass', actual: year, message: `${placeText(own)} is the report year ${year}` }
  const other = periods.find((period) => !touches(period, year))
  if (other !== undefined && periods.every((period) => !touches(period, year))) {
    return {
      ...judged,
      state: 'fail',
      actual: Number(other.to.slice(0, 4)),
      message: `${placeText(other)} is not the report year ${year}`,
    }
  }
  const [first] = periods
  if (first !== undefined) {
    const message = `${placeText(first)} is not the whole of ${year}, as in a body's first or last year`
    return { ...judged, severity: 'warning', state: 'fail', actual: Number(first.to.slice(0, 4)), message }
  }
  return notAssessable(base, 'no period of the figures is stated in the text that was read')
}

const touches = ({ from, to }: StatedPeriod, year: number): boolean =>
  from.startsWith(`${year}-`) || to.startsWith(`${year}-`)
