/**
 * `共N…其中 a…b…c`: the parts give the whole. Law kept here: a list that does not say that it is whole never fails, for
 * parts may be left out and may overlap.
 */
import type { StatedBreakdown } from '../domain/narrative.ts'
import type { ReportCheck, Verdict } from './check.ts'
import { hasText, isOfForm, notAssessable, placeText } from './stated.ts'

const ID = 'n_breakdown_sum'
const MOST = 20
const TOLERANCE = 1e-6

export const nBreakdownSum: ReportCheck = {
  id: ID,
  title: 'Parts listed in the text add up to their whole',
  needs: 'report',
  run: ({ report }) => {
    if (!hasText(report)) return []
    const verdicts = (report.narrative?.breakdowns ?? []).slice(0, MOST).map(verdictOf)
    if (verdicts.length > 0) return verdicts
    const base = { check: ID, key: 'text', severity: 'info' } as const
    return isOfForm(report) || report.era === 'era_2014'
      ? [notAssessable(base, 'the text lists no parts of a whole')]
      : []
  },
}

function verdictOf(list: StatedBreakdown, index: number): Verdict {
  const base = { check: ID, key: `list_${index + 1}`, severity: 'info' } as const
  const { whole, parts, exhaustive } = list
  const sum = Math.round(parts.reduce((total, part) => total + part, 0) * 1e6) / 1e6
  const place = placeText(list)
  const judged = { ...base, cells: [], expected: whole, actual: sum }
  const equals = (value: number): boolean => Math.abs(value - whole) < TOLERANCE
  if (equals(sum))
    return { ...judged, state: 'pass', message: `${place}: ${parts.length} parts add up to ${whole}` }
  if (!exhaustive)
    return notAssessable(
      base,
      `${place}: the ${parts.length} parts add up to ${sum} of ${whole}, the list may be open`,
    )
  if (anyPrefix(parts, equals))
    return notAssessable(base, `${place}: the first parts add up to ${whole}, the others may divide it anew`)
  return {
    ...judged,
    state: 'fail',
    message: `${place}: ${parts.length} parts add up to ${sum}, the whole is ${whole}`,
  }
}

function anyPrefix(parts: readonly number[], equals: (value: number) => boolean): boolean {
  let sum = 0
  return parts.some((part, index) => {
    sum += part
    return index > 0 && equals(sum)
  })
}
