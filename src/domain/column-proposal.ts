/** Where a column that is lost may be now. Proposed to a person; the portal file is never edited unasked. */
export interface ColumnProposal {
  /** Address in the portal file. */
  readonly column_url: string
  readonly proposed_url: string
  /** By what it was found, in words. */
  readonly how: string
  /** Reports known from the column, and how many of them the proposed list shows. */
  readonly known: number
  readonly listed: number
  /** True where it shows at least half of them: then crawls read it in place of the lost one. */
  readonly proven: boolean
}
