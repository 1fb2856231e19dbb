/** What became of one link. */
/** `bytes` received; 0 where nothing was served. */
export type LeadOutcome =
  | { readonly kind: 'new' | 'changed' | 'unchanged' | 'refused' | 'unmatched'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly code: string; readonly bytes: number }
