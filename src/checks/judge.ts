/**
 * Evaluates one equation over printed cells. Laws kept here: a blank or "/" is tried as 0 and never counts as 0; an
 * equation that holds only so is `pass_with_blanks`, one that then does not hold is `not_assessable`, never a `fail`;
 * a missing, pictured or worded cell makes the equation `not_assessable`.
 */
import type { Cell } from '../domain/cell.ts'
import type { FindingState } from '../domain/finding.ts'
import type { Equation } from '../domain/format.ts'
import type { SlottedCells } from './form-slots.ts'

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

/** Judges `left op right`; an empty side is 0. */
export function judge(left: Side, op: Equation['op'], right: Side, cells: SlottedCells): Judgement {
  const blanks = blanksIn(left, cells) + blanksIn(right, cells)
  if (Number.isNaN(blanks))
    return { state: 'not_assessable', left: null, right: null, message: obstacle(left, right, cells) }
  const l = sumOf(left, cells)
  const r = sumOf(right, cells)
  const holds = compare(l, op, r)
  if (!holds && blanks > 0)
    return {
      state: 'not_assessable',
      left: null,
      right: null,
      message: blankText(left, right, cells, blanks),
    }
  if (!holds) return { state: 'fail', left: l, right: r, message: failText([left, l], op, [right, r], cells) }
  const sides = `${sideText(left, cells)} ${op} ${sideText(right, cells)}`
  return blanks === 0
    ? { state: 'pass', left: l, right: r, message: `holds: ${sides}` }
    : {
        state: 'pass_with_blanks',
        left: l,
        right: r,
        message: `holds with ${blanks} blank cells taken as 0: ${sides}`,
      }
}

/** How many cells of a side are no figure; NaN where one cannot be used at all. */
function blanksIn({ slots }: Side, cells: SlottedCells): number {
  let blanks = 0
  for (let at = 0; at < slots.length; at += 1) {
    const cell = cells[slots[at] ?? 0]
    if (cell === undefined || !isUsable(cell)) return Number.NaN
    if (cell.kind !== 'number') blanks += 1
  }
  return blanks
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

function sumOf({ slots, signs }: Side, cells: SlottedCells): number {
  let sum = 0
  for (let at = 0; at < slots.length; at += 1) sum += (signs[at] ?? 1) * (cells[slots[at] ?? 0]?.value ?? 0)
  return Math.round(sum * 1e7) / 1e7
}

/** How many terms of a side carry a figure other than 0. */
function figuresIn({ slots }: Side, cells: SlottedCells): number {
  let figures = 0
  for (let at = 0; at < slots.length; at += 1) if ((cells[slots[at] ?? 0]?.value ?? 0) !== 0) figures += 1
  return figures
}

/** The terms that carry a figure; zeros are left out where there are others. */
function sideText(side: Side, cells: SlottedCells): string {
  const figures = figuresIn(side, cells)
  if (figures === 0) return '0'
  let text = ''
  let shown = 0
  for (let at = 0; at < side.slots.length && shown < SHOWN_TERMS; at += 1) {
    const value = cells[side.slots[at] ?? 0]?.value ?? 0
    if (value === 0) continue
    const minus = side.signs[at] === -1
    text += `${shown === 0 ? (minus ? '−' : '') : minus ? ' − ' : ' + '}${side.labels[at]} ${value}`
    shown += 1
  }
  return figures > SHOWN_TERMS ? `${text} + … (${figures} cells)` : text
}

type Summed = readonly [side: Side, sum: number]

function failText([left, l]: Summed, op: Equation['op'], [right, r]: Summed, cells: SlottedCells): string {
  const wanted = op === '=' ? 'should equal' : op === '>=' ? 'should be at least' : 'should be at most'
  const written = (side: Side, sum: number): string =>
    figuresIn(side, cells) > 1 ? `${sideText(side, cells)} = ${sum}` : sideText(side, cells)
  const difference = Math.round((l - r) * 1e7) / 1e7
  return `${written(left, l)} ${wanted} ${written(right, r)} (difference ${difference > 0 ? '+' : ''}${difference})`
}
