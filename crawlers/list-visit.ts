/**
 * One visit to a column, whatever its kind of list: what was read, what is missing, what was odd. Every gap becomes a
 * fault of the visit, so that "nothing there" and "we could not look" stay apart.
 */
import type { Lead } from '../src/domain/document.ts'
import { AppError, NotFoundError } from '../src/domain/errors.ts'
import type { FetchPage, ListFault, ListOutcome, Page } from './family.ts'
import type { ListLink } from './list-links.ts'
import { type PageRequest, pageQuery } from './page-request.ts'
import type { PortalColumn } from './portal-schema.ts'

/** List pages read for one column, sub-columns included. */
export const MAX_PAGES = 200
/** Readings of one list that changes under our eyes. */
export const MAX_PASSES = 3

export const SAID_EMPTY = 'the page itself says that there is nothing yet'

export interface ListVisit {
  /** Absolute address of the column, query and fragment included. */
  readonly column: string
  readonly fetchPage: FetchPage
  readonly faults: ListFault[]
  readonly notes: string[]
  pages: number
}

export function startVisit(column: string, fetchPage: FetchPage): ListVisit {
  return { column, fetchPage, faults: [], notes: [], pages: 0 }
}

export function addFault(visit: ListVisit, code: string, reason: string, url: string): void {
  visit.faults.push({ code, reason, url })
}

/** The first page of `what` could not be had: one that is gone has moved, it is never an empty one. */
export function openFault(error: AppError, what: string, url: string): ListFault {
  const isGone = error instanceof NotFoundError
  const reason = isGone
    ? `the ${what} is not there any more (${error.code}): ${error.message}`
    : error.message
  return { code: isGone ? 'moved' : error.code, reason, url }
}

/** Fetches with the column as referer and reads what came; where either fails, says so to `onFault` and gives null. */
export async function readPage<Result>(
  request: PageRequest,
  visit: ListVisit,
  onFault: (error: AppError) => unknown,
  read: (page: Page) => Result | Promise<Result>,
): Promise<Result | null> {
  try {
    const query = pageQuery(request)
    const asked = query.url === visit.column ? query : { referer: visit.column, ...query }
    const page = await visit.fetchPage(asked)
    visit.pages += 1
    return await read(page)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    onFault(error)
    return null
  }
}

/** True where a list says in words that it holds nothing. */
export function saysEmpty(html: string): boolean {
  return /暂无(?:相关)?(?:信息|数据|内容|记录|文章|资料)/.test(html)
}

export function sameUrls(a: readonly ListLink[], b: readonly ListLink[]): boolean {
  const urls = new Set(a.map((item) => item.url))
  return urls.size === new Set(b.map((item) => item.url)).size && b.every((item) => urls.has(item.url))
}

export function toLead(link: ListLink, visit: ListVisit, column: PortalColumn): Lead {
  return { ...link, column_url: visit.column, agency: link.agency ?? column.agency ?? null }
}

/** How the visit ended. Nothing found, nothing faulty and nobody saying "empty" is itself a fault. */
export function visitOutcome(visit: ListVisit, links: number): ListOutcome {
  const { column, pages, faults, notes } = visit
  if (links === 0 && faults.length === 0 && !notes.includes(SAID_EMPTY)) {
    addFault(visit, 'no_links', 'the pages answered, but no list was found in them', column)
  }
  return { pages, links, fault: faults[0] ?? null, faults, notes }
}
