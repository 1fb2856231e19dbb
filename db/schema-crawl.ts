/** Row types of the tables of a crawl under way: workers, tasks, the frontier, slots and pauses. Instants are ISO text. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Instant = ColumnType<string, string | undefined, string>
/** Handed over as JSON text, comes back parsed. */
type Json = JSONColumnType<object>

export interface CrawlWorkerTable {
  id: string
  run_id: number
  host: string
  pid: number
  seen_at: Instant
}

export interface CrawlTaskTable {
  run_id: number
  portal_id: string
  state: Generated<'listing' | 'collecting' | 'done'>
  paused: string | null
  outcome: 'ok' | 'faulty' | 'blocked' | null
  reason: string | null
  browser_pages: Generated<number>
  browser_seconds: Generated<number>
  started_at: Instant
  seconds: Generated<number>
  claimed_by: string | null
  claimed_until: string | null
}

export interface DrawnHostTable {
  host: string
  why: string
  decided_at: Instant
}

export interface FrontierTable {
  id: Generated<number>
  run_id: number
  portal_id: string
  url: string
  work: 'report' | 'probe'
  position: number
  lead: Json | null
  outcome: string | null
  code: string | null
  bytes: number
  question: Json | null
  claimed_by: string | null
  claimed_until: string | null
}

export interface PlatformSlotTable {
  address: string
  next_at: string
}

export interface HostPauseTable {
  host: string
  paused_until: string | null
  down_until: string | null
  down_why: string | null
  blocked_until: string | null
  blocked_why: string | null
}

export interface AttachmentTable {
  id: Generated<number>
  report_id: number
  page_url: string
  url: string
  name: string
  state: 'kept' | 'failed' | 'refused'
  kind: string | null
  document_sha256: string | null
  is_source: boolean
  reason: string | null
  first_seen_at: Instant
  last_seen_at: Instant
}
