/** A table element → grid, as the browser lays it out; and which tables only lay out the page. */
import type { Grid } from '../../src/domain/block.ts'
import { foldLines, oneLine } from './folded-text.ts'
import { isBlock, isDrawn, isHidden, isPicture, isStruck, isSuperscript, type PageNode } from './page-node.ts'
import { type SpanCell, spanGrid } from './span-grid.ts'

interface CellContent {
  text: string
  images: number
  /** Things that may show a figure which is not text of the page. */
  drawn: number
  marks: string[]
  doubts: Set<string>
}

/** Stands where a superscript stood until it is known whether digits touch it on both sides. */
const MARK = '\ue000'

function collect(node: PageNode, into: CellContent): void {
  for (const child of node.children ?? []) {
    if (child.type === 'text') into.text += oneLine(child.data ?? '')
    else if (child.name === 'br') into.text += '\n'
    else if (child.name === undefined) continue
    else if (isDrawn(child)) into.drawn += 1
    else if (isHidden(child)) {
      if (isStruck(child)) into.doubts.add('struck-out text in a cell')
    } else if (isPicture(child)) into.images += 1
    else if (isSuperscript(child)) {
      const inner: CellContent = { text: '', images: 0, drawn: 0, marks: [], doubts: into.doubts }
      collect(child, inner)
      const mark = foldLines(inner.text)
      if (mark === '') continue
      into.marks.push(mark)
      into.text += MARK
    } else if (isBlock(child)) {
      if (child.name === 'table') into.doubts.add('a table inside a cell')
      into.text += '\n'
      collect(child, into)
      into.text += '\n'
    } else collect(child, into)
  }
}

function textOf(content: CellContent): string {
  if (!content.text.includes(MARK)) return foldLines(content.text)
  // 1<sup>2</sup>3 must not become 13.
  const apart = content.text.replace(/(\S)\ue000+(?=\S)/gu, '$1 ').replaceAll(MARK, '')
  const text = foldLines(apart)
  return text === '' ? content.marks.join('') : text
}

/** A span attribute as browsers read it: leading digits, else 1. */
function span(value: string | undefined, least: number): number {
  if (value === undefined) return 1
  const number = Number.parseInt(value, 10)
  return Number.isNaN(number) || number < least ? 1 : Math.min(number, 65_534)
}

function readCell(cell: PageNode, doubts: Set<string>): SpanCell {
  const content: CellContent = { text: '', images: 0, drawn: 0, marks: [], doubts }
  collect(cell, content)
  const { startIndex, endIndex, attribs } = cell
  const read: { -readonly [K in keyof SpanCell]: SpanCell[K] } = {
    text: textOf(content),
    rowspan: span(attribs?.rowspan, 0),
    colspan: span(attribs?.colspan, 1),
  }
  if (content.marks.length > 0) read.marks = content.marks
  // A cell whose only content is a form field or a script's work shows what we cannot read: that is not a blank.
  const pictures = read.text === '' ? content.images + content.drawn : content.images
  if (pictures > 0) read.images = pictures
  if (typeof startIndex === 'number') read.start = startIndex
  if (typeof endIndex === 'number') read.end = endIndex
  return read
}

const SECTION_ORDER: Readonly<Record<string, number>> = { thead: 0, tbody: 1, tfoot: 2 }

/** Row elements by row group, head first and foot last wherever they stand in the source. */
function rowGroups(table: PageNode): PageNode[][] {
  const groups: { order: number; rows: PageNode[] }[] = []
  for (const child of table.children ?? []) {
    const order = SECTION_ORDER[child.name ?? '']
    if (order === undefined || isHidden(child)) continue
    const rows = (child.children ?? []).filter((row) => row.name === 'tr' && !isHidden(row))
    groups.push({ order, rows })
  }
  return groups.sort((a, b) => a.order - b.order).map((group) => group.rows)
}

const isCell = (node: PageNode): boolean => node.name === 'td' || node.name === 'th'

/** The cells of a table in rows, hidden ones left out. */
export function cellElements(table: PageNode): PageNode[][][] {
  return rowGroups(table).map((rows) =>
    rows.map((row) => (row.children ?? []).filter((cell) => isCell(cell) && !withoutBox(cell))),
  )
}

/** `visibility:hidden` keeps its place in the row, so only cells without a box are left out. */
function withoutBox(cell: PageNode): boolean {
  return isHidden(cell) && !/visibility\s*:\s*hidden/i.test(cell.attribs?.style ?? '')
}

/** Reads a data table. */
export function tableGrid(table: PageNode): Grid {
  const doubts = new Set<string>()
  const groups = cellElements(table).map((rows) =>
    rows.map((row) =>
      row.map((cell) => {
        if (!isHidden(cell)) return readCell(cell, doubts)
        doubts.add('a hidden cell')
        return { ...readCell({ ...cell, children: [] }, doubts) }
      }),
    ),
  )
  return spanGrid(groups, doubts)
}

function textLength(node: PageNode, limit: number): number {
  let length = 0
  for (const child of node.children ?? []) {
    if (length > limit) break
    if (child.type === 'text') length += (child.data ?? '').trim().length
    else if (child.name !== undefined && !isHidden(child)) length += textLength(child, limit - length)
  }
  return length
}

function innerCells(node: PageNode): number {
  let cells = 0
  for (const child of node.children ?? []) {
    if (child.name === undefined || isHidden(child)) continue
    cells += (isCell(child) ? 1 : 0) + innerCells(child)
  }
  return cells
}

const LONG_TEXT = 400

/**
 * A table that only places parts of the page: a single cell, or more cells in the tables inside it than of its own,
 * or a few cells one of which holds running text.
 */
export function isLayout(table: PageNode): boolean {
  const cells = cellElements(table).flat(2)
  if (cells.length <= 1) return true
  const inner = cells.reduce((sum, cell) => sum + innerCells(cell), 0)
  if (inner > 0) return inner >= cells.length
  return cells.length <= 12 && cells.some((cell) => textLength(cell, LONG_TEXT) > LONG_TEXT)
}
