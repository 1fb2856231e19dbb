/**
 * List pages are evidence: who is called missing rests on them, so their bytes are archived like those of a report. What
 * an interrupted run has of them is read again from the archive instead of being asked for twice: the n-th request for
 * an address gets the n-th answer that was kept.
 */
import { createHash } from 'node:crypto'
import { settleRender } from '../../crawlers/drawing.ts'
import type { FetchPage, Page } from '../../crawlers/family.ts'
import { pageFetcher, toPage } from '../../crawlers/fetch-page.ts'
import { type PageRequest, pageQuery, requestAddress } from '../../crawlers/page-request.ts'
import type { Portal } from '../../crawlers/portal.ts'
import type { CrawlSession } from '../../db/queries/crawl-session.ts'
import { countBrowserPage } from '../../db/queries/crawl-tasks.ts'
import { type KeptPage, keptPages, recordFetch } from '../../db/queries/fetches.ts'
import { AppError, UnreachableError } from '../domain/errors.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { CrawlPaused, pauseReason } from './crawl-pause.ts'
import { failedFetch, wasSent } from './failed-fetch.ts'

export interface RecordedPages {
  readonly fetchPage: FetchPage
  /** Why reading stopped without a fault of the source: our own will, or our own archive. Null where it did not. */
  readonly stopped: () => Error | null
}

/** Fetches pages of the portal, keeping bytes and time of each. The portal is in the store already. */
export async function recordedPages(
  deps: CrawlDeps,
  session: CrawlSession,
  portal: Portal,
): Promise<RecordedPages> {
  const fetchPage = pageFetcher(deps.fetcher, portal, deps.browser)
  const count = countDrawing(deps, session, portal)
  const kept = Map.groupBy(
    await keptPages(deps.store.db, session.run_id, portal.id),
    ({ request }) => request,
  )
  let stopped: Error | null = null
  return {
    stopped: () => stopped,
    fetchPage: async (asked) => {
      const request = await settleRender(asked, deps.browser?.hosts)
      const key = keyOf(request)
      try {
        const stored = kept.get(key)?.shift()
        const replayed = stored ? await replay(deps, stored, request, portal) : null
        if (replayed) return replayed
        const page = await fetchPage(request)
        await keepPage(deps, session, portal, { request, key, page })
        if (request.render === true) await count()
        return page
      } catch (error) {
        const why = pauseReason(error)
        if (why !== null) stopped ??= new CrawlPaused(why)
        else if (error instanceof UnreachableError) stopped ??= error
        else if (error instanceof AppError && wasSent(error))
          await keepFailure(deps, session, portal, request, error)
        throw error
      }
    },
  }
}

/** Each drawn page and the time since the one before it. */
function countDrawing({ store, browser }: CrawlDeps, session: CrawlSession, portal: Portal) {
  let counted = browser?.seconds(portal.id) ?? 0
  return async (): Promise<void> => {
    const spent = browser?.seconds(portal.id) ?? 0
    const since = spent - counted
    counted = spent
    await countBrowserPage(store.db, session, portal.id, since)
  }
}

function keyOf(request: PageRequest): string {
  const { render } = pageQuery(request)
  return createHash('md5')
    .update(`${render === true ? 'drawn ' : ''}${requestAddress(request)}`)
    .digest('hex')
}

/** Null where the archive has lost the bytes: then the page is fetched again. */
async function replay(
  { archive }: CrawlDeps,
  kept: KeptPage,
  request: PageRequest,
  portal: Portal,
): Promise<Page | null> {
  try {
    const { final_url, status, headers, sha256, at } = kept
    const bytes = await archive.get(sha256)
    const { url } = pageQuery(request)
    return toPage({ url, final_url, status, headers, bytes, sha256, fetched_at: at }, portal)
  } catch (error) {
    if (error instanceof AppError && !(error instanceof UnreachableError)) return null
    throw error
  }
}

async function keepFailure(
  { store, now }: CrawlDeps,
  { run_id }: CrawlSession,
  { id }: Portal,
  request: PageRequest,
  error: AppError,
): Promise<void> {
  const asked = { run_id, portal_id: id, url: requestAddress(request), at: now().toISOString() }
  await recordFetch(store.db, failedFetch(asked, error))
}

async function keepPage(
  deps: CrawlDeps,
  session: CrawlSession,
  portal: Portal,
  { request, key, page }: { request: PageRequest; key: string; page: Page },
): Promise<void> {
  const { document } = page
  await deps.archive.put(document.bytes, document.gzip)
  await recordFetch(deps.store.db, {
    run_id: session.run_id,
    portal_id: portal.id,
    url: requestAddress(request),
    final_url: document.final_url,
    status: document.status,
    headers: document.headers,
    ...(document.request_headers && { request_headers: document.request_headers }),
    at: document.fetched_at,
    document: {
      sha256: document.sha256,
      size: document.bytes.length,
      media_type: document.headers['content-type'] ?? null,
    },
    error: null,
    request: key,
  })
}
