/** What a person decides of a finding, kept by its fingerprint. */
export const VERDICTS = ['confirmed', 'dismissed'] as const

export interface Verdict {
  readonly fingerprint: string
  readonly verdict: (typeof VERDICTS)[number]
  readonly author: string
  readonly note: string | null
}

/** A kept verdict with the number of stored findings that it speaks of. */
export interface VerdictAnswer extends Verdict {
  /** Moment of the decision. */
  readonly at: string
  readonly findings: number
}
