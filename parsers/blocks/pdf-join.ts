/**
 * A table that goes on on the next page becomes one table again. Head rows repeated at the top are dropped only where
 * they equal the first head. What the page break cut is put together only on evidence in the file: no line at the
 * break on either page, or a line of text that was full, or a label or figures that would otherwise stand alone. Where
 * evidence is lacking, rows stay apart and the table carries a doubt.
 */
import { isValueLike } from '../values.ts'
import { fillsWidth, wordGlue } from './pdf-cell-text.ts'
import { EDGE } from './pdf-lattice.ts'
import type { TableCell, TablePart } from './pdf-table.ts'

/** The two parts as one; null where the second is not a continuation of the first. */
export function joinParts(first: TablePart, second: TablePart): TablePart | null {
  const xs = commonEdges(first, second)
  if (!xs) return null
  const whole = onEdges(first, xs)
  const rest = withoutHead(onEdges(second, xs), whole)
  const cut = isCutRow(whole, rest)
  const above = cut ? withoutEmptyRow(whole, whole.rows - 1) : whole
  const below = cut ? withoutEmptyRow(rest, 0) : rest
  if (below.rows === 0 || above.rows === 0)
    return { ...(above.rows === 0 ? below : above), bottom: second.bottom, doubts: union(first, second, []) }
  return stitch(above, below)
}

/** Edges relative to the left border; null unless the columns of one part are those of the other. */
function commonEdges(first: TablePart, second: TablePart): readonly number[] | null {
  const [a, b] = [relative(first.xs), relative(second.xs)]
  const [small, large] = a.length <= b.length ? [a, b] : [b, a]
  if (Math.abs((a.at(-1) ?? 0) - (b.at(-1) ?? 0)) > EDGE || small.length < 3) return null
  const same = small.every((x) => large.some((y) => Math.abs(x - y) <= EDGE))
  return same ? large : null
}

const relative = (xs: readonly number[]) => xs.map((x) => x - (xs[0] ?? 0))

function onEdges(part: TablePart, xs: readonly number[]): TablePart {
  if (part.xs.length === xs.length) return { ...part, xs }
  const place = relative(part.xs).map((x) => {
    const distances = xs.map((edge) => Math.abs(edge - x))
    return distances.indexOf(Math.min(...distances))
  })
  const cells = part.cells.map((cell) => {
    const col = place[cell.col] ?? 0
    return { ...cell, col, cols: (place[cell.col + cell.cols] ?? col) - col }
  })
  return { ...part, xs, cells }
}

const HIGHEST_HEAD = 10

/** The part without the leading rows that repeat the head of the table. */
function withoutHead(part: TablePart, table: TablePart): TablePart {
  const head = { ...table, cells: table.cells.filter((cell) => cell.row < HIGHEST_HEAD) }
  let repeated = 0
  while (repeated < Math.min(part.rows, HIGHEST_HEAD) && isHeadRow(part, head, repeated)) repeated += 1
  while (repeated > 0 && part.cells.some((c) => c.row < repeated && c.row + c.rows > repeated)) repeated -= 1
  const cells = part.cells
    .filter((cell) => cell.row >= repeated)
    .map((cell) => ({ ...cell, row: cell.row - repeated, openTop: repeated === 0 && cell.openTop }))
  return { ...part, rows: part.rows - repeated, heights: part.heights.slice(repeated), cells }
}

/** One of the rows at the break is lower than any whole row: it is only a piece of one. */
function isCutRow(above: TablePart, below: TablePart): boolean {
  const lowest = Math.min(...above.heights.slice(0, -1), ...below.heights.slice(1))
  return Math.min(above.heights.at(-1) ?? Infinity, below.heights[0] ?? Infinity) < lowest * 0.9
}

/** The part without a row that holds nothing of its own: what a page break left of a row it moved. */
function withoutEmptyRow(part: TablePart, row: number): TablePart {
  const covers = (cell: TableCell) => cell.row <= row && cell.row + cell.rows > row
  if (part.cells.some((cell) => covers(cell) && cell.rows === 1 && (cell.text !== '' || cell.images > 0)))
    return part
  const cells = part.cells
    .filter((cell) => !covers(cell) || cell.rows > 1)
    .map((cell) => ({
      ...cell,
      row: cell.row > row ? cell.row - 1 : cell.row,
      rows: covers(cell) ? cell.rows - 1 : cell.rows,
    }))
  return { ...part, rows: part.rows - 1, heights: part.heights.toSpliced(row, 1), cells }
}

function isHeadRow(part: TablePart, table: TablePart, row: number): boolean {
  const cells = rowKey(part, row)
  return cells.some((key) => /\p{L}/u.test(key)) && cells.join('\n') === rowKey(table, row).join('\n')
}

/** Cells that begin in a row; a row with a figure in it can be no head row and never equals another. */
function rowKey(part: TablePart, row: number): string[] {
  const cells = part.cells.filter((cell) => cell.row === row).sort((a, b) => a.col - b.col)
  if (cells.some((cell) => isFigure(cell.text))) return []
  return cells.map((cell) => `${cell.col}+${cell.cols}×${cell.rows} ${cell.text.replace(/\s/g, '')}`)
}

const FIGURE = /^[\s\d.,+\-−－—/／%]+$/
/** What a number cell prints, `0件`, `１２` and `22（其中修订16件）` too: it is never a half of the cell below. */
const isFigure = (text: string): boolean => FIGURE.test(text) || isValueLike(text)
const isLabel = (text: string): boolean => text !== '' && !isFigure(text)
const ORDINAL = /^\s*(?:[（(]?[一二三四五六七八九十]+[）)、.．]|\d{1,2}[.．、])/

interface Pair {
  readonly above: TableCell
  readonly below: TableCell
}

function stitch(first: TablePart, second: TablePart): TablePart {
  const last = first.cells.filter((cell) => cell.row + cell.rows === first.rows)
  const next = second.cells.filter((cell) => cell.row === 0)
  const pairs = last.flatMap((above): Pair[] => {
    const below = next.find((cell) => cell.col === above.col && cell.cols === above.cols)
    return below ? [{ above, below }] : []
  })
  const whole = pairs.length === last.length && pairs.length === next.length
  const doubts: string[] = []
  const oneRow = whole && isOneRow(pairs, first.padding, first.xs, doubts)
  const joined = pairs.filter((pair) => oneRow || goesOn(pair, { pairs, next }, first, doubts))
  const shift = first.rows - (oneRow ? 1 : 0)
  const merged = joined.map(({ above, below }) => mergeCells(above, below, shift, first))
  if (merged.some((cell) => cell.brokenFigure))
    doubts.push('figures on both sides of a page break in one cell')
  const gone = new Set(joined.flatMap(({ above, below }) => [above, below]))
  const kept = [
    ...first.cells
      .filter((cell) => !gone.has(cell))
      .map((cell) => (cell.openBottom ? { ...cell, openBottom: false } : cell)),
    ...second.cells.filter((cell) => !gone.has(cell)).map((cell) => ({ ...cell, row: cell.row + shift })),
  ]
  return {
    ...first,
    rows: shift + second.rows,
    heights: [...first.heights.slice(0, shift), ...second.heights],
    cells: [...kept, ...merged],
    doubts: union(first, second, doubts),
    bottom: second.bottom,
  }
}

const union = (a: TablePart, b: TablePart, more: readonly string[]) => [
  ...new Set([...a.doubts, ...b.doubts, ...more]),
]

/** Whether the last row above and the first row below are the two halves of one row. */
function isOneRow(pairs: readonly Pair[], padding: number, xs: readonly number[], doubts: string[]): boolean {
  if (pairs.some(newLabelBelow)) return false
  const cut = pairs.filter(({ above, below }) => isLabel(above.text) && isLabel(below.text))
  const leafCut = cut.filter(({ above, below }) => above.rows === 1 && below.rows === 1)
  const figures = pairs.filter(({ above, below }) => isFigure(above.text) || isFigure(below.text))
  if (figures.length === 0) {
    return cut.some((pair) => broken(pair, padding, xs)) && leafCut.every((pair) => broken(pair, padding, xs))
  }
  const onlyAbove = figures.every(({ below }) => below.text === '')
  const onlyBelow = figures.every(({ above }) => above.text === '')
  if (!onlyAbove && !onlyBelow) return false
  const leaf = leafOf(pairs)
  if (!leaf) return false
  const { above, below } = leaf
  if (pairs.every(unruled)) return !ORDINAL.test(below.text)
  if (above.text === '' || below.text === '') {
    if (!standsAlone(leaf, onlyAbove)) return false
    doubts.push('a row may be cut by a page break')
    return true
  }
  if (broken(leaf, padding, xs)) return true
  if (!ORDINAL.test(below.text)) doubts.push('a row may be cut by a page break')
  return false
}

/** The innermost label: the rightmost pair with words in it. */
function leafOf(pairs: readonly Pair[]): Pair | undefined {
  return pairs
    .filter(({ above, below }) => isLabel(above.text) || isLabel(below.text))
    .sort((a, b) => b.above.col - a.above.col)[0]
}

const newLabelBelow = ({ above, below }: Pair): boolean => above.text !== '' && ORDINAL.test(below.text)

/** No line at the break on either page. */
const unruled = ({ above, below }: Pair): boolean => above.openBottom && below.openTop

/** The label is on one page and every figure on the other. */
function standsAlone({ above }: Pair, figuresAbove: boolean): boolean {
  return (above.text === '') === figuresAbove
}

/** The last line above was too full for the first character below, which begins nothing of its own. */
function broken({ above, below }: Pair, padding: number, xs: readonly number[]): boolean {
  const inner = (xs[above.col + above.cols] ?? 0) - (xs[above.col] ?? 0) - 2 * padding
  return !ORDINAL.test(below.text) && fillsWidth(above.lastWidth, below.firstGlyph, inner)
}

/** Whether a label that spans rows goes on below the break although the rows beside it do not. */
function goesOn(
  pair: Pair,
  { pairs, next }: { readonly pairs: readonly Pair[]; readonly next: readonly TableCell[] },
  first: TablePart,
  doubts: string[],
): boolean {
  const { above, below } = pair
  // Where no cell has a line at the break, its absence says nothing about this one.
  if (unruled(pair) && !pairs.every(unruled)) return !(isFigure(above.text) && isFigure(below.text))
  const parent = next.some((other) => other.col > below.col && isLabel(other.text))
  if (!parent || isFigure(above.text) || isFigure(below.text)) return false
  if (above.text === '' || below.text === '' || above.text === below.text) return true
  if (broken(pair, first.padding, first.xs)) return true
  if (!ORDINAL.test(below.text)) doubts.push('a label may be cut by a page break')
  return false
}

function mergeCells(
  above: TableCell,
  below: TableCell,
  shift: number,
  { padding, xs }: TablePart,
): TableCell {
  const inner = (xs[above.col + above.cols] ?? 0) - (xs[above.col] ?? 0) - 2 * padding
  const full = fillsWidth(above.lastWidth, below.firstGlyph, inner)
  const same = above.text === below.text
  const glue = full ? wordGlue(above.text, below.text) : '\n'
  const text =
    same || below.text === '' ? above.text : above.text === '' ? below.text : above.text + glue + below.text
  return {
    ...above,
    rows: below.row + below.rows + shift - above.row,
    text,
    marks: [...above.marks, ...below.marks],
    images: above.images + below.images,
    openBottom: below.openBottom,
    lastWidth: below.text === '' ? above.lastWidth : below.lastWidth,
    firstGlyph: above.firstGlyph || below.firstGlyph,
    brokenFigure: !same && isFigure(above.text) && isFigure(below.text),
  }
}
