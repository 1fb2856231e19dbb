/** Row types of the tables the queries write and read through Kysely, in path order. Dates are `YYYY-MM-DD`, instants ISO text. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type {
  AttachmentTable,
  CrawlTaskTable,
  CrawlWorkerTable,
  DrawnHostTable,
  FrontierTable,
  HostPauseTable,
  PlatformSlotTable,
} from './schema-crawl.ts'

type Instant = ColumnType<string, string | undefined, string>
/** Handed over as JSON text, comes back parsed. */
type Json = JSONColumnType<object>

export interface RegionTable {
  code: string
  name: string
  level: string
  valid_from: string | null
  valid_to: string | null
  /** Made by the database from the code. */
  parent_code: Generated<string | null>
  kind: Generated<'standard' | 'pseudo' | 'zone'>
  successor_code: string | null
}

export interface AgencyTable {
  id: Generated<number>
  key: string
  name: string
  region_code: string
  kind: string
  parent_id: number | null
  uscc: string | null
  aliases: string[]
  valid_from: string | null
  valid_to: string | null
  successor_key: string | null
  scope: string | null
  due_rule: string | null
  learned: boolean
  created_at: Generated<string>
}

export interface PortalTable {
  id: string
  name: string
  region_code: string
  family: string
  base_url: string
  updated_at: Instant
}

export interface AgencySourceTable {
  agency_id: number
  portal_id: string
  column_url: string
  learned: boolean
}

export interface RunTable {
  id: Generated<number>
  started_at: Instant
  finished_at: string | null
  outcome: 'running' | 'ok' | 'failed' | 'interrupted' | 'paused'
  host: string
  pid: number
  years: number[] | null
  seen_at: Instant
  continued: Generated<number>
}

export interface RunPortalTable {
  run_id: number
  portal_id: string
  outcome: 'ok' | 'faulty' | 'blocked'
  reason: string | null
  seconds: number
  listed: number
  fetched: number
  new: number
  changed: number
  unchanged: number
  refused: number
  unmatched: number
  failed: number
  bytes: number
  failures: Json
  finished_at: Instant
  browser_pages: Generated<number>
  browser_seconds: Generated<number>
}

export interface VisitTable {
  id: Generated<number>
  run_id: number
  portal_id: string
  column_url: string
  year_from: number | null
  year_to: number | null
  outcome: 'ok' | 'faulty' | 'blocked'
  reason: string | null
  links: number
  reports: number
  started_at: string
  finished_at: Instant
}

export interface DocumentTable {
  sha256: string
  size: number
  media_type: string | null
  first_seen_at: Instant
}

export interface FetchLogTable {
  id: Generated<number>
  run_id: number | null
  portal_id: string | null
  url: string
  final_url: string | null
  status: number | null
  headers: Json
  at: Instant
  document_sha256: string | null
  error: string | null
  etag: string | null
  last_modified: string | null
  request: string | null
}

export type LeadState = 'listed' | 'saved' | 'failed' | 'held' | 'refused' | 'unmatched'

export interface LeadTable {
  id: Generated<number>
  portal_id: string
  column_url: string
  url: string
  title: string
  listed_on: string | null
  agency_id: number | null
  agency_name: string | null
  year: number | null
  state: LeadState
  reason: string | null
  document_sha256: string | null
  first_seen_at: Instant
  last_seen_at: Instant
}

export interface ReportTable {
  id: Generated<number>
  agency_id: number
  year: number
  scope: string
  published_on: string | null
  published_on_source: string | null
  first_seen_at: string
  last_seen_at: string
  versions: number
}

export interface ReportVersionTable {
  id: Generated<number>
  report_id: number
  version: number
  current: boolean
  document_sha256: string
  parser_version: string
  checksum: string
  run_id: number | null
  made_at: Instant
  fetched_at: string
  source_url: string
  status: string
  reason: string | null
  title: string | null
  agency_printed: string | null
  era: string | null
  published_on: string | null
  findings_error: number
  findings_warning: number
  dates: Json
  leftovers: Json
  attachments: Json
  provenance: Json
  passed: Json
  findings_checksum: string
}

export interface PublicationTable {
  id: Generated<number>
  report_id: number
  version_id: number
  url: string
  portal_id: string | null
  column_url: string | null
  title: string | null
  listed_on: string | null
  first_document_sha256: string
  document_sha256: string
  published_on: string | null
  published_on_source: string | null
  first_seen_at: string
  last_seen_at: string
  vanished_at: string | null
}

export interface SectionTable {
  version_id: number
  position: number
  section_id: string
  heading: string | null
  text: string
  places: Generated<number[]>
}

export interface FindingTable {
  version_id: number
  position: number
  check_id: string
  key: string
  fingerprint: string
  state: 'pass_with_blanks' | 'fail' | 'not_assessable'
  severity: 'error' | 'warning' | 'info'
  cells: string[]
  expected: number | null
  actual: number | null
  message: string
}

export interface VerdictTable {
  fingerprint: string
  verdict: 'confirmed' | 'dismissed'
  author: string
  note: string | null
  at: Instant
}

export interface DutyTable {
  agency_id: number
  year: number
  due_on: string | null
  due_basis: string
  local_due: string | null
  exempt_reason: string | null
  held_reason: string | null
}

export interface EventTable {
  id: Generated<number>
  at: Instant
  kind: string
  report_id: number | null
  detail: Json
}

export interface CodebookTable {
  era: string
  table_id: string
  id: string
  position: number
  label_zh: string
  label_en: string
  unit: string
  value_type: string
  form_row: string | null
  form_column: string | null
  formula: string | null
}

/** Numbers of one form table; the columns are the indicator ids of `figure-columns.ts`. */
export interface FigureTable {
  version_id: number
  [indicator: string]: number | null
}

export interface Schema {
  region: RegionTable
  agency: AgencyTable
  portal: PortalTable
  agency_source: AgencySourceTable
  run: RunTable
  run_portal: RunPortalTable
  crawl_worker: CrawlWorkerTable
  crawl_task: CrawlTaskTable
  drawn_host: DrawnHostTable
  frontier: FrontierTable
  platform_slot: PlatformSlotTable
  host_pause: HostPauseTable
  visit: VisitTable
  document: DocumentTable
  fetch_log: FetchLogTable
  lead: LeadTable
  report: ReportTable
  report_version: ReportVersionTable
  publication: PublicationTable
  attachment: AttachmentTable
  section: SectionTable
  finding: FindingTable
  verdict: VerdictTable
  duty: DutyTable
  event: EventTable
  codebook: CodebookTable
  figure_t2: FigureTable
  figure_t3: FigureTable
  figure_t4: FigureTable
  figure_stat: FigureTable
}
