/** Counts what became of each link of a portal in one crawl. */
import type { RunCounts } from '../domain/answer.ts'
import type { LeadOutcome } from './lead-outcome.ts'

export interface RunTally {
  readonly counts: Record<keyof RunCounts, number>
  /** Failure code → number of documents. */
  readonly failures: Record<string, number>
}

export function newTally(): RunTally {
  return {
    counts: {
      listed: 0,
      fetched: 0,
      new: 0,
      changed: 0,
      unchanged: 0,
      refused: 0,
      unmatched: 0,
      failed: 0,
      bytes: 0,
    },
    failures: {},
  }
}

export function count(tally: RunTally, outcome: LeadOutcome): void {
  tally.counts[outcome.kind] += 1
  if (outcome.bytes > 0) {
    tally.counts.fetched += 1
    tally.counts.bytes += outcome.bytes
  }
  if (outcome.kind === 'failed') tally.failures[outcome.code] = (tally.failures[outcome.code] ?? 0) + 1
}
