/** Answers to questions about many reports at once, from the summaries. */

import type { Comparability } from './comparison.ts'

/** Whose reports are set side by side: one year, one scope; a smaller region or one kind of body where wanted. */
export interface SummaryFilter {
  /** Measure or count. */
  readonly figure: string
  readonly year: number
  readonly scope: string
  /** Code of a region; all inside it are meant. */
  readonly region: string | null
  readonly kind: string | null
  /** Bodies with a smaller denominator are left out. */
  readonly min_denominator: number
}

export interface RankedBody {
  /** From 1, in the order asked for. */
  readonly rank: number
  readonly agency_key: string
  readonly agency: string
  readonly region_code: string
  readonly region: string
  readonly kind: string
  readonly year: number
  readonly scope: string
  readonly era: string | null
  readonly measure: string
  readonly value: number
  readonly n: number
  /** Null for a count. */
  readonly d: number | null
  readonly report_id: number
  readonly report_status: string
  /** How far its form compares with the form in force. */
  readonly comparability: Comparability
  /** Ids of what limits the figure. */
  readonly notes: readonly string[]
  readonly source_url: string
  readonly document_sha256: string
}

/** A body's figure against its own of the year before, both under the same scope and comparable forms. */
export interface ChangedBody extends RankedBody {
  /** Form of the year before. */
  readonly era_before: string | null
  readonly before: number
  readonly n_before: number
  readonly d_before: number | null
  /** value − before. */
  readonly change: number
}

/** A ratio of sums over the bodies that have both parts, or a sum of counts. */
export interface RegionTotal {
  readonly region_code: string
  readonly region: string
  readonly year: number
  readonly scope: string
  readonly measure: string
  /** Null where the denominator is zero or no body has the figure. */
  readonly value: number | null
  readonly n: number | null
  readonly d: number | null
  /** Bodies whose figures are in the sums. */
  readonly bodies: number
  /** Reports of this scope whose tables were read. */
  readonly reports: number
  /** Bodies that must publish; null where their duties have not been set down. */
  readonly bound: number | null
  /** How far the form that was in force for the year compares with the form in force now. */
  readonly comparability: Comparability
  readonly notes: readonly string[]
}

/** A row as it is counted, before it is told how far it compares. */
export type Uncompared<T extends { readonly comparability: Comparability }> = Omit<T, 'comparability'>

export type TotalLevel = 'nation' | 'province' | 'prefecture'

export interface TotalsAsked {
  readonly figure: string
  /** Null for every year there is. */
  readonly years: readonly number[] | null
  readonly level: TotalLevel
  readonly scope: string
  /** Code of a region: which part is shown; null for all. */
  readonly region: string | null
  readonly kind: string | null
}

/** Largest rises, largest falls, or whatever moved most. */
export type ChangeOrder = 'rise' | 'fall' | 'both'

export interface Counted<T> {
  readonly rows: readonly T[]
  readonly total: number
  /** Changes to reports that the answer does not count yet; 1,000 stands for many. */
  readonly pending: number
}
