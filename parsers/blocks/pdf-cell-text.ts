/** The text of one cell: its lines, put together where only the narrow column broke them. */
import { type Line, linesOf } from './pdf-glyph-order.ts'
import type { Box, Glyph } from './pdf-page.ts'
import { middle } from './pdf-text-state.ts'
import { turnGlyphs } from './pdf-upright.ts'

export interface CellText {
  readonly text: string
  readonly marks: readonly string[]
  /** Width of the last line and of the first glyph, to tell whether a break was forced by the column. */
  readonly lastWidth: number
  readonly firstGlyph: number
  /** A figure that goes on in the next line, or several figures one under the other. */
  readonly brokenFigure: boolean
}

const DIGIT_LAST = /[\d０-９]$/
const DIGIT_FIRST = /^[\d０-９]/
const IN_NUMBER = /[\d０-９.,，．]/

/** Reads the glyphs of a cell; `inner` is the width that text may fill. */
export function cellText(glyphs: readonly Glyph[], box: Box, inner: number): CellText {
  const lines = readingLines(glyphs, box)
  let text = ''
  let previous: Line | undefined
  let brokenFigure = false
  for (const line of lines) {
    const glue = previous ? glueBetween(previous, line, inner) : ''
    if (glue === '\n' && DIGIT_LAST.test(text) && DIGIT_FIRST.test(line.text)) brokenFigure = true
    text += glue + line.text
    previous = line
  }
  return {
    text,
    marks: lines.flatMap((line) => line.marks),
    lastWidth: previous ? previous.right - previous.left : 0,
    firstGlyph: lines[0]?.glyphs[0]?.width ?? 0,
    brokenFigure,
  }
}

/** Upright lines first, then those of text that lies on its side. */
function readingLines(glyphs: readonly Glyph[], box: Box): Line[] {
  const lines = linesOf(glyphs.filter((glyph) => glyph.turn === 0))
  for (const turn of [1, 2, 3] as const) {
    const turned = glyphs.filter((glyph) => glyph.turn === turn)
    if (turned.length > 0) lines.push(...linesOf(turnGlyphs(turned, turn, box.right, box.bottom)))
  }
  return lines
}

/** What stands between two lines: nothing where the column broke a word, a new line where the writer did. */
function glueBetween(previous: Line, next: Line, inner: number): '' | ' ' | '\n' {
  if (!fillsWidth(previous.right - previous.left, next.glyphs[0]?.width ?? 0, inner)) return '\n'
  return wordGlue(previous.text, next.text)
}

/** Whether a line was too full for the next glyph. */
export function fillsWidth(width: number, nextGlyph: number, inner: number): boolean {
  return width + nextGlyph > inner
}

/** How two halves of a broken line join: digits never meet, words keep their space, Chinese needs none. */
export function wordGlue(before: string, after: string): '' | ' ' | '\n' {
  const [last, first] = [before.at(-1) ?? '', after[0] ?? '']
  if (IN_NUMBER.test(last) && IN_NUMBER.test(first) && (DIGIT_LAST.test(last) || DIGIT_FIRST.test(first)))
    return '\n'
  return /[A-Za-z0-9]/.test(last) && /[A-Za-z0-9]/.test(first) ? ' ' : ''
}

/** Runs of glyphs printed without a gap, in the order of the file: the units that a ruling line must not cut. */
export function unbrokenRuns(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = []
  for (const glyph of glyphs) {
    const run = glyph.text.trim() === '' ? undefined : runs.at(-1)
    const last = run?.at(-1)
    if (run && last && continues(last, glyph)) run.push(glyph)
    else runs.push([glyph])
  }
  return runs.filter((run) => run.some((glyph) => glyph.text.trim() !== ''))
}

function continues(last: Glyph, glyph: Glyph): boolean {
  if (last.turn !== 0 || glyph.turn !== 0 || last.text.trim() === '') return false
  const em = Math.min(last.size, glyph.size)
  const gap = glyph.x - last.x - last.width
  return Math.abs(glyph.y - last.y) <= em * 0.1 && gap < em * 0.12 && gap > -em * 0.5
}

/** The field of a lattice that holds the middle of a glyph, as [row, column]; null outside. */
export function fieldOf(
  glyph: Glyph,
  xs: readonly number[],
  ys: readonly number[],
): readonly [row: number, col: number] | null {
  const [x, y] = middle(glyph)
  const col = stretch(xs, x)
  const row = stretch(ys, y)
  return row === -1 || col === -1 ? null : [row, col]
}

function stretch(stops: readonly number[], value: number): number {
  if (!(value >= (stops[0] ?? Infinity) && value <= (stops.at(-1) ?? -Infinity))) return -1
  let [low, high] = [0, stops.length - 2]
  while (low < high) {
    const half = (low + high + 1) >> 1
    if ((stops[half] ?? Infinity) <= value) low = half
    else high = half - 1
  }
  return low
}
