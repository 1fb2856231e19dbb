/**
 * One crawl: every portal by itself, so that a bad one never stops another; what came of it is kept in `run`. Safe to
 * repeat: what is there already is seen again, not stored again. A crawl that was killed or paused is taken up where it
 * stood, and one that runs is joined: all processes of it end with the same answer.
 */
import { randomUUID } from 'node:crypto'
import type { Portal } from '../../crawlers/portal.ts'
import { onceMore } from '../../db/owner-died.ts'
import { joinRun, leaveRun } from '../../db/queries/crawl-runs.ts'
import type { CrawlSession } from '../../db/queries/crawl-session.ts'
import { renewClaims } from '../../db/queries/crawl-workers.ts'
import { upsertPortal } from '../../db/queries/portals.ts'
import { refreshSummaries } from '../../db/queries/refresh-summaries.ts'
import { upsertRegions } from '../../db/queries/regions.ts'
import { runById } from '../../db/queries/runs.ts'
import type { RunAnswer } from '../domain/answer.ts'
import { UnreachableError } from '../domain/errors.ts'
import { atOnce } from './at-once.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { crawlPortal } from './crawl-portal.ts'
import { crossCheck } from './cross-check.ts'
import { placeOfPortal } from './learn-agency.ts'
import { portalRow } from './portal-row.ts'

export interface CrawlRequest {
  readonly portals: readonly Portal[]
  /** Report years wanted; null for all. */
  readonly years: readonly number[] | null
  /** True where every report is asked for, however lately it was seen; false where it is left out. */
  readonly fresh?: boolean
}

const SIGN_OF_LIFE_MS = 5_000
/** Each holds pages in memory; slow ones among them must not keep the others waiting. */
const PORTALS_AT_ONCE = 24

/** Crawls and answers what was done. Faults of portals are in the answer; only our own faults are thrown. */
export async function crawl(
  deps: CrawlDeps,
  { portals, years, fresh = false }: CrawlRequest,
): Promise<RunAnswer> {
  const { db } = deps.store
  for (const portal of portals)
    await onceMore(async () => {
      await upsertRegions(db, [regionOf(portal)])
      await upsertPortal(db, portalRow(portal, null))
    })
  const join = { worker: randomUUID(), portal_ids: portals.map(({ id }) => id), years }
  const session = await onceMore(() => joinRun(db, join))
  const stop = showLife(deps, session)
  try {
    await atOnce(portals, PORTALS_AT_ONCE, (portal) => crawlPortal(deps, { session, portal, years, fresh }))
    await crossCheck(db)
    await onceMore(() => leaveRun(db, session))
    await onceMore(() => refreshSummaries(db))
  } catch (error) {
    await leaveRun(db, session, !(error instanceof UnreachableError))
    throw error
  } finally {
    stop()
  }
  return onceMore(() => runById(db, session.run_id))
}

/** A missed sign is not a fault: the next one follows, and the claims outlive several. */
function showLife({ store }: CrawlDeps, session: CrawlSession): () => void {
  const timer = setInterval(() => {
    renewClaims(store.db, session).catch(() => undefined)
  }, SIGN_OF_LIFE_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** A government's portal names its region. */
function regionOf(portal: Portal): { code: string; name?: string } {
  const name = placeOfPortal(portal)
  return name === null ? { code: portal.region } : { code: portal.region, name }
}
