/**
 * Walks the operator list of a page. One list gives text, lines and pictures together, so that pdfjs has to interpret
 * the page only once.
 */
import { type Canvas, type FontFacts, marksOf, newCanvas, restore, save } from './pdf-canvas.ts'
import { asMatrix, IDENTITY, type Matrix, mapBox, multiply } from './pdf-matrix.ts'
import type { Box, PageMarks } from './pdf-page.ts'
import { clipTo, paintPath, paintPicture } from './pdf-path.ts'
import { type ShownGlyph, showText } from './pdf-text-state.ts'

export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

export interface PageFrame {
  readonly width: number
  readonly height: number
  /** Page space → display space, y downwards. */
  readonly transform: Matrix
}

export interface Surroundings {
  /** Names of pdfjs' operator numbers. */
  readonly ops: Readonly<Record<string, number>>
  /** Null for a font that could not be read. */
  readonly font: (id: string) => FontFacts | null
  readonly layerVisible: (group: unknown) => boolean
}

type Args = readonly unknown[]
type Handler = (canvas: Canvas, args: Args, around: Surroundings) => void

/** What the page shows. */
export function interpret(list: OperatorList, frame: PageFrame, around: Surroundings): PageMarks {
  const page: Box = { left: 0, top: 0, right: frame.width, bottom: frame.height }
  const canvas = newCanvas(frame.transform, page)
  const handlers = handlersFor(around.ops)
  for (const [i, code] of list.fnArray.entries()) {
    handlers[code]?.(canvas, (list.argsArray[i] ?? []) as Args, around)
  }
  return marksOf(canvas)
}

function handlersFor(ops: Readonly<Record<string, number>>): (Handler | undefined)[] {
  const table: (Handler | undefined)[] = []
  for (const [name, handler] of Object.entries(HANDLERS)) {
    const code = ops[name]
    if (code !== undefined) table[code] = handler
  }
  return table
}

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

const transform: Handler = (canvas, args) => {
  const matrix = asMatrix(args)
  if (matrix) canvas.state.ctm = multiply(canvas.state.ctm, matrix)
}

const moveText = (canvas: Canvas, dx: number, dy: number): void => {
  canvas.lineX += dx
  canvas.lineY += dy
  canvas.x = canvas.lineX
  canvas.y = canvas.lineY
}

const setTextMatrix = (canvas: Canvas, matrix: Matrix): void => {
  canvas.textMatrix = matrix
  canvas.x = 0
  canvas.y = 0
  canvas.lineX = 0
  canvas.lineY = 0
}

const setFont = (canvas: Canvas, id: unknown, size: unknown, around: Surroundings): void => {
  canvas.state.font = around.font(String(id))
  canvas.state.fontSize = number(size)
  if (!canvas.state.font) canvas.doubts.add('a font of the page could not be read')
}

const beginForm: Handler = (canvas, args) => {
  save(canvas)
  const matrix = asMatrix(args[0])
  if (matrix) canvas.state.ctm = multiply(canvas.state.ctm, matrix)
  if (args[1]) clipTo(canvas, args[1] as ArrayLike<number>)
}

/** Soft masks are painted as groups too, but nobody sees them. */
const beginGroup: Handler = (canvas, args) => {
  const group = args[0] as { smask?: unknown } | undefined
  save(canvas)
  canvas.groups.push(canvas.layers.length)
  openLayer(canvas, !group?.smask)
}

/** Closes what the group left open too: a missing EMC inside it must not hide the rest of the page. */
const endGroup: Handler = (canvas) => {
  const depth = canvas.groups.pop() ?? 0
  while (canvas.layers.length > depth) closeLayer(canvas)
  restore(canvas)
}

const beginAnnotation: Handler = (canvas, args) => {
  save(canvas)
  const inner = multiply(asMatrix(args[2]) ?? IDENTITY, asMatrix(args[3]) ?? IDENTITY)
  canvas.state.ctm = multiply(canvas.base, inner)
  canvas.state.clip = canvas.page
}

function openLayer(canvas: Canvas, visible: boolean): void {
  canvas.layers.push(visible)
  if (!visible) canvas.hidden += 1
}

function closeLayer(canvas: Canvas): void {
  if (canvas.layers.pop() === false) canvas.hidden -= 1
}

const paintImage: Handler = (canvas) => paintPicture(canvas, mapBox(canvas.state.ctm, 0, 0, 1, 1))

const WHITE = /^#f[cdef]f[cdef]f[cdef]$/i

/** The paint operator that ends a path. */
const constructPath: Handler = (canvas, args, { ops }) => {
  const op = args[0]
  const data = (args[1] as ArrayLike<unknown> | null)?.[0] as ArrayLike<number> | null | undefined
  const stroke = op === ops.stroke || op === ops.closeStroke
  const fill = op === ops.fill || op === ops.eoFill
  const both = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].some(
    (n) => op === ops[n],
  )
  if (data && (stroke || fill || both))
    paintPath(canvas, data, { stroke: stroke || both, fill: fill || both })
  if (canvas.clipPending && args[2]) clipTo(canvas, args[2] as ArrayLike<number>)
  canvas.clipPending = false
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  save,
  restore,
  transform,
  constructPath,
  clip: (canvas) => {
    canvas.clipPending = true
  },
  eoClip: (canvas) => {
    canvas.clipPending = true
  },
  setFillRGBColor: (canvas, [color]) => {
    canvas.state.fillWhite = WHITE.test(String(color))
  },
  setStrokeRGBColor: (canvas, [color]) => {
    canvas.state.strokeWhite = WHITE.test(String(color))
  },
  setFillColorN: (canvas) => {
    canvas.state.fillWhite = false
  },
  setStrokeColorN: (canvas) => {
    canvas.state.strokeWhite = false
  },
  setFillTransparent: (canvas) => {
    canvas.state.fillWhite = true
  },
  setStrokeTransparent: (canvas) => {
    canvas.state.strokeWhite = true
  },
  setGState: (canvas, [entries], around) => {
    for (const [key, value] of (entries ?? []) as [string, unknown][]) {
      if (key === 'Font' && Array.isArray(value)) setFont(canvas, value[0], value[1], around)
    }
  },
  paintFormXObjectBegin: beginForm,
  paintFormXObjectEnd: restore,
  beginGroup,
  endGroup,
  beginAnnotation,
  endAnnotation: restore,
  beginMarkedContent: (canvas) => openLayer(canvas, true),
  beginMarkedContentProps: (canvas, [tag, group], around) =>
    openLayer(canvas, tag !== 'OC' || around.layerVisible(group)),
  endMarkedContent: closeLayer,
  paintImageXObject: paintImage,
  paintInlineImageXObject: paintImage,
  paintImageMaskXObject: paintImage,
  paintSolidColorImageMask: paintImage,
  paintImageXObjectRepeat: paintImage,
  paintImageMaskXObjectRepeat: paintImage,
  paintInlineImageXObjectGroup: paintImage,
  paintImageMaskXObjectGroup: paintImage,
  beginText: (canvas) => setTextMatrix(canvas, IDENTITY),
  setTextMatrix: (canvas, [matrix]) => setTextMatrix(canvas, asMatrix(matrix) ?? IDENTITY),
  setFont: (canvas, [id, size], around) => setFont(canvas, id, size, around),
  setCharSpacing: (canvas, [value]) => {
    canvas.state.charSpacing = number(value)
  },
  setWordSpacing: (canvas, [value]) => {
    canvas.state.wordSpacing = number(value)
  },
  setHScale: (canvas, [value]) => {
    canvas.state.scaleX = number(value) / 100
  },
  setLeading: (canvas, [value]) => {
    canvas.state.leading = number(value)
  },
  setTextRise: (canvas, [value]) => {
    canvas.state.rise = number(value)
  },
  setTextRenderingMode: (canvas, [value]) => {
    canvas.state.mode = number(value)
  },
  moveText: (canvas, [x, y]) => moveText(canvas, number(x), number(y)),
  setLeadingMoveText: (canvas, [x, y]) => {
    canvas.state.leading = -number(y)
    moveText(canvas, number(x), number(y))
  },
  nextLine: (canvas) => moveText(canvas, 0, -canvas.state.leading),
  showText: (canvas, [items]) => showText(canvas, (items ?? []) as readonly (ShownGlyph | number)[]),
}
