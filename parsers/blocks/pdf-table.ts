/** Lattice + glyphs → one table as it stands on one page. */
import { type CellText, cellText, fieldOf, unbrokenRuns } from './pdf-cell-text.ts'
import type { Lattice, LatticeCell } from './pdf-lattice.ts'
import type { Box, Glyph, PageMarks } from './pdf-page.ts'

export interface TableCell extends LatticeCell, CellText {
  readonly images: number
}

/** A table, or the part of it that one page holds. */
export interface TablePart {
  readonly xs: readonly number[]
  readonly rows: number
  /** Height of each row. */
  readonly heights: readonly number[]
  readonly cells: readonly TableCell[]
  readonly doubts: readonly string[]
  readonly top: number
  readonly bottom: number
  /** Space between a border and the text beside it. */
  readonly padding: number
}

/** Fills a lattice and names the glyphs it used. */
export function fillTable(
  lattice: Lattice,
  page: PageMarks,
  free: readonly Glyph[],
): { readonly part: TablePart; readonly used: ReadonlySet<Glyph> } {
  const { xs, ys } = lattice
  const doubts = new Set([...lattice.doubts, ...page.doubts])
  if (reachesEdge(lattice, page))
    doubts.add('the table reaches the edge of the page, where it may be cut off')
  const contents: Glyph[][] = lattice.cells.map(() => [])
  const used = new Set<Glyph>()
  for (const run of unbrokenRuns(free)) {
    const owners = run.map((glyph) => ownerOf(lattice, glyph))
    const inside = owners.filter((owner) => owner !== -1)
    if (inside.length * 2 <= owners.length) continue
    const owner = lattice.cells[mostCommon(inside)]
    if (owner && isTallerThan(boxOf(lattice, owner), run)) {
      doubts.add('text larger than its cell lies over the table')
      continue
    }
    if (new Set(owners).size > 1) doubts.add(`text crosses a ruling line: ${run.map((g) => g.text).join('')}`)
    contents[mostCommon(inside)]?.push(...run)
    for (const glyph of run) used.add(glyph)
  }
  const padding = paddingOf(lattice, contents)
  const cells = lattice.cells.map((cell, i): TableCell => {
    const box = boxOf(lattice, cell)
    const glyphs = contents[i] ?? []
    return {
      ...cell,
      ...cellText(glyphs, box, box.right - box.left - 2 * padding),
      images: page.pictures.filter((picture) => within(picture, box)).length,
    }
  })
  if (cells.some((cell) => cell.brokenFigure)) doubts.add('a cell holds figures on lines of their own')
  if (cells.some((cell) => cell.text.includes('\ufffd'))) doubts.add('characters the font does not name')
  const heights = ys.slice(1).map((y, i) => y - (ys[i] ?? y))
  const part = { xs, rows: heights.length, heights, cells, doubts: [...doubts], padding }
  return { part: { ...part, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 }, used }
}

/** A stamp or a watermark: what is larger than the cell it falls into was not set into it. */
const isTallerThan = ({ top, bottom }: Box, run: readonly Glyph[]): boolean =>
  run.some((glyph) => glyph.turn === 0 && glyph.size > bottom - top + 1)

/** Points; no printer leaves less white, so what lies nearer to the edge goes on beyond it. */
const MARGIN = 2

function reachesEdge({ xs, ys }: Lattice, page: PageMarks): boolean {
  const nearest = Math.min(
    xs[0] ?? 0,
    ys[0] ?? 0,
    page.width - (xs.at(-1) ?? 0),
    page.height - (ys.at(-1) ?? 0),
  )
  return nearest < MARGIN
}

/** A part without any text: only worth keeping as the end of a table that began on the page before. */
export function isEmpty(part: TablePart): boolean {
  return part.cells.every((cell) => cell.text === '' && cell.images === 0)
}

function ownerOf(lattice: Lattice, glyph: Glyph): number {
  const field = fieldOf(glyph, lattice.xs, lattice.ys)
  if (!field) return -1
  return lattice.owner[field[0] * (lattice.xs.length - 1) + field[1]] ?? -1
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1
}

function boxOf({ xs, ys }: Lattice, cell: LatticeCell): Box {
  return {
    left: xs[cell.col] ?? 0,
    right: xs[cell.col + cell.cols] ?? 0,
    top: ys[cell.row] ?? 0,
    bottom: ys[cell.row + cell.rows] ?? 0,
  }
}

/** The smallest distance of any text from the border beside it, within what tables use. */
function paddingOf(lattice: Lattice, contents: readonly (readonly Glyph[])[]): number {
  let smallest = 6
  for (const [i, cell] of lattice.cells.entries()) {
    const box = boxOf(lattice, cell)
    for (const glyph of contents[i] ?? []) {
      if (glyph.turn === 0 && glyph.text.trim() !== '') {
        smallest = Math.min(smallest, glyph.x - box.left, box.right - glyph.x - glyph.width)
      }
    }
  }
  return Math.max(0.5, smallest)
}

function within(inner: Box, outer: Box): boolean {
  const slack = 3
  return (
    inner.left >= outer.left - slack &&
    inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack &&
    inner.bottom <= outer.bottom + slack
  )
}
