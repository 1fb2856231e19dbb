/** Sets the data cells of a row under the heads of its table: every head exactly one cell, or the row is refused. */
import { isNumber } from '../values.ts'
import { hasContent, type ViewCell } from './table-view.ts'

/** A head column; `id` null where its text is no head of the form. */
export interface Head {
  readonly id: string | null
  readonly text: string
  readonly eras: readonly string[]
  readonly col: number
  readonly colspan: number
}

export interface Aligned {
  readonly pairs: readonly { readonly head: Head; readonly cell: ViewCell }[]
  /** Cells with content under no head of the form. */
  readonly strangers: readonly ViewCell[]
}

/** A merged cell may stand for several places only where it holds no number: 无, "/", a sentence, nothing. */
function isShareable(cell: ViewCell): boolean {
  if (cell.images > 0) return false
  return !isNumber(cell.text) && !/\d/.test(cell.text)
}

const coversExactly = (cell: ViewCell, heads: readonly Head[]): boolean =>
  heads.length > 0 &&
  heads[0]?.col === cell.col &&
  heads.reduce((sum, head) => sum + head.colspan, 0) === cell.colspan

/** Whether cells and heads stand one under the other, which needs no search. */
function isRegular(cells: readonly ViewCell[], heads: readonly Head[], row: number): boolean {
  if (cells.length !== heads.length) return false
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]
    const head = heads[i]
    if (cell === undefined || head === undefined) return false
    if (cell.col !== head.col || cell.colspan !== head.colspan) return false
    if (cell.row !== row || cell.rowspan !== 1) return false
  }
  return true
}

/** The n-th cell under the n-th head. */
export function inOrder(cells: readonly ViewCell[], heads: readonly Head[]): Aligned {
  const pairs: { head: Head; cell: ViewCell }[] = []
  const strangers: ViewCell[] = []
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]
    const head = heads[i]
    if (cell === undefined) continue
    if (head !== undefined && head.id !== null) pairs.push({ head, cell })
    else if (hasContent(cell)) strangers.push(cell)
  }
  return { pairs, strangers }
}

/**
 * By place: each cell of `cells` (all cells right of the labels that cover the row) against the heads' columns. Null where
 * a head has no cell of its own, a number spans several heads or rows, or a cell lies across the edge of a head.
 */
export function alignByPlace(
  cells: readonly ViewCell[],
  heads: readonly Head[],
  row: number,
): Aligned | null {
  if (isRegular(cells, heads, row)) return inOrder(cells, heads)
  const pairs: { head: Head; cell: ViewCell }[] = []
  const strangers: ViewCell[] = []
  for (const cell of cells) {
    const under = heads.filter(
      (head) => head.col < cell.col + cell.colspan && cell.col < head.col + head.colspan,
    )
    if (under.length === 0) {
      if (hasContent(cell)) strangers.push(cell)
      continue
    }
    if (!coversExactly(cell, under)) return null
    const alone = under.length === 1 && cell.row === row && cell.rowspan === 1
    if (!alone && !isShareable(cell)) return null
    for (const head of under) {
      if (head.id !== null) pairs.push({ head, cell })
      else if (hasContent(cell)) strangers.push(cell)
    }
  }
  const known = heads.filter((head) => head.id !== null)
  return pairs.length === known.length ? { pairs, strangers } : null
}

/**
 * By order: pages whose head and body rows cut their columns differently, yet have the same number of cells and end
 * at the same column. Null where the counts differ or a cell is not the row's own.
 */
export function alignByOrder(
  cells: readonly ViewCell[],
  heads: readonly Head[],
  row: number,
): Aligned | null {
  const end = (last: { col: number; colspan: number } | undefined): number =>
    last === undefined ? -1 : last.col + last.colspan
  if (cells.length !== heads.length || end(cells.at(-1)) !== end(heads.at(-1))) return null
  return cells.every((cell) => cell.row === row && cell.rowspan === 1) ? inOrder(cells, heads) : null
}
