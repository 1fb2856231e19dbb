/**
 * Lists a column of static pages: page after page, then its year and scope sub-columns. What a page declares is
 * checked against what it links to; a list that changes while it is read is read again; every gap becomes a fault.
 */
import { type AppError, NotFoundError } from '../src/domain/errors.ts'
import type { FetchPage, Listing, Page } from './family.ts'
import { type ListLink, type ListLinks, readListLinks } from './list-links.ts'
import {
  addFault,
  type ListVisit,
  MAX_PAGES,
  MAX_PASSES,
  openFault,
  readPage,
  SAID_EMPTY,
  sameUrls,
  saysEmpty,
  startVisit,
  toLead,
  visitOutcome,
} from './list-visit.ts'
import {
  drawsRowsByScript,
  type Pager,
  readPager,
  scriptedRows,
  setPageCount,
  statedLength,
} from './pager.ts'
import { columnUrl, type Portal, type PortalColumn } from './portal-schema.ts'

type Links = AsyncGenerator<ListLink, void, void>

export async function* listStatic(portal: Portal, column: PortalColumn, fetchPage: FetchPage): Listing {
  const start = columnUrl(portal, column)
  const visit = startVisit(start, fetchPage)
  const known = new Set<string>()
  const queue = [{ url: start, depth: 0 }]
  const queued = new Set([start])
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
    const first = await openColumn(entry.url, entry.depth, visit)
    if (first === null) continue
    const { page, links } = first
    for await (const link of readStaticPages(page, links, visit)) {
      if (known.has(link.url)) continue
      known.add(link.url)
      yield toLead(link, visit, column)
    }
    for (const url of entry.depth < portal.depth ? links.below : []) {
      if (queued.has(url)) continue
      queued.add(url)
      queue.push({ url, depth: entry.depth + 1 })
    }
  }
  return visitOutcome(visit, known.size)
}

interface Opened {
  readonly page: Page
  readonly links: ListLinks
}

/** First page of a column or sub-column; where it only frames the list, the frame. */
async function openColumn(url: string, depth: number, visit: ListVisit): Promise<Opened | null> {
  const opened = await open(url, depth, visit)
  if (opened === null) return null
  const { page, links } = opened
  if (links.items.length > 0 || links.below.length > 0) return opened
  for (const frame of links.frames.slice(0, 3)) {
    const inner = await open(frame, depth, visit)
    if (inner !== null && inner.links.items.length > 0) return inner
  }
  if (saysEmpty(page.html)) visit.notes.push(SAID_EMPTY)
  else if (depth > 0) addFault(visit, 'no_links', 'the sub-column answered, but no list was found in it', url)
  return opened
}

async function open(url: string, depth: number, visit: ListVisit): Promise<Opened | null> {
  // A year whose sub-column is gone must not read as a year in which nobody published.
  const onFault = (error: AppError) =>
    visit.faults.push(openFault(error, depth > 0 ? 'sub-column' : 'column', url))
  return readPage(url, visit, onFault, (page) => ({
    page,
    links: readListLinks(page.html, page.url, page.url),
  }))
}

/** Yields the links of every page. Reads again from the start while page 1 differs from what it was at the start. */
export async function* readStaticPages(page: Page, firstLinks: ListLinks, visit: ListVisit): Links {
  let links = firstLinks
  for (let pass = 1; ; pass++) {
    const seen = new Set(links.items.map((item) => item.url))
    const before = visit.pages
    yield* links.items
    for await (const item of readFurtherPages(page, links, visit)) {
      seen.add(item.url)
      yield item
    }
    const again = visit.pages === before ? null : await readAgain(page.url, visit)
    if (again === null || sameUrls(again.links.items, links.items)) {
      checkStated(page, seen.size, visit.pages - before, visit)
      return
    }
    if (pass === MAX_PASSES) {
      addFault(visit, 'unstable', `the list changed during each of ${MAX_PASSES} readings`, page.url)
      return
    }
    ;({ page, links } = again)
  }
}

async function readAgain(url: string, visit: ListVisit): Promise<Opened | null> {
  const onFault = (error: AppError) => addFault(visit, error.code, error.message, url)
  return readPage(url, visit, onFault, (page) => ({ page, links: readListLinks(page.html, page.url, url) }))
}

/** What the page says of its own length, and what it leaves to scripts, against what was read. */
function checkStated({ html, url }: Page, rows: number, pages: number, visit: ListVisit): void {
  const stated = statedLength(html)
  const declared = stated.rows ?? readPager(html, url).rows ?? scriptedRows(html) ?? 0
  if (declared > rows) {
    addFault(visit, 'rows_missing', `the page speaks of ${declared} rows, ${rows} were found`, url)
  } else if (stated.pages !== null && stated.pages > Math.max(1, pages)) {
    addFault(visit, 'pages_missing', `the page speaks of ${stated.pages} pages, fewer were found`, url)
  } else if ((setPageCount(html) ?? 0) > Math.max(rows, pages)) {
    addFault(
      visit,
      'rows_missing',
      `the page counts ${setPageCount(html)}, only ${rows} rows were found`,
      url,
    )
  } else if (drawsRowsByScript(html) && readPager(html, url).declared === null) {
    addFault(
      visit,
      'script_list',
      `a script draws further rows; only the ${rows} in the page itself were read`,
      url,
    )
  }
}

async function* readFurtherPages(page: Page, links: ListLinks, visit: ListVisit): Links {
  const pager = readPager(page.html, page.url)
  const seen = new Set(links.items.map((item) => item.url))
  const walked = new Set([page.url])
  let next = links.next
  let misses = 0
  let lastRows = links.items.length
  if (pager.declared === null && next === 'script') {
    addFault(visit, 'pager_unknown', 'only a script knows the next page of this list', page.url)
  }
  for (let suffix = 1; pager.last === null || suffix <= pager.last; suffix++) {
    const linked = pager.last === null && next !== 'script' ? next : null
    const url = linked ?? pager.page(suffix)
    if (walked.has(url)) return
    walked.add(url)
    if (visit.pages >= MAX_PAGES) return addFault(visit, 'page_cap', `more than ${MAX_PAGES} list pages`, url)
    // A link to a page that is not there, below a page that is not full, is a pager's habit.
    const isPromised = linked !== null && lastRows >= links.items.length
    const further = await readFurther(url, suffix, isPromised, pager, visit)
    if (further === 'end') return
    if (further === 'skip') continue
    const fresh = further === 'absent' ? [] : further.items.filter((item) => !seen.has(item.url))
    if (fresh.length === 0 && pager.optional(suffix)) {
      misses += 1
      if (misses > 1) addBothEndsMissing(visit, pager, url)
      continue
    }
    if (further === 'absent') continue
    if (fresh.length === 0) {
      if (pager.declared !== null) {
        addFault(visit, 'page_repeats', `page ${suffix + 1} of ${pager.declared} shows nothing new`, url)
      }
      return
    }
    for (const item of fresh) seen.add(item.url)
    yield* fresh
    if (pager.last === null && next !== null && further.next === null) return
    lastRows = further.items.length
    next = further.next
  }
}

/** Counting starts at 1 or at 2, so one end of the numbers may be nothing; where both are, a page is lost. */
function addBothEndsMissing(visit: ListVisit, { declared }: Pager, url: string): void {
  if (declared === null) return
  addFault(visit, 'page_missing', `${declared} pages are declared, one fewer was found`, url)
}

/**
 * Links of one further page (`isPromised`: a page that is whole leads there); `end` where the list is over, `skip` where the gap is already reported, `absent` where it
 * may be harmless.
 */
async function readFurther(
  url: string,
  suffix: number,
  isPromised: boolean,
  pager: Pager,
  visit: ListVisit,
): Promise<ListLinks | 'end' | 'skip' | 'absent'> {
  let verdict: 'end' | 'skip' | 'absent' = 'skip'
  const onFault = (error: AppError) => {
    const isOptional = !isPromised && pager.optional(suffix)
    if (isOptional) verdict = 'absent'
    if (isOptional) return
    const isAbsent =
      error instanceof NotFoundError || error.code === 'empty_body' || error.code === 'empty_shell'
    if (pager.declared === null) verdict = 'end'
    if (isAbsent && pager.declared === null && !isPromised) return
    const what = pager.declared === null ? `page ${suffix + 1}` : `page ${suffix + 1} of ${pager.declared}`
    addFault(
      visit,
      isAbsent ? 'page_missing' : error.code,
      `${what} could not be read: ${error.message}`,
      url,
    )
  }
  const links = await readPage(url, visit, onFault, (page) => readListLinks(page.html, page.url, page.url))
  return links ?? verdict
}
