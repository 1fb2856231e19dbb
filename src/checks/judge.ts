/**
 * Evaluates one equation over printed cells. Laws kept here: a blank or "/" is tried as 0 and never counts as 0; an
 * equation that holds only so is `pass_with_blanks`, one that then does not hold is `not_assessable`, never a `fail`;
 * a missing, pictured or worded cell makes the equation `not_assessable`.
 */
import type { Cell } from '../domain/cell.ts'
import type { FindingState } from '../domain/finding.ts'
import type { Equation } from '../domain/format.ts'
import { NO_SLOT, type SlottedCells } from './form-slots.ts'

/** One side of an equation: three lists of one length, term by term. */
export interface Side {
  /** Where each term stands in the cells that are judged. */
  readonly slots: readonly number[]
  readonly signs: readonly (1 | -1)[]
  readonly labels: readonly string[]
}

export interface Judgement {
  readonly state: FindingState
  /** Sums of the two sides, blanks as 0; null where the equation cannot be evaluated. */
  readonly left: number | null
  readonly right: number | null
  readonly message: string
}

/** Decimals of money are printed with at most six places. */
const TOLERANCE = 1e-7
const SHOWN_TERMS = 6

/** Cells with their figures side by side, so that sums run over numbers alone. */
export interface PrintedFigures {
  readonly cells: SlottedCells
  /** A blank or "/" as 0; NaN where a cell cannot be used at all. */
  readonly values: Float64Array
  readonly hasBlanks: boolean
}

/** The figures of cells, each looked at once. */
export function printedFigures(cells: SlottedCells): PrintedFigures {
  const values = new Float64Array(cells.length)
  let hasBlanks = false
  for (let slot = 0; slot < cells.length; slot += 1) {
    const cell = cells[slot]
    if (cell === undefined || !isUsable(cell)) values[slot] = Number.NaN
    else if (cell.kind === 'number') values[slot] = cell.value ?? 0
    else hasBlanks = true
  }
  return { cells, values, hasBlanks }
}

/** Judges `left op right`; an empty side is 0. */
export function judge(left: Side, op: Equation['op'], right: Side, printed: PrintedFigures): Judgement {
  const { cells, values } = printed
  const l = sumOf(left, values)
  const r = sumOf(right, values)
  if (Number.isNaN(l + r))
    return { state: 'not_assessable', left: null, right: null, message: obstacle(left, right, cells) }
  const blanks = printed.hasBlanks ? blanksIn(left, cells) + blanksIn(right, cells) : 0
  const holds = compare(l, op, r)
  if (!holds && blanks > 0)
    return {
      state: 'not_assessable',
      left: null,
      right: null,
      message: blankText(left, right, cells, blanks),
    }
  if (!holds)
    return { state: 'fail', left: l, right: r, message: failText([left, l], op, [right, r], values) }
  // What holds is most of what is judged, and its cells are named beside it: its labels need no telling.
  if (blanks === 0) return { state: 'pass', left: l, right: r, message: `holds: ${l} ${op} ${r}` }
  const sides = `${sideText(left, values)} ${op} ${sideText(right, values)}`
  const message = `holds with ${blanks} blank cells taken as 0: ${sides}`
  return { state: 'pass_with_blanks', left: l, right: r, message }
}

/** How many cells of a side are no figure. */
function blanksIn({ slots }: Side, cells: SlottedCells): number {
  return slots.reduce((blanks, slot) => (cells[slot]?.kind === 'number' ? blanks : blanks + 1), 0)
}

/** Whether a side of `op` holds, money rounded to what is printed. */
function compare(left: number, op: Equation['op'], right: number): boolean {
  if (op === '=') return Math.abs(left - right) < TOLERANCE
  return op === '>=' ? left > right - TOLERANCE : left < right + TOLERANCE
}

function isUsable(cell: Cell): boolean {
  if (cell.kind === 'number') return cell.value !== null && Number.isFinite(cell.value)
  return cell.kind === 'blank' || cell.kind === 'not_applicable'
}

function obstacle(left: Side, right: Side, cells: SlottedCells): string {
  for (const { slots, labels } of [left, right]) {
    for (const [at, slot] of slots.entries()) {
      const cell = cells[slot]
      if (cell === undefined || !isUsable(cell))
        return `cannot be assessed: ${whyUnusable(labels[at] ?? '', cell)}`
    }
  }
  return 'cannot be assessed'
}

function whyUnusable(label: string, cell: Cell | undefined): string {
  if (cell === undefined) return `${label} was not read`
  return cell.kind === 'image'
    ? `${label} is a picture`
    : `${label} holds the words “${cell.raw.slice(0, 40)}”`
}

function blankText(left: Side, right: Side, cells: SlottedCells, blanks: number): string {
  const named = [left, right].flatMap(({ slots, labels }) =>
    labels.filter((_, at) => cells[slots[at] ?? 0]?.kind !== 'number'),
  )
  const shown = named.slice(0, 3).join(', ')
  return `cannot be assessed: ${blanks} cells are blank (${shown}${blanks > 3 ? ' …' : ''})`
}

/** NaN where a cell of the side cannot be used. */
function sumOf({ slots, signs }: Side, values: Float64Array): number {
  let sum = 0
  for (let at = 0; at < slots.length; at += 1)
    sum += (signs[at] ?? 1) * (values[slots[at] ?? NO_SLOT] ?? Number.NaN)
  return Math.round(sum * 1e7) / 1e7
}

/** How many terms of a side carry a figure other than 0. */
function figuresIn({ slots }: Side, values: Float64Array): number {
  let figures = 0
  for (let at = 0; at < slots.length; at += 1) if (values[slots[at] ?? NO_SLOT] !== 0) figures += 1
  return figures
}

/** The terms that carry a figure; zeros are left out where there are others. */
function sideText(side: Side, values: Float64Array): string {
  const figures = figuresIn(side, values)
  if (figures === 0) return '0'
  let text = ''
  let shown = 0
  for (let at = 0; at < side.slots.length && shown < SHOWN_TERMS; at += 1) {
    const value = values[side.slots[at] ?? NO_SLOT]
    if (value === 0) continue
    const minus = side.signs[at] === -1
    text += `${shown === 0 ? (minus ? '−' : '') : minus ? ' − ' : ' + '}${side.labels[at]} ${value}`
    shown += 1
  }
  return figures > SHOWN_TERMS ? `${text} + … (${figures} cells)` : text
}

type Summed = readonly [side: Side, sum: number]

function failText([left, l]: Summed, op: Equation['op'], [right, r]: Summed, values: Float64Array): string {
  const wanted = op === '=' ? 'should equal' : op === '>=' ? 'should be at least' : 'should be at most'
  const written = (side: Side, sum: number): string =>
    figuresIn(side, values) > 1 ? `${sideText(side, values)} = ${sum}` : sideText(side, values)
  const difference = Math.round((l - r) * 1e7) / 1e7
  return `${written(left, l)} ${wanted} ${written(right, r)} (difference ${difference > 0 ? '+' : ''}${difference})`
}
