/**
 * Figures that grow or shrink more than twentyfold from one year to the next: a digit, a row or a unit too many. Law: small
 * figures jump lawfully (one person may ask fifty times), so the larger one must be above 50 and neither may be 0. Fees are
 * `x_unit_jump`.
 */
import type { Verdict, YearCheck, YearReport } from './check.ts'
import { COUNT_FIGURES } from './count-figures.ts'
import { notAssessable } from './stated.ts'
import { type CellPair, figureOf, twoYears } from './year-figures.ts'

const ID = 'x_factor'
const FACTOR = 20
const SMALL = 50

export const xFactor: YearCheck = {
  id: ID,
  title: 'Counts do not change more than twentyfold from one year to the next',
  needs: 'previous-year',
  run: (current, previous) => judgeCounts(current, previous),
}

function judgeCounts(current: YearReport, previous: YearReport): readonly Verdict[] {
  const base = { check: ID, key: 'counts', severity: 'warning' } as const
  const years = twoYears(current, previous)
  if (typeof years === 'string') return [notAssessable(base, years)]
  const pairs = COUNT_FIGURES.map((name) => years.pair(name))
  const jumps = pairs.filter(hasJumped)
  if (jumps.length > 0)
    return jumps.map(({ id, now, before }) => {
      const [actual, expected] = [figureOf(now), figureOf(before)]
      const message = `${years.form.labels[years.form.ids.indexOf(id)] ?? id} ${actual} after ${expected} the year before, a factor of ${factor(actual ?? 0, expected ?? 0)}`
      return { ...base, key: id, state: 'fail', cells: [id, years.past(id)], expected, actual, message }
    })
  if (pairs.every(({ now, before }) => figureOf(now) === null || figureOf(before) === null))
    return [notAssessable(base, 'no count was read in both years')]
  const message = `no count above ${SMALL} changed more than ${FACTOR} times`
  return [{ ...base, state: 'pass', cells: [], expected: null, actual: null, message }]
}

function hasJumped({ now, before }: CellPair): boolean {
  const [a, b] = [figureOf(now), figureOf(before)]
  if (a === null || b === null || Math.min(a, b) <= 0) return false
  return Math.max(a, b) > SMALL && Math.max(a / b, b / a) > FACTOR
}

const factor = (a: number, b: number): number => Math.round(Math.max(a / b, b / a))
