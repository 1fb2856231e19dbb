/**
 * What the tables say a stated figure should be: one cell or a sum. Law kept here: a blank is never 0; a row whose total
 * is blank is the sum of its applicants, and where these are blank too only a lower bound is known.
 */
import type { Cell } from '../domain/cell.ts'
import { type FormSlots, NO_SLOT, type SlottedCells } from './form-slots.ts'

export interface TableFigure {
  /** Sum of the printed numbers. */
  readonly known: number
  /** False where blanks stand among the cells: the figure is `known` or more. */
  readonly exact: boolean
  /** Ids of the cells it rests on. */
  readonly cells: readonly string[]
}

/** A cell to add (1) or to take away (-1), `table:id`. */
export interface SignedCell {
  readonly id: string
  readonly sign: 1 | -1
}

interface Term {
  readonly slot: number
  readonly sign: 1 | -1
  readonly ids: readonly string[]
  /** Of a total of table three: the applicants of its row. */
  readonly applicants: readonly number[] | null
}

/** A sum of cells of one form, its cells found once. */
export interface FigureSum {
  readonly form: FormSlots
  readonly terms: readonly Term[]
  readonly ids: readonly string[]
}

/** Finds the cells of a sum in a form; a cell that the form does not have is one that is never read. */
export function figureSum(form: FormSlots, cells: readonly SignedCell[]): FigureSum {
  const terms = cells.map(({ id, sign }): Term => {
    const row = /^t3:(.+)__total$/u.exec(id)?.[1]
    const applicants = form.requests.find((one) => one.row === row)?.slots.slice(0, -1) ?? null
    return { slot: form.slots.get(id) ?? NO_SLOT, sign, ids: [id.slice(id.indexOf(':') + 1)], applicants }
  })
  return { form, terms, ids: Object.freeze(terms.flatMap(({ ids }) => ids)) }
}

/** Null where a cell was not read, is a picture or holds words. */
export function tableFigure({ form, terms, ids }: FigureSum, cells: SlottedCells): TableFigure | null {
  const printed = printedSum(terms, cells)
  if (printed !== null) return { known: printed, exact: true, cells: ids }
  let known = 0
  let exact = true
  const used: string[] = []
  for (const term of terms) {
    const figure = figureOf(form, term, cells)
    if (figure === null) return null
    known += term.sign * figure.known
    exact &&= figure.exact
    used.push(...figure.cells)
  }
  return { known, exact, cells: used }
}

/** The sum where every term prints a number, as nearly always; null where one does not. */
function printedSum(terms: readonly Term[], cells: SlottedCells): number | null {
  let sum = 0
  for (const { slot, sign } of terms) {
    const cell = cells[slot]
    if (cell?.kind !== 'number' || cell.value === null) return null
    sum += sign * cell.value
  }
  return sum
}

const isSpoilt = (cell: Cell | undefined): boolean =>
  cell === undefined || cell.kind === 'text' || cell.kind === 'image'

function figureOf(form: FormSlots, { slot, ids, applicants }: Term, cells: SlottedCells): TableFigure | null {
  const cell = cells[slot]
  if (cell === undefined || isSpoilt(cell)) return null
  if (cell.kind === 'number' && cell.value !== null) return { known: cell.value, exact: true, cells: ids }
  if (applicants === null) return { known: 0, exact: false, cells: ids }
  const printed = applicants.map((part) => cells[part])
  if (printed.some(isSpoilt)) return null
  return {
    known: printed.reduce((sum, part) => sum + (part?.value ?? 0), 0),
    exact: printed.every((part) => part?.kind === 'number'),
    cells: applicants.map((part) => form.ids[part] ?? ''),
  }
}
