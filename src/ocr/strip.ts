/**
 * Several cells of a row as one line of text, without ruling lines and with wide white between them: a recogniser
 * that takes a lone digit for dirt reads it beside others. Its words are given back to the cells they came from.
 */
import type { Box } from '../../parsers/blocks/pdf-page.ts'
import type { Bitmap } from './bitmap.ts'

/** A word as the recogniser reports it. */
export interface Word {
  readonly text: string
  /** From 0 to 1. */
  readonly confidence: number
  readonly left: number
  readonly right: number
}

/** A line of text → its words. */
export type Recognise = (line: Bitmap) => readonly Word[]

/** What was made out in one cell; `text` is empty where nothing was. */
export interface MadeOut {
  readonly text: string
  readonly confidence: number
}

const PAD = 16

interface Span {
  readonly from: number
  readonly to: number
}

/** Reads pieces (each the ink of one cell, line by line) as one line, in their order. */
export function readStrip(
  bitmap: Bitmap,
  pieces: readonly (readonly Box[])[],
  recognise: Recognise,
): MadeOut[] {
  const { line, spans } = layOut(bitmap, pieces)
  return shareOut(recognise(line), spans)
}

function layOut(bitmap: Bitmap, pieces: readonly (readonly Box[])[]): { line: Bitmap; spans: Span[] } {
  const tall = Math.max(1, ...pieces.flat().map(({ top, bottom }) => bottom - top))
  const spans: Span[] = []
  const draws: { box: Box; x: number }[] = []
  let x = PAD
  for (const piece of pieces) {
    const from = x
    for (const box of piece) {
      draws.push({ box, x })
      x += box.right - box.left + Math.round(tall * 0.15)
    }
    spans.push({ from, to: x })
    x += Math.round(tall * 1.2)
  }
  const [width, height] = [x + PAD, tall + 2 * PAD]
  const grey = new Uint8Array(width * height).fill(255)
  for (const draw of draws)
    copy(bitmap, draw.box, grey, width, draw.x, PAD + ((tall - (draw.box.bottom - draw.box.top)) >> 1))
  return { line: { width, height, grey }, spans }
}

function copy(from: Bitmap, box: Box, to: Uint8Array, width: number, x: number, y: number): void {
  for (let row = box.top; row < box.bottom; row += 1) {
    const start = row * from.width
    to.set(from.grey.subarray(start + box.left, start + box.right), (y + row - box.top) * width + x)
  }
}

/** A word over two pieces belongs to neither: both stay unread. */
function shareOut(words: readonly Word[], spans: readonly Span[]): MadeOut[] {
  const texts = spans.map(() => '')
  const confidences = spans.map(() => 1)
  const torn = new Set<number>()
  for (const word of words) {
    const touched = spans.flatMap(({ from, to }, i) =>
      word.left < to - 4 && word.right > from + 4 ? [i] : [],
    )
    const home = touched[0]
    if (touched.length > 1) for (const i of touched) torn.add(i)
    if (touched.length !== 1 || home === undefined) continue
    texts[home] += word.text
    confidences[home] = Math.min(confidences[home] ?? 1, word.confidence)
  }
  return spans.map((_, i) =>
    torn.has(i) ? { text: '', confidence: 0 } : { text: texts[i] ?? '', confidence: confidences[i] ?? 0 },
  )
}
