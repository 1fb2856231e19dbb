/**
 * Fees of a body that had none the year before (warning), and none of one that had some (info: fees are often abolished).
 * Law: only a printed 0 is "no fees"; a blank or "/" says nothing.
 */
import type { YearCheck } from './check.ts'
import { notAssessable } from './stated.ts'
import { figureOf, twoYears } from './year-figures.ts'

const ID = 'x_fee_new'
const CELL = 'administrative_fee_amount'

export const xFeeNew: YearCheck = {
  id: ID,
  title: 'Fees neither appear nor vanish from one year to the next',
  needs: 'previous-year',
  run: (current, previous) => {
    const base = { check: ID, key: CELL, severity: 'warning' } as const
    const years = twoYears(current, previous)
    if (typeof years === 'string') return [notAssessable(base, years)]
    const pair = years.pair(`t2:${CELL}`)
    const [now, before] = [figureOf(pair.now), figureOf(pair.before)]
    if (now === null || before === null)
      return [notAssessable(base, 'a year has no fee, or none that was read')]
    const found = { ...base, cells: [CELL, years.past(CELL)], expected: before, actual: now }
    const message = `fees ${now} 万元 after ${before} 万元 the year before`
    if (now > 0 && before === 0) return [{ ...found, state: 'fail', message }]
    if (now === 0 && before > 0) return [{ ...found, severity: 'info', state: 'fail', message }]
    return [{ ...found, state: 'pass', message }]
  },
}
