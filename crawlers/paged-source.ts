/** What a family says of a list that is answered page by page: how to ask for a page, and what an answer holds. */
import type { Page } from './family.ts'
import type { ListLink } from './list-links.ts'
import type { PageRequest } from './page-request.ts'

/** What one answer holds. */
export interface ListBatch {
  readonly items: readonly ListLink[]
  /** Rows that are no items (no link, another column), each by something that tells it from others. */
  readonly skipped?: readonly string[]
  /** Rows of the whole list, as the source declares. */
  readonly total?: number | null
  /** Pages of the whole list, as the source declares. */
  readonly pages?: number | null
  /** The answer leads on to a next page, which may be nothing but the pager's habit: no count of pages. */
  readonly leadsOn?: boolean
  /** The source says in words that there is nothing. */
  readonly saysEmpty?: boolean
  /** Absolute addresses of further columns seen here. */
  readonly sub?: readonly string[]
  readonly notes?: readonly string[]
}

export interface PagedSource {
  /** Names the list in faults. */
  readonly url: string
  /** Number of the first page; 1 where it is not said. */
  readonly first?: number
  /** `last` is the latest answer of this list, null before the first. Null ends the list: no further page is known. */
  readonly request: (pageNo: number, last: Page | null) => PageRequest | null
  /** Throws AppError where the answer is not one of this list: that page is then a gap. */
  readonly parse: (page: Page, pageNo: number) => ListBatch
  /** What is known before the first request, such as rows within the column page. */
  readonly seed?: ListBatch
  /** True where it is not known whether this is a list at all: no rows and no count is then no fault. */
  readonly optional?: boolean
  /** Another way to ask for the same list, taken where this one did not give the whole of it. */
  readonly otherwise?: PagedSource
}
