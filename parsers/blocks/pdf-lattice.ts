/**
 * Ruling lines → lattices: edges and cells of each ruled table. Lines that meet belong together; two neighbouring
 * fields belong to one cell where no line runs between them. The outline counts as ruled even where it is not drawn,
 * but cells say so, because a cell without its bottom or top line may go on on the next page.
 */
import type { PageMarks, Rule } from './pdf-page.ts'

export interface LatticeCell {
  /** Half-open ranges of edges. */
  readonly row: number
  readonly col: number
  readonly rows: number
  readonly cols: number
  /** No line along the table's own top or bottom edge. */
  readonly openTop: boolean
  readonly openBottom: boolean
}

export interface Lattice {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly LatticeCell[]
  /** Cell of each field, row-major. */
  readonly owner: readonly number[]
  readonly doubts: readonly string[]
}

/** Lines nearer than this are one edge: double borders, and borders drawn cell by cell. */
export const EDGE = 3
const MOST_RULES = 4_000
const MOST_FIELDS = 40_000

/** Every ruled table of a page with at least two cells, innermost (smallest) first. */
export function lattices(page: PageMarks): Lattice[] {
  const horizontal = mergeRules(page.horizontal)
  const vertical = mergeRules(page.vertical)
  if (horizontal.length + vertical.length > MOST_RULES) return []
  return components(horizontal, vertical)
    .map(({ h, v }) => latticeOf(h, v))
    .filter((lattice): lattice is Lattice => lattice !== null && lattice.cells.length > 1)
    .sort((a, b) => area(a) - area(b))
}

const area = ({ xs, ys }: Lattice) => ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0))

/** Pieces of one line put together (dashes, borders drawn cell by cell); scraps that remain are dropped. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = []
  for (const group of clusters(rules, 1)) {
    const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length
    let current: { from: number; to: number } | undefined
    for (const { from, to } of group.sort((a, b) => a.from - b.from)) {
      if (current && from <= current.to + EDGE) current.to = Math.max(current.to, to)
      else {
        if (current) merged.push({ at, ...current })
        current = { from, to }
      }
    }
    if (current) merged.push({ at, ...current })
  }
  return merged.filter((rule) => rule.to - rule.from >= EDGE)
}

function clusters(rules: readonly Rule[], width: number): Rule[][] {
  const groups: Rule[][] = []
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const group = groups.at(-1)
    if (group && rule.at - (group[0]?.at ?? 0) <= width) group.push(rule)
    else groups.push([rule])
  }
  return groups
}

interface Component {
  readonly h: Rule[]
  readonly v: Rule[]
}

function components(horizontal: readonly Rule[], vertical: readonly Rule[]): Component[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i)
  for (const [i, h] of horizontal.entries()) {
    for (const [j, v] of vertical.entries()) {
      if (meets(h, v)) parent[find(parent, i)] = find(parent, horizontal.length + j)
    }
  }
  const found = new Map<number, Component>()
  const of = (i: number): Component => {
    const root = find(parent, i)
    const component = found.get(root) ?? { h: [], v: [] }
    found.set(root, component)
    return component
  }
  for (const [i, h] of horizontal.entries()) of(i).h.push(h)
  for (const [j, v] of vertical.entries()) of(horizontal.length + j).v.push(v)
  return [...found.values()].filter(({ h, v }) => h.length >= 1 && v.length >= 1 && h.length + v.length >= 3)
}

const meets = (h: Rule, v: Rule): boolean =>
  v.at >= h.from - EDGE && v.at <= h.to + EDGE && h.at >= v.from - EDGE && h.at <= v.to + EDGE

function find(parent: number[], i: number): number {
  let root = i
  while (parent[root] !== root) root = parent[root] ?? root
  for (let at = i; parent[at] !== root; ) {
    const next = parent[at] ?? root
    parent[at] = root
    at = next
  }
  return root
}

function edges(ats: readonly number[]): number[] {
  const groups: number[][] = []
  for (const at of [...ats].sort((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group && at - (group[0] ?? 0) <= EDGE) group.push(at)
    else groups.push([at])
  }
  return groups.map((group) => group.reduce((sum, at) => sum + at, 0) / group.length)
}

function latticeOf(h: readonly Rule[], v: readonly Rule[]): Lattice | null {
  const xs = edges([...v.map((rule) => rule.at), ...extremes(h)])
  const ys = edges([...h.map((rule) => rule.at), ...extremes(v)])
  const [cols, rows] = [xs.length - 1, ys.length - 1]
  if (cols < 1 || rows < 1 || cols * rows > MOST_FIELDS) return null
  const wallsAbove = ys.map((y) => coverage(h, y, xs))
  const wallsLeft = xs.map((x) => coverage(v, x, ys))
  const parent = Array.from({ length: rows * cols }, (_, i) => i)
  for (let row = 0; row < rows; row += 1) {
    for (let col = 0; col < cols; col += 1) {
      const field = row * cols + col
      if (row > 0 && !wallsAbove[row]?.[col]) parent[find(parent, field)] = find(parent, field - cols)
      if (col > 0 && !wallsLeft[col]?.[row]) parent[find(parent, field)] = find(parent, field - 1)
    }
  }
  const roots = parent.map((_, field) => find(parent, field))
  return cellsOf(xs, ys, roots, (row, col) => wallsAbove[row]?.[col] === true)
}

/** The outermost ends of lines: a table may be open at its sides. */
function extremes(rules: readonly Rule[]): number[] {
  return [Math.min(...rules.map((rule) => rule.from)), Math.max(...rules.map((rule) => rule.to))]
}

/** For each stretch between two `stops`: is there a line at `at` along most of it? */
function coverage(rules: readonly Rule[], at: number, stops: readonly number[]): boolean[] {
  const near = rules.filter((rule) => Math.abs(rule.at - at) <= EDGE)
  return stops.slice(1).map((to, i) => {
    const from = stops[i] ?? to
    const covered = near.reduce(
      (sum, rule) => sum + Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from)),
      0,
    )
    return covered >= (to - from) * 0.6
  })
}

function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  roots: readonly number[],
  ruledAbove: (row: number, col: number) => boolean,
): Lattice {
  const [cols, rows] = [xs.length - 1, ys.length - 1]
  const regions = new Map<number, number[]>()
  for (const [field, root] of roots.entries()) {
    const region = regions.get(root)
    if (region) region.push(field)
    else regions.set(root, [field])
  }
  const cells: LatticeCell[] = []
  const owner: number[] = roots.map(() => 0)
  const doubts: string[] = []
  for (const region of regions.values()) {
    const pieces = isRectangle(region, cols) ? [region] : strips(region, cols)
    if (pieces.length > 1) doubts.push('cells without complete borders')
    for (const piece of pieces) {
      for (const field of piece) owner[field] = cells.length
      cells.push(cellOf(piece, cols, rows, ruledAbove))
    }
  }
  return { xs, ys, cells, owner, doubts: [...new Set(doubts)] }
}

function span(fields: readonly number[], cols: number) {
  const first = fields[0] ?? 0
  const last = fields.at(-1) ?? 0
  let [left, right] = [cols, 0]
  for (const field of fields) {
    left = Math.min(left, field % cols)
    right = Math.max(right, field % cols)
  }
  const row = Math.floor(first / cols)
  return { row, col: left, rows: Math.floor(last / cols) - row + 1, cols: right - left + 1 }
}

function isRectangle(fields: readonly number[], cols: number): boolean {
  const box = span(fields, cols)
  return box.rows * box.cols === fields.length
}

/** A region that is no rectangle, cut into its runs row by row. */
function strips(fields: readonly number[], cols: number): number[][] {
  const runs: number[][] = []
  for (const field of fields) {
    const run = runs.at(-1)
    if (run && run.at(-1) === field - 1 && field % cols !== 0) run.push(field)
    else runs.push([field])
  }
  return runs
}

function cellOf(
  fields: readonly number[],
  cols: number,
  rows: number,
  ruledAbove: (row: number, col: number) => boolean,
): LatticeCell {
  const box = span(fields, cols)
  const columns = Array.from({ length: box.cols }, (_, i) => box.col + i)
  return {
    ...box,
    openTop: box.row === 0 && !columns.some((col) => ruledAbove(0, col)),
    openBottom: box.row + box.rows === rows && !columns.some((col) => ruledAbove(rows, col)),
  }
}
