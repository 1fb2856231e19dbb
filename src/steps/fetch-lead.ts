/**
 * The bytes now at the address of a link: served and archived, or the archived ones where the server says that nothing
 * changed. What is returned as `record` is not in the store yet: it goes there with what the page brought.
 */
import type { FetchRequest } from '../../crawlers/fetch-request.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { countBrowserPage } from '../../db/queries/crawl-tasks.ts'
import type { FetchRecord, Validator } from '../../db/queries/fetches.ts'
import type { FetchedDocument } from '../domain/document.ts'
import { BlockedError } from '../domain/errors.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import type { LeadContext } from './lead-identity.ts'
import { asksWhole, contradicts } from './revisit.ts'

export interface FetchedLead {
  readonly document: FetchedDocument
  /** False where the server said 304. */
  readonly served: boolean
  readonly record: FetchRecord
}

export interface LeadAddress {
  readonly url: string
  /** Where the link stood. */
  readonly referer: string
  /** A file, which may also be on one of the portal's attachment_hosts. */
  readonly attachment?: boolean
}

/** AppError where nothing usable came. A 304 that speaks of other bytes than ours is not taken for an answer. */
export async function fetchLead(
  deps: CrawlDeps,
  { portal }: LeadContext,
  address: LeadAddress,
  known: { readonly run_id: number; readonly last: Validator | null },
): Promise<FetchedLead> {
  const { url } = address
  const last = await usable(known.last, url, deps)
  const request = { ...address, portal }
  const asked = await fetchOrDraw(
    deps,
    known.run_id,
    last ? { ...request, conditional: conditions(last) } : request,
  )
  const isDoubtful = 'not_modified' in asked && last !== null && contradicts(asked.headers, last)
  const answer = isDoubtful ? await deps.fetcher.fetch(request) : asked
  const { request_headers } = answer
  const record = {
    run_id: known.run_id,
    portal_id: portal.id,
    url,
    at: answer.fetched_at,
    error: null,
    ...(request_headers && { request_headers }),
  }
  if (!('not_modified' in answer)) {
    await deps.archive.put(answer.bytes, answer.gzip)
    const { final_url, status, headers, sha256, bytes } = answer
    const document = { sha256, size: bytes.length, media_type: headers['content-type'] ?? null }
    return { document: answer, served: true, record: { ...record, final_url, status, headers, document } }
  }
  if (!last) throw new Error('304 without a validator')
  const bytes = await deps.archive.get(last.sha256)
  const { sha256, media_type } = last
  const headers: Record<string, string> = media_type === null ? {} : { 'content-type': media_type }
  const { fetched_at } = answer
  return {
    served: false,
    document: { url, final_url: url, status: 200, headers, bytes, sha256, fetched_at },
    record: {
      ...record,
      final_url: url,
      status: 304,
      headers: answer.headers,
      document: { sha256, size: bytes.length, media_type },
    },
  }
}

/** A page that is an empty shell without its scripts is drawn, where there is a browser. */
async function fetchOrDraw(
  deps: CrawlDeps,
  run_id: number,
  request: FetchRequest & { readonly portal: Portal },
) {
  const { fetcher, browser, store } = deps
  try {
    return await fetcher.fetch(request)
  } catch (error) {
    if (!(error instanceof BlockedError && error.code === 'empty_shell') || browser === undefined) throw error
    const { url, referer, portal } = request
    const started = performance.now()
    const drawn = await browser.draw({ url, ...(referer !== undefined && { referer }) }, portal)
    await countBrowserPage(store.db, { run_id }, portal.id, (performance.now() - started) / 1_000)
    return drawn
  }
}

/** Only an answer whose bytes we still have may be asked for conditionally. */
async function usable(
  last: Validator | null,
  url: string,
  { archive, now }: CrawlDeps,
): Promise<Validator | null> {
  if (last === null || (last.etag === null && last.last_modified === null)) return null
  if (asksWhole(url, last, now().getTime())) return null
  return (await archive.has(last.sha256)) ? last : null
}

function conditions({ etag, last_modified }: Validator) {
  return { ...(etag !== null && { etag }), ...(last_modified !== null && { last_modified }) }
}
