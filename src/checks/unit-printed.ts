/**
 * Amounts and their units. Law kept here: an amount is converted only by a unit that is printed; where none is, or the
 * cell's contradicts the form's, that is said beside the figure.
 */
import type { Cell } from '../domain/cell.ts'
import type { ReportCheck, Verdict } from './check.ts'

const ID = 'unit_printed'

const NAMES: Readonly<Record<string, string>> = { yuan: '元', wan_yuan: '万元' }

export const unitPrinted: ReportCheck = {
  id: ID,
  title: 'Amounts are printed with their unit, in the unit of the form',
  needs: 'report',
  run: ({ report }) => {
    const verdicts: Verdict[] = []
    for (const cell of report.cells) if (cell.unit_printed !== undefined) verdicts.push(...judge(cell))
    return verdicts
  },
}

function judge(cell: Cell): readonly Verdict[] {
  if (cell.kind !== 'number' || cell.unit_printed === undefined) return []
  const base = {
    check: ID,
    key: cell.id,
    severity: 'warning',
    cells: [cell.id],
    expected: null,
    actual: cell.value,
  } as const
  // Zero is zero in every unit.
  if (cell.value === 0) return [{ ...base, state: 'pass', message: 'zero needs no unit' }]
  const raw = JSON.stringify(cell.raw)
  if (cell.unit_printed === 'unknown') {
    const kept = NAMES[cell.unit]
    const taken = kept === undefined ? 'kept without one' : `taken as ${kept}, the unit of the form`
    return [
      { ...base, state: 'not_assessable', message: `no unit is printed with ${raw}: the figure is ${taken}` },
    ]
  }
  if (contradicts(cell))
    return [
      {
        ...base,
        state: 'fail',
        message: `${raw} is printed in 元 where the form asks for 万元: it is read as ${cell.value} 万元`,
      },
    ]
  return [
    {
      ...base,
      state: 'pass',
      message: `${raw} is printed in ${NAMES[cell.unit_printed] ?? cell.unit_printed}`,
    },
  ]
}

/** The cell itself says 元 in a column of 万元; a whole column headed 元 says so openly and is only converted. */
function contradicts({ unit, unit_printed, raw }: Cell): boolean {
  return unit === 'wan_yuan' && unit_printed === 'yuan' && raw.includes('元')
}
