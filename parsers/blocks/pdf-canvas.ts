/**
 * The graphics state of one page while its operators are walked, and the lists they fill. Only what decides where
 * text, lines and pictures end up and whether a reader can see them: transform, clip, colours, text state.
 */
import { IDENTITY, type Matrix } from './pdf-matrix.ts'
import type { Box, Glyph, PageMarks, Rule } from './pdf-page.ts'

/** What pdfjs tells of a font, as far as positions depend on it. */
export interface FontFacts {
  readonly vertical: boolean
  /** Text space units of one glyph unit, 0.001 but for Type 3 fonts. */
  readonly unit: number
}

interface GraphicsState {
  ctm: Matrix
  clip: Box
  fillWhite: boolean
  strokeWhite: boolean
  font: FontFacts | null
  fontSize: number
  charSpacing: number
  wordSpacing: number
  scaleX: number
  leading: number
  rise: number
  mode: number
}

export interface Canvas {
  state: GraphicsState
  readonly stack: GraphicsState[]
  textMatrix: Matrix
  /** Current point and start of the line, in text space. */
  x: number
  y: number
  lineX: number
  lineY: number
  clipPending: boolean
  /** Visibility of each open marked content: false for a hidden layer. */
  readonly layers: boolean[]
  hidden: number
  /** Number of open layers at the start of each open group. */
  readonly groups: number[]
  readonly base: Matrix
  readonly page: Box
  readonly glyphs: Glyph[]
  /** The glyph shown last, and whether the clip let it be seen. */
  last: { readonly glyph: Glyph; readonly inside: boolean } | null
  readonly horizontal: Rule[]
  readonly vertical: Rule[]
  readonly pictures: Box[]
  shapes: number
  /** Coloured areas: white text or lines are only visible upon one of these. */
  readonly fills: Box[]
  readonly doubts: Set<string>
}

/** An empty canvas; `base` maps page space to display space. */
export function newCanvas(base: Matrix, page: Box): Canvas {
  return {
    state: {
      ctm: base,
      clip: page,
      fillWhite: false,
      strokeWhite: false,
      font: null,
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scaleX: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    },
    stack: [],
    textMatrix: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    clipPending: false,
    layers: [],
    hidden: 0,
    groups: [],
    base,
    page,
    glyphs: [],
    last: null,
    horizontal: [],
    vertical: [],
    pictures: [],
    shapes: 0,
    fills: [],
    doubts: new Set(),
  }
}

/** What was painted. */
export function marksOf(canvas: Canvas): PageMarks {
  const { page, glyphs, horizontal, vertical, pictures, shapes, doubts } = canvas
  const [width, height] = [page.right - page.left, page.bottom - page.top]
  return { width, height, glyphs, horizontal, vertical, pictures, shapes, doubts: [...doubts] }
}

const DEEPEST = 2_000

/** q: remember the state. Beyond a depth no honest file has, states are no longer kept apart. */
export function save(canvas: Canvas): void {
  if (canvas.stack.length >= DEEPEST) canvas.doubts.add('graphics states nested too deep')
  else canvas.stack.push({ ...canvas.state })
}

/** Q: back to the last remembered state. */
export function restore(canvas: Canvas): void {
  const state = canvas.stack.pop()
  if (state) canvas.state = state
}
