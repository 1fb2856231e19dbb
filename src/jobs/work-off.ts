/**
 * A worker: takes crawls out of the queue, several at once, shows that it lives, and settles each. Laws: a crawl that
 * fails harms no other; a database that is away for a while is waited for; when it is told to stop it takes no more,
 * and what does not end soon goes back into the queue.
 */
import type { Portal } from '../../crawlers/portal.ts'
import type { Queue, TakenJob } from '../../db/queue.ts'
import type { RunAnswer } from '../domain/answer.ts'
import { readCrawlJob } from './crawl-job.ts'
import { putOff, type Settlement, settlementOf } from './settle.ts'
import { createWaker } from './waker.ts'

/** `steady`: until it is stopped. `drain`: until nothing is ready. `once`: one job. */
export type WorkMode = 'steady' | 'drain' | 'once'

export interface WorkParts {
  readonly queue: Queue
  readonly concurrency: number
  readonly mode: WorkMode
  readonly crawl: (portal: Portal, years: readonly number[] | null) => Promise<RunAnswer>
  readonly onSettled: (portalId: string, settlement: Settlement) => Promise<void>
  readonly onTrouble: (error: unknown) => void
  /** What is under way may end within that time of being told to stop. */
  readonly grace_ms: number
  /** Stop taking jobs. */
  readonly signal: AbortSignal
}

const POLL_MS = 2_000
const TROUBLE_MS = 5_000
/** Signs of life for each lease. */
const SIGNS = 4

/** Resolves once it has stopped; `true` where every job it had was settled, `false` where some went back. */
export async function workOff(parts: WorkParts): Promise<boolean> {
  const { queue, mode, signal } = parts
  const running = new Map<TakenJob, Promise<void>>()
  const waker = createWaker(signal)
  let begun = 0
  while (!signal.aborted) {
    const free = mode === 'once' ? 1 - Math.min(begun, 1) : parts.concurrency - running.size
    const jobs = free === 0 ? [] : await take(parts, free)
    for (const job of jobs ?? []) {
      begun += 1
      const ended = runJob(parts, job).finally(() => {
        running.delete(job)
        // Its place is free at once.
        waker.wake()
      })
      running.set(job, ended)
    }
    if (free > 0 && jobs?.length === free) continue
    if (mode !== 'steady' && running.size === 0) break
    await waker.wait(jobs === null ? TROUBLE_MS : POLL_MS)
  }
  if (running.size > 0) {
    const grace = createWaker(new AbortController().signal)
    void Promise.allSettled(running.values()).then(grace.wake)
    await grace.wait(parts.grace_ms)
  }
  for (const job of running.keys())
    await queue.postpone(job, new Date(), 'its worker was stopped').catch(parts.onTrouble)
  return running.size === 0
}

/** Null where the queue did not answer, which a steady worker waits out. */
async function take(
  { queue, mode, onTrouble }: WorkParts,
  free: number,
): Promise<readonly TakenJob[] | null> {
  try {
    return await queue.take(free)
  } catch (error) {
    if (mode !== 'steady') throw error
    onTrouble(error)
    return null
  }
}

/** Never rejects: what cannot even be settled is another worker's when the lease ends. */
async function runJob(parts: WorkParts, job: TakenJob): Promise<void> {
  const { queue, onSettled, onTrouble } = parts
  const signs = setInterval(() => queue.touch(job).catch(onTrouble), (job.lease_seconds * 1_000) / SIGNS)
  try {
    const settlement = await crawlOf(parts, job)
    if (settlement.kind === 'done') await queue.done(job, settlement, settlement.run?.outcome === 'ok')
    else if (settlement.kind === 'failed') await queue.failed(job, settlement.reason)
    else await queue.postpone(job, settlement.until, settlement.reason)
    await onSettled(job.data.portal.id, settlement)
  } catch (error) {
    onTrouble(error)
  } finally {
    clearInterval(signs)
  }
}

async function crawlOf({ crawl, onTrouble }: WorkParts, job: TakenJob): Promise<Settlement> {
  try {
    const { portal, years } = readCrawlJob(job.data)
    return putOff(portal, new Date()) ?? settlementOf(await crawl(portal, years), portal, new Date())
  } catch (error) {
    onTrouble(error)
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', reason: reason.split('\n')[0]?.slice(0, 500) ?? '' }
  }
}
