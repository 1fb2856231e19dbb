/**
 * The ruled tables of a picture. Every cell with figures is read twice or more, in lines of different make; where
 * fewer than two readings or any two of them differ the cell holds `?`, which nothing takes for a number.
 */
import { type Lattice, type LatticeCell, lattices } from '../../parsers/blocks/pdf-lattice.ts'
import type { Box } from '../../parsers/blocks/pdf-page.ts'
import type { Grid, GridCell } from '../domain/block.ts'
import { type Bitmap, inkOf } from './bitmap.ts'
import { textLinesIn } from './cell-ink.ts'
import { type RulingLines, rulingLines } from './ruling-lines.ts'
import { type MadeOut, type Recognise, readStrip } from './strip.ts'

/** One cell of a recognised table: its place in the grid, its box in the bitmap, how sure its text is. */
export interface SeenCell {
  readonly row: number
  readonly col: number
  readonly box: Box
  readonly confidence: number
}

export interface SeenTable {
  readonly grid: Grid
  readonly seen: readonly SeenCell[]
}

/** Longer texts are prose, not labels. */
const MOST_LINES = 6
const HAN = /\p{Script=Han}/u
const UNREAD: MadeOut = { text: '?', confidence: 0 }

interface Inked {
  readonly cell: LatticeCell
  readonly box: Box
  readonly lines: readonly Box[]
}

/** Tables from top to bottom. */
export function readTables(bitmap: Bitmap, recognise: Recognise): SeenTable[] {
  const ink = inkOf(bitmap)
  const rules = rulingLines(bitmap, ink)
  const { width, height } = bitmap
  const page = { width, height, glyphs: [], ...rules, pictures: [], shapes: 0, doubts: [] }
  return lattices(page)
    .filter((lattice) => isTable(lattice, width))
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0))
    .map((lattice) => readTable(bitmap, inkedCells(bitmap, ink, lattice, rules), lattice, recognise))
}

/** Strokes of large characters enclose a few small fields. */
const isTable = ({ xs, ys, cells }: Lattice, width: number): boolean =>
  xs.length > 2 && ys.length > 2 && cells.length >= 6 && (xs.at(-1) ?? 0) - (xs[0] ?? 0) >= width * 0.25

function inkedCells(bitmap: Bitmap, ink: Uint8Array, lattice: Lattice, { thickness }: RulingLines): Inked[] {
  const inset = thickness / 2 + 2
  return lattice.cells.map((cell): Inked => {
    const box = boxOf(lattice, cell)
    const inner = {
      left: box.left + inset,
      top: box.top + inset,
      right: box.right - inset,
      bottom: box.bottom - inset,
    }
    return { cell, box, lines: textLinesIn(bitmap, ink, inner) }
  })
}

function boxOf({ xs, ys }: Lattice, { row, col, rows, cols }: LatticeCell): Box {
  return { left: xs[col] ?? 0, top: ys[row] ?? 0, right: xs[col + cols] ?? 0, bottom: ys[row + rows] ?? 0 }
}

function readTable(
  bitmap: Bitmap,
  inked: readonly Inked[],
  lattice: Lattice,
  recognise: Recognise,
): SeenTable {
  const read = new Map<Inked, MadeOut>()
  for (let row = 0; row < lattice.ys.length - 1; row += 1) {
    const filled = inked.filter(({ cell, lines }) => cell.row === row && lines.length > 0)
    const short = filled.filter(({ lines }) => lines.length <= MOST_LINES)
    const texts = readRow(bitmap, short, anchorOf(read), recognise)
    for (const item of filled) read.set(item, UNREAD)
    short.forEach((item, i) => {
      read.set(item, texts[i] ?? UNREAD)
    })
  }
  const sorted = inked.toSorted((a, b) => a.cell.row - b.cell.row || a.cell.col - b.cell.col)
  const cells = sorted.map((item): GridCell => {
    const { row, col, rows, cols } = item.cell
    return { row, col, rowspan: rows, colspan: cols, text: read.get(item)?.text ?? '' }
  })
  const seen = sorted.map((item): SeenCell => {
    const { row, col } = item.cell
    return { row, col, box: item.box, confidence: read.get(item)?.confidence ?? 0 }
  })
  const [rows, cols] = [lattice.ys.length - 1, lattice.xs.length - 1]
  return { grid: { rows, cols, cells, doubts: lattice.doubts }, seen }
}

/** A short word read with confidence: set between lone figures it shows the recogniser that they are text. */
function anchorOf(read: ReadonlyMap<Inked, MadeOut>): Inked | null {
  for (const [item, { text, confidence }] of read)
    if (/^\p{Script=Han}{2,4}$/u.test(text) && confidence > 0.8) return item
  return null
}

/** Texts of the cells of a row. */
function readRow(
  bitmap: Bitmap,
  row: readonly Inked[],
  anchor: Inked | null,
  recognise: Recognise,
): MadeOut[] {
  if (row.length === 0) return []
  const readings = bothWays(bitmap, row, recognise)
  const texts = row.map((item, i) =>
    settled(
      item,
      readings.map((reading) => reading[i] ?? UNREAD),
    ),
  )
  const open = row.filter((_, i) => texts[i] === UNREAD)
  if (anchor === null || open.length === 0) return texts
  const anchored = bothWays(
    bitmap,
    open.flatMap((item) => [anchor, item]),
    recognise,
  )
  return row.map((item, i) => {
    const at = 2 * open.indexOf(item) + 1
    const again = anchored.map((reading) => reading[at] ?? UNREAD)
    return at < 0
      ? (texts[i] ?? UNREAD)
      : settled(item, [...readings.map((reading) => reading[i] ?? UNREAD), ...again])
  })
}

/** From left to right and from right to left, both in the order given. */
function bothWays(bitmap: Bitmap, row: readonly Inked[], recognise: Recognise): MadeOut[][] {
  const pieces = row.map(({ lines }) => lines)
  return [
    readStrip(bitmap, pieces, recognise),
    readStrip(bitmap, pieces.toReversed(), recognise).toReversed(),
  ]
}

/** What the readings agree on. Figures on lines of their own are several figures: they stay unread. */
function settled({ lines }: Inked, readings: readonly MadeOut[]): MadeOut {
  const told = readings.filter(({ text }) => text !== '')
  const words = told.filter(({ text }) => HAN.test(text))
  if (words.length > 0) return words.reduce((best, word) => (word.confidence > best.confidence ? word : best))
  const [first, ...others] = told
  if (first === undefined || others.length === 0 || lines.length > 1) return UNREAD
  if (others.some(({ text }) => text !== first.text)) return UNREAD
  return { text: first.text, confidence: Math.min(...told.map(({ confidence }) => confidence)) }
}
