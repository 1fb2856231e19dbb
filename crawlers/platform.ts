/**
 * Politeness by platform: hosts that share an address share one pace and one queue, whichever portals they belong
 * to, and where a store is given all processes share that pace. On loopback, where every test server has the same
 * address, the port tells the queues apart, not the pace.
 */
import PQueue from 'p-queue'
import { TransportError } from '../src/domain/errors.ts'
import { type Address, isLoopback } from './address.ts'
import type { Clock } from './clock.ts'
import { createPlatformKeys } from './platform-key.ts'
import type { SharedPoliteness } from './shared-politeness.ts'

export interface Pace {
  /** Shortest time between the starts of two requests, in milliseconds. */
  readonly interval_ms: number
  readonly concurrency: number
}

export interface Platforms {
  /** Runs `task` when the platform of these addresses has a free place and its next moment has come. */
  readonly run: <T>(url: URL, addresses: readonly Address[], pace: Pace, task: () => Promise<T>) => Promise<T>
}

/** Up to this share is added to each interval, so that requests never come in step; never less than the interval. */
const JITTER = 0.25
/** A faster pace is that of tests on loopback, where asking the store would cost more than the wait. */
const SHARED_FROM_MS = 10

export function createPlatforms(
  clock: Clock,
  maxWaitMs: number,
  signal: AbortSignal,
  shared?: SharedPoliteness,
): Platforms {
  const queues = new Map<string, PQueue>()
  const nextAt = new Map<string, number>()
  const platformOf = createPlatformKeys()
  const keepApart = createStarts(clock, signal)
  const waitTurn = async (address: string, pace: Pace, url: URL) => {
    const interval = pace.interval_ms * (1 + JITTER * clock.random())
    if (shared !== undefined && pace.interval_ms >= SHARED_FROM_MS) {
      const { taken, wait_ms } = await shared.takeSlot(address, interval, maxWaitMs)
      if (!taken) throw tooLong(url, clock.now() + wait_ms)
      if (wait_ms >= 1) await clock.sleep(wait_ms, signal)
      return
    }
    const at = Math.max(clock.now(), nextAt.get(address) ?? 0)
    const wait = at - clock.now()
    if (wait > maxWaitMs) throw tooLong(url, at)
    nextAt.set(address, at + interval)
    if (wait >= 1) await clock.sleep(wait, signal)
  }
  return {
    run: (url, addresses, pace, task) => {
      const address = platformOf(url.hostname, addresses)
      const key = isLoopback(address) ? `${address} ${url.port}` : address
      const queue = queues.get(key) ?? new PQueue({ concurrency: pace.concurrency })
      queues.set(key, queue)
      queue.concurrency = Math.min(queue.concurrency, pace.concurrency)
      return queue.add(async () => {
        signal.throwIfAborted()
        await waitTurn(address, pace, url)
        await keepApart(address, pace.interval_ms)
        return task()
      })
    },
  }
}

/**
 * The last wait before a request goes out. A process that was busy finds all timers of that time due at once: the moments
 * given out were apart, their starts would not be. Starts of one address go one by one, each looking once at the last.
 */
function createStarts(
  clock: Clock,
  signal: AbortSignal,
): (address: string, intervalMs: number) => Promise<void> {
  const lastOf = new Map<string, { at: number; done: Promise<void> }>()
  return (address, intervalMs) => {
    const last = lastOf.get(address) ?? { at: Number.NEGATIVE_INFINITY, done: Promise.resolve() }
    lastOf.set(address, last)
    const start = last.done.then(async () => {
      // Never longer than the interval, should somebody set the clock back.
      const early = Math.min(intervalMs, last.at + intervalMs - clock.now())
      if (early >= 1) await clock.sleep(early, signal)
      last.at = clock.now()
    })
    last.done = start.catch(() => undefined)
    return start
  }
}

function tooLong(url: URL, at: number): TransportError {
  const retryAt = new Date(at).toISOString()
  return new TransportError('host_paused', `${url.href}: the host asks to be left alone until ${retryAt}`, {
    hint: 'The next run takes it up again.',
    context: { url: url.href, retry_at: retryAt },
  })
}
