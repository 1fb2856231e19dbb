/** Rows that the store answers and the doors show. Names are those of the public surface. */
import type { Cell } from './cell.ts'
import type { ColumnProposal } from './column-proposal.ts'
import type { ReportDiff } from './difference.ts'
import type { DutyState } from './duty.ts'
import type { Finding } from './finding.ts'
import type { DateConfidence, PublicationDate } from './publication-date.ts'
import type { Attachment, DateCandidate, Leftover, ReadStatus, Scope, Section } from './report.ts'

export interface AgencyAnswer {
  readonly key: string
  readonly name: string
  readonly region_code: string
  readonly region: string
  readonly kind: string
  readonly parent_key: string | null
  readonly uscc: string | null
  readonly aliases: readonly string[]
  readonly valid_from: string | null
  readonly valid_to: string | null
  /** True where no roster names the body: it is known only because it published. */
  readonly learned: boolean
}

export interface FindingCount {
  readonly error: number
  readonly warning: number
}

export interface ReportSummary {
  readonly id: number
  readonly version_id: number
  /** 1 for the first version of this body's report for this year. */
  readonly version: number
  readonly versions: number
  readonly agency_key: string
  readonly agency: string
  readonly region: string
  readonly region_code: string
  readonly year: number
  readonly era: string | null
  readonly scope: Scope
  readonly status: ReadStatus
  readonly reason: string | null
  readonly title: string | null
  readonly published_on: string | null
  readonly published_on_source: string | null
  readonly source_url: string
  readonly document_sha256: string
  readonly fetched_at: string
  readonly first_seen_at: string
  readonly withdrawn_on: string | null
  readonly findings: FindingCount
}

/** What a comparison takes of a report. */
export interface ComparedReport extends ReportSummary {
  readonly cells: readonly Cell[]
  readonly checks: readonly Pick<Finding, 'check' | 'state' | 'cells'>[]
}

/** Who corrected a reading by hand, and why. */
export interface CorrectionAnswer {
  readonly author: string
  readonly reason: string
  readonly source: string
  /** ISO instant. */
  readonly at: string
}

export interface ReportVersionAnswer {
  readonly version_id: number
  readonly version: number
  readonly document_sha256: string
  readonly fetched_at: string
  readonly source_url: string
  readonly status: ReadStatus
  readonly parser_version: string
  readonly current: boolean
  /** Ids of the cells whose kind or value differs from the version before; empty for the first. */
  readonly changed_cells: readonly string[]
  /** Null for what was read from the document. */
  readonly correction: CorrectionAnswer | null
  /** Against the version before; absent for the first one. */
  readonly difference?: ReportDiff
}

/** A file that the page of a report offers, and what was found at its address. */
export interface KeptAttachment extends Attachment {
  readonly page_url: string
  readonly state: 'kept' | 'failed' | 'refused'
  /** By its first bytes: pdf, docx … */
  readonly kind: string | null
  readonly sha256: string | null
  /** The report was read from it, because its page only links it. */
  readonly is_source: boolean
  readonly reason: string | null
}

export interface ReportEvent {
  /** ISO instant at which it was noticed. */
  readonly at: string
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface ReportAnswer extends ReportSummary {
  readonly agency_printed: string | null
  readonly dates: readonly DateCandidate[]
  /** How sure the chosen publication date is; null where none was chosen. */
  readonly published_on_confidence: DateConfidence | null
  /** Every date ever seen for the report, at all its addresses. */
  readonly date_candidates: readonly PublicationDate[]
  /** What happened to it: a date moved, content changed, withdrawn, restored; oldest first. */
  readonly events: readonly ReportEvent[]
  readonly sections: readonly Section[]
  readonly cells: readonly Cell[]
  readonly checks: readonly (Finding & { readonly fingerprint: string })[]
  readonly leftovers: readonly Leftover[]
  readonly attachments: readonly Attachment[]
  /** What became of the files that its pages offer. */
  readonly files: readonly KeptAttachment[]
  /** Every URL this report was seen under. */
  readonly urls: readonly string[]
  readonly history: readonly ReportVersionAnswer[]
}

export interface FindingAnswer extends Finding {
  readonly fingerprint: string
  readonly report_id: number
  readonly agency_key: string
  readonly agency: string
  readonly region: string
  readonly year: number
  readonly source_url: string
  /** What a person decided of it; null where nobody did. */
  readonly verdict: 'confirmed' | 'dismissed' | null
  readonly verdict_by: string | null
  readonly verdict_note: string | null
}

export interface MatrixCell {
  readonly year: number
  readonly state: DutyState
  readonly days_late: number | null
  readonly report_id: number | null
  readonly read_status: ReadStatus | null
  readonly findings: FindingCount
}

export interface MatrixRow {
  readonly agency_key: string
  readonly agency: string
  readonly region: string
  readonly kind: string
  readonly cells: readonly MatrixCell[]
}

export interface MatrixAnswer {
  readonly years: readonly number[]
  readonly rows: readonly MatrixRow[]
}

export interface PortalAnswer {
  readonly id: string
  readonly name: string
  readonly region_code: string
  readonly family: string
  readonly base_url: string
  /** `never` until a crawl of it has ended. */
  readonly health: 'ok' | 'faulty' | 'blocked' | 'never'
  readonly health_reason: string | null
  readonly last_checked_at: string | null
  readonly last_success_at: string | null
  readonly reports: number
  /** Links that a person must settle: whose report, of which year, or a file that only a person can get. */
  readonly waiting: number
  /** Columns that are lost, each with where it may be now. */
  readonly proposals: readonly (ColumnProposal & {
    /** ISO instants. */
    readonly first_seen_at: string
    readonly last_seen_at: string
  })[]
}

/** A portal and whether its last crawl went well. */
export type PortalHealth = Pick<PortalAnswer, 'id' | 'health'>

/** A link that waits for a person, and why. */
export interface WaitingLink {
  readonly portal_id: string
  readonly column_url: string
  readonly url: string
  readonly title: string
  readonly listed_on: string | null
  /** Whose it may be; null where no body matched. */
  readonly agency_key: string | null
  readonly agency_name: string | null
  readonly year: number | null
  readonly state: 'held' | 'unmatched' | 'failed'
  readonly reason: string | null
  readonly first_seen_at: string
  readonly last_seen_at: string
}

/** What one crawl of one portal did; counted per document unless said otherwise. */
export interface RunCounts {
  readonly listed: number
  readonly fetched: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly unmatched: number
  readonly failed: number
  readonly bytes: number
}

export interface RunAnswer {
  readonly id: number
  readonly started_at: string
  readonly finished_at: string | null
  /** `paused` waits for the next crawl (quiet hours, byte budget), as `interrupted` does, whose process vanished. */
  readonly outcome: 'running' | 'ok' | 'failed' | 'interrupted' | 'paused'
  /** All portals together; `found` are the links that promised a report, `seconds` is wall time. */
  readonly totals: Omit<RunCounts, 'listed'> & {
    readonly found: number
    readonly failures: Readonly<Record<string, number>>
    readonly seconds: number
  }
  readonly portals: readonly (RunCounts & {
    readonly portal_id: string
    readonly outcome: string
    readonly reason: string | null
    readonly seconds: number
    /** Failure reason → number of documents. */
    readonly failures: Readonly<Record<string, number>>
    /** Pages that a browser had to draw, where there were any. */
    readonly browser_pages?: number
    /** Time in which it drew them; part of `seconds`. */
    readonly browser_seconds?: number
  })[]
}

/** A section that holds every word asked for. */
export interface MentionAnswer {
  readonly report_id: number
  readonly agency_key: string
  readonly agency: string
  readonly region: string
  readonly region_code: string
  readonly year: number
  readonly scope: Scope
  /** Id of the section: overview, requests … */
  readonly section: string
  readonly heading: string | null
  /** Where the first word stands in the text of the section, in UTF-16 units; null where it cannot be told. */
  readonly offset: number | null
  readonly snippet: string
  readonly source_url: string
  readonly document_sha256: string
}

/** Of a crawl in the queue. `delayed`: not before a moment; `given_up`: failed too often, a person should look. */
export type JobState = 'waiting' | 'delayed' | 'active' | 'given_up'

/** A crawl of one portal in the queue. Moments are ISO. */
export interface JobAnswer {
  readonly id: string
  readonly portal_id: string
  readonly state: JobState
  readonly put_at: string
  /** Not before. */
  readonly start_at: string
  /** Null where it is not under way. */
  readonly begun_at: string | null
  /** How often it was begun. */
  readonly attempts: number
  /** Of the last failure. */
  readonly reason: string | null
}
