/**
 * Evaluates one equation over printed cells. Laws kept here: a blank or "/" is tried as 0 and never counts as 0; an
 * equation that holds only so is `pass_with_blanks`, one that then does not hold is `not_assessable`, never a `fail`;
 * a missing, pictured or worded cell makes the equation `not_assessable`.
 */
import type { Cell } from '../domain/cell.ts'
import type { FindingState } from '../domain/finding.ts'
import type { Equation } from '../domain/format.ts'

export interface Operand {
  /** As it stands in the finding's `cells`. */
  readonly id: string
  readonly label: string
  readonly sign: 1 | -1
  readonly cell: Cell | undefined
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
export function judge(left: readonly Operand[], op: Equation['op'], right: readonly Operand[]): Judgement {
  const unusable = [...left, ...right].find(({ cell }) => cell === undefined || !isUsable(cell))
  if (unusable !== undefined) {
    return {
      state: 'not_assessable',
      left: null,
      right: null,
      message: `cannot be assessed: ${whyUnusable(unusable)}`,
    }
  }
  const l = sumOf(left)
  const r = sumOf(right)
  const blanks = [...left, ...right].filter(({ cell }) => cell?.kind !== 'number')
  const holds = compare(l, op, r)
  const sides = { left: l, right: r }
  if (blanks.length === 0) {
    return holds
      ? { state: 'pass', ...sides, message: `holds: ${sideText(left)} ${op} ${sideText(right)}` }
      : { state: 'fail', ...sides, message: failText(left, l, op, right, r) }
  }
  if (holds) {
    const message = `holds with ${blanks.length} blank cells taken as 0: ${sideText(left)} ${op} ${sideText(right)}`
    return { state: 'pass_with_blanks', ...sides, message }
  }
  const named = blanks.slice(0, 3).map(({ label }) => label)
  return {
    state: 'not_assessable',
    left: null,
    right: null,
    message: `cannot be assessed: ${blanks.length} cells are blank (${named.join(', ')}${blanks.length > 3 ? ' …' : ''})`,
  }
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

function whyUnusable({ label, cell }: Operand): string {
  if (cell === undefined) return `${label} was not read`
  return cell.kind === 'image'
    ? `${label} is a picture`
    : `${label} holds the words “${cell.raw.slice(0, 40)}”`
}

function sumOf(side: readonly Operand[]): number {
  const sum = side.reduce((total, { sign, cell }) => total + sign * (cell?.value ?? 0), 0)
  return Math.round(sum * 1e7) / 1e7
}

/** The terms that carry a figure; zeros are left out where there are others. */
function sideText(side: readonly Operand[]): string {
  const figures = side.filter(({ cell }) => (cell?.value ?? 0) !== 0)
  if (figures.length === 0) return '0'
  const shown = figures.slice(0, SHOWN_TERMS).map(({ sign, label, cell }, index) => {
    const joint = index === 0 ? (sign < 0 ? '−' : '') : sign < 0 ? ' − ' : ' + '
    return `${joint}${label} ${cell?.value}`
  })
  return figures.length > SHOWN_TERMS ? `${shown.join('')} + … (${figures.length} cells)` : shown.join('')
}

function failText(
  left: readonly Operand[],
  l: number,
  op: Equation['op'],
  right: readonly Operand[],
  r: number,
): string {
  const wanted = op === '=' ? 'should equal' : op === '>=' ? 'should be at least' : 'should be at most'
  const written = (side: readonly Operand[], sum: number): string =>
    side.filter(({ cell }) => cell?.value).length > 1 ? `${sideText(side)} = ${sum}` : sideText(side)
  const difference = Math.round((l - r) * 1e7) / 1e7
  return `${written(left, l)} ${wanted} ${written(right, r)} (difference ${difference > 0 ? '+' : ''}${difference})`
}
