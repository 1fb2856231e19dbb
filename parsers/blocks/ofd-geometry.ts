/** Small grammars of OFD: boxes, matrices, lists of advances, paths. Lengths are millimetres, y downwards. */
import { IDENTITY, type Matrix } from './pdf-matrix.ts'
import { DRAW } from './pdf-path.ts'

/** Points a millimetre. */
export const POINTS = 72 / 25.4

/** A list longer than this was made to cost time. */
const MOST_NUMBERS = 200_000

const words = (text: string): string[] =>
  text
    .trim()
    .split(/[\s,]+/, MOST_NUMBERS)
    .filter((word) => word !== '')

/** Numbers of an attribute; null where one is none. */
function numbersOf(text: string | null): readonly number[] | null {
  const numbers = words(text ?? '').map(Number)
  return numbers.length > 0 && numbers.every((number) => Number.isFinite(number) && Math.abs(number) < 1e6)
    ? numbers
    : null
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** `x y width height`. */
export function areaOf(text: string | null): Area | null {
  const [x, y, width, height] = numbersOf(text) ?? []
  return x === undefined || y === undefined || width === undefined || height === undefined
    ? null
    : { x, y, width, height }
}

/** `a b c d e f`; the identity where nothing is stated. */
export function matrixOf(text: string | null): Matrix {
  const numbers = numbersOf(text)
  return numbers !== null && numbers.length === 6 ? (numbers as unknown as Matrix) : IDENTITY
}

/** Advances between characters: numbers, and `g 3 4.5` for three times 4.5. Null where none are stated. */
export function advancesOf(text: string | null): readonly number[] | null {
  const list = words(text ?? '')
  if (list.length === 0) return null
  const advances: number[] = []
  for (let at = 0; at < list.length; at += 1) {
    const isGroup = list[at] === 'g'
    const times = isGroup ? Math.trunc(Number(list[at + 1])) : 1
    const advance = Number(list[isGroup ? at + 2 : at])
    if (!Number.isFinite(advance) || !(times >= 0) || advances.length + times > MOST_NUMBERS) return null
    for (let i = 0; i < times; i += 1) advances.push(advance)
    if (isGroup) at += 2
  }
  return advances
}

/** Drawing code and count of numbers by letter; an arc is a curve of which only the end matters. */
const LETTERS: Readonly<Record<string, readonly [code: number, count: number]>> = {
  S: [DRAW.move, 2],
  M: [DRAW.move, 2],
  L: [DRAW.line, 2],
  Q: [DRAW.quadratic, 4],
  B: [DRAW.curve, 6],
  A: [DRAW.curve, 7],
  C: [DRAW.close, 0],
}

/** Abbreviated path data as the flat list that `paintPath` takes; it ends where it is no longer understood. */
export function pathOf(text: string): number[] {
  const list = words(text)
  const data: number[] = []
  for (let at = 0; at < list.length; ) {
    const [code, count] = LETTERS[list[at] ?? ''] ?? []
    if (code === undefined || count === undefined) break
    const numbers = list.slice(at + 1, at + 1 + count).map(Number)
    if (numbers.length < count || !numbers.every(Number.isFinite)) break
    data.push(code, ...(count === 7 ? [0, 0, 0, 0, ...numbers.slice(5)] : numbers))
    at += 1 + count
  }
  return data
}
