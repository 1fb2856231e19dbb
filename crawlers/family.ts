/**
 * The contract of a CMS family: how sure it is that a list page is its own, and how it lists a column. A listing
 * always ends with an outcome: "nothing there" and "we could not look" are never the same.
 *
 * What a family is made of:
 *   Family                                  { id, recognise(page), list(portal, column, fetchPage) }
 *   fetchPage(request)                      page-request.ts: an address, or { url, method, body, referer, headers, render }
 *   readListLinks(html, base, columnUrl)    list-links.ts: rows, sub-columns, frames and "next" of HTML or a fragment of it
 *   listStatic(portal, column, fetchPage)   static-listing.ts: columns published as files
 *   listPaged(open)                         paged-listing.ts: lists answered page by page; open(page, visit) names their
 *                                         PagedSources (paged-source.ts): request(pageNo, last), parse(page) → ListBatch
 *   readJson(page), readJsonp(page)         json-page.ts: what an API answered, or the error that it did not
 *   readRow(html, base)                     row-links.ts: the link of one row that an API handed out as HTML
 *   detection                               families/index.ts: one list, in the order of tests; take the place of the system's line
 */
import type { FetchedDocument, Lead } from '../src/domain/document.ts'
import type { PageRequest } from './page-request.ts'
import type { Portal, PortalColumn } from './portal-schema.ts'

/** A fetched page, decoded: HTML, or what a list API answered. */
export interface Page {
  /** After redirects: what relative links resolve against. */
  readonly url: string
  readonly html: string
  readonly document: FetchedDocument
}

/** Fetches and decodes one page of the portal. Throws AppError. */
export type FetchPage = (request: PageRequest) => Promise<Page>

export interface Recognition {
  readonly sure: 'yes' | 'maybe' | 'no'
  /** What was seen, in a few words. */
  readonly why: string
}

/** Why a listing cannot be taken for the whole column. */
export interface ListFault {
  /**
   * `moved`, `no_links`, `page_missing`, `page_repeats`, `rows_missing`, `pages_missing`, `page_cap`, `unstable`, or the
   * code of the failed fetch.
   */
  readonly code: string
  readonly reason: string
  readonly url: string
}

export interface ListOutcome {
  /** List pages read. */
  readonly pages: number
  /** Distinct leads yielded. */
  readonly links: number
  /** The first fault; null only when the whole column was read without one. */
  readonly fault: ListFault | null
  readonly faults: readonly ListFault[]
  /** Odd but harmless things, such as an empty year sub-column. */
  readonly notes: readonly string[]
}

/** Yields leads as they are found and returns the outcome. Never throws for a fault of the source. */
export type Listing = AsyncGenerator<Lead, ListOutcome, void>

export interface Family {
  readonly id: string
  readonly recognise: (page: Page) => Recognition
  readonly list: (portal: Portal, column: PortalColumn, fetchPage: FetchPage) => Listing
}
