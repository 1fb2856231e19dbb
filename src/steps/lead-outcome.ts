/** What became of one link. */
/** `bytes` received; 0 where nothing was served. */
export type LeadOutcome =
  | { readonly kind: 'new' | 'changed' | 'unchanged' | 'refused'; readonly bytes: number }
  | {
      readonly kind: 'unmatched'
      readonly bytes: number
      /** Set where it may be the report of a body it could not be matched to; `year` null where that is open too. */
      readonly question?: { readonly year: number | null; readonly reason: string }
    }
  | { readonly kind: 'failed'; readonly code: string; readonly bytes: number }
