/**
 * The account of one reading of a paged list, from first page to last: what was new, what was missing, and in the end
 * whether that is the whole list. Law: what is declared and was not found is a fault, what costs nothing is a note.
 */
import { type AppError, BlockedError, NotFoundError } from '../src/domain/errors.ts'
import type { ListFault } from './family.ts'
import type { ListLink } from './list-links.ts'
import type { ListBatch, PagedSource } from './paged-source.ts'

export interface Pass {
  readonly source: PagedSource
  readonly seen: Set<string>
  readonly gaps: ListFault[]
  readonly notes: string[]
  /** Rows of the first page, to guess how many pages the declared rows make. */
  readonly size: number
  /** The source says in words that there is nothing. */
  readonly saidEmpty: boolean
  items: number
  /** Of the answers that held something new. */
  rows: number
  /** Answers. */
  read: number
  total: number | null
  pages: number | null
  /** Pages in a row that brought nothing new. */
  failures: number
  /** An answer showed rows, and all were known. */
  repeated: boolean
  /** The latest answer leads on to a next page. */
  leadsOn: boolean
  /** It shows fewer rows than the first. */
  short: boolean
}

/** How one reading ended. */
export interface Verdict {
  readonly faults: readonly ListFault[]
  readonly notes: readonly string[]
  /** The declared count, or the end of an uncounted list, was reached. */
  readonly whole: boolean
  /** The source itself says, in words or by a count of 0, that there is nothing. */
  readonly empty: boolean
  readonly found: number
}

/** Pages in a row without a new row, after which a declared count is not believed any more. */
const GIVE_UP = 2

export function startPass(source: PagedSource, first: ListBatch): Pass {
  return {
    source,
    seen: new Set(),
    gaps: [],
    notes: [],
    size: rowCount(first),
    saidEmpty: first.saysEmpty === true,
    items: 0,
    rows: 0,
    read: 0,
    total: source.seed?.total ?? null,
    pages: source.seed?.pages ?? null,
    failures: 0,
    repeated: false,
    leadsOn: false,
    short: false,
  }
}

/** Counts an answer in; gives its items that are new to this pass. */
export function take(pass: Pass, batch: ListBatch, place: number): readonly ListLink[] {
  const before = pass.seen.size
  const fresh = batch.items.filter(({ url }) => !pass.seen.has(url))
  for (const { url } of fresh) pass.seen.add(url)
  for (const key of batch.skipped ?? []) pass.seen.add(key)
  for (const note of batch.notes ?? []) if (!pass.notes.includes(note)) pass.notes.push(note)
  const rows = rowCount(batch)
  pass.read += 1
  pass.items += fresh.length
  pass.leadsOn = batch.leadsOn === true
  pass.short = rows < pass.size
  declare(pass, batch, rows)
  if (pass.seen.size > before) {
    pass.rows += rows
    pass.failures = 0
  } else if (place > 1) noteBarren(pass, rows, place)
  return fresh
}

/** A count below the rows beside it counts something else; a bare 0 does not undo what the column page declared. */
function declare(pass: Pass, { total, pages }: ListBatch, rows: number): void {
  if (typeof total === 'number' && total >= rows && (total > 0 || pass.total === null)) pass.total = total
  if (typeof pages === 'number' && pages > 0) pass.pages = pages
}

function rowCount({ items, skipped = [] }: ListBatch): number {
  return items.length + skipped.length
}

/** True where another page is worth asking for, `place` pages having been asked for. */
export function wantsMore(pass: Pass, place: number): boolean {
  if (pass.total !== null && pass.seen.size >= pass.total) return false
  if (pass.total === null && pass.pages !== null && pass.read >= pass.pages) return false
  return pass.failures === 0 || (pass.failures < GIVE_UP && place < expectedPages(pass))
}

/** 0 where nothing is declared: then any page may be the last. */
function expectedPages({ pages, total, size }: Pass): number {
  return pages ?? (total === null ? 0 : Math.ceil(total / Math.max(1, size)))
}

function noteBarren(pass: Pass, rows: number, place: number): void {
  pass.failures += 1
  if (rows > 0) pass.repeated = true
  const expected = expectedPages(pass)
  if (expected === 0) return
  if (rows > 0) gap(pass, 'page_repeats', `page ${place} of ${expected} shows nothing new`)
  else gap(pass, 'page_missing', `page ${place} of ${expected} is empty`)
}

/** After a refusal or a host that is down nothing more is asked; else the next page may still answer. */
export function noteFailure(pass: Pass, error: AppError, place: number): void {
  const isAbsent = error instanceof NotFoundError || /^empty_/.test(error.code)
  const isRefusal = error instanceof BlockedError && !isAbsent
  const isOver = isRefusal || /^(?:host_|byte_budget|closed)/.test(error.code)
  pass.failures = isOver ? GIVE_UP : pass.failures + 1
  const expected = expectedPages(pass)
  // A link to a page that is not there, below a page that is not full, is a pager's habit.
  if (expected === 0 && isAbsent && (!pass.leadsOn || pass.short)) return
  const what = expected === 0 ? `page ${place}` : `page ${place} of ${expected}`
  gap(pass, isAbsent ? 'page_missing' : error.code, `${what} could not be read: ${error.message}`)
}

export function gap(pass: Pass, code: string, reason: string): void {
  pass.gaps.push({ code, reason, url: pass.source.url })
}

/** What was found, in this pass and before it (`known`), against what was declared. */
export function judge(pass: Pass, known: ReadonlySet<string>): Verdict {
  const found = new Set([...pass.seen, ...known]).size
  const { total, gaps, notes } = pass
  const isCounted = total !== null && (found >= total || pass.rows === total)
  const faults = isCounted ? [] : [...gaps, ...missing(pass, found)]
  const isEmpty = found === 0 && (total === 0 || pass.saidEmpty) && faults.length === 0
  // Without a count, an end that only shows known rows again may be a server that knows no other page.
  const isDoubtful = total === null && pass.pages === null && pass.repeated
  return {
    faults,
    notes: isCounted ? [...notes, ...gaps.map(({ reason }) => reason)] : notes,
    whole: faults.length === 0 && !isDoubtful,
    empty: isEmpty,
    found,
  }
}

/** Faults that only the whole reading shows; none where its gaps say it already. */
function missing(pass: Pass, found: number): readonly ListFault[] {
  const { total, pages, gaps, read, source, saidEmpty, items } = pass
  if (gaps.length > 0) return []
  const fault = (code: string, reason: string) => [{ code, reason, url: source.url }]
  if (total !== null) {
    return fault('rows_missing', `the list speaks of ${total} rows, ${found} were found`)
  }
  if (pages !== null && read < pages) {
    return fault('pages_missing', `the list speaks of ${pages} pages, ${read} were found`)
  }
  if (items > 0 || found > 0 || saidEmpty || source.optional === true) return []
  return fault('no_links', 'the list answered, but no rows were found in it')
}
