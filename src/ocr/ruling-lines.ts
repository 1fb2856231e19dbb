/**
 * Ruling lines of a picture: long straight runs of ink. A line a little askew is a staircase of runs, which are put
 * together; strokes of characters are too short. What the lines enclose is told by the lattice that PDF pages share.
 */
import type { Rule } from '../../parsers/blocks/pdf-page.ts'
import type { Bitmap } from './bitmap.ts'

export interface RulingLines {
  readonly horizontal: readonly Rule[]
  readonly vertical: readonly Rule[]
  /** Of the thickest line, in pixels. */
  readonly thickness: number
}

/** Share of the picture's width below which a run is no line. */
const SHORTEST = 0.018
const MOST_RUNS = 40_000
/** Thicker runs of runs are bars, photographs or letters on black. */
const THICKEST = 12

interface Band {
  first: number
  last: number
  from: number
  to: number
}

/** Every line of the picture; none where it is so busy that it is no page. */
export function rulingLines({ width, height }: Bitmap, ink: Uint8Array): RulingLines {
  const shortest = Math.max(24, Math.round(width * SHORTEST))
  const horizontal = bands(runs(ink, height, width, width, 1, shortest))
  const vertical = bands(runs(ink, width, height, 1, width, shortest))
  const all = [...horizontal, ...vertical]
  return {
    horizontal: horizontal.map(ruleOf),
    vertical: vertical.map(ruleOf),
    thickness: all.reduce((most, { first, last }) => Math.max(most, last - first + 1), 1),
  }
}

const ruleOf = ({ first, last, from, to }: Band): Rule => ({ at: (first + last + 1) / 2, from, to })

/** Runs of ink along each of `lines` lines of `length` pixels; `step` leads to the next line, `stride` along it. */
function runs(
  ink: Uint8Array,
  lines: number,
  length: number,
  step: number,
  stride: number,
  shortest: number,
): Band[] {
  const found: Band[] = []
  for (let line = 0; line < lines; line += 1) {
    let start = -1
    for (let at = 0; at <= length; at += 1) {
      const isInk = at < length && ink[line * step + at * stride] === 1
      if (isInk && start < 0) start = at
      if (isInk || start < 0) continue
      if (at - start >= shortest) found.push({ first: line, last: line, from: start, to: at })
      start = -1
    }
    if (found.length > MOST_RUNS) return []
  }
  return found
}

/** Runs on neighbouring lines that touch are one ruling line. */
function bands(found: readonly Band[]): Band[] {
  const done: Band[] = []
  let open: Band[] = []
  for (const run of found) {
    const stale = open.filter((band) => band.last < run.first - 1)
    if (stale.length > 0) {
      done.push(...stale)
      open = open.filter((band) => band.last >= run.first - 1)
    }
    const band = open.find(({ from, to }) => run.from <= to + 1 && run.to >= from - 1)
    if (band === undefined) open.push({ ...run })
    else {
      band.last = run.first
      band.from = Math.min(band.from, run.from)
      band.to = Math.max(band.to, run.to)
    }
  }
  return [...done, ...open].filter(({ first, last }) => last - first < THICKEST)
}
