/**
 * The files that the page of a report offers: found, fetched from the hosts that the portal file names, typed by their
 * own bytes. Law: an answer that is a web page in place of a file is no file, and is never kept as one; a file that could
 * not be had is said, with the reason.
 */
import { noteExchange } from '../../crawlers/failed-exchange.ts'
import { toPage } from '../../crawlers/fetch-page.ts'
import { type AttachmentLink, findAttachments } from '../../crawlers/links.ts'
import type { FileRecord, PageFiles } from '../../db/queries/commit-page.ts'
import { lastValidator } from '../../db/queries/fetches.ts'
import { fileKind } from '../../parsers/file-kind.ts'
import { withScriptArticle } from '../../parsers/script-article.ts'
import type { FetchedDocument } from '../domain/document.ts'
import { AppError, BlockedError } from '../domain/errors.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { pauseReason } from './crawl-pause.ts'
import { failedFetch, wasSent } from './failed-fetch.ts'
import { type FetchedLead, fetchLead } from './fetch-lead.ts'
import type { LeadContext } from './lead-identity.ts'

export interface PageFile {
  readonly record: Omit<FileRecord, 'is_source'>
  /** Null unless it was kept. */
  readonly document: FetchedDocument | null
  /** Why it could not be had; null where it was kept or is not ours to fetch. */
  readonly error: AppError | null
}

/** A report has one or two; more are the furniture of the page. */
const MAX_FILES = 12

/** In page order. Throws where the crawl is to pause. */
export async function collectFiles(
  deps: CrawlDeps,
  context: LeadContext,
  document: FetchedDocument,
  run_id: number,
): Promise<readonly PageFile[]> {
  if (!/^(?:html|text)$/.test(fileKind(document.bytes))) return []
  const { html } = toPage(document, context.portal)
  const links = findAttachments(withScriptArticle(html) ?? html, document.final_url, context.portal)
    .filter(({ url }) => url !== document.url && url !== document.final_url)
    .slice(0, MAX_FILES)
  const files: PageFile[] = []
  for (const link of links) files.push(await collectFile(deps, context, link, document, run_id))
  return files
}

/** True where a file has other bytes than were kept of it, or was not offered before. */
export function isAnyNew(offered: readonly PageFile[], stored: ReadonlyMap<string, string | null>): boolean {
  return offered.some(({ record: { url, sha256 } }) => sha256 !== null && stored.get(url) !== sha256)
}

/** As they are kept; `source` is the one the report was read from. */
export function pageFiles(
  document: FetchedDocument,
  offered: readonly PageFile[],
  source: PageFile | null,
): PageFiles {
  const list = offered.map((file) => ({ ...file.record, is_source: file === source }))
  return { page_url: document.url, seen_at: document.fetched_at, list }
}

async function collectFile(
  deps: CrawlDeps,
  context: LeadContext,
  link: AttachmentLink,
  page: FetchedDocument,
  run_id: number,
): Promise<PageFile> {
  const { url, name, allowed } = link
  const base = { url, name, kind: null, sha256: null, fetch: null }
  if (!allowed) {
    const reason = `${new URL(url).host} is none of the portal's hosts or attachment_hosts`
    return { record: { ...base, state: 'refused', reason }, document: null, error: null }
  }
  try {
    const { document, record } = await fetchFile(deps, context, link, page, run_id)
    const kind = fileKind(document.bytes)
    const kept = {
      ...base,
      state: 'kept' as const,
      kind,
      sha256: document.sha256,
      reason: null,
      fetch: record,
    }
    return { record: kept, document, error: null }
  } catch (error) {
    if (!(error instanceof AppError) || pauseReason(error) !== null) throw error
    const reason = `${error.code}: ${error.message}`
    const asked = { run_id, portal_id: context.portal.id, url, at: deps.now().toISOString() }
    const fetch = wasSent(error) ? failedFetch(asked, error) : null
    return { record: { ...base, state: 'failed', reason, fetch }, document: null, error }
  }
}

/** Some servers answer the first request for a file with a page that sets a cookie: a second one is worth its while. */
async function fetchFile(
  deps: CrawlDeps,
  context: LeadContext,
  { url, kind }: AttachmentLink,
  page: FetchedDocument,
  run_id: number,
): Promise<FetchedLead> {
  const address = { url, referer: page.final_url, attachment: true }
  const last = await lastValidator(deps.store.db, url)
  for (let turn = 1; ; turn++) {
    const file = await fetchLead(deps, context, address, { run_id, last })
    if (kind === 'html' || !isPage(file.document.bytes)) return file
    if (turn < 2) continue
    const { status, headers, request_headers } = file.document
    const error = new BlockedError(
      'file_is_page',
      `${url}: a web page came in place of the file; it may want a person`,
      { context: { url, status } },
    )
    noteExchange(error, { status, headers, ...(request_headers && { request_headers }) })
    throw error
  }
}

const isPage = (bytes: Uint8Array) => /^(?:html|empty)$/.test(fileKind(bytes))
