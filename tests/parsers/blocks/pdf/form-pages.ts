/**
 * Lays a form table out on PDF pages the way word processors do: wrapped labels, spanning cells, three ways of drawing
 * borders, and page breaks between rows or through one.
 */
import type { Grid, GridCell } from '../../../../src/domain/block.ts'
import type { TableDef } from '../../../../src/domain/format.ts'
import { bar, box, line, type PdfPage, text, textWidth } from '../../../support/pdf-page.ts'

type Borders = 'boxes' | 'lines' | 'bars'

export interface Layout {
  readonly borders?: Borders
  readonly widths: readonly number[]
  readonly size?: number
  /** Distance of the table from the top of its first page; on later pages it is 60. */
  readonly top?: number
  /** Rows before which a page ends; with `.5` the page ends inside that row. */
  readonly breaks?: readonly number[]
  /** Where the figures of a cut row stand. */
  readonly cutFigures?: 'above' | 'below'
  readonly ruleAtBreak?: boolean
  /** Head rows printed again on every later page. */
  readonly repeatRows?: number
}

export interface FormCell {
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  readonly text: string
}

export const PAGE = { width: 595, height: 842 } as const
const LEFT = 40
const PAD = 3

/** Every cell of a form: printed labels, and a distinct number in each data cell. */
export function formCells(table: TableDef, value: (index: number) => string = distinct): FormCell[] {
  const labels = table.skeleton.map(({ row, col, rowspan, colspan, text }) => ({
    row,
    col,
    rowspan,
    colspan,
    text,
  }))
  const data = table.cells.map((cell, i) => ({ ...cell.grid, rowspan: 1, text: value(i) }))
  return [...labels, ...data].map(({ row, col, rowspan, colspan, text }) => ({
    row,
    col,
    rowspan,
    colspan,
    text,
  }))
}

const distinct = (index: number): string => String(101 + index * 7)

/** Text of each field of the expanded grid, white space left out. */
export function fields(rows: number, cols: number, cells: readonly (FormCell | GridCell)[]): string[][] {
  const table = Array.from({ length: rows }, () => Array.from({ length: cols }, () => '(nothing)'))
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowspan; row += 1) {
      const fields = table[row]
      for (let col = cell.col; fields && col < cell.col + cell.colspan; col += 1) {
        fields[col] = cell.text.replace(/\s/g, '')
      }
    }
  }
  return table
}

export const gridFields = (grid: Grid) => fields(grid.rows, grid.cols, grid.cells)

interface Placed extends FormCell {
  readonly top: number
  readonly bottom: number
  readonly lines: readonly { readonly text: string; readonly y: number; readonly x: number }[]
}

/** Contents of the pages a table takes; the caller adds what stands around it. */
export function layOut(cells: readonly FormCell[], layout: Layout): { content: string; bottom: number }[] {
  const { tops, placed } = place(cells, layout)
  const end = tops.at(-1) ?? 0
  const stops = [0, ...(layout.breaks ?? []).map((at) => positionOf(tops, at)), end]
  const head = tops[layout.repeatRows ?? 0] ?? 0
  return stops.slice(1).map((to, i) => {
    const from = stops[i] ?? 0
    const later = i > 0
    const start = PAGE.height - (later ? 60 : (layout.top ?? 60))
    const shift = start - (later ? head : 0) + from
    const repeated = later ? slice(placed, 0, head, start, layout) : ''
    const last = to === end
    return { content: repeated + slice(placed, from, to, shift, layout, later, last), bottom: shift - to }
  })
}

function positionOf(tops: readonly number[], at: number): number {
  const row = Math.floor(at)
  const top = tops[row] ?? 0
  const pitch = 10
  return at === row
    ? top
    : top + PAD + pitch * Math.max(1, Math.floor((((tops[row + 1] ?? top) - top) / pitch) * 0.5))
}

/** Running sums from a start. */
function running(steps: readonly number[], start: number): number[] {
  const sums = [start]
  for (const step of steps) sums.push((sums.at(-1) ?? 0) + step)
  return sums
}

function place(cells: readonly FormCell[], layout: Layout): { tops: number[]; placed: Placed[] } {
  const size = layout.size ?? 8
  const pitch = size + 2
  const xs = running(layout.widths, LEFT)
  const wrapped = cells.map((cell) => {
    const width = (xs[cell.col + cell.colspan] ?? 0) - (xs[cell.col] ?? 0) - 2 * PAD
    return { cell, width, lines: wrap(cell.text, width, size) }
  })
  const rows = Math.max(...cells.map((cell) => cell.row + cell.rowspan))
  const heights = Array.from({ length: rows }, () => pitch + 2 * PAD)
  for (const { cell, lines } of [...wrapped].sort((a, b) => a.cell.rowspan - b.cell.rowspan)) {
    const last = cell.row + cell.rowspan - 1
    const have = heights.slice(cell.row, last + 1).reduce((sum, height) => sum + height, 0)
    const need = lines.length * pitch + 2 * PAD
    if (need > have) heights[last] = (heights[last] ?? 0) + need - have
  }
  const tops = running(heights, 0)
  const placed = wrapped.map(({ cell, width, lines }): Placed => {
    const top = tops[cell.row] ?? 0
    const bottom = tops[cell.row + cell.rowspan] ?? 0
    const figure = /^\d+$/.test(cell.text)
    const low = figure && layout.cutFigures === 'below' ? bottom - top - pitch - 2 * PAD : 0
    const x = (value: string) =>
      (xs[cell.col] ?? 0) + PAD + (figure ? (width - textWidth(value, size)) / 2 : 0)
    return {
      ...cell,
      top,
      bottom,
      lines: lines.map((value, i) => ({ text: value, x: x(value), y: top + low + PAD + size + i * pitch })),
    }
  })
  return { tops, placed }
}

function wrap(value: string, width: number, size: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const char of value) {
    if (current !== '' && textWidth(current + char, size) > width) {
      lines.push(current)
      current = ''
    }
    current += char
  }
  return current === '' ? lines : [...lines, current]
}

function slice(
  placed: readonly Placed[],
  from: number,
  to: number,
  shift: number,
  layout: Layout,
  later = false,
  last = true,
): string {
  const size = layout.size ?? 8
  const xs = running(layout.widths, LEFT)
  const parts: string[] = []
  for (const cell of placed) {
    const top = Math.max(cell.top, from)
    const bottom = Math.min(cell.bottom, to)
    if (top >= bottom) continue
    const rule = layout.ruleAtBreak !== false
    const sides = {
      top: rule || cell.top >= from || !later,
      bottom: rule || cell.bottom <= to || last,
    }
    const [x1, x2] = [xs[cell.col] ?? 0, xs[cell.col + cell.colspan] ?? 0]
    parts.push(border(layout.borders ?? 'boxes', x1, shift - bottom, x2, shift - top, sides))
    const shown = cell.lines.filter(({ y }) => y > from && y <= to)
    // A line that would stand astride the break moves below it whole, and those after it follow.
    const down = Math.max(0, from + size + 1 - (shown[0]?.y ?? Infinity))
    for (const row of shown) parts.push(text(row.x, shift - row.y - down, size, row.text))
  }
  return parts.join('')
}

function border(
  borders: Borders,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  sides: { readonly top: boolean; readonly bottom: boolean },
): string {
  if (borders === 'boxes' && sides.top && sides.bottom) return box(x1, y1, x2 - x1, y2 - y1)
  const thick = 0.48
  const flat = (y: number) =>
    borders === 'bars' ? bar(x1, y - thick / 2, x2 - x1, thick) : line(x1, y, x2, y)
  const upright = (x: number) =>
    borders === 'bars' ? bar(x - thick / 2, y1, thick, y2 - y1) : line(x, y1, x, y2)
  return [sides.bottom ? flat(y1) : '', sides.top ? flat(y2) : '', upright(x1), upright(x2)].join('')
}

/** A page with some content, portrait A4. */
export const page = (content: string, rotate: PdfPage['rotate'] = 0): PdfPage => ({
  ...PAGE,
  rotate,
  content,
})
