/**
 * A report that its list no longer shows is asked for once more at its own address: only the server's word that it is
 * gone makes it withdrawn. The stored copy stays, and so does the answer that said so.
 */
import type { Portal } from '../../crawlers/portal.ts'
import type { FetchRecord } from '../../db/queries/fetches.ts'
import { AppError, NotFoundError, UnreachableError } from '../domain/errors.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { pauseReason } from './crawl-pause.ts'
import { failedFetch, wasSent } from './failed-fetch.ts'

export interface Probe {
  /** True where the server itself said that the report is gone. */
  readonly isGone: boolean
  /** What was asked and answered, to be kept with it; null where nothing went out. */
  readonly fetch: FetchRecord | null
}

/** Why the crawl pauses, where it does. Any failure but "not there" says nothing of the report. */
export async function probeReport(
  deps: CrawlDeps,
  portal: Portal,
  url: string,
  run_id: number,
): Promise<Probe | string> {
  const asked = () => ({ run_id, portal_id: portal.id, url, at: deps.now().toISOString() })
  try {
    const answer = await deps.fetcher.fetch({ url, portal })
    if ('not_modified' in answer) return { isGone: false, fetch: null }
    await deps.archive.put(answer.bytes, answer.gzip)
    const { final_url, status, headers, request_headers, sha256, bytes } = answer
    const document = { sha256, size: bytes.length, media_type: headers['content-type'] ?? null }
    const sent = request_headers && { request_headers }
    return {
      isGone: false,
      fetch: { ...asked(), final_url, status, headers, ...sent, document, error: null },
    }
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof UnreachableError) throw error
    const why = pauseReason(error)
    if (why !== null) return why
    return {
      isGone: error instanceof NotFoundError,
      fetch: wasSent(error) ? failedFetch(asked(), error) : null,
    }
  }
}
