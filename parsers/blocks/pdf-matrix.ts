import type { Box } from './pdf-page.ts'

/** An affine transform in PDF order: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The transform that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ]
}

/** Any six numbers as a matrix; null for everything else, giant or not finite numbers included. */
export function asMatrix(value: unknown): Matrix | null {
  if (value === null || typeof value !== 'object') return null
  const list = value as ArrayLike<unknown>
  const numbers = [0, 1, 2, 3, 4, 5].map((i) => Number(list[i]))
  if (numbers.some((n) => !Number.isFinite(n) || Math.abs(n) > 1e9)) return null
  return numbers as unknown as Matrix
}

export const mapX = (m: Matrix, x: number, y: number): number => m[0] * x + m[2] * y + m[4]
export const mapY = (m: Matrix, x: number, y: number): number => m[1] * x + m[3] * y + m[5]

/** Bounding box of a rectangle after a transform. */
export function mapBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const xs = [mapX(m, x0, y0), mapX(m, x1, y0), mapX(m, x0, y1), mapX(m, x1, y1)]
  const ys = [mapY(m, x0, y0), mapY(m, x1, y0), mapY(m, x0, y1), mapY(m, x1, y1)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** The common part of two boxes; may be empty (left > right). */
export function intersect(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  }
}

/** Whether a point lies in a box grown by `slack` on every side. */
export function contains(box: Box, x: number, y: number, slack = 0): boolean {
  return x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack
}
