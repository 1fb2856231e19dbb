/** What a person decided of a listed link that no rule could settle. */

export type LinkDecision =
  | {
      readonly verdict: 'report'
      readonly agency_key: string
      readonly year: number
      readonly author: string
    }
  | { readonly verdict: 'refused'; readonly author: string; readonly note: string | null }
