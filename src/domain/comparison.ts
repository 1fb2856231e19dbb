/** Figures set side by side, each with what limits the comparison. */
export type Comparability = 'exact' | 'near' | 'partial' | 'none'

export interface ComparisonPoint {
  readonly agency_key: string
  readonly agency: string
  readonly year: number
  /** Indicator or measure id. */
  readonly indicator: string
  readonly value: number | null
  /** Kind of the cell; `computed` for measures and sums; `absent` where the form has no such cell or no report is there. */
  readonly kind: 'number' | 'blank' | 'not_applicable' | 'text' | 'image' | 'computed' | 'absent'
  readonly unit: string
  readonly era: string | null
  readonly scope: string | null
  /** Ids of notes that limit this point. */
  readonly notes: readonly string[]
  readonly report_id: number | null
  readonly report_status: string | null
  readonly source_url: string | null
  readonly document_sha256: string | null
  /** For a measure: numerator and denominator. */
  readonly n: number | null
  readonly d: number | null
  /** How far its form may be set beside the form in force; null where no report is there. */
  readonly comparability: Comparability | null
  /** The reports it rests on: several where the bodies before a merger are summed. */
  readonly report_ids: readonly number[]
}

/** What the bodies compared come to together in one year: a sum, or a ratio of sums. */
export interface ComparisonTotal {
  readonly indicator: string
  readonly year: number
  readonly value: number | null
  readonly unit: string
  readonly n: number | null
  readonly d: number | null
  /** Bodies that are counted, of all that were asked for. */
  readonly counted: number
  readonly bodies: number
  readonly notes: readonly string[]
}

/** When a body came to be and who was there before it. */
export interface BodyHistory {
  readonly key: string
  readonly valid_from: string | null
  readonly predecessors: readonly {
    readonly key: string
    readonly valid_to: string | null
    /** It has several successors: its figures are no single one's. */
    readonly split: boolean
  }[]
}

export interface ComparisonNote {
  readonly id: string
  readonly message: string
}

export interface Comparison {
  readonly agencies: readonly { readonly key: string; readonly name: string }[]
  readonly years: readonly number[]
  readonly indicators: readonly {
    readonly id: string
    readonly label: string
    readonly unit: string
    readonly kind: 'indicator' | 'measure'
    /** Worst level among the eras present. */
    readonly comparability: Comparability
  }[]
  readonly points: readonly ComparisonPoint[]
  readonly totals: readonly ComparisonTotal[]
  readonly notes: readonly ComparisonNote[]
}
