/** O08: how much of tables three and four is blank. A few blank cells are a habit; from a quarter on the table says little. */
import type { ReportCheck, Verdict } from './check.ts'
import type { SlottedCells, TableSlots } from './form-slots.ts'
import { notAssessable } from './stated.ts'

const ID = 'o08_no_blanks'
const TABLES: ReadonlySet<string> = new Set(['t3', 't4'])
const LARGEST_SHARE = 0.25

export const o08NoBlanks: ReportCheck = {
  id: ID,
  title: 'Tables three and four are filled in (O08)',
  needs: 'report',
  run: ({ form, cells }) =>
    form === null
      ? []
      : form.tables.flatMap((table) => (TABLES.has(table.def.id) ? [verdictOf(table, cells)] : [])),
}

function verdictOf({ def: { id: table }, from, to }: TableSlots, cells: SlottedCells): Verdict {
  const base = { check: ID, key: table, severity: 'info' } as const
  const blank: string[] = []
  let read = 0
  for (let slot = from; slot < to; slot += 1) {
    const cell = cells[slot]
    if (cell === undefined) continue
    read += 1
    if (cell.kind === 'blank') blank.push(cell.id)
  }
  if (read === 0) return notAssessable(base, `no cell of ${table} was read`)
  const share = Math.round((blank.length / read) * 1000) / 1000
  const judged = { ...base, cells: blank, expected: 0, actual: share }
  const message = `${blank.length} of ${read} cells of ${table} are blank (${Math.round(share * 100)} %)`
  if (blank.length === 0) return { ...judged, state: 'pass', message: `no cell of ${table} is blank` }
  return { ...judged, state: share < LARGEST_SHARE ? 'pass_with_blanks' : 'fail', message }
}
