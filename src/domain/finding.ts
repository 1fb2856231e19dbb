/** `fail` is the agency's arithmetic or text; a doubt about our own reading is never a `fail` but makes the report partial. */
export type FindingState = 'pass' | 'pass_with_blanks' | 'fail' | 'not_assessable'

export type Severity = 'error' | 'warning' | 'info'

export interface Finding {
  /** Check id, e.g. `t3_balance`. */
  readonly check: string
  /** What within the check: column id, row id, `review` … Unique within (report, check). */
  readonly key: string
  readonly state: FindingState
  readonly severity: Severity
  /** Ids of the cells the verdict rests on; on a `fail`, the smallest explaining set where one exists comes first. */
  readonly cells: readonly string[]
  readonly expected: number | null
  readonly actual: number | null
  readonly message: string
  /** Same for the same doubt about the same body and year, whatever the version: a person's verdict hangs on it. */
  readonly fingerprint?: string
}
