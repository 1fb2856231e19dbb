/** Fees that grow or shrink about ten-thousandfold from one year to the next: 元 was written for 万元, or the reverse. */
import type { Verdict, YearCheck, YearReport } from './check.ts'
import { formSlotsOf, NO_SLOT, slotted } from './form-slots.ts'
import { obstacleBetween } from './year-check.ts'

const ID = 'x_unit_jump'
const CELL = 'administrative_fee_amount'
const JUMP = { from: 5_000, to: 20_000 } as const

export const xUnitJump: YearCheck = {
  id: ID,
  title: 'Fees do not jump ten-thousandfold (万元 against 元)',
  needs: 'previous-year',
  run: (current, previous) => {
    const base = {
      check: ID,
      key: CELL,
      severity: 'warning',
      cells: [CELL, `${previous.year ?? 'previous'}:${CELL}`],
    } as const
    const obstacle = obstacleBetween(current, previous)
    const now = feeOf(current)
    const before = feeOf(previous)
    if (obstacle !== null || now === null || before === null || now === 0 || before === 0) {
      const why = obstacle ?? 'a year has no fee, or none that was read'
      return [
        {
          ...base,
          state: 'not_assessable',
          expected: null,
          actual: null,
          message: `cannot be assessed: ${why}`,
        },
      ]
    }
    return [{ ...base, expected: before, actual: now, ...judgeRatio(now, before) }]
  },
}

function feeOf({ era, cells }: YearReport): number | null {
  const form = formSlotsOf(era)
  const cell = slotted(form, cells)[form?.slots.get(`t2:${CELL}`) ?? NO_SLOT]
  return cell?.kind === 'number' ? cell.value : null
}

function judgeRatio(now: number, before: number): Pick<Verdict, 'state' | 'message'> {
  const ratio = Math.max(now / before, before / now)
  const sides = `fees ${now} 万元 after ${before} 万元 the year before`
  if (ratio < JUMP.from || ratio > JUMP.to) return { state: 'pass', message: `${sides}: no jump of unit` }
  return {
    state: 'fail',
    message: `${sides}, a factor of ${Math.round(ratio)}: 元 may be written for 万元 in one of them`,
  }
}
