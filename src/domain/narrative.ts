/**
 * What a report's prose states in figures. Law kept here: every statement keeps the place it was read from, and whatever
 * may speak of another year, body, channel or part carries its `doubt`; a doubtful statement never contradicts a table.
 */

export type StatedRole =
  | 'received'
  | 'received_with_carry'
  | 'closed'
  | 'answered'
  | 'carried_in'
  | 'carried_out'
  | 'granted'
  | 'partially_granted'
  | 'granted_or_partial'
  | 'refused'
  | 'unable'
  | 'not_processed'
  | 'other'
  | 'review'
  | 'litigation'
  | 'review_and_litigation'
  | 'normative_issued'
  | 'fee'

/** A place in the text of one section; `preamble` is the text before section one. */
export interface TextPlace {
  readonly section: string
  /** Character offsets in the section's text as stored. */
  readonly start: number
  readonly end: number
  /** The printed words around it, at most 80 characters, white space taken out. */
  readonly quote: string
}

export interface StatedFigure extends TextPlace {
  readonly role: StatedRole
  readonly value: number
  /** The printed measure word (件, 宗, 元 …); `万元` is kept as printed. */
  readonly unit: string
  /** Said without a number: 未收到…申请, 未发生…行政复议. */
  readonly zero_claim: boolean
  /** Why it may not be the figure of the table; null where nothing speaks against it. */
  readonly doubt: string | null
}

/** A share said of a figure: `258件，占33.9%`. */
export interface StatedPercent extends TextPlace {
  readonly percent: number
  readonly decimals: number
  readonly part: number
  /** Figures of the same unit that may be the whole, likeliest first. */
  readonly wholes: readonly number[]
  /** The whole is told by the text itself, so that a share of none of them is wrong. */
  readonly certain: boolean
}

/** `共N…其中 a b c`. */
export interface StatedBreakdown extends TextPlace {
  readonly whole: number
  readonly parts: readonly number[]
  /** The list says itself that it is whole: it ends in 其他, or is led by 分别 or 如下. */
  readonly exhaustive: boolean
}

/** The period the text names for its figures, ISO dates. */
export interface StatedPeriod extends TextPlace {
  readonly from: string
  readonly to: string
}

export interface Narrative {
  readonly figures: readonly StatedFigure[]
  readonly percents: readonly StatedPercent[]
  readonly breakdowns: readonly StatedBreakdown[]
  readonly periods: readonly StatedPeriod[]
}
