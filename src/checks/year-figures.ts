/** The figures of two years of one body side by side, for checks that are no equations. */
import type { Cell, TableId } from '../domain/cell.ts'
import type { YearReport } from './check.ts'
import { type FormSlots, formSlotsOf, NO_SLOT, slotted } from './form-slots.ts'
import { obstacleBetween } from './year-check.ts'

/** One cell in both years, each as it is printed; undefined where it was not read. */
export interface CellPair {
  readonly table: TableId
  readonly id: string
  readonly now: Cell | undefined
  readonly before: Cell | undefined
}

/** Two reports that may be set side by side. */
export interface TwoYears {
  readonly form: FormSlots
  /** The cell `table:id`; its `before` is undefined where the form of the year before does not have it. */
  readonly pair: (name: string) => CellPair
  /** A cell of the year before as findings name it. */
  readonly past: (id: string) => string
}

/** The pair, or why it is none. */
export function twoYears(current: YearReport, previous: YearReport): TwoYears | string {
  const obstacle = obstacleBetween(current, previous)
  if (obstacle !== null) return obstacle
  const [form, old] = [formSlotsOf(current.era), formSlotsOf(previous.era)]
  if (form === null || old === null)
    return `the form ${form === null ? current.era : previous.era} has no such cells`
  const [now, before] = [slotted(form, current.cells), slotted(old, previous.cells)]
  return {
    form,
    pair: (name) => ({
      table: name.slice(0, name.indexOf(':')) as TableId,
      id: name.slice(name.indexOf(':') + 1),
      now: now[form.slots.get(name) ?? NO_SLOT],
      before: before[old.slots.get(name) ?? NO_SLOT],
    }),
    past: (id) => `${previous.year}:${id}`,
  }
}

/** The figure of a cell; null for a blank, "/", words, a picture or what was not read. */
export const figureOf = (cell: Cell | undefined): number | null =>
  cell?.kind === 'number' ? cell.value : null
