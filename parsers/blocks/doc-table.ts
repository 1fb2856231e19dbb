/**
 * Rows of the Word binary as a table. Each row states the positions of its own cell edges (twips); the grid columns
 * are all edges of the table, so a cell that is wider than those above it spans several.
 */
import type { Content, Table, TableCell, TableRow, VerticalMerge } from './doc-model.ts'
import { SPRM, type Sprm } from './doc-sprm.ts'

export interface RawRow {
  readonly cells: readonly (readonly Content[])[]
  /** Properties of the row's end mark; empty where it was lost. */
  readonly sprms: readonly Sprm[]
}

interface CellFlags {
  readonly horizontal: number
  readonly vertical: number
}

interface RowLayout {
  /** Left edges of the cells and the right edge of the last. */
  readonly edges: readonly number[]
  readonly flags: readonly CellFlags[]
}

/** Edges nearer than this (1.5 points) are one edge drawn twice. */
const TOLERANCE = 30
const RESHAPING: readonly number[] = [
  SPRM.insertCells,
  SPRM.deleteCells,
  SPRM.moveEdges,
  SPRM.mergeCells,
  SPRM.splitCells,
]

function readLayout(sprms: readonly Sprm[]): RowLayout | null {
  const operand = sprms.findLast((sprm) => sprm.code === SPRM.defTable)?.operand
  const count = operand?.[0] ?? 0
  if (!operand || count === 0 || operand.length < 1 + (count + 1) * 2) return null
  const view = new DataView(operand.buffer, operand.byteOffset, operand.byteLength)
  const edges = Array.from({ length: count + 1 }, (_, index) => view.getInt16(1 + index * 2, true))
  const cells = 1 + (count + 1) * 2
  const flags = Array.from({ length: count }, (_, index) => {
    const at = cells + index * 20
    const bits = at + 2 <= operand.length ? view.getUint16(at, true) : 0
    return { horizontal: bits & 3, vertical: (bits >> 5) & 3 }
  })
  for (const { code, operand: change } of sprms) {
    const index = change[0] ?? 0
    const flag = flags[index]
    if (code === SPRM.vertMerge && flag) flags[index] = { ...flag, vertical: change[1] ?? 0 }
  }
  return { edges, flags }
}

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

function verticalMerge(flag: CellFlags | undefined): VerticalMerge {
  if (flag?.vertical === 1) return 'continue'
  return flag?.vertical === 3 ? 'restart' : 'none'
}

function placeRow(
  row: RawRow,
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
    cells.push({ col, colspan: Math.max(1, colspan), merge: verticalMerge(flag), content })
  }
  return { cells, width: grid.length - 1 }
}

/** A table of rows with their edges; what does not fit together is told as a doubt. */
export function buildTable(rows: readonly RawRow[], patched: boolean): Table {
  const doubts: string[] = patched
    ? ['the file was saved in pieces, properties of the pieces are not applied']
    : []
  const layouts = rows.map((row, index) => {
    const layout = readLayout(row.sprms)
    if (row.sprms.some((sprm) => RESHAPING.includes(sprm.code)))
      doubts.push(`row ${index} was reshaped after its layout`)
    if (layout && layout.flags.length === row.cells.length) return layout
    doubts.push(
      `row ${index} has ${row.cells.length} cells, its layout ${layout?.flags.length ?? 'is missing'}`,
    )
    return null
  })
  if (rows.some((row) => row.sprms.some((sprm) => sprm.code === SPRM.rightToLeft && sprm.operand[0] === 1))) {
    doubts.push('the table runs from right to left')
  }
  const grid = gridEdges(layouts.filter((layout) => layout !== null))
  const placed = rows.map((row, index): TableRow => {
    const layout = layouts[index]
    if (layout) return placeRow(row, layout, grid, doubts, index)
    const cells = row.cells.map((content, col): TableCell => ({ col, colspan: 1, merge: 'none', content }))
    return { cells, width: cells.length }
  })
  return { kind: 'table', rows: placed, doubts }
}
