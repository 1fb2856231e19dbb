/**
 * The visible face of a sheet: hidden rows and columns taken out, merges as spans, only what is used. Empty places far
 * from any figure do not exist here, however large the sheet claims to be.
 */
import { ParseError } from '../../src/domain/errors.ts'
import { foldLines } from './folded-text.ts'
import type { Merge, Sheet, SheetCell } from './sheet-model.ts'

/** A shown cell; `row` and `col` count visible rows and columns only. */
export interface Tile {
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  readonly text: string
  readonly marks: readonly string[]
}

export interface Face {
  /** In reading order. */
  readonly tiles: readonly Tile[]
  /** Doubts with the visible row they concern. */
  readonly doubts: readonly { readonly row: number; readonly message: string }[]
}

/** Visible indexes of the used rows or columns; a run of unused ones shrinks to one place. */
interface Axis {
  /** First and last visible index within an inclusive range of the sheet. */
  readonly range: (from: number, to: number) => readonly [number, number] | null
}

/** Place in a sorted list of the first number that is at least `wanted`. */
function firstAtLeast(list: readonly number[], wanted: number): number {
  let first = 0
  let end = list.length
  while (first < end) {
    const middle = (first + end) >> 1
    if ((list[middle] ?? 0) < wanted) first = middle + 1
    else end = middle
  }
  return first
}

function axisOf(used: ReadonlySet<number>, isHidden: (index: number) => boolean): Axis {
  const list = [...used].filter((index) => !isHidden(index)).sort((a, b) => a - b)
  const visible = new Map<number, number>()
  let next = 0
  for (const [place, index] of list.entries()) {
    const before = list[place - 1]
    // One place stays between rows that are not neighbours, unless all that lies between is hidden.
    if (before !== undefined && index - before > 1) next += gapBetween(before, index, isHidden)
    visible.set(index, next++)
  }
  const range = (from: number, to: number) => {
    const first = firstAtLeast(list, from)
    const start = list[first]
    if (start === undefined || start > to) return null
    const last = list[firstAtLeast(list, to + 1) - 1] ?? start
    return [visible.get(start) ?? 0, visible.get(last) ?? 0] as const
  }
  return { range }
}

function gapBetween(before: number, after: number, isHidden: (index: number) => boolean): number {
  for (let index = before + 1; index < after; index++) if (!isHidden(index)) return 1
  return 0
}

const key = (row: number, col: number) => row * 16_384 + col

interface Covered {
  readonly anchors: ReadonlyMap<number, Merge>
  readonly isCovered: (cell: SheetCell) => boolean
}

/** Looking under merges may take so many steps; only merges laid over each other again and again need more. */
const MAX_STEPS = 5_000_000

function cellsByRow(cells: readonly SheetCell[]): ReadonlyMap<number, SheetCell[]> {
  const byRow = new Map<number, SheetCell[]>()
  for (const cell of cells) {
    const row = byRow.get(cell.row)
    if (row) row.push(cell)
    else byRow.set(cell.row, [cell])
  }
  return byRow
}

/** Merges by their top left cell, and which cells lie under a merge without being it. */
function coverOf(merges: readonly Merge[], cells: readonly SheetCell[]): Covered {
  const byRow = cellsByRow(cells)
  const rows = [...byRow.keys()].sort((a, b) => a - b)
  const covered = new Set<SheetCell>()
  let steps = 0
  for (const merge of merges) {
    for (let place = firstAtLeast(rows, merge.top); (rows[place] ?? Infinity) <= merge.bottom; place++) {
      const row = byRow.get(rows[place] ?? -1) ?? []
      steps += row.length
      if (steps > MAX_STEPS)
        throw new ParseError('sheet_too_large', 'the merges of a sheet lie over each other')
      for (const cell of row) {
        const inside = merge.left <= cell.col && cell.col <= merge.right
        if (inside && (cell.row !== merge.top || cell.col !== merge.left)) covered.add(cell)
      }
    }
  }
  const anchors = new Map(merges.map((merge) => [key(merge.top, merge.left), merge]))
  return { anchors, isCovered: (cell) => covered.has(cell) }
}

/** Rows (or columns) that hold something, the edges of merges around something included. */
function usedOf(
  sheet: Sheet,
  cells: readonly SheetCell[],
  cover: Covered,
  pick: (cell: { row: number; col: number }) => number,
): Set<number> {
  const used = new Set(cells.map(pick))
  const others = new Set(used)
  for (const cell of cells) {
    const merge = cover.anchors.get(key(cell.row, cell.col))
    if (!merge) continue
    const from = pick({ row: merge.top, col: merge.left })
    const to = pick({ row: merge.bottom, col: merge.right })
    // A merge over rows that hold nothing else still takes those rows, up to a form's size.
    if (to - from < 64) for (let index = from; index <= to; index++) others.add(index)
  }
  return sheet.merges.length === 0 ? used : others
}

/** The face of a sheet. */
export function faceOf(sheet: Sheet): Face {
  const cover = coverOf(sheet.merges, sheet.cells)
  const cells = sheet.cells.filter((cell) => !cover.isCovered(cell))
  const rows = axisOf(
    usedOf(sheet, cells, cover, (cell) => cell.row),
    sheet.isHiddenRow,
  )
  const cols = axisOf(
    usedOf(sheet, cells, cover, (cell) => cell.col),
    sheet.isHiddenCol,
  )
  const tiles: Tile[] = []
  const doubts: { row: number; message: string }[] = []
  for (const cell of sheet.cells) {
    const merge = cover.anchors.get(key(cell.row, cell.col))
    const high = rows.range(cell.row, merge?.bottom ?? cell.row)
    const wide = cols.range(cell.col, merge?.right ?? cell.col)
    const doubt = doubtOf(cell, !high || !wide, cover.isCovered(cell))
    const near = high ?? rows.range(0, cell.row) ?? [0, 0]
    if (doubt) doubts.push({ row: high ? near[0] : near[1], message: doubt })
    if (!high || !wide || cover.isCovered(cell)) continue
    tiles.push({
      row: high[0],
      col: wide[0],
      rowspan: high[1] - high[0] + 1,
      colspan: wide[1] - wide[0] + 1,
      text: foldLines(cell.text),
      marks: cell.marks ?? [],
    })
  }
  tiles.push(...blankTiles(sheet, cells, rows, cols))
  return { tiles: tiles.sort((a, b) => a.row - b.row || a.col - b.col), doubts }
}

/** Merged places without a word in rows that have some: one blank, as wide as the head above it. */
function blankTiles(sheet: Sheet, cells: readonly SheetCell[], rows: Axis, cols: Axis): Tile[] {
  const spoken = new Set(cells.map(({ row }) => row))
  const filled = new Set(sheet.cells.map(({ row, col }) => key(row, col)))
  return sheet.merges.flatMap(({ top, left, bottom, right }): Tile[] => {
    if (top !== bottom || !spoken.has(top) || filled.has(key(top, left))) return []
    const high = rows.range(top, bottom)
    const wide = cols.range(left, right)
    if (!high || !wide || wide[0] === wide[1]) return []
    const colspan = wide[1] - wide[0] + 1
    return [{ row: high[0], col: wide[0], rowspan: 1, colspan, text: '', marks: [] }]
  })
}

function doubtOf(cell: SheetCell, isHidden: boolean, isCovered: boolean): string | null {
  const words = cell.text.trim().slice(0, 40)
  const found = isHidden
    ? `is hidden and not read: ${words}`
    : isCovered
      ? `lies under a merge and is not read: ${words}`
      : cell.doubt
  return found ? `row ${cell.row + 1}, column ${cell.col + 1}: ${found}` : null
}
