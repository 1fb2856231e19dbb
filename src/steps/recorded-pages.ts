/** List pages are evidence: who is called missing rests on them, so their bytes are archived like those of a report. */
import type { FetchPage } from '../../crawlers/family.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import { requestAddress } from '../../crawlers/page-request.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { recordFetch } from '../../db/queries/fetches.ts'
import type { CrawlDeps } from './crawl-deps.ts'

/** Fetches pages of the portal, keeping bytes and time of each. The portal is in the store already. */
export function recordedPages(deps: CrawlDeps, runId: number, portal: Portal): FetchPage {
  const fetchPage = pageFetcher(deps.fetcher, portal)
  return async (request) => {
    const page = await fetchPage(request)
    const { document } = page
    await deps.archive.put(document.bytes)
    await recordFetch(deps.store.db, {
      run_id: runId,
      portal_id: portal.id,
      url: requestAddress(request),
      final_url: document.final_url,
      status: document.status,
      headers: document.headers,
      at: document.fetched_at,
      document: {
        sha256: document.sha256,
        size: document.bytes.length,
        media_type: document.headers['content-type'] ?? null,
      },
      error: null,
    })
    return page
  }
}
