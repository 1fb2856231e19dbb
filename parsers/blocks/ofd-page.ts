/** One page of an OFD file: text, paths and pictures in their places, as a reader sees them. */
import { eachInside } from './docx-visible.ts'
import { scanXml, type XmlScanner } from './docx-xml.ts'
import { type Area, advancesOf, areaOf, matrixOf, POINTS, pathOf } from './ofd-geometry.ts'
import type { Canvas } from './pdf-canvas.ts'
import { type Matrix, mapBox, mapX, mapY, multiply } from './pdf-matrix.ts'
import { paintPath, paintPicture } from './pdf-path.ts'
import { showGlyph, turnOf } from './pdf-text-state.ts'
import { readCharacters } from './sheet-strings.ts'

const number = (scanner: XmlScanner, name: string, otherwise: number): number => {
  const value = Number(scanner.attribute(name) ?? otherwise)
  return Number.isFinite(value) ? value : otherwise
}

const isOff = (scanner: XmlScanner, name: string): boolean =>
  /^(?:false|0)$/.test(scanner.attribute(name) ?? '')

/** Nobody sees it: switched off, or of no ink at all. */
const isUnseen = (scanner: XmlScanner): boolean =>
  isOff(scanner, 'Visible') || scanner.attribute('Alpha') === '0'

/** Object space → display space. */
function frameOf(canvas: Canvas, scanner: XmlScanner, area: Area): Matrix {
  return multiply(multiply(canvas.base, [1, 0, 0, 1, area.x, area.y]), matrixOf(scanner.attribute('CTM')))
}

function isWhite(scanner: XmlScanner): boolean {
  const parts = (scanner.attribute('Value') ?? '').trim().split(/\s+/)
  if (scanner.attribute('Alpha') === '0') return true
  // Four parts are inks, of which white has none.
  return parts.length === 4 ? parts.every((part) => part === '0') : parts.every((part) => Number(part) >= 250)
}

/** Characters of most fonts: Chinese ones are as wide as high, others half of it. */
const emsOf = (char: string): number => (char.charCodeAt(0) < 0x2000 ? 0.5 : 1)

interface TextLook {
  readonly frame: Matrix
  readonly size: number
  readonly stretch: number
}

function readCode(canvas: Canvas, scanner: XmlScanner, { frame, size, stretch }: TextLook): void {
  let x = number(scanner, 'X', 0)
  let y = number(scanner, 'Y', 0)
  const across = advancesOf(scanner.attribute('DeltaX'))
  const down = advancesOf(scanner.attribute('DeltaY'))
  const characters = Array.from(readCharacters(scanner).replace(/^[\r\n]+|[\r\n]+$/g, ''))
  if (across === null && down === null && characters.length > 1)
    canvas.doubts.add('characters whose distances the file does not state')
  const turn = turnOf(frame[0], frame[1])
  if (turn === null) return
  const scale = Math.hypot(frame[0], frame[1])
  for (const [i, text] of characters.entries()) {
    const natural = emsOf(text) * size * stretch
    const step = across?.[i] ?? (down === null && i < characters.length - 1 ? natural : 0)
    // Digits of a wide font are as wide as their distance, not half as wide as high.
    const width = step > natural * 0.6 && step < natural * 1.4 ? step : natural
    showGlyph(canvas, {
      text,
      x: mapX(frame, x, y),
      y: mapY(frame, x, y),
      width: width * scale,
      size: size * Math.hypot(frame[2], frame[3]),
      turn,
    })
    x += step
    y += down?.[i] ?? 0
  }
}

function readText(canvas: Canvas, scanner: XmlScanner, area: Area): void {
  const look = {
    frame: frameOf(canvas, scanner, area),
    size: number(scanner, 'Size', 0),
    stretch: number(scanner, 'HScale', 1),
  }
  const hasInk = !(isOff(scanner, 'Fill') && scanner.attribute('Stroke') !== 'true')
  canvas.state.fillWhite = false
  canvas.last = null
  eachInside(scanner, (name) => {
    if (name === 'ofd:FillColor') canvas.state.fillWhite = isWhite(scanner)
    else if (name === 'ofd:TextCode' && hasInk) readCode(canvas, scanner, look)
  })
}

function readPath(canvas: Canvas, scanner: XmlScanner, area: Area): void {
  const use = {
    stroke: !isOff(scanner, 'Stroke'),
    fill: /^(?:true|1)$/.test(scanner.attribute('Fill') ?? ''),
  }
  const { state } = canvas
  state.ctm = frameOf(canvas, scanner, area)
  state.fillWhite = false
  state.strokeWhite = false
  eachInside(scanner, (name) => {
    if (name === 'ofd:FillColor') state.fillWhite = isWhite(scanner)
    else if (name === 'ofd:StrokeColor') state.strokeWhite = isWhite(scanner)
    else if (name === 'ofd:AbbreviatedData') paintPath(canvas, pathOf(readCharacters(scanner)), use)
    else if (name === 'ofd:Clips') scanner.skip()
  })
}

function readObject(canvas: Canvas, scanner: XmlScanner, name: string): void {
  const area = areaOf(scanner.attribute('Boundary'))
  if (area === null || isUnseen(scanner)) {
    scanner.skip()
    return
  }
  if (name === 'ofd:TextObject') readText(canvas, scanner, area)
  else if (name === 'ofd:PathObject') readPath(canvas, scanner, area)
  else {
    paintPicture(canvas, mapBox(canvas.base, area.x, area.y, area.x + area.width, area.y + area.height))
    scanner.skip()
  }
}

const OBJECTS = new Set(['ofd:TextObject', 'ofd:PathObject', 'ofd:ImageObject', 'ofd:CompositeObject'])

/** What a content part says of its page before anything is painted. */
export interface PageHead {
  readonly area: Area | null
  /** Ids of the templates that are painted with the page. */
  readonly templates: readonly string[]
}

/** Reads the head of a content part. */
export function readHead(bytes: Uint8Array): PageHead {
  let area: Area | null = null
  const templates: string[] = []
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open') continue
    const name = scanner.name()
    if (name === 'ofd:PhysicalBox') area = areaOf(readCharacters(scanner))
    else if (name === 'ofd:Template') templates.push(scanner.attribute('TemplateID') ?? '')
    else if (name === 'ofd:Content') scanner.skip()
  }
  return { area, templates }
}

/** Paints the objects of a content part. */
export function paintContent(canvas: Canvas, bytes: Uint8Array): void {
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next())
    if (event === 'open' && OBJECTS.has(scanner.name())) readObject(canvas, scanner, scanner.name())
}

/** Page space → display space: millimetres from the corner of the page → points. */
export const baseOf = ({ x, y }: Area): Matrix => [POINTS, 0, 0, POINTS, -x * POINTS, -y * POINTS]
