/**
 * Lists a column whose rows are answered page by page, by an API or in fragments. The family opens the column page and
 * names the lists in it; this walks them and the columns below, and keeps the account.
 */
import type { AppError } from '../src/domain/errors.ts'
import type { Family, FetchPage, ListFault, Page } from './family.ts'
import { type ListLink, readListLinks } from './list-links.ts'
import {
  addFault,
  type ListVisit,
  openFault,
  readPage,
  SAID_EMPTY,
  startVisit,
  toLead,
  visitOutcome,
} from './list-visit.ts'
import { readPagedList } from './paged-list.ts'
import type { PagedSource } from './paged-source.ts'
import { columnUrl, type Portal } from './portal-schema.ts'
import { readStaticPages } from './static-listing.ts'

/** What a column page turned out to be. */
export interface OpenedColumn {
  readonly sources: readonly PagedSource[]
  /** Rows that need no further request. */
  readonly items?: readonly ListLink[]
  /** A list that stands in this page and in files beside it: read as static lists are. */
  readonly inPage?: Page
  /** Absolute addresses of columns below, read as deep as the portal file allows. */
  readonly sub?: readonly string[]
  /** The page says in words that there is nothing. */
  readonly saysEmpty?: boolean
  /** What is known to be missing. */
  readonly faults?: readonly ListFault[]
  readonly notes?: readonly string[]
}

export interface ColumnVisit {
  readonly portal: Portal
  /** For probing what the page does not say. */
  readonly fetchPage: FetchPage
  /** The address asked for, with the fragment that a page's own address has not. */
  readonly asked: string
}

/** Throws AppError where the page is not one of the family. */
export type OpenColumn = (page: Page, visit: ColumnVisit) => OpenedColumn | Promise<OpenedColumn>

/** The `list` of a family whose columns `open` understands. */
export function listPaged(open: OpenColumn): Family['list'] {
  return async function* (portal, column, fetchPage) {
    const start = columnUrl(portal, column)
    const visit = startVisit(start, fetchPage)
    const known = new Set<string>()
    const queue = [{ url: start, depth: 0 }]
    const queued = new Set([start])
    for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
      const { url, depth } = entry
      const opened = await openColumn(url, depth, open, portal, visit)
      const below = new Set<string>()
      for await (const link of opened === null ? [] : readColumn(opened, below, visit)) {
        if (known.has(link.url)) continue
        known.add(link.url)
        yield toLead(link, visit, column)
      }
      for (const sub of depth < portal.depth ? below : []) {
        if (queued.has(sub)) continue
        queued.add(sub)
        queue.push({ url: sub, depth: depth + 1 })
      }
    }
    return visitOutcome(visit, known.size)
  }
}

async function* readColumn(
  { sources, items = [], sub = [], inPage }: OpenedColumn,
  below: Set<string>,
  visit: ListVisit,
): AsyncGenerator<ListLink, void, void> {
  yield* items
  for (const url of sub) below.add(url)
  if (inPage !== undefined) {
    const links = readListLinks(inPage.html, inPage.url, inPage.url)
    yield* readStaticPages(inPage, links, visit)
  }
  for (const source of sources) {
    for (const url of yield* readPagedList(source, visit)) below.add(url)
  }
}

async function openColumn(
  url: string,
  depth: number,
  open: OpenColumn,
  portal: Portal,
  visit: ListVisit,
): Promise<OpenedColumn | null> {
  const onFault = (error: AppError) =>
    visit.faults.push(openFault(error, depth > 0 ? 'sub-column' : 'column', url))
  const opened = await readPage(url, visit, onFault, (page) =>
    open(page, { portal, fetchPage: visit.fetchPage, asked: url }),
  )
  if (opened === null) return null
  visit.notes.push(...(opened.notes ?? []))
  visit.faults.push(...(opened.faults ?? []))
  if (opened.saysEmpty === true) visit.notes.push(SAID_EMPTY)
  else if (depth > 0 && isBare(opened)) {
    addFault(visit, 'no_links', 'the sub-column answered, but no list was found in it', url)
  }
  return opened
}

function isBare({ sources, items = [], sub = [], inPage }: OpenedColumn): boolean {
  return sources.length === 0 && items.length === 0 && sub.length === 0 && inPage === undefined
}
