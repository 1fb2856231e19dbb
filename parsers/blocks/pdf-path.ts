/**
 * Painted paths → ruling lines. A stroked straight segment along an axis is a line; so is a filled shape that is long
 * and thin, which is how word processors and browsers paint table borders. Anything else is drawing and is ignored,
 * but coloured areas are remembered because white text is visible upon them.
 */
import type { Canvas } from './pdf-canvas.ts'
import { contains, intersect, mapBox, mapX, mapY } from './pdf-matrix.ts'
import type { Box } from './pdf-page.ts'

const THICKEST = 3.5
const SHORTEST = 2
/** A page with more rules than this is a drawing. */
const MOST_RULES = 120_000
const MOST_FILLS = 3_000

export interface PathUse {
  readonly stroke: boolean
  readonly fill: boolean
}

/** Codes of the flat lists that `paintPath` takes. */
export const DRAW = { move: 0, line: 1, curve: 2, quadratic: 3, close: 4 } as const
/** Numbers that follow each drawing code. */
const ARITY = [2, 2, 6, 4, 0] as const

/** Paints one path, given as pdfjs' flat list of drawing codes and coordinates. */
export function paintPath(canvas: Canvas, data: ArrayLike<number>, use: PathUse): void {
  if (canvas.hidden > 0) return
  canvas.shapes += 1
  if (canvas.horizontal.length + canvas.vertical.length > MOST_RULES) {
    canvas.doubts.add('more lines on the page than a form has')
    return
  }
  for (const points of subpaths(canvas, data)) {
    if (use.stroke) strokePoints(canvas, points)
    if (use.fill) fillPoints(canvas, points)
  }
}

/** A subpath in display space: x, y alternating; NaN pairs stand for the curved stretches before the next point. */
function* subpaths(canvas: Canvas, data: ArrayLike<number>): Generator<number[]> {
  const m = canvas.state.ctm
  let points: number[] = []
  for (let i = 0; i < data.length; ) {
    const code = data[i] ?? -1
    const arity = ARITY[code as 0]
    if (arity === undefined) return
    if (code === DRAW.move && points.length > 0) {
      yield points
      points = []
    }
    if (code === DRAW.close && points.length >= 2) points.push(points[0] ?? 0, points[1] ?? 0)
    if (code === DRAW.curve || code === DRAW.quadratic) points.push(Number.NaN, Number.NaN)
    if (arity > 0) {
      const x = data[i + arity - 1] ?? 0
      const y = data[i + arity] ?? 0
      points.push(mapX(m, x, y), mapY(m, x, y))
    }
    i += 1 + arity
  }
  if (points.length > 0) yield points
}

function strokePoints(canvas: Canvas, points: readonly number[]): void {
  const { page } = canvas
  const box = boxOf(points)
  const wholePage =
    box.right - box.left >= (page.right - page.left) * 0.97 &&
    box.bottom - box.top >= (page.bottom - page.top) * 0.97
  if (wholePage) return
  for (let i = 3; i < points.length; i += 2) {
    addSegment(canvas, points[i - 3] ?? 0, points[i - 2] ?? 0, points[i - 1] ?? 0, points[i] ?? 0)
  }
}

function addSegment(canvas: Canvas, x1: number, y1: number, x2: number, y2: number): void {
  const width = Math.abs(x2 - x1)
  const height = Math.abs(y2 - y1)
  if (!(Math.min(width, height) <= 0.6 && Math.max(width, height) >= SHORTEST)) return
  addRule(canvas, canvas.state.strokeWhite, {
    left: Math.min(x1, x2),
    right: Math.max(x1, x2),
    top: Math.min(y1, y2),
    bottom: Math.max(y1, y2),
  })
}

function fillPoints(canvas: Canvas, points: readonly number[]): void {
  const box = boxOf(points)
  const thin = Math.min(box.right - box.left, box.bottom - box.top)
  const long = Math.max(box.right - box.left, box.bottom - box.top)
  if (thin <= THICKEST && long >= SHORTEST && long >= thin * 2) addRule(canvas, canvas.state.fillWhite, box)
  else if (!canvas.state.fillWhite && thin > THICKEST && canvas.fills.length < MOST_FILLS)
    canvas.fills.push(box)
}

/** Paints a picture; one as thin as a line is a line. */
export function paintPicture(canvas: Canvas, box: Box): void {
  if (canvas.hidden > 0) return
  const thin = Math.min(box.right - box.left, box.bottom - box.top)
  if (!Number.isFinite(thin)) return
  if (thin <= 2) addRule(canvas, false, box)
  else canvas.pictures.push(box)
}

/** Adds the middle line of a thin box, as far as the clip lets it show. */
function addRule(canvas: Canvas, white: boolean, box: Box): void {
  const seen = intersect(box, grown(canvas.state.clip, 1))
  const width = seen.right - seen.left
  const height = seen.bottom - seen.top
  if (!(width >= 0 && height >= 0)) return
  const x = (seen.left + seen.right) / 2
  const y = (seen.top + seen.bottom) / 2
  if (white && !onFill(canvas, x, y)) return
  if (width >= height) canvas.horizontal.push({ at: y, from: seen.left, to: seen.right })
  else canvas.vertical.push({ at: x, from: seen.top, to: seen.bottom })
}

/** Whether a coloured area lies under a point. */
export function onFill(canvas: Canvas, x: number, y: number): boolean {
  return canvas.fills.some((fill) => contains(fill, x, y, 1))
}

/** W: the box of the path bounds everything painted later in this state. */
export function clipTo(canvas: Canvas, minMax: ArrayLike<number>): void {
  const [x0, y0, x1, y1] = [0, 1, 2, 3].map((i) => minMax[i] ?? Number.NaN) as [
    number,
    number,
    number,
    number,
  ]
  const box = mapBox(canvas.state.ctm, x0, y0, x1, y1)
  if (Number.isFinite(box.left + box.right + box.top + box.bottom)) {
    canvas.state.clip = intersect(canvas.state.clip, box)
  }
}

function boxOf(points: readonly number[]): Box {
  let left = Infinity
  let right = -Infinity
  let top = Infinity
  let bottom = -Infinity
  for (let i = 1; i < points.length; i += 2) {
    const x = points[i - 1] ?? Number.NaN
    const y = points[i] ?? Number.NaN
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, right, top, bottom }
}

function grown(box: Box, by: number): Box {
  return { left: box.left - by, right: box.right + by, top: box.top - by, bottom: box.bottom + by }
}
