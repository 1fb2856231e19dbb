/**
 * Lists that scripts draw, page after page as a visitor turns them; served pages are read as they are where they show
 * their rows. Law: such a list ends where its pager ends, and what it says of its own length is held against what was found.
 */
import { BlockedError } from '../src/domain/errors.ts'
import { isDrawn } from './drawing.ts'
import type { Family, FetchPage, ListOutcome, Page } from './family.ts'
import { readListLinks } from './list-links.ts'
import { saysEmpty } from './list-visit.ts'
import { pageQuery } from './page-request.ts'
import { listPaged, type OpenColumn } from './paged-listing.ts'
import type { PagedSource } from './paged-source.ts'
import { statedLength } from './pager.ts'
import { unfilledPlace } from './unfilled.ts'

export interface DrawnKind {
  /** What a page must show to be finished; see PageQuery. */
  readonly awaits: string
  /** `always` draws without looking at the served page first, `if_needed` where that shows no rows. */
  readonly browser: 'always' | 'if_needed'
  /** True where a served page shows all that its scripts would. */
  readonly shows: (page: Page) => boolean
  readonly open: (page: Page, list: (page: Page) => PagedSource) => ReturnType<OpenColumn>
}

/** The `list` of a family whose pages are drawn. */
export function listDrawn(kind: DrawnKind): Family['list'] {
  return async function* (portal, column, fetchPage) {
    const stated = new Map<string, number>()
    const open: OpenColumn = (page) => kind.open(page, (of) => turnedList(of, kind.awaits, stated))
    const outcome = yield* listPaged(open)(portal, column, viewing(kind, fetchPage))
    return checkStated(outcome, stated)
  }
}

/** Pages are drawn where needed; one that was just read serves the first request for its list as well. */
function viewing({ awaits, browser, shows }: DrawnKind, fetchPage: FetchPage): FetchPage {
  let latest: Page | null = null
  return async (request) => {
    const query = pageQuery(request)
    if (query.render !== undefined) {
      const known = query.turn === undefined && latest?.document.url === query.url ? latest : null
      latest = null
      return known ?? fetchPage(query)
    }
    const served = browser === 'always' ? null : await servedPage({ ...query, awaits }, fetchPage)
    const isEnough = served !== null && (isDrawn(served) || shows(served))
    latest = isEnough ? served : await fetchPage({ ...query, awaits, render: true })
    return latest
  }
}

/** Null where the served page is an empty shell, which is what a browser is for. */
async function servedPage(query: ReturnType<typeof pageQuery>, fetchPage: FetchPage): Promise<Page | null> {
  try {
    return await fetchPage({ ...query, render: 'as_decided' })
  } catch (error) {
    if (error instanceof BlockedError && error.code === 'empty_shell') return null
    throw error
  }
}

/** True where the rows stand in the page and nothing is left to its scripts. */
export function showsAllRows({ html, url }: Page): boolean {
  const { items, next } = readListLinks(html, url, url)
  const { rows, pages } = statedLength(html)
  if (items.length === 0 || next === 'script' || unfilledPlace(html) !== null) return false
  return next !== null || ((rows ?? 0) <= items.length && (pages ?? 1) <= 1)
}

/** The list of a page: pressed on where it was drawn, followed by links where it was served. */
function turnedList(first: Page, awaits: string, stated: Map<string, number>): PagedSource {
  const url = first.document.url
  return {
    url,
    request: (pageNo, last) => {
      if (isDrawn(first)) return { url, render: true, awaits, ...(pageNo > 1 && { turn: pageNo }) }
      if (last === null) return { url, render: false }
      const { next } = readListLinks(last.html, last.url, last.url)
      return next === null || next === 'script' || next === last.url ? null : { url: next, render: false }
    },
    parse: (page) => {
      const { items } = readListLinks(page.html, page.url, page.url)
      const { rows } = statedLength(page.html)
      if (rows !== null) stated.set(url, rows)
      return { items, saysEmpty: saysEmpty(page.html) }
    },
  }
}

function checkStated(outcome: ListOutcome, stated: ReadonlyMap<string, number>): ListOutcome {
  const [url = ''] = stated.keys()
  const rows = [...stated.values()].reduce((sum, count) => sum + count, 0)
  if (rows <= outcome.links) return outcome
  const reason = `the pages speak of ${rows} rows, ${outcome.links} were found`
  const faults = [...outcome.faults, { code: 'rows_missing', reason, url }]
  return { ...outcome, fault: faults[0] ?? null, faults }
}
