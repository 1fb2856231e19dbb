/** The ink inside one cell of a ruled table, line of text by line of text. */
import type { Box } from '../../parsers/blocks/pdf-page.ts'
import type { Bitmap } from './bitmap.ts'

/** Ink boxes of the lines of text in a box, from top to bottom; empty where the box is blank. Specks are no ink. */
export function textLinesIn(bitmap: Bitmap, ink: Uint8Array, box: Box): readonly Box[] {
  const rows = inkedRows(bitmap, ink, box)
  const lines: { top: number; bottom: number }[] = []
  for (const row of rows) {
    const line = lines.at(-1)
    // The dots of 一, 二 and 三 and of punctuation are apart from what belongs to them.
    if (line && row - line.bottom <= 3) line.bottom = row + 1
    else lines.push({ top: row, bottom: row + 1 })
  }
  return joinStrokes(lines)
    .map(({ top, bottom }) => inkBox(bitmap, ink, { ...box, top, bottom }))
    .filter(
      ({ left, right, top, bottom }) =>
        right - left >= 2 && bottom - top >= 2 && isNoSpeck(left, right, top, bottom),
    )
}

const isNoSpeck = (left: number, right: number, top: number, bottom: number): boolean =>
  right - left + bottom - top >= 10

/** 三 is three strokes with white between them: a thin line joins the one above while both stay lower than wide text. */
function joinStrokes(lines: readonly { top: number; bottom: number }[]): { top: number; bottom: number }[] {
  const tallest = Math.max(0, ...lines.map(({ top, bottom }) => bottom - top))
  const joined: { top: number; bottom: number }[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const isThin =
      line.bottom - line.top < tallest * 0.4 || (last !== undefined && last.bottom - last.top < tallest * 0.4)
    if (last && isThin && line.bottom - last.top <= Math.max(tallest, 24) * 1.3) last.bottom = line.bottom
    else joined.push({ ...line })
  }
  return joined
}

function inkedRows({ width }: Bitmap, ink: Uint8Array, { left, top, right, bottom }: Box): number[] {
  const rows: number[] = []
  for (let y = Math.ceil(top); y < bottom; y += 1)
    for (let x = Math.ceil(left); x < right; x += 1)
      if (ink[y * width + x] === 1) {
        rows.push(y)
        break
      }
  return rows
}

function inkBox({ width }: Bitmap, ink: Uint8Array, box: Box): Box {
  let [left, right] = [box.right, box.left]
  for (let y = box.top; y < box.bottom; y += 1)
    for (let x = Math.ceil(box.left); x < box.right; x += 1)
      if (ink[y * width + x] === 1) {
        if (x < left) left = x
        if (x + 1 > right) right = x + 1
      }
  return { left, right, top: box.top, bottom: box.bottom }
}
