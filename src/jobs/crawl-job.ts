/** A crawl as a job: it carries the whole portal file, so that a worker on any machine can do it. */
import { createHash } from 'node:crypto'
import { type Portal, parsePortal } from '../../crawlers/portal.ts'
import type { JobData, NewJob, Patience } from '../../db/queue.ts'
import { startOf } from './start-of.ts'

export interface CrawlJob extends JobData {
  readonly portal: Portal
  /** Report years wanted; null for all. */
  readonly years: readonly number[] | null
  /** Of the clock that put it in; null where a person did. */
  readonly cron: string | null
  /** The occasion, ISO. */
  readonly tick: string | null
}

export interface Occasion {
  /** The moment of the clock, or now. */
  readonly at: Date
  /** Null where a person asks, not the clock. */
  readonly cron: string | null
  readonly years: readonly number[] | null
  /** Over how long the portals are spread. */
  readonly spread_seconds: number
  readonly patience: Patience
}

/** One job a portal. The same portal at the same moment of the clock gives the same id, whoever asks. */
export function crawlJobs(portals: readonly Portal[], occasion: Occasion): readonly NewJob[] {
  const { at, cron, years, spread_seconds, patience } = occasion
  const tick = cron === null ? null : at.toISOString()
  return portals.map((portal) => {
    const data: CrawlJob = { portal, years, cron, tick }
    const id = tick === null ? null : sameId(`${portal.id}\n${tick}`)
    return { id, data, patience, start_at: startOf(portal, at, spread_seconds) }
  })
}

/** What a job says, checked anew: another version may have put it in. InputError where this one cannot do it. */
export function readCrawlJob(data: JobData): {
  readonly portal: Portal
  readonly years: readonly number[] | null
} {
  const { years } = data as Partial<CrawlJob>
  return {
    portal: parsePortal(JSON.stringify(data.portal), `job of ${data.portal.id}`),
    years: years ?? null,
  }
}

/** A UUID (version 8) of a text. */
function sameId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
