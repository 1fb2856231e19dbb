/**
 * What the tables say a stated figure should be: one cell or a sum. Law kept here: a blank is never 0; a row whose total
 * is blank is the sum of its applicants, and where these are blank too only a lower bound is known.
 */
import { T3_COLUMN_IDS } from '../../parsers/formats/index.ts'
import type { Cell } from '../domain/cell.ts'

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

/** Null where a cell was not read, is a picture or holds words. */
export function tableFigure(
  index: ReadonlyMap<string, Cell>,
  terms: readonly SignedCell[],
): TableFigure | null {
  let known = 0
  let exact = true
  const cells: string[] = []
  for (const { id, sign } of terms) {
    const figure = figureOf(index, id)
    if (figure === null) return null
    known += sign * figure.known
    exact &&= figure.exact
    cells.push(...figure.cells)
  }
  return { known, exact, cells }
}

function figureOf(index: ReadonlyMap<string, Cell>, id: string): TableFigure | null {
  const cell = index.get(id)
  const own = id.slice(id.indexOf(':') + 1)
  if (cell === undefined || cell.kind === 'text' || cell.kind === 'image') return null
  if (cell.kind === 'number' && cell.value !== null) return { known: cell.value, exact: true, cells: [own] }
  if (!id.endsWith('__total')) return { known: 0, exact: false, cells: [own] }
  const parts = T3_COLUMN_IDS.filter((column) => column !== 'total').map((column) =>
    id.replace(/__total$/u, `__${column}`),
  )
  const printed = parts.map((part) => index.get(part))
  if (printed.some((part) => part === undefined || part.kind === 'text' || part.kind === 'image')) return null
  return {
    known: printed.reduce((sum, part) => sum + (part?.value ?? 0), 0),
    exact: printed.every((part) => part?.kind === 'number'),
    cells: parts.map((part) => part.slice(part.indexOf(':') + 1)),
  }
}
