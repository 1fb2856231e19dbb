/** Lines outside tables → paragraphs: a line that reached the right margin goes on in the next one. */
import { wordGlue } from './pdf-cell-text.ts'
import { type Line, usualSize } from './pdf-glyph-order.ts'

/** Where the text of the document stands. */
export interface Measure {
  readonly left: number
  readonly right: number
  readonly size: number
}

export interface Paragraph {
  readonly text: string
  readonly size: number
  readonly last: Line
}

const STARTS_PART = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/

/** Margins and ordinary size of the running text, over all pages. */
export function measureOf(lines: readonly Line[]): Measure {
  const size = usualSize(lines.flatMap((line) => line.glyphs))
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * 0.15)
  const widest = Math.max(0, ...body.map((line) => line.right - line.left))
  const wide = body.filter((line) => line.right - line.left >= widest * 0.8)
  const left = Math.min(Infinity, ...wide.map((line) => line.left))
  // Where no line is long, none has reached a margin.
  return { left, right: Math.max(left + size * 20, ...wide.map((line) => line.right)), size }
}

/** Whether a line is the rest of the paragraph before it; `samePage` says whether their distance means anything. */
export function continuesParagraph(previous: Line, next: Line, measure: Measure, samePage: boolean): boolean {
  const { size } = next
  if (Math.abs(previous.size - size) > size * 0.1) return false
  if (samePage && next.base - previous.base > size * 2.6) return false
  if (isCentred(previous, measure) && isCentred(next, measure)) return samePage && size > measure.size * 1.15
  const full = previous.right >= measure.right - size * 2.2
  const indented = next.left > measure.left + size * 0.9
  const heading = STARTS_PART.test(next.text) && next.right < measure.right - size * 3
  return full && !indented && !heading
}

function isCentred(line: Line, { left, right }: Measure): boolean {
  const middle = (left + right) / 2
  return line.left > left + line.size * 1.5 && Math.abs((line.left + line.right) / 2 - middle) < line.size
}

/** A paragraph with one more line. Raised marks are set in brackets, so that they never touch a figure. */
export function extend(paragraph: Paragraph | null, line: Line): Paragraph {
  const text = line.text + line.marks.map((mark) => `[${mark}]`).join('')
  if (!paragraph) return { text, size: line.size, last: line }
  return { text: paragraph.text + wordGlue(paragraph.text, text) + text, size: paragraph.size, last: line }
}
