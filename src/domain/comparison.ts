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
  readonly notes: readonly ComparisonNote[]
}
