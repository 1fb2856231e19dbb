/**
 * The clock that fills the queue. Each moment puts in one crawl a portal, once, however many clocks run. A moment that
 * came while no clock ran is made up for, the last one only; a clock that is new begins with the next moment.
 */
import type { Portal } from '../../crawlers/portal.ts'
import type { Store } from '../../db/connect.ts'
import { lastTick } from '../../db/queries/jobs.ts'
import type { Queue } from '../../db/queue.ts'
import type { Clock } from './clock.ts'
import { crawlJobs, type Occasion } from './crawl-job.ts'
import { pause } from './pause.ts'

export interface ClockParts {
  readonly store: Store
  readonly queue: Queue
  readonly clock: Clock
  readonly cron: string
  /** Read anew at each moment, so that a portal file takes effect without a restart. */
  readonly portals: () => Promise<readonly Portal[]>
  readonly how: Pick<Occasion, 'years' | 'spread_seconds' | 'patience'>
  /** Hears of each moment. */
  readonly onTick: (tick: Tick) => Promise<void>
  /** Hears of a moment that failed; it is tried again. */
  readonly onTrouble: (error: unknown) => void
  readonly signal: AbortSignal
}

export interface Tick {
  readonly at: Date
  /** Crawls put in, and portals that had one already. */
  readonly put: number
  readonly standing: number
  readonly next: Date | null
}

/** Sleeps no longer at a time, so that a machine that was suspended or set right is noticed. */
const LONGEST_SLEEP_MS = 30_000
const TROUBLE_MS = 10_000

/** Runs until it is stopped. */
export async function keepTime(parts: ClockParts): Promise<void> {
  const { clock, signal } = parts
  const born = new Date()
  let done: Date | null = null
  while (!signal.aborted) {
    try {
      done ??= (await lastTick(parts.store.db, parts.cron)) ?? born
      const due = clock.last(new Date())
      if (due !== null && due > done) {
        await parts.onTick(await fill(parts, due))
        done = due
      }
      await pause(untilNext(clock), signal)
    } catch (error) {
      parts.onTrouble(error)
      await pause(TROUBLE_MS, signal)
    }
  }
}

async function fill({ queue, clock, cron, portals, how }: ClockParts, at: Date): Promise<Tick> {
  const chosen = await portals()
  const put = await queue.put(crawlJobs(chosen, { at, cron, ...how }))
  return { at, put: put.length, standing: chosen.length - put.length, next: clock.next(at) }
}

function untilNext(clock: Clock): number {
  const next = clock.next(new Date())
  const wait = next === null ? LONGEST_SLEEP_MS : next.getTime() - Date.now()
  return Math.min(Math.max(wait, 1), LONGEST_SLEEP_MS)
}
