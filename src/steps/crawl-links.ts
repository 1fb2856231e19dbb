/**
 * The links of a portal worked off: claimed in batches, so that several processes share them, done by as many workers as
 * the portal allows, each link kept as it is done.
 */
import type { CrawlSession } from '../../db/queries/crawl-session.ts'
import { type ClaimedLink, claimLinks, countLinks } from '../../db/queries/frontier.ts'
import { collectLead } from './collect-lead.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { CrawlPaused } from './crawl-pause.ts'
import type { LeadContext } from './lead-identity.ts'
import { DONE, type LeadOutcome } from './lead-outcome.ts'
import type { JudgedLead } from './list-portal.ts'
import { probeReport } from './mark-gone.ts'
import { type PageStore, sharedPages } from './page-store.ts'

/** Small enough to be shared, large enough to cost little; twice the workers, so that none waits for the next batch. */
const batchSize = (workers: number) => Math.max(8, 2 * workers)

/** Works until nothing is left that nobody has. CrawlPaused where it stopped of our own will. */
export async function workOffLinks(
  deps: CrawlDeps,
  context: LeadContext,
  session: CrawlSession,
): Promise<void> {
  const { portal } = context
  const workers = portal.politeness.concurrency
  const tell = await progressOf(deps, session, portal.id)
  const take = batches(() => claimLinks<JudgedLead>(deps.store.db, session, portal.id, batchSize(workers)))
  const pages = sharedPages(deps.store.db, workers)
  let stopped: unknown = null
  const work = async (): Promise<void> => {
    while (stopped === null) {
      const link = await take()
      if (!link) return
      const outcome = await doLink(deps, context, { run_id: session.run_id, pages }, link)
      if (outcome.kind === 'paused') stopped ??= new CrawlPaused(outcome.why)
      else if (link.lead) tell()
    }
  }
  const stop = (error: unknown) => {
    stopped ??= error
  }
  // Each hand ends what it has begun before anybody hears of a fault.
  await Promise.all(Array.from({ length: workers }, () => work().catch(stop)))
  if (stopped !== null) throw stopped
}

async function doLink(
  deps: CrawlDeps,
  context: LeadContext,
  { run_id, pages }: { readonly run_id: number; readonly pages: PageStore },
  link: ClaimedLink<JudgedLead>,
): Promise<LeadOutcome> {
  if (link.lead) return collectLead(deps, context, { run_id, link, judged: link.lead, pages })
  const probe = await probeReport(deps, context.portal, link.url, run_id)
  if (typeof probe === 'string') return { kind: 'paused', why: probe }
  await pages.commit({
    done: { id: link.id, outcome: 'probed', bytes: 0 },
    ...(probe.fetch && { fetch: probe.fetch }),
    ...(probe.isGone && { gone: link.url }),
  })
  return DONE
}

/** One claim at a time, whoever asks first; null once a claim came back empty. */
function batches<T>(claim: () => Promise<readonly T[]>): () => Promise<T | null> {
  let ready: T[] = []
  let claiming: Promise<void> | null = null
  return async () => {
    if (ready.length === 0) {
      claiming ??= claim()
        .then((claimed) => {
          ready = [...claimed]
        })
        .finally(() => {
          claiming = null
        })
      await claiming
    }
    return ready.shift() ?? null
  }
}

async function progressOf({ store, onProgress }: CrawlDeps, session: CrawlSession, portal_id: string) {
  if (!onProgress) return () => undefined
  const before = await countLinks(store.db, session, portal_id)
  let { done } = before
  const total = done + before.open
  onProgress({ portal_id, done, total })
  return () => {
    done += 1
    onProgress({ portal_id, done, total })
  }
}
