/**
 * Brings a page into reading position and takes away what is printed twice. Most of the page's text decides which way
 * is up, whatever the page's Rotate entry says: a table lying on its side is read like an upright one.
 */
import type { Box, Glyph, PageMarks, Rule } from './pdf-page.ts'

type Turn = Glyph['turn']

/** The same page with its prevailing direction of writing made left to right. */
export function upright(page: PageMarks): PageMarks {
  const turn = prevailingTurn(page.glyphs)
  const glyphs = withoutOverprint(page.glyphs)
  if (turn === 0) return { ...page, glyphs }
  const sideways = turn % 2 === 1
  const [width, height] = sideways ? [page.height, page.width] : [page.width, page.height]
  const point = pointTurner(turn, page.width, page.height)
  return {
    width,
    height,
    glyphs: turnGlyphs(glyphs, turn, page.width, page.height),
    horizontal: turnRules(sideways ? page.vertical : page.horizontal, !sideways, point),
    vertical: turnRules(sideways ? page.horizontal : page.vertical, sideways, point),
    pictures: page.pictures.map((box) => turnBox(box, point)),
    shapes: page.shapes,
    doubts: page.doubts,
  }
}

/** The glyphs of one direction, turned upright about the corner of a `width` × `height` area. */
export function turnGlyphs(glyphs: readonly Glyph[], turn: Turn, width: number, height: number): Glyph[] {
  const point = pointTurner(turn, width, height)
  return glyphs.map((glyph) => {
    const [x, y] = point(glyph.x, glyph.y)
    return { ...glyph, x, y, turn: ((glyph.turn - turn + 4) % 4) as Turn }
  })
}

function prevailingTurn(glyphs: readonly Glyph[]): Turn {
  const counts: [number, number, number, number] = [0, 0, 0, 0]
  for (const glyph of glyphs) counts[glyph.turn] += 1
  return counts.indexOf(Math.max(...counts)) as Turn
}

type PointTurner = (x: number, y: number) => readonly [x: number, y: number]

/** Turns points back by quarter turns clockwise. */
function pointTurner(turn: Turn, width: number, height: number): PointTurner {
  if (turn === 1) return (x, y) => [y, width - x]
  if (turn === 2) return (x, y) => [width - x, height - y]
  if (turn === 3) return (x, y) => [height - y, x]
  return (x, y) => [x, y]
}

function turnRules(rules: readonly Rule[], wasHorizontal: boolean, point: PointTurner): Rule[] {
  return rules.map(({ at, from, to }) => {
    const [x1, y1] = wasHorizontal ? point(from, at) : point(at, from)
    const [x2, y2] = wasHorizontal ? point(to, at) : point(at, to)
    const flat = Math.abs(x2 - x1) >= Math.abs(y2 - y1)
    return flat
      ? { at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) }
      : { at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) }
  })
}

function turnBox(box: Box, point: PointTurner): Box {
  const [x1, y1] = point(box.left, box.top)
  const [x2, y2] = point(box.right, box.bottom)
  return {
    left: Math.min(x1, x2),
    right: Math.max(x1, x2),
    top: Math.min(y1, y2),
    bottom: Math.max(y1, y2),
  }
}

const STEP = 3

/** Bold made by printing twice with a tiny shift must not turn 1 into 11. */
function withoutOverprint(glyphs: readonly Glyph[]): Glyph[] {
  const kept = new Map<number, Glyph[]>()
  return glyphs.filter((glyph) => {
    const [column, row] = [Math.round(glyph.x / STEP), Math.round(glyph.y / STEP)]
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const near = kept.get((column + dx) * 100_003 + row + dy)
        if (near?.some((other) => sameInk(other, glyph))) return false
      }
    }
    const key = column * 100_003 + row
    const here = kept.get(key)
    if (here) here.push(glyph)
    else kept.set(key, [glyph])
    return true
  })
}

function sameInk(a: Glyph, b: Glyph): boolean {
  const slack = Math.min(Math.max(a.width, 1) * 0.3, a.size * 0.15)
  return (
    a.text === b.text &&
    a.turn === b.turn &&
    Math.abs(a.x - b.x) <= slack &&
    Math.abs(a.y - b.y) <= a.size * 0.15 &&
    Math.abs(a.size - b.size) <= a.size * 0.2
  )
}
