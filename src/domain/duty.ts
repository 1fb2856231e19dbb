/** The state of one agency's duty to publish for one report year. */
export type DutyState = 'not_due' | 'on_time' | 'late' | 'missing' | 'unknown' | 'held' | 'exempt'

export const DUTY_STATES: readonly DutyState[] = [
  'not_due',
  'on_time',
  'late',
  'missing',
  'unknown',
  'held',
  'exempt',
]

/** One row of `status --json`; `missing` and `late` stand only on evidence of a healthy crawl. */
export interface DutyRow {
  readonly agency_key: string
  readonly agency: string
  readonly region: string
  readonly year: number
  /** ISO date; null where no date is known for this kind of body. */
  readonly due_on: string | null
  readonly due_basis: string
  readonly state: DutyState
  readonly days_late: number | null
  readonly published_on: string | null
  readonly published_on_source: string | null
  readonly first_seen_at: string | null
  readonly report_id: number | null
  readonly source_url: string | null
  readonly evidence: {
    readonly last_checked_at: string | null
    readonly last_success_at: string | null
    readonly checked: readonly { url: string; status: string; at: string; sha256: string | null }[]
    readonly health: string
    /** Why the state is what it is, in one sentence. */
    readonly reason: string
  }
  readonly findings: { readonly error: number; readonly warning: number }
}
