/**
 * One crawl: every portal by itself, so that a bad one never stops another; what came of it is kept in `run`. Safe to
 * repeat: what is there already is seen again, not stored again.
 */
import type { Portal } from '../../crawlers/portal.ts'
import { finishRun, listRuns, startRun } from '../../db/queries/runs.ts'
import type { RunAnswer } from '../domain/answer.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { crawlPortal } from './crawl-portal.ts'

export interface CrawlRequest {
  readonly portals: readonly Portal[]
  /** Report years wanted; null for all. */
  readonly years: readonly number[] | null
}

/** Crawls and answers what was done. Faults of portals are in the answer; only our own faults are thrown. */
export async function crawl(deps: CrawlDeps, request: CrawlRequest): Promise<RunAnswer> {
  const { db } = deps.store
  const runId = await startRun(db)
  try {
    const outcomes = await Promise.all(
      request.portals.map((portal) => crawlPortal(deps, { runId, portal, years: request.years })),
    )
    await finishRun(db, runId, outcomes.every((outcome) => outcome === 'ok') ? 'ok' : 'failed')
  } catch (error) {
    await finishRun(db, runId, 'failed')
    throw error
  }
  const { data } = await listRuns(db, { limit: null })
  const run = data.find(({ id }) => id === runId)
  if (!run) throw new Error(`run ${runId} was not kept`)
  return run
}
