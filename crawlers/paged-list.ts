/**
 * Reads one list that is answered page by page. Law: it ends where an answer adds no new address or the declared count is
 * reached, never on "fewer rows than asked for"; a list that changes while it is read is read again; what is declared
 * and was not found is a fault.
 */
import { type AppError, BlockedError, NotFoundError } from '../src/domain/errors.ts'
import type { ListFault, Page } from './family.ts'
import type { ListLink } from './list-links.ts'
import {
  addFault,
  addOpenFault,
  type ListVisit,
  MAX_PAGES,
  MAX_PASSES,
  readPage,
  SAID_EMPTY,
  sameUrls,
} from './list-visit.ts'
import type { PageRequest } from './page-request.ts'

/** What one answer holds. */
export interface ListBatch {
  readonly items: readonly ListLink[]
  /** Rows in the answer, where some of them are no items. */
  readonly rows?: number
  /** Rows of the whole list, as the source declares. */
  readonly total?: number | null
  /** Pages of the whole list, as the source declares. */
  readonly pages?: number | null
  /** The source says in words that there is nothing. */
  readonly saysEmpty?: boolean
  /** Addresses of further columns seen here. */
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
}

interface Answer {
  readonly page: Page
  readonly batch: ListBatch
}

/** One reading from first page to last. */
interface Pass {
  readonly seen: Set<string>
  readonly gaps: ListFault[]
  /** Rows of the first page, to guess how many pages the declared rows make. */
  readonly size: number
  /** Of the answers that held something new. */
  rows: number
  read: number
  total: number | null
  pages: number | null
  failures: number
}

type Links<Result> = AsyncGenerator<ListLink, Result, void>

/** Yields the rows, some perhaps twice; returns the addresses of further columns. Faults go to the visit. */
export async function* readPagedList(source: PagedSource, visit: ListVisit): Links<readonly string[]> {
  const { items = [], total = null, sub: known = [] } = source.seed ?? {}
  const sub = new Set(known)
  yield* items
  if (total !== null && total > 0 && items.length >= total) return [...sub]
  let first = await askFirst(source, visit)
  for (let turn = 1; first !== null; turn++) {
    const pass = startPass(source, first.batch)
    yield* readPass(source, first, pass, sub, visit)
    const again = pass.read > 1 ? await askFirst(source, visit) : null
    if (again === null || isSame(again.batch, first.batch)) {
      judge(pass, first.batch, source, visit)
      break
    }
    if (turn === MAX_PASSES) {
      addFault(visit, 'unstable', `the list changed during each of ${MAX_PASSES} readings`, source.url)
      break
    }
    first = again
  }
  return [...sub]
}

function startPass({ seed }: PagedSource, batch: ListBatch): Pass {
  const size = batch.rows ?? batch.items.length
  const declared = seed ?? { items: [] }
  return {
    seen: new Set(),
    gaps: [],
    size,
    rows: 0,
    read: 0,
    total: declared.total ?? null,
    pages: declared.pages ?? null,
    failures: 0,
  }
}

async function* readPass(
  source: PagedSource,
  first: Answer,
  pass: Pass,
  sub: Set<string>,
  visit: ListVisit,
): Links<void> {
  const from = source.first ?? 1
  let last = first.page
  yield* take(first.batch, pass, sub, visit)
  for (let pageNo = from + 1; !isWhole(pass); pageNo++) {
    const request = source.request(pageNo, last)
    if (request === null) return
    const place = pageNo - from + 1
    if (visit.pages >= MAX_PAGES) return gap(pass, 'page_cap', `more than ${MAX_PAGES} list pages`, source)
    const answer = await ask(source, request, pageNo, visit, (error) =>
      noteFailure(pass, error, place, source),
    )
    const fresh = answer === null ? [] : take(answer.batch, pass, sub, visit)
    if (answer !== null && fresh.length === 0) noteBarren(pass, answer.batch, place, source)
    if (fresh.length === 0) {
      if (place >= expectedPages(pass) || pass.failures >= GIVE_UP) return
      continue
    }
    pass.failures = 0
    last = answer?.page ?? last
    yield* fresh
  }
}

/** Pages in a row without a new row, after which a declared count is not believed any more. */
const GIVE_UP = 2

/** Counts an answer in; gives its rows that are new to this pass. */
function take(batch: ListBatch, pass: Pass, sub: Set<string>, visit: ListVisit): readonly ListLink[] {
  const fresh = batch.items.filter(({ url }) => !pass.seen.has(url))
  for (const { url } of fresh) pass.seen.add(url)
  for (const url of batch.sub ?? []) sub.add(url)
  for (const note of batch.notes ?? []) if (!visit.notes.includes(note)) visit.notes.push(note)
  const rows = batch.rows ?? batch.items.length
  pass.read += 1
  if (fresh.length > 0) pass.rows += rows
  // A count below the rows beside it counts something else, and a bare 0 does not undo what the column page declared.
  if (typeof batch.total === 'number' && batch.total >= rows && (batch.total > 0 || pass.total === null)) {
    pass.total = batch.total
  }
  if (typeof batch.pages === 'number' && batch.pages > 0) pass.pages = batch.pages
  return fresh
}

function isWhole(pass: Pass): boolean {
  if (pass.total !== null) return pass.seen.size >= pass.total
  return pass.pages !== null && pass.read >= pass.pages
}

/** 0 where nothing is declared: then any page may be the last. */
function expectedPages({ pages, total, size }: Pass): number {
  return pages ?? (total === null ? 0 : Math.ceil(total / Math.max(1, size)))
}

function noteBarren(pass: Pass, batch: ListBatch, place: number, source: PagedSource): void {
  pass.failures += 1
  const expected = expectedPages(pass)
  if (expected === 0) return
  if (batch.items.length > 0)
    gap(pass, 'page_repeats', `page ${place} of ${expected} shows nothing new`, source)
  else gap(pass, 'page_missing', `page ${place} of ${expected} is empty`, source)
}

/** After a refusal or a host that is down nothing more is asked; else the next page may still answer. */
function noteFailure(pass: Pass, error: AppError, place: number, source: PagedSource): void {
  const isAbsent = error instanceof NotFoundError || /^empty_/.test(error.code)
  const isRefusal = error instanceof BlockedError && !isAbsent
  const isOver = isRefusal || /^(?:host_|byte_budget|closed)/.test(error.code)
  pass.failures = isOver ? GIVE_UP : pass.failures + 1
  const expected = expectedPages(pass)
  if (expected === 0 && isAbsent) return
  const what = expected === 0 ? `page ${place}` : `page ${place} of ${expected}`
  gap(pass, isAbsent ? 'page_missing' : error.code, `${what} could not be read: ${error.message}`, source)
}

function gap(pass: Pass, code: string, reason: string, { url }: PagedSource): void {
  pass.gaps.push({ code, reason, url })
}

/** What the pass found against what was declared. A gap that cost nothing is only a note. */
function judge(pass: Pass, first: ListBatch, source: PagedSource, visit: ListVisit): void {
  const found = new Set([...pass.seen, ...(source.seed?.items ?? []).map(({ url }) => url)]).size
  const { total, pages, gaps, read } = pass
  const isComplete = total !== null && (found >= total || pass.rows === total)
  if (isComplete) visit.notes.push(...gaps.map(({ reason }) => reason))
  else if (gaps.length > 0) visit.faults.push(...gaps)
  else if (total !== null) {
    addFault(visit, 'rows_missing', `the list speaks of ${total} rows, ${found} were found`, source.url)
  } else if (pages !== null && read < pages) {
    addFault(visit, 'pages_missing', `the list speaks of ${pages} pages, ${read} were found`, source.url)
  }
  if (found > 0) return
  if (total === 0 || first.saysEmpty === true) visit.notes.push(SAID_EMPTY)
  else if (source.optional !== true && gaps.length === 0 && total === null) {
    addFault(visit, 'no_links', 'the list answered, but no rows were found in it', source.url)
  }
}

function isSame(a: ListBatch, b: ListBatch): boolean {
  return sameUrls(a.items, b.items) && (a.total ?? null) === (b.total ?? null)
}

async function askFirst(source: PagedSource, visit: ListVisit): Promise<Answer | null> {
  const pageNo = source.first ?? 1
  const request = source.request(pageNo, null)
  if (request === null) return null
  return ask(source, request, pageNo, visit, (error) => addOpenFault(visit, error, 'list', source.url))
}

function ask(
  source: PagedSource,
  request: PageRequest,
  pageNo: number,
  visit: ListVisit,
  onFault: (error: AppError) => void,
): Promise<Answer | null> {
  return readPage(request, visit, onFault, (page) => ({ page, batch: source.parse(page, pageNo) }))
}
