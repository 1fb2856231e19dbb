/**
 * Rows that state where their cell edges stand (Word binary, RTF) → a table. The grid columns are all edges of the
 * table, so a cell that is wider than those above it spans several. What does not fit together is told as a doubt.
 */
import type { Content, Table, TableCell, TableRow, VerticalMerge } from './doc-model.ts'

export interface CellFlags {
  /** 0 for a cell of its own; of two other values the one that a merged set begins with marks its first cell. */
  readonly horizontal: number
  readonly vertical: VerticalMerge
}

export interface RowLayout {
  /** Left edges of the cells and the right edge of the last, in twips. */
  readonly edges: readonly number[]
  readonly flags: readonly CellFlags[]
}

export interface EdgeRow {
  readonly cells: readonly (readonly Content[])[]
  /** Null where the file has lost it. */
  readonly layout: RowLayout | null
}

/** Edges nearer than this (1.5 points) are one edge drawn twice. */
const TOLERANCE = 30

/** Sorted edges of all rows, near ones as one. */
function gridEdges(layouts: readonly RowLayout[]): number[] {
  const sorted = [...new Set(layouts.flatMap((layout) => layout.edges))].sort((a, b) => a - b)
  const widths = layouts.flatMap(({ edges }) =>
    edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)),
  )
  const narrowest = widths
    .filter((width) => width > 0)
    .reduce((least, width) => Math.min(least, width), 4 * TOLERANCE)
  const near = Math.min(TOLERANCE, narrowest >> 1)
  const kept: number[] = []
  for (const edge of sorted) {
    const last = kept[kept.length - 1]
    if (last === undefined || edge - last > near) kept.push(edge)
  }
  return kept
}

/** Index of the grid edge that an edge belongs to: the last one not beyond it. */
function edgeIndex(grid: readonly number[], edge: number): number {
  return Math.max(
    0,
    grid.findLastIndex((kept) => kept <= edge),
  )
}

function placeRow(
  row: EdgeRow,
  layout: RowLayout,
  grid: readonly number[],
  doubts: string[],
  index: number,
): TableRow {
  const cells: TableCell[] = []
  // Writers disagree on which of the two marks is the first of a merged set: the one that a set begins with is.
  let first = 0
  for (const [place, content] of row.cells.entries()) {
    const flag = layout.flags[place]
    const col = edgeIndex(grid, layout.edges[place] ?? 0)
    const colspan = edgeIndex(grid, layout.edges[place + 1] ?? 0) - col
    const left = cells[cells.length - 1]
    const marked = flag?.horizontal ?? 0
    if (marked !== 0 && first !== 0 && marked !== first && left) {
      cells[cells.length - 1] = {
        ...left,
        colspan: left.colspan + colspan,
        content: [...left.content, ...content],
      }
      continue
    }
    first = marked
    if (colspan < 1) doubts.push(`row ${index}: a cell has no width`)
    cells.push({ col, colspan: Math.max(1, colspan), merge: flag?.vertical ?? 'none', content })
  }
  return { cells, width: grid.length - 1 }
}

/** A table of rows with their edges. `doubts` are those its reader has already. */
export function edgeTable(rows: readonly EdgeRow[], doubts: readonly string[]): Table {
  const found = [...doubts]
  const layouts = rows.map(({ layout, cells }, index) => {
    if (layout !== null && layout.flags.length === cells.length) return layout
    found.push(`row ${index} has ${cells.length} cells, its layout ${layout?.flags.length ?? 'is missing'}`)
    return null
  })
  const grid = gridEdges(layouts.filter((layout) => layout !== null))
  const placed = rows.map((row, index): TableRow => {
    const layout = layouts[index]
    if (layout) return placeRow(row, layout, grid, found, index)
    const cells = row.cells.map((content, col): TableCell => ({ col, colspan: 1, merge: 'none', content }))
    return { cells, width: cells.length }
  })
  return { kind: 'table', rows: placed, doubts: found }
}
