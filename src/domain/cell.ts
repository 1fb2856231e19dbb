/** One claimed cell of a form. Zero, blank and "/" are three different things and never become one another. */
export type CellKind = 'number' | 'blank' | 'not_applicable' | 'text' | 'image'

/** The tables of the form; `stat` is the statistics table of the years before 2019. */
export type TableId = 't2' | 't3' | 't4' | 'stat'

export type Unit =
  | 'piece'
  | 'item'
  | 'decision'
  | 'case'
  | 'wan_yuan'
  | 'yuan'
  | 'yuan_or_wan_yuan'
  | (string & {})

/**
 * Where in the document a value stands. `block` counts the blocks the reader made, from 0; `row` and `col` are grid
 * places after spans are expanded; `start` and `end` are character offsets in the decoded document where known.
 */
export interface Place {
  readonly block: number
  readonly row?: number
  readonly col?: number
  readonly start?: number
  readonly end?: number
}

export interface Cell {
  readonly table: TableId
  /** Indicator id of `parsers/formats`, e.g. `granted__total`. Unique within table. */
  readonly id: string
  readonly kind: CellKind
  /** In the indicator's unit; null unless kind is `number`. */
  readonly value: number | null
  /** The printed text, white space trimmed at its ends only. */
  readonly raw: string
  readonly unit: Unit
  /** What the cell or its header says where it says anything: `yuan`, `wan_yuan`, `unknown`. */
  readonly unit_printed?: 'yuan' | 'wan_yuan' | 'unknown'
  /** `22（其中修订16件）` is 22 with this note. */
  readonly note?: string
  readonly source: Place
}
