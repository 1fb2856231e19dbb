/**
 * O07: every cell of the form is printed. Law kept here: a cell that we did not find is the agency's fault only where
 * nothing is left over that may be it.
 */
import type { Examination, ReportCheck, Verdict } from './check.ts'
import type { FormSlots, TableSlots } from './form-slots.ts'
import { notAssessable } from './stated.ts'

const ID = 'o07_grid_complete'

export const o07GridComplete: ReportCheck = {
  id: ID,
  title: 'Every cell of the form is printed (O07)',
  needs: 'report',
  run: (examination) => {
    const { form, report } = examination
    return form === null || report.leftovers === undefined
      ? []
      : form.tables.map((table) => verdictOf(examination, form, table))
  },
}

function verdictOf(
  { report, cells }: Examination,
  form: FormSlots,
  { def: table, from, to }: TableSlots,
): Verdict {
  // The rows of the statistics tables are partly recalled, and offices replaced them by rows of their own.
  const base = { check: ID, key: table.id, severity: table.id === 'stat' ? 'info' : 'error' } as const
  const missing: string[] = []
  for (let slot = from; slot < to; slot += 1)
    if (cells[slot] === undefined) missing.push(form.ids[slot] ?? '')
  const present = table.cells.length - missing.length
  const judged = { ...base, cells: missing, expected: table.cells.length, actual: present }
  if (missing.length === 0)
    return { ...judged, state: 'pass', message: `all ${present} cells of ${table.id} are printed` }
  const message = `${missing.length} of ${table.cells.length} cells of ${table.id} are not printed: ${missing.slice(0, 5).join(', ')}`
  if (present === 0) return notAssessable(base, `no cell of ${table.id} was read`, missing)
  const left = (report.leftovers ?? []).some(
    ({ reason }) => reason !== 'local' && reason !== 'identity_conflict',
  )
  return left
    ? notAssessable(base, `${message}; they may be among what is left over`, missing)
    : { ...judged, state: 'fail', message }
}
