/**
 * One portal, from its lists to stored reports. Whatever happens it ends with a verdict on the portal: `ok`, `faulty`
 * or `blocked`; anything but `ok` keeps every body without a report there from being called missing. One process lists
 * the portal and finishes it; all that crawl it share its links, and where that one vanishes another takes its place.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Portal } from '../../crawlers/portal.ts'
import { onceMore } from '../../db/owner-died.ts'
import type { CrawlSession } from '../../db/queries/crawl-session.ts'
import {
  type ClaimedTask,
  claimTask,
  finishTask,
  pauseTask,
  tallyTask,
} from '../../db/queries/crawl-tasks.ts'
import { dismissDeadWorkers } from '../../db/queries/crawl-workers.ts'
import { countLinks, giveBackLinks } from '../../db/queries/frontier.ts'
import { recordPortalRun } from '../../db/queries/runs.ts'
import { recordVisit } from '../../db/queries/visits.ts'
import { AppError, UnreachableError } from '../domain/errors.ts'
import { beijingDate } from './beijing.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { workOffLinks } from './crawl-links.ts'
import { listIntoFrontier } from './crawl-listing.ts'
import { CrawlPaused } from './crawl-pause.ts'
import { setDuties } from './duties.ts'
import { loadAgencies } from './known-agencies.ts'
import type { LeadContext } from './lead-identity.ts'
import { isBlock } from './list-portal.ts'
import { matchLate } from './match-late.ts'
import { placeBorne } from './place-borne.ts'

export interface PortalTask {
  readonly session: CrawlSession
  readonly portal: Portal
  readonly years: readonly number[] | null
  /** True where every report is asked for, however lately it was seen. */
  readonly fresh: boolean
}

/** How long to wait for links that another process has. */
const POLL_MS = 300

/** Never throws for a fault of the portal. */
export async function crawlPortal(deps: CrawlDeps, task: PortalTask): Promise<void> {
  const started = performance.now()
  const { portal, session } = task
  const { db } = deps.store
  const spent = () => (performance.now() - started) / 1000
  try {
    await onceMore(
      () => workUntilDone(deps, task, spent),
      () => giveBackLinks(db, session, portal.id),
    )
  } catch (error) {
    if (!(error instanceof CrawlPaused || error instanceof AppError)) throw error
    await onceMore(() =>
      error instanceof CrawlPaused || error instanceof UnreachableError
        ? pauseTask(db, session, portal.id, { why: error.message, seconds: spent() })
        : finish(deps, task, spent(), {
            outcome: isBlock(error.code) ? 'blocked' : 'faulty',
            reason: error.message,
          }),
    )
    // Our own archive is away: nothing is lost, and whoever started the crawl must know.
    if (error instanceof UnreachableError) throw error
  }
}

async function workUntilDone(deps: CrawlDeps, task: PortalTask, spent: () => number): Promise<void> {
  const { db } = deps.store
  const { session, portal, years, fresh } = task
  const context = await contextOf(deps, portal)
  for (;;) {
    // Null once the whole run has ended.
    const claimed = await claimTask(db, session, portal.id)
    if (claimed === null || isOver(claimed)) return
    if (claimed.state === 'listing' && claimed.mine) {
      await listIntoFrontier(deps, context, { session, years, fresh, started_at: claimed.started_at })
      continue
    }
    if (claimed.state === 'collecting') {
      await workOffLinks(deps, context, session)
      if (claimed.mine && (await countLinks(db, session, portal.id)).open === 0) {
        await recordQuestions(deps, task)
        await matchLate(deps, context)
        await setDuties(db, portal, years, beijingDate(deps.now()))
        return finish(deps, task, spent(), { outcome: claimed.outcome ?? 'faulty', reason: claimed.reason })
      }
    }
    await sleep(POLL_MS)
    await dismissDeadWorkers(db)
  }
}

/** Done, or paused by another process. */
function isOver({ state, paused }: ClaimedTask): boolean {
  return state === 'done' || paused !== null
}

async function contextOf({ store: { db } }: CrawlDeps, portal: Portal): Promise<LeadContext> {
  const agencies = await loadAgencies(db, portal.region)
  return { portal, region: await placeBorne(db, portal.region, agencies.list(), portal.name), agencies }
}

async function finish(
  { store: { db } }: CrawlDeps,
  { session, portal }: PortalTask,
  seconds: number,
  verdict: { outcome: 'ok' | 'faulty' | 'blocked'; reason: string | null },
): Promise<void> {
  const {
    counts,
    failures,
    browser_pages,
    browser_seconds,
    seconds: before,
  } = await tallyTask(db, session, portal.id)
  const { run_id } = session
  await recordPortalRun(db, {
    run_id,
    portal_id: portal.id,
    ...verdict,
    seconds: before + seconds,
    ...counts,
    failures,
    browser_pages,
    browser_seconds,
  })
  await finishTask(db, session, portal.id)
}

/** A report that may be anybody's keeps everybody of the portal from being called missing for its year. */
async function recordQuestions(deps: CrawlDeps, { session, portal }: PortalTask): Promise<void> {
  const { db } = deps.store
  const { questions } = await tallyTask(db, session, portal.id)
  for (const [year, asked] of Map.groupBy(questions, (question) => question.year))
    await recordVisit(db, {
      run_id: session.run_id,
      portal_id: portal.id,
      column_url: '',
      years: year === null ? null : [year, year],
      outcome: 'faulty',
      reason: `a person must decide: ${asked.map(({ reason }) => reason).join('; ')}`,
      links: asked.length,
      reports: 0,
      started_at: deps.now().toISOString(),
    })
}
