/**
 * Reads one list that is answered page by page. Law: it ends where an answer adds no new address or the declared count is
 * reached, never on "fewer rows than asked for"; a list that changes while it is read is read again; where one way of
 * asking does not give the whole list, the next is tried.
 */
import type { AppError } from '../src/domain/errors.ts'
import type { ListFault, Page } from './family.ts'
import type { ListLink } from './list-links.ts'
import {
  type ListVisit,
  MAX_PAGES,
  MAX_PASSES,
  openFault,
  readPage,
  SAID_EMPTY,
  sameUrls,
} from './list-visit.ts'
import type { PageRequest } from './page-request.ts'
import { gap, judge, noteFailure, type Pass, startPass, take, type Verdict, wantsMore } from './paged-pass.ts'
import type { ListBatch, PagedSource } from './paged-source.ts'

interface Answer {
  readonly page: Page
  readonly batch: ListBatch
}

type Links<Result> = AsyncGenerator<ListLink, Result, void>

/** Yields the rows, some perhaps twice; returns the addresses of further columns. Faults go to the visit. */
export async function* readPagedList(source: PagedSource, visit: ListVisit): Links<readonly string[]> {
  const { items = [], total = null, sub: below = [] } = source.seed ?? {}
  const sub = new Set(below)
  yield* items
  if (total !== null && total > 0 && items.length >= total) return [...sub]
  const known = new Set(items.map(({ url }) => url))
  let best: Verdict | null = null
  for (let way: PagedSource | undefined = source; way !== undefined; way = way.otherwise) {
    const verdict: Verdict = yield* readOneWay(way, known, sub, visit)
    if (best === null || (verdict.whole && !best.whole) || verdict.found > best.found) best = verdict
    if (verdict.whole) break
  }
  for (const note of best?.notes ?? []) if (!visit.notes.includes(note)) visit.notes.push(note)
  visit.faults.push(...(best?.faults ?? []))
  if (best?.empty === true) visit.notes.push(SAID_EMPTY)
  return [...sub]
}

/** Reads from the start again while page 1 differs from what it was. `known` and `sub` grow. */
async function* readOneWay(
  source: PagedSource,
  known: Set<string>,
  sub: Set<string>,
  visit: ListVisit,
): Links<Verdict> {
  const lost: ListFault[] = []
  let first = await askFirst(source, visit, lost)
  if (first === null) {
    const unread = judge(startPass(source, { items: [] }), known)
    return lost.length === 0 ? unread : { ...unread, faults: lost, whole: false, empty: false }
  }
  for (let turn = 1; ; turn++) {
    const pass = startPass(source, first.batch)
    yield* readPass(pass, first, sub, visit)
    const again = pass.read > 1 ? await askFirst(source, visit, lost) : null
    const verdict = judge(pass, known)
    for (const url of pass.seen) known.add(url)
    if (again === null || isSame(again.batch, first.batch)) {
      return { ...verdict, faults: [...verdict.faults, ...lost], whole: verdict.whole && lost.length === 0 }
    }
    if (turn === MAX_PASSES) {
      const reason = `the list changed during each of ${MAX_PASSES} readings`
      return { ...verdict, faults: [{ code: 'unstable', reason, url: source.url }], whole: false }
    }
    first = again
  }
}

async function* readPass(pass: Pass, first: Answer, sub: Set<string>, visit: ListVisit): Links<void> {
  const { source } = pass
  let last = first.page
  let answer: Answer | null = first
  for (let place = 1; ; ) {
    if (answer !== null) {
      last = answer.page
      for (const url of answer.batch.sub ?? []) sub.add(url)
      yield* take(pass, answer.batch, place)
    }
    if (!wantsMore(pass, place)) return
    place += 1
    const pageNo = (source.first ?? 1) + place - 1
    const request = source.request(pageNo, last)
    if (request === null) return
    if (visit.pages >= MAX_PAGES) return gap(pass, 'page_cap', `more than ${MAX_PAGES} list pages`)
    const asked = place
    answer = await ask(source, request, pageNo, visit, (error) => noteFailure(pass, error, asked))
  }
}

function isSame(a: ListBatch, b: ListBatch): boolean {
  return sameUrls(a.items, b.items) && (a.total ?? null) === (b.total ?? null)
}

async function askFirst(source: PagedSource, visit: ListVisit, lost: ListFault[]): Promise<Answer | null> {
  const pageNo = source.first ?? 1
  const request = source.request(pageNo, null)
  if (request === null) return null
  return ask(source, request, pageNo, visit, (error) => lost.push(openFault(error, 'list', source.url)))
}

function ask(
  source: PagedSource,
  request: PageRequest,
  pageNo: number,
  visit: ListVisit,
  onFault: (error: AppError) => unknown,
): Promise<Answer | null> {
  return readPage(request, visit, onFault, (page) => ({ page, batch: source.parse(page, pageNo) }))
}
