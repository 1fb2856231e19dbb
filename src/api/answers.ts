/**
 * What the doors ask of the product: reads only, typed by the domain. The doors know no database; whoever starts the
 * server binds these functions to one. Law: the order of the rows of a list is total and stable, so that windows
 * neither repeat nor lose a row.
 */
import type {
  AgencyAnswer,
  FindingAnswer,
  JobState,
  MatrixRow,
  MentionAnswer,
  PortalAnswer,
  PortalHealth,
  ReportAnswer,
  ReportSummary,
  RunAnswer,
} from '../domain/answer.ts'
import type { Cell } from '../domain/cell.ts'
import type { Comparability, Comparison, ComparisonPoint } from '../domain/comparison.ts'
import type { DutyRow, DutyState } from '../domain/duty.ts'
import type { FindingState, Severity } from '../domain/finding.ts'
import type { RegionLevel } from '../domain/region-code.ts'
import type { ReadStatus } from '../domain/report.ts'
import type {
  ChangedBody,
  ChangeOrder,
  Counted,
  RankedBody,
  RegionTotal,
  SummaryFilter,
  TotalsAsked,
} from '../domain/summary.ts'
import type { VerdictAnswer } from '../domain/verdict.ts'

/** A stretch of a list. `limit` 0 asks for the total only. */
export interface Window {
  readonly offset: number
  readonly limit: number
}

export interface Slice<T> {
  readonly rows: readonly T[]
  /** Rows of the whole list under the same filter. */
  readonly total: number
}

/** Filters: null means "any". Regions are codes and include what lies below them; years are report years. */
interface AgencyFilter {
  readonly region: string | null
  /** Part of the name, of an alias or of the key. */
  readonly q: string | null
}

interface ReportFilter {
  readonly region: string | null
  readonly agency: string | null
  readonly years: readonly number[] | null
  readonly status: readonly ReadStatus[] | null
  readonly era: string | null
}

interface CellFilter {
  readonly region: string | null
  readonly agency: string | null
  readonly years: readonly number[] | null
  readonly report: number | null
  readonly table: string | null
  readonly indicators: readonly string[] | null
}

interface MeasureFilter {
  readonly region: string | null
  readonly agency: string | null
  readonly years: readonly number[] | null
  readonly measures: readonly string[] | null
}

interface TextFilter {
  readonly region: string | null
  readonly agency: string | null
  readonly years: readonly number[] | null
  /** Each must stand in the section. */
  readonly words: readonly string[]
}

export interface DutyFilter {
  readonly region: string | null
  readonly agency: string | null
  readonly years: readonly number[] | null
  readonly states: readonly DutyState[] | null
  /** ISO date: what was so on that day. */
  readonly asOf: string | null
  /** ISO date in Beijing. */
  readonly today: string
}

export interface MatrixFilter {
  readonly region: string | null
  readonly years: readonly number[] | null
  /** Rows with at least one cell of these states. */
  readonly states: readonly DutyState[] | null
  /** Part of the agency's name or key. */
  readonly q: string | null
  readonly asOf: string | null
  readonly today: string
}

export interface FindingFilter {
  readonly region: string | null
  readonly agency: string | null
  readonly years: readonly number[] | null
  readonly check: string | null
  readonly severity: Severity | null
  /** One doubt, whatever it is about. */
  readonly fingerprint?: string
  readonly states: readonly FindingState[]
}

export interface CompareRequest {
  readonly agencies: readonly string[]
  readonly years: readonly number[]
  readonly indicators: readonly string[]
}

interface RegionFilter {
  /** The region itself and what lies in it. */
  readonly region: string | null
  /** Only what lies directly in it. */
  readonly parent: string | null
  readonly level: RegionLevel | null
  /** Part of the name. */
  readonly q: string | null
  /** ISO date on which the code was valid. */
  readonly validOn: string | null
  /** Only where some body is, or in whose parts. */
  readonly withBodies: boolean
}

interface RegionAnswer {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly kind: string
  readonly parent_code: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly successor_code: string | null
}

export interface MatrixSlice extends Slice<MatrixRow> {
  readonly years: readonly number[]
  /** Cells of the whole matrix, before the state filter. */
  readonly counts: Readonly<Record<DutyState, number>>
  readonly partial: number
  readonly errors: number
}

/** One figure with its report and its source. */
export interface CellAnswer {
  readonly report_id: number
  readonly version: number
  readonly agency_key: string
  readonly agency: string
  readonly region: string
  readonly region_code: string
  readonly year: number
  readonly era: string | null
  readonly scope: string
  readonly report_status: ReadStatus
  readonly table: Cell['table']
  /** Indicator id. */
  readonly id: string
  readonly kind: Cell['kind']
  readonly value: number | null
  readonly raw: string
  readonly unit: string
  readonly unit_printed: string | null
  readonly note: string | null
  readonly source: Cell['source']
  readonly source_url: string
  readonly document_sha256: string
  readonly fetched_at: string
  /** How far the figure may be set beside one of the form in force. */
  readonly comparability: Comparability
  /** Ids of what limits it. */
  readonly notes: readonly string[]
}

/** One stored document. `text` is decoded as the reader decodes it, so that cell offsets fit; null where it is no text. */
export interface DocumentAnswer {
  readonly sha256: string
  readonly url: string
  readonly fetched_at: string
  readonly content_type: string | null
  readonly charset: string | null
  readonly bytes: number
  readonly text: string | null
  readonly uses: readonly {
    readonly report_id: number
    readonly version: number
    readonly agency_key: string
    readonly agency: string
    readonly year: number
  }[]
}

interface Tally {
  /** Current reports by read status, duties by state. */
  readonly reports: Readonly<Partial<Record<ReadStatus, number>>>
  readonly duties: Readonly<Partial<Record<DutyState, number>>>
}

export interface Answers {
  /** Resolves where the database answers; UnreachableError otherwise. */
  readonly ready: () => Promise<void>
  readonly tally: (today: string) => Promise<Tally>
  readonly regions: (filter: RegionFilter, window: Window) => Promise<Slice<RegionAnswer>>
  readonly agency: (key: string) => Promise<AgencyAnswer | null>
  readonly agencies: (filter: AgencyFilter, window: Window) => Promise<Slice<AgencyAnswer>>
  readonly matrix: (filter: MatrixFilter, window: Window) => Promise<MatrixSlice>
  readonly status: (filter: DutyFilter, window: Window) => Promise<Slice<DutyRow>>
  readonly reports: (filter: ReportFilter, window: Window) => Promise<Slice<ReportSummary>>
  /** A version, the current one unless named; null where there is none. */
  readonly report: (id: number, version: number | null) => Promise<ReportAnswer | null>
  readonly cells: (filter: CellFilter, window: Window) => Promise<Slice<CellAnswer>>
  readonly measures: (filter: MeasureFilter, window: Window) => Promise<Slice<ComparisonPoint>>
  readonly findings: (filter: FindingFilter, window: Window) => Promise<Slice<FindingAnswer>>
  /** These three: InputError on a measure that is unknown, means several, or is not summed up. */
  readonly rank: (
    filter: SummaryFilter,
    largestFirst: boolean,
    window: Window,
  ) => Promise<Counted<RankedBody>>
  readonly changes: (
    filter: SummaryFilter,
    order: ChangeOrder,
    window: Window,
  ) => Promise<Counted<ChangedBody>>
  readonly totals: (asked: TotalsAsked) => Promise<Counted<RegionTotal>>
  /** InputError where a word has nothing to search for. */
  readonly search: (filter: TextFilter, window: Window) => Promise<Slice<MentionAnswer>>
  /** InputError on an unknown indicator. The agencies exist. */
  readonly compare: (request: CompareRequest) => Promise<Comparison>
  /** Crawls in the queue. */
  readonly jobs: () => Promise<Readonly<Record<JobState, number>>>
  /** Newest first. */
  readonly verdicts: (window: Window) => Promise<Slice<VerdictAnswer>>
  /** All of them where no ids are given. */
  readonly portals: (ids?: readonly string[]) => Promise<readonly PortalAnswer[]>
  readonly portalHealth: () => Promise<readonly PortalHealth[]>
  /** Newest first. */
  readonly runs: (window: Window) => Promise<Slice<RunAnswer>>
  readonly document: (sha256: string) => Promise<DocumentAnswer | null>
}

/** The archive of served bytes; NotFoundError where it has no such document. */
export interface Archive {
  readonly get: (sha256: string) => Promise<Uint8Array>
}
