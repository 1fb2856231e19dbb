/**
 * Which cells explain the failures of a report: one wrong cell breaks the sum of its row and of its column, so the cell
 * at the crossing is named first. Law kept here: a cell is named only where a single new figure for it closes every
 * equation it stands in and breaks none; nothing is corrected, and where two answers fit none is given.
 */
import type { Cell } from '../domain/cell.ts'
import type { JudgedEquation, Verdict } from './check.ts'

/** A cell and the change that would close the equations it stands in. */
interface Suspect {
  /** `table:id`. */
  readonly cell: string
  readonly change: number
  readonly closes: readonly number[]
}

interface Sums {
  readonly all: readonly JudgedEquation[]
  /** `table:id` → places in `all` of the equations with a result that hold this cell. */
  readonly byCell: ReadonlyMap<string, readonly number[]>
  readonly cells: ReadonlyMap<string, Cell>
}

const LARGEST_SET = 4

/** The verdicts of `all`, with the smallest explaining set first in `cells` of every failure that has one. */
export function explain(
  all: readonly JudgedEquation[],
  cells: ReadonlyMap<string, Cell>,
  labels: ReadonlyMap<string, string>,
): readonly Verdict[] {
  const failing = all.flatMap(({ equation, verdict }, index) =>
    verdict.state === 'fail' && equation.op === '=' ? [index] : [],
  )
  if (failing.length === 0) return all.map(({ verdict }) => verdict)
  const sums: Sums = { all, byCell: indexByCell(all), cells }
  const explained = explanations(sums, failing)
  return all.map(({ verdict }, index) => {
    const suspects = explained.get(index)
    return suspects === undefined ? verdict : withSuspects(verdict, suspects, cells, labels)
  })
}

function indexByCell(all: readonly JudgedEquation[]): ReadonlyMap<string, readonly number[]> {
  const byCell = new Map<string, number[]>()
  all.forEach(({ equation, verdict }, index) => {
    if (equation.op !== '=' || verdict.state === 'not_assessable') return
    for (const term of [...equation.left, ...equation.right]) {
      const id = `${equation.table}:${term.cell}`
      byCell.set(id, [...(byCell.get(id) ?? []), index])
    }
  })
  return byCell
}

function explanations(sums: Sums, failing: readonly number[]): ReadonlyMap<number, readonly Suspect[]> {
  const found = new Map<number, readonly Suspect[]>()
  for (const index of failing) {
    const one = onlyBest(
      cellsOf(sums, index).flatMap((cell) => suspect(sums, cell, sums.byCell.get(cell) ?? [])),
    )
    if (one !== null) found.set(index, [one])
  }
  for (const index of failing) {
    if (found.has(index)) continue
    const several = severalIn(sums, index)
    if (several === null) continue
    found.set(index, several)
    for (const one of several) for (const other of one.closes) if (!found.has(other)) found.set(other, [one])
  }
  return found
}

function cellsOf(sums: Sums, index: number): readonly string[] {
  const equation = sums.all[index]?.equation
  return equation === undefined
    ? []
    : [...equation.left, ...equation.right].map((term) => `${equation.table}:${term.cell}`)
}

/** A suspect where all of `places` fail and one change closes them all with a figure that can be printed. */
function suspect(sums: Sums, cell: string, places: readonly number[]): Suspect[] {
  const changes = new Set(places.map((place) => changeFor(sums, place, cell)))
  const [change] = changes
  if (changes.size !== 1 || change === undefined || change === null) return []
  const value = (sums.cells.get(cell)?.value ?? 0) + change
  return value >= 0 && Number.isInteger(value) ? [{ cell, change, closes: places }] : []
}

/** The change of `cell` that closes one failing equation; null where that equation holds. */
function changeFor(sums: Sums, place: number, cell: string): number | null {
  const judgedHere = sums.all[place]
  if (judgedHere === undefined || judgedHere.verdict.state !== 'fail') return null
  const { equation, verdict } = judgedHere
  const onLeft = equation.left.find((term) => `${equation.table}:${term.cell}` === cell)
  const onRight = equation.right.find((term) => `${equation.table}:${term.cell}` === cell)
  const weight = (onLeft?.sign ?? 0) - (onRight?.sign ?? 0)
  return weight === 0 ? null : ((verdict.expected ?? 0) - (verdict.actual ?? 0)) / weight
}

/** The suspect that closes most sums, two at least; null where two are equally good. */
function onlyBest(suspects: readonly Suspect[]): Suspect | null {
  const most = Math.max(0, ...suspects.map(({ closes }) => closes.length))
  const best = suspects.filter(({ closes }) => closes.length === most)
  return most >= 2 && best.length === 1 ? (best[0] ?? null) : null
}

/** Several wrong cells of one row or column: each closes its other sums, and together they close this one. */
function severalIn(sums: Sums, index: number): readonly Suspect[] | null {
  const suspects = cellsOf(sums, index).flatMap((cell) => {
    const others = (sums.byCell.get(cell) ?? []).filter((place) => place !== index)
    return others.length === 0 ? [] : suspect(sums, cell, others)
  })
  if (suspects.length < 2 || suspects.length > LARGEST_SET) return null
  const verdict = sums.all[index]?.verdict
  const missing = (verdict?.expected ?? 0) - (verdict?.actual ?? 0)
  const closed = suspects.reduce((sum, { cell, change }) => sum + change * weightIn(sums, index, cell), 0)
  return Math.abs(closed - missing) < 1e-7 ? suspects : null
}

function weightIn(sums: Sums, index: number, cell: string): number {
  const own = changeFor(sums, index, cell)
  const verdict = sums.all[index]?.verdict
  const missing = (verdict?.expected ?? 0) - (verdict?.actual ?? 0)
  return own === null || own === 0 ? 0 : missing / own
}

function withSuspects(
  verdict: Verdict,
  suspects: readonly Suspect[],
  cells: ReadonlyMap<string, Cell>,
  labels: ReadonlyMap<string, string>,
): Verdict {
  const first = suspects.map(({ cell }) => cell.slice(cell.indexOf(':') + 1))
  const said = suspects.map(({ cell, change }) => {
    const value = cells.get(cell)?.value ?? 0
    return `${labels.get(cell) ?? cell} is printed as ${value}, ${value + change} would fit its row and column`
  })
  return {
    ...verdict,
    cells: [...first, ...verdict.cells.filter((id) => !first.includes(id))],
    message: `${verdict.message}; ${said.join('; ')}`,
  }
}
