/**
 * Where a crawl keeps what its pages brought. Law: all that one page brought, with its "done", is in the store or none of
 * it; several pages may share a transaction, and where one of them spoils it each is kept by itself.
 */
import type { Kysely } from 'kysely'
import { commitPage, commitPages, type PageCommit, type PageOutcome } from '../../db/queries/commit-page.ts'
import type { ReportKey } from '../../db/queries/neighbour-years.ts'
import { type Standing, standingsOf } from '../../db/queries/standing.ts'
import type { Schema } from '../../db/schema.ts'
import { gathered } from './gathered.ts'

export interface PageStore {
  readonly db: Kysely<Schema>
  /** What a report is held against before it is saved. */
  readonly standing: (key: ReportKey) => Promise<Standing>
  /** See `commitPage`. */
  readonly commit: (page: PageCommit) => Promise<PageOutcome>
}

/** Each page by itself. */
export function singlePages(db: Kysely<Schema>): PageStore {
  return {
    db,
    standing: async (key) => one(await standingsOf(db, [key])),
    commit: (page) => commitPage(db, page),
  }
}

function one<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('a question got no answer')
  return first
}

/** More in one transaction would keep other processes waiting. */
const MOST_TOGETHER = 16
const PATIENCE_MS = 25

/** Pages of so many hands, several at once: half of the hands fetch and read while what the others have is kept. */
export function sharedPages(db: Kysely<Schema>, hands: number): PageStore {
  const together = { enough: Math.min(MOST_TOGETHER, Math.ceil(hands / 2)), patience_ms: PATIENCE_MS }
  const commit = gathered((pages: readonly PageCommit[]) => keepTogether(db, pages), together)
  return {
    db,
    standing: gathered((keys: readonly ReportKey[]) => standingsOf(db, keys), together),
    commit: async (page) => (await commit(page))(),
  }
}

/** Gives the outcome of one page, or throws why it was not kept. */
type Told = () => PageOutcome

async function keepTogether(db: Kysely<Schema>, pages: readonly PageCommit[]): Promise<readonly Told[]> {
  try {
    return (await commitPages(db, pages)).map((outcome) => () => outcome)
  } catch {
    // One page that cannot be kept, or a lock taken the other way round elsewhere, is no fault of the others.
    const told: Told[] = []
    for (const page of pages) told.push(await keepAlone(db, page))
    return told
  }
}

async function keepAlone(db: Kysely<Schema>, page: PageCommit): Promise<Told> {
  try {
    const outcome = await commitPage(db, page)
    return () => outcome
  } catch (error) {
    return () => {
      throw error
    }
  }
}
