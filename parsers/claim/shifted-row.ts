/**
 * A row of table three whose label cells are merged too wide or too narrow: its figures stand beside their heads' columns,
 * yet are one for one as wide as the heads and follow the label without a gap. Nothing else may be odd about the row.
 */
import { T3_COLUMN_IDS } from '../formats/index.ts'
import { isNumber } from '../values.ts'
import type { Head } from './align.ts'
import { hasContent, isUnbroken, type ViewCell } from './table-view.ts'

export interface ShiftedRow {
  readonly leaf: ViewCell
  readonly parents: readonly ViewCell[]
  /** One for each head, in order. */
  readonly data: readonly ViewCell[]
}

const isPlain = (cell: ViewCell, row: number): boolean => cell.row === row && cell.rowspan === 1

/**
 * Null where the row is none of this kind. Where a head of the form is not known, a row as long as the others has lost a
 * figure: only the whole head says how many there must be.
 */
export function shiftedRow(
  cells: readonly ViewCell[],
  heads: readonly Head[],
  row: number,
): ShiftedRow | null {
  if (heads.filter(({ id }) => id !== null).length < T3_COLUMN_IDS.length) return null
  const at = cells.findLastIndex(({ roles }) => roles.requestRow !== undefined)
  const leaf = cells[at]
  const data = cells.slice(at + 1)
  const [firstHead, firstCell, last] = [heads[0], data[0], data.at(-1)]
  if (leaf === undefined || firstHead === undefined || firstCell === undefined || last === undefined)
    return null
  if (!isUnbroken(cells) || !isPlain(leaf, row) || data.length !== heads.length) return null
  const shift = firstCell.col - firstHead.col
  const isAlike = data.every((cell, i) => {
    const head = heads[i]
    return isPlain(cell, row) && cell.colspan === head?.colspan && cell.col - head.col === shift
  })
  const parents = cells.slice(0, at)
  // A blank at the end may stand for a figure that was lost before it.
  if (shift === 0 || !isAlike || !hasContent(last)) return null
  return parents.some(({ text }) => isNumber(text)) ? null : { leaf, parents, data }
}
