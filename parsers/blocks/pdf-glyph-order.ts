/**
 * Glyphs of a page or a cell → lines of text. Spaces are made by real gaps alone: digits that stand apart stay apart,
 * digits that touch stay together, whatever space characters the file holds.
 */
import type { Glyph } from './pdf-page.ts'

export interface Line {
  readonly text: string
  /** Small raised marks, taken out of `text`. */
  readonly marks: readonly string[]
  readonly left: number
  readonly right: number
  /** y of the baseline. */
  readonly base: number
  readonly size: number
  /** The line's ordinary glyphs from left to right, spaces left out. */
  readonly glyphs: readonly Glyph[]
}

/** Note marks are half as large as their text or more; what is smaller is another text below or above it. */
const SMALLEST_MARK = 0.4

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018-\u201d\u2460-\u24ff]/
const FIGURE = /[0-9０-９.,，．%％+\-－−]/

/** Lines from top to bottom; `glyphs` must all run left to right. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const inked = glyphs.filter((glyph) => glyph.text.trim() !== '')
  const usual = usualSize(inked)
  const large = inked.filter((glyph) => glyph.size >= usual * 0.8)
  const small = inked.filter((glyph) => glyph.size < usual * 0.8)
  const rows = byBaseline(large)
  const apart: Glyph[] = []
  for (const glyph of small) {
    const row = rows.find((candidate) => touches(candidate, glyph))
    if (row) row.push(glyph)
    else apart.push(glyph)
  }
  rows.push(...byBaseline(apart))
  const spaces = glyphs.filter((glyph) => glyph.text.trim() === '' && glyph.text !== '')
  return rows.map((row) => toLine(row, spaces)).sort((a, b) => a.base - b.base || a.left - b.left)
}

/** The size most glyphs have, by a histogram of half points. */
export function usualSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>()
  for (const glyph of glyphs) {
    const key = Math.round(glyph.size * 2)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let best = 20
  let most = 0
  for (const [key, count] of counts) {
    if (count > most) {
      most = count
      best = key
    }
  }
  return best / 2
}

function byBaseline(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y)
  const rows: Glyph[][] = []
  let first: Glyph | undefined
  for (const glyph of sorted) {
    const row = rows.at(-1)
    if (row && first && glyph.y - first.y <= Math.min(first.size, glyph.size) * 0.35) row.push(glyph)
    else {
      rows.push([glyph])
      first = glyph
    }
  }
  return rows
}

/** Whether a small glyph belongs to a line of larger ones: beside one of them and within its height. */
function touches(row: readonly Glyph[], glyph: Glyph): boolean {
  return row.some(
    (other) =>
      glyph.size < other.size &&
      glyph.size > other.size * SMALLEST_MARK &&
      glyph.y <= other.y + other.size * 0.3 &&
      glyph.y - glyph.size * 0.4 >= other.y - other.size * 1.1 &&
      glyph.x < other.x + other.width + other.size &&
      glyph.x + glyph.width > other.x - other.size,
  )
}

function toLine(row: readonly Glyph[], spaces: readonly Glyph[]): Line {
  const sorted = [...row].sort((a, b) => a.x - b.x)
  const size = Math.max(...sorted.map((glyph) => glyph.size))
  const bases = sorted.filter((glyph) => glyph.size >= size * 0.8).map((glyph) => glyph.y)
  const base = bases.reduce((sum, y) => sum + y, 0) / bases.length
  const plain = sorted.filter((glyph) => !isMark(glyph, base, size))
  const marks = sorted.filter((glyph) => isMark(glyph, base, size))
  const near = spaces.filter((space) => Math.abs(space.y - base) <= size * 0.35)
  const last = sorted.at(-1)
  return {
    text: joinGlyphs(plain, near),
    marks: marks.length === 0 ? [] : [joinGlyphs(marks, [])],
    left: sorted[0]?.x ?? 0,
    right: last ? last.x + last.width : 0,
    base,
    size,
    glyphs: plain,
  }
}

function isMark(glyph: Glyph, base: number, size: number): boolean {
  return glyph.size < size * 0.8 && base - glyph.y >= size * 0.15
}

function joinGlyphs(glyphs: readonly Glyph[], spaces: readonly Glyph[]): string {
  let text = ''
  let previous: Glyph | undefined
  for (const glyph of glyphs) {
    if (previous && apart(previous, glyph, spaces)) text += ' '
    text += glyph.text
    previous = glyph
  }
  return text
}

/** Gap between two neighbours in ems of the smaller one. */
export function gapBetween(left: Glyph, right: Glyph): number {
  return (right.x - left.x - left.width) / Math.min(left.size, right.size)
}

function apart(left: Glyph, right: Glyph, spaces: readonly Glyph[]): boolean {
  const gap = gapBetween(left, right)
  // Figures printed over one another are not one number.
  if (FIGURE.test(left.text) && FIGURE.test(right.text)) return gap > 0.15 || gap < -0.35
  if (!CJK.test(left.text) && !CJK.test(right.text)) return gap > 0.2
  if (gap > 0.6) return true
  if (gap < 0.15) return false
  return spaces.some((space) => space.x >= left.x + left.width * 0.5 && space.x < right.x)
}
