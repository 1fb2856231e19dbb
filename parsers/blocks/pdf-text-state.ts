/**
 * Shown text → positioned glyphs. Positions are computed glyph by glyph from the widths of the font, because the gap
 * between two digits decides whether they are one number or two.
 */
import type { Canvas } from './pdf-canvas.ts'
import { contains, mapX, mapY, multiply } from './pdf-matrix.ts'
import type { Glyph } from './pdf-page.ts'
import { onFill } from './pdf-path.ts'
import { ordinaryCharacter } from './pdf-radicals.ts'

/** A glyph as pdfjs hands it out in a showText operator; bare numbers between them are gaps. */
export interface ShownGlyph {
  readonly unicode?: string
  readonly width?: number
  readonly vmetric?: readonly number[]
  readonly isSpace?: boolean
}

/** Rendering modes that leave no ink: 3 is invisible, 7 only clips. Such text is what OCR lays over a scan. */
const INVISIBLE = new Set([3, 7])

/** Tj and TJ: adds the visible glyphs and moves the current point. */
export function showText(canvas: Canvas, items: readonly (ShownGlyph | number)[]): void {
  const { state } = canvas
  const font = state.font
  if (!font || state.fontSize === 0) return
  const frame = multiply(state.ctm, canvas.textMatrix)
  const seen = canvas.hidden === 0 && !INVISIBLE.has(state.mode)
  for (const item of items) {
    if (typeof item === 'number') {
      advance(canvas, (-item / 1000) * state.fontSize)
      continue
    }
    if (item === null || typeof item !== 'object') continue
    if (seen) addGlyph(canvas, frame, item)
    const spacing = state.charSpacing + (item.isSpace === true ? state.wordSpacing : 0)
    const length = font.vertical ? (item.vmetric?.[0] ?? -1000) : (item.width ?? 0)
    advance(canvas, length * font.unit * state.fontSize + spacing)
  }
}

function advance(canvas: Canvas, distance: number): void {
  if (canvas.state.font?.vertical) canvas.y += distance
  else canvas.x += distance * canvas.state.scaleX
}

function addGlyph(canvas: Canvas, frame: ReturnType<typeof multiply>, item: ShownGlyph): void {
  const { state } = canvas
  const unit = (state.font?.unit ?? 0.001) * state.fontSize
  const vmetric = state.font?.vertical ? item.vmetric : undefined
  const textX = canvas.x - (vmetric ? (vmetric[1] ?? 0) * unit : 0)
  const textY = canvas.y + state.rise - (vmetric ? (vmetric[2] ?? 0) * unit : 0)
  const x = mapX(frame, textX, textY)
  const y = mapY(frame, textX, textY)
  const sign = Math.sign(state.fontSize * state.scaleX) || 1
  const stretch = Math.hypot(frame[0], frame[1])
  const width = Math.abs((item.width ?? 0) * unit * state.scaleX) * stretch
  const size = Math.abs(unit * 1000) * Math.hypot(frame[2], frame[3])
  const turn = turnOf(frame[0] * sign, frame[1] * sign)
  if (turn !== null) showGlyph(canvas, { text: item.unicode ?? '', x, y, width, size, turn })
}

/** Adds a glyph in display space, as far as it can be seen, its text made plain. */
export function showGlyph(canvas: Canvas, shown: Glyph): void {
  const { x, y, width, size } = shown
  const text = plainText(shown.text)
  if (text === '' || !Number.isFinite(x + y + width + size) || size < 0.5) return
  const glyph: Glyph = { ...shown, text }
  const inside = isInside(canvas, glyph)
  if (inside && shows(canvas, glyph)) canvas.glyphs.push(glyph)
  if (text.trim() !== '') noteCut(canvas, glyph, inside)
}

function isInside(canvas: Canvas, glyph: Glyph): boolean {
  const [x, y] = middle(glyph)
  return contains(canvas.state.clip, x, y, 2)
}

function shows(canvas: Canvas, glyph: Glyph): boolean {
  if (!(canvas.state.fillWhite && canvas.state.mode % 4 === 0)) return true
  const [x, y] = middle(glyph)
  return onFill(canvas, x, y)
}

/** A word of which the edge of the page or of a clip shows only a part: 1025 would be read as 102. */
function noteCut(canvas: Canvas, glyph: Glyph, inside: boolean): void {
  const { last } = canvas
  if (last !== null && last.inside !== inside && touches(last.glyph, glyph))
    canvas.doubts.add('text is cut off at an edge')
  canvas.last = { glyph, inside }
}

/** Whether two glyphs stand in one word, whatever its direction. */
function touches(a: Glyph, b: Glyph): boolean {
  if (a.turn !== b.turn) return false
  const [dx, dy] = [Math.abs(b.x - a.x), Math.abs(b.y - a.y)]
  const [along, across] = a.turn % 2 === 0 ? [dx, dy] : [dy, dx]
  return across <= a.size * 0.1 && along <= Math.max(a.width, b.width) + a.size * 0.3
}

/** The middle of a glyph's ink, a third of an em above its baseline. */
export function middle(glyph: Glyph): readonly [x: number, y: number] {
  const along = glyph.width / 2
  const up = glyph.size * 0.33
  if (glyph.turn === 0) return [glyph.x + along, glyph.y - up]
  if (glyph.turn === 1) return [glyph.x + up, glyph.y + along]
  if (glyph.turn === 2) return [glyph.x - along, glyph.y + up]
  return [glyph.x - up, glyph.y - along]
}

/** Quarter turns clockwise on the display; null for slanted text, which is a watermark. */
export function turnOf(dx: number, dy: number): Glyph['turn'] | null {
  const [x, y] = [Math.abs(dx), Math.abs(dy)]
  if (y < x * 0.14) return dx > 0 ? 0 : 2
  if (x < y * 0.14) return dy > 0 ? 1 : 3
  return null
}

/** Compatibility forms made plain (⽂ → 文, ﬁ → fi); characters no font can mean become U+FFFD. */
function plainText(text: string): string {
  const code = text.charCodeAt(0)
  if (text.length === 1 && ((code > 0x20 && code < 0x7f) || (code >= 0x3001 && code < 0xe000))) return text
  return (
    text
      .replace(/[\t\n\r\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
      .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g, ordinaryCharacter)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a font without a character map gives glyph numbers here
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\uf8ff]/g, '\ufffd')
  )
}
