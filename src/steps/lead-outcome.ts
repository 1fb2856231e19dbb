/** What became of one claimed link: kept with everything it brought, or given back because the crawl pauses. */
export type LeadOutcome = { readonly kind: 'done' } | { readonly kind: 'paused'; readonly why: string }

export const DONE: LeadOutcome = { kind: 'done' }
