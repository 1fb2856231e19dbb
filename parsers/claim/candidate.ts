/**
 * What the claimers find: a figure that a label path and a head name as one cell of a form. A candidate is a proposal;
 * `settle` decides what becomes a cell.
 */
import type { Place } from '../../src/domain/cell.ts'
import type { Leftover } from '../../src/domain/report.ts'

export type FormTable = 't2' | 't3' | 't4'

/** A printed cell with its place. */
export interface Figure {
  readonly text: string
  readonly images: number
  /** True where all its text stood as a superscript: a mark, not a figure. */
  readonly onlyMark: boolean
  readonly place: Place
}

export interface Candidate {
  readonly table: FormTable
  readonly row: string
  readonly column: string
  /** The head as printed: it may name the unit. */
  readonly head: string
  /** Eras whose form prints this head or row; empty where both do. */
  readonly eras: readonly string[]
  readonly figure: Figure
}

export interface TableClaim {
  readonly candidates: readonly Candidate[]
  readonly leftovers: readonly Leftover[]
  /**
   * Rows that were named but refused, as `table:row` or `table:row:column`: whatever else claims their cells is one
   * of two, and it cannot be told which is meant.
   */
  readonly contested: readonly string[]
}

/** One claim out of several. */
export function joined(claims: readonly TableClaim[]): TableClaim {
  const [only, second] = claims
  if (only !== undefined && second === undefined) return only
  return {
    candidates: claims.flatMap((claim) => claim.candidates),
    leftovers: claims.flatMap((claim) => claim.leftovers),
    contested: claims.flatMap((claim) => claim.contested),
  }
}

export const keyOf = (candidate: Candidate): string =>
  `${candidate.table}:${candidate.row}:${candidate.column}`

/** Rows of table three that only one form has. */
export function erasOfRow(row: string): readonly string[] {
  if (row === 'other_outcomes_subtotal') return ['era_2019']
  return row.startsWith('other_') ? ['era_2021'] : []
}

const MAX_LEFTOVER_TEXT = 300

export const leftover = (reason: Leftover['reason'], text: string, source: Place): Leftover => ({
  reason,
  text: text.length > MAX_LEFTOVER_TEXT ? `${text.slice(0, MAX_LEFTOVER_TEXT)}…` : text,
  source,
})

/** The figure of a proposal that became no cell. */
export const figureLeftover = (reason: Leftover['reason'], { figure }: Candidate): Leftover =>
  leftover(reason, figure.text, figure.place)
