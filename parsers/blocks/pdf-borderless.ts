/**
 * Tables without ruling lines. Only where every row keeps the same clear channels between columns is a grid made, one
 * row a line of text, and it always carries a doubt: alignment is no proof.
 */
import type { Grid, GridCell } from '../../src/domain/block.ts'
import { gapBetween, type Line, linesOf } from './pdf-glyph-order.ts'
import type { Glyph } from './pdf-page.ts'

interface Segment {
  readonly left: number
  readonly right: number
  readonly text: string
}

/** Gap, in ems, that separates two columns. */
const CHANNEL = 1.5

/** Length of the run of lines from `start` that forms a table, with its grid; null where there is none. */
export function borderlessTable(
  lines: readonly Line[],
  start: number,
): { readonly length: number; readonly grid: Grid } | null {
  const rows: Segment[][] = []
  for (let i = start; i < lines.length; i += 1) {
    const [line, previous] = [lines[i], lines[i - 1]]
    if (!line || (i > start && previous && line.base - previous.base > line.size * 4)) break
    const segments = segmentsOf(line)
    if (segments.length < 3) break
    rows.push(segments)
  }
  if (rows.length < 3) return null
  const columns = channels(rows.flat(), lines[start]?.size ?? 10)
  const filled = rows.reduce((sum, row) => sum + row.length, 0)
  if (columns.length < 3 || filled < rows.length * columns.length * 0.75) return null
  const cells = rows.flatMap((row, i) => rowCells(row, i, columns))
  const doubts = ['no ruling lines: columns follow from alignment alone']
  return { length: rows.length, grid: { rows: rows.length, cols: columns.length, cells, doubts } }
}

function segmentsOf(line: Line): Segment[] {
  const groups: Glyph[][] = []
  for (const glyph of line.glyphs) {
    const last = groups.at(-1)?.at(-1)
    if (last && gapBetween(last, glyph) < CHANNEL) groups.at(-1)?.push(glyph)
    else groups.push([glyph])
  }
  return groups.map((group) => {
    const [inner] = linesOf(group)
    return { left: inner?.left ?? 0, right: inner?.right ?? 0, text: inner?.text ?? '' }
  })
}

/** The stretches of x that text of any row covers, merged. */
function channels(segments: readonly Segment[], size: number): { left: number; right: number }[] {
  const columns: { left: number; right: number }[] = []
  for (const { left, right } of [...segments].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last && left < last.right + size * 0.5) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

function rowCells(
  row: readonly Segment[],
  index: number,
  columns: readonly { left: number; right: number }[],
): GridCell[] {
  return columns.map((column, col) => ({
    row: index,
    col,
    rowspan: 1,
    colspan: 1,
    text: row
      .filter((segment) => segment.left >= column.left && segment.right <= column.right)
      .map((segment) => segment.text)
      .join(' '),
  }))
}
