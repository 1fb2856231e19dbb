/** A table element → grid, as the browser lays it out; and which tables only lay out the page. */
import type { Grid, GridCell } from '../../src/domain/block.ts'
import { type Folding, foldLineEnd, foldLines, foldOn, startFolding } from './folded-text.ts'
import { FLAG } from './html-flags.ts'
import { foldText, wholeText } from './html-text.ts'
import {
  charactersOf,
  colspanOf,
  endOf,
  flagsOf,
  isHidden,
  lastOf,
  NOWHERE,
  type PageTree,
  rowspanOf,
  STEP,
  startOf,
  TEXT,
  tagOf,
  UNKNOWN,
} from './html-tree.ts'
import { knownTag } from './scan-tags.ts'
import { type CellSource, placeGrid } from './span-grid.ts'

const BREAK = knownTag('br').id
const TABLE = knownTag('table').id
const ROW = knownTag('tr').id
const CELL = knownTag('td').id
const HEAD_CELL = knownTag('th').id
/** Row groups in the order they are shown, wherever they stand in the source. */
const GROUPS = [knownTag('thead').id, knownTag('tbody').id, knownTag('tfoot').id]

interface CellContent {
  readonly line: Folding
  images: number
  /** Things that may show a figure which is not text of the page. */
  drawn: number
  marks: string[]
  readonly doubts: Set<string>
}

/** Stands where a superscript stood until it is known whether digits touch it on both sides. */
const MARK = '\ue000'

const startContent = (doubts: Set<string>): CellContent => ({
  line: startFolding(),
  images: 0,
  drawn: 0,
  marks: [],
  doubts,
})

function collectElement(tree: PageTree, node: number, into: CellContent): void {
  const flags = flagsOf(tree, node)
  if ((flags & FLAG.drawn) !== 0) into.drawn += 1
  else if ((flags & FLAG.hidden) !== 0) {
    if ((flags & FLAG.struck) !== 0) into.doubts.add('struck-out text in a cell')
  } else if ((flags & FLAG.picture) !== 0) into.images += 1
  else if ((flags & FLAG.raised) !== 0) {
    const inner = startContent(into.doubts)
    collect(tree, node, inner)
    if (inner.line.text === '') return
    into.marks.push(inner.line.text)
    foldOn(into.line, MARK, 0, 1)
  } else if ((flags & FLAG.block) !== 0) {
    if (tagOf(tree, node) === TABLE) into.doubts.add('a table inside a cell')
    foldLineEnd(into.line)
    collect(tree, node, into)
    foldLineEnd(into.line)
  } else collect(tree, node, into)
}

function collect(tree: PageTree, node: number, into: CellContent): void {
  const last = lastOf(tree, node)
  for (let child = node + STEP; child < last; child = lastOf(tree, child)) {
    const tag = tagOf(tree, child)
    if (tag === TEXT) foldText(into.line, tree, child)
    else if (tag === BREAK) foldLineEnd(into.line)
    else if (tag >= UNKNOWN) collectElement(tree, child, into)
  }
}

function textOf({ line: { text }, marks }: CellContent): string {
  if (!text.includes(MARK)) return text
  // 1<sup>2</sup>3 must not become 13.
  const apart = foldLines(text.replace(/(\S)\ue000+(?=\S)/gu, '$1 ').replaceAll(MARK, ''))
  return apart === '' ? marks.join('') : apart
}

/** Empties what was collected for the next cell; marks went with the last one. */
function clear(content: CellContent): void {
  content.line.text = ''
  content.line.gap = 0
  content.images = 0
  content.drawn = 0
  if (content.marks.length > 0) content.marks = []
}

type ReadCell = { -readonly [K in keyof GridCell]: GridCell[K] }

/** Reads what stands in a cell that was placed. */
function fillCell(read: ReadCell, tree: PageTree, cell: number, content: CellContent): GridCell {
  clear(content)
  // A hidden cell that keeps its place shows nothing.
  if (isHidden(tree, cell)) content.doubts.add('a hidden cell')
  else collect(tree, cell, content)
  read.text = textOf(content)
  if (content.marks.length > 0) read.marks = content.marks
  // A cell whose only content is a form field or a script's work shows what we cannot read: that is not a blank.
  const pictures = read.text === '' ? content.images + content.drawn : content.images
  if (pictures > 0) read.images = pictures
  const start = startOf(tree, cell)
  if (start !== NOWHERE) {
    read.start = start
    read.end = endOf(tree, cell)
  }
  return read
}

const isCell = (tag: number): boolean => tag === CELL || tag === HEAD_CELL

/** `visibility:hidden` keeps its place in the row, so only cells without a box are left out. */
const hasBox = (tree: PageTree, cell: number): boolean =>
  (flagsOf(tree, cell) & (FLAG.hidden | FLAG.invisible)) !== FLAG.hidden

function cellsOfRow(tree: PageTree, row: number): number[] {
  const cells: number[] = []
  const last = lastOf(tree, row)
  for (let at = row + STEP; at < last; at = lastOf(tree, at))
    if (isCell(tagOf(tree, at)) && hasBox(tree, at)) cells.push(at)
  return cells
}

function rowsOfGroup(tree: PageTree, group: number): number[][] {
  const rows: number[][] = []
  const last = lastOf(tree, group)
  for (let at = group + STEP; at < last; at = lastOf(tree, at))
    if (tagOf(tree, at) === ROW && !isHidden(tree, at)) rows.push(cellsOfRow(tree, at))
  return rows
}

/** The cells of a table by row group and row, hidden ones left out. */
export type TableCells = readonly (readonly (readonly number[])[])[]

/** Finds the cells of a table. */
export function tableCells(tree: PageTree, table: number): TableCells {
  const groups: [order: number, rows: number[][]][] = []
  const last = lastOf(tree, table)
  for (let at = table + STEP; at < last; at = lastOf(tree, at)) {
    const order = GROUPS.indexOf(tagOf(tree, at))
    if (order >= 0 && !isHidden(tree, at)) groups.push([order, rowsOfGroup(tree, at)])
  }
  return groups.sort(([a], [b]) => a - b).map(([, rows]) => rows)
}

/** Reads the cells of a data table. */
export function tableGrid(tree: PageTree, cells: TableCells): Grid {
  // One for all cells: a page has hundreds.
  const content = startContent(new Set())
  const source: CellSource<number> = {
    rowspan: (cell) => rowspanOf(tree, cell),
    colspan: (cell) => colspanOf(tree, cell),
    place: (cell, row, col, rowspan, colspan) =>
      fillCell({ row, col, rowspan, colspan, text: '' }, tree, cell, content),
  }
  return placeGrid(cells, source, content.doubts)
}

function textLength(tree: PageTree, node: number, limit: number): number {
  let length = 0
  const last = lastOf(tree, node)
  for (let child = node + STEP; child < last; child = lastOf(tree, child)) {
    if (length > limit) break
    const tag = tagOf(tree, child)
    if (tag === TEXT) length += charactersOf(tree, child).trim().length
    else if (tag >= UNKNOWN && !isHidden(tree, child)) length += textLength(tree, child, limit - length)
  }
  return length
}

function innerCells(tree: PageTree, node: number): number {
  let cells = 0
  const last = lastOf(tree, node)
  for (let at = node + STEP; at < last; ) {
    const tag = tagOf(tree, at)
    if (isCell(tag) && !isHidden(tree, at)) cells += 1
    at = tag >= UNKNOWN && isHidden(tree, at) ? lastOf(tree, at) : at + STEP
  }
  return cells
}

/** Every cell inside a node, hidden or not. */
function allCells(tree: PageTree, node: number): number {
  let cells = 0
  const last = lastOf(tree, node)
  for (let at = node + STEP; at < last; at += STEP) if (isCell(tagOf(tree, at))) cells += 1
  return cells
}

const FIGURE = /^[\d.,０-９．，]+$/
/** Figures of its own that make a table one of data: no frame of a page has so many. */
const MANY_FIGURES = 10

function holdsFigures(tree: PageTree, cells: readonly number[]): boolean {
  let figures = 0
  for (const cell of cells) {
    if (innerCells(tree, cell) > 0 || textLength(tree, cell, SHORT_TEXT) > SHORT_TEXT) continue
    if (FIGURE.test(wholeText(tree, cell))) figures += 1
    if (figures >= MANY_FIGURES) return true
  }
  return false
}

const SHORT_TEXT = 12
const LONG_TEXT = 400

/**
 * A table that only places parts of the page: a single cell, or more cells in the tables inside it than of its own,
 * or a few cells one of which holds running text.
 */
export function isLayout(tree: PageTree, node: number, table: TableCells): boolean {
  const cells = table.flat(2)
  if (cells.length <= 1) return true
  const inner =
    allCells(tree, node) === cells.length ? 0 : cells.reduce((sum, cell) => sum + innerCells(tree, cell), 0)
  // A table of figures stays one, whatever stands in one of its cells.
  if (inner > 0) return inner >= cells.length && !holdsFigures(tree, cells)
  return cells.length <= 12 && cells.some((cell) => textLength(tree, cell, LONG_TEXT) > LONG_TEXT)
}
