/**
 * Which cells explain the failures of a report: one wrong cell breaks the sum of its row and of its column, so the cell
 * at the crossing is named first. Law kept here: a cell is named only where a single new figure for it closes every
 * equation it stands in and breaks none; nothing is corrected, and where two answers fit none is given.
 */
import type { Verdict } from './check.ts'
import type { CompiledEquation } from './compiled-equation.ts'
import type { FormSlots, SlottedCells } from './form-slots.ts'

/** One equation of a form with what it says of a report. */
interface JudgedEquation {
  readonly compiled: CompiledEquation
  readonly verdict: Verdict
}

/** A cell and the change that would close the equations it stands in. */
interface Suspect {
  readonly slot: number
  readonly change: number
  readonly closes: readonly number[]
}

interface Sums {
  readonly all: readonly JudgedEquation[]
  /** Slot → places in `all` of the equations with a result that hold this cell. */
  readonly byCell: ReadonlyMap<number, readonly number[]>
  readonly cells: SlottedCells
}

const LARGEST_SET = 4

/** The verdicts of `equations`, with the smallest explaining set first in `cells` of every failure that has one. */
export function explain(
  equations: readonly CompiledEquation[],
  verdicts: readonly Verdict[],
  cells: SlottedCells,
  form: FormSlots,
): readonly Verdict[] {
  const all = equations.flatMap((compiled, at) => {
    const verdict = verdicts[at]
    return verdict === undefined ? [] : [{ compiled, verdict }]
  })
  const failing = all.flatMap(({ compiled, verdict }, index) =>
    verdict.state === 'fail' && compiled.equation.op === '=' ? [index] : [],
  )
  const explained = explanations({ all, byCell: indexByCell(all), cells }, failing)
  return verdicts.map((verdict, index) => {
    const suspects = explained.get(index)
    return suspects === undefined ? verdict : withSuspects(verdict, suspects, cells, form)
  })
}

const slotsOf = ({ left, right }: CompiledEquation): readonly number[] => [...left.slots, ...right.slots]

function indexByCell(all: readonly JudgedEquation[]): ReadonlyMap<number, readonly number[]> {
  const byCell = new Map<number, number[]>()
  all.forEach(({ compiled, verdict }, index) => {
    if (compiled.equation.op !== '=' || verdict.state === 'not_assessable') return
    for (const slot of slotsOf(compiled)) {
      const known = byCell.get(slot)
      if (known) known.push(index)
      else byCell.set(slot, [index])
    }
  })
  return byCell
}

function explanations(sums: Sums, failing: readonly number[]): ReadonlyMap<number, readonly Suspect[]> {
  const found = new Map<number, readonly Suspect[]>()
  for (const index of failing) {
    const one = onlyBest(
      cellsOf(sums, index).flatMap((slot) => suspect(sums, slot, sums.byCell.get(slot) ?? [])),
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

function cellsOf(sums: Sums, index: number): readonly number[] {
  const compiled = sums.all[index]?.compiled
  return compiled === undefined ? [] : slotsOf(compiled)
}

/** A suspect where all of `places` fail and one change closes them all with a figure that can be printed. */
function suspect(sums: Sums, slot: number, places: readonly number[]): Suspect[] {
  const changes = new Set(places.map((place) => changeFor(sums, place, slot)))
  const [change] = changes
  if (changes.size !== 1 || change === undefined || change === null) return []
  const value = (sums.cells[slot]?.value ?? 0) + change
  return value >= 0 && Number.isInteger(value) ? [{ slot, change, closes: places }] : []
}

/** The change of a cell that closes one failing equation; null where that equation holds. */
function changeFor(sums: Sums, place: number, slot: number): number | null {
  const judgedHere = sums.all[place]
  if (judgedHere === undefined || judgedHere.verdict.state !== 'fail') return null
  const { compiled, verdict } = judgedHere
  const [onLeft, onRight] = [compiled.left, compiled.right].map(
    ({ slots, signs }) => signs[slots.indexOf(slot)] ?? 0,
  )
  const weight = (onLeft ?? 0) - (onRight ?? 0)
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
  const suspects = cellsOf(sums, index).flatMap((slot) => {
    const others = (sums.byCell.get(slot) ?? []).filter((place) => place !== index)
    return others.length === 0 ? [] : suspect(sums, slot, others)
  })
  if (suspects.length < 2 || suspects.length > LARGEST_SET) return null
  const verdict = sums.all[index]?.verdict
  const missing = (verdict?.expected ?? 0) - (verdict?.actual ?? 0)
  const closed = suspects.reduce((sum, { slot, change }) => sum + change * weightIn(sums, index, slot), 0)
  return Math.abs(closed - missing) < 1e-7 ? suspects : null
}

function weightIn(sums: Sums, index: number, slot: number): number {
  const own = changeFor(sums, index, slot)
  const verdict = sums.all[index]?.verdict
  const missing = (verdict?.expected ?? 0) - (verdict?.actual ?? 0)
  return own === null || own === 0 ? 0 : missing / own
}

function withSuspects(
  verdict: Verdict,
  suspects: readonly Suspect[],
  cells: SlottedCells,
  { ids, labels }: FormSlots,
): Verdict {
  const first = suspects.map(({ slot }) => ids[slot] ?? '')
  const said = suspects.map(({ slot, change }) => {
    const value = cells[slot]?.value ?? 0
    return `${labels[slot]} is printed as ${value}, ${value + change} would fit its row and column`
  })
  return {
    ...verdict,
    cells: [...first, ...verdict.cells.filter((id) => !first.includes(id))],
    message: `${verdict.message}; ${said.join('; ')}`,
  }
}
