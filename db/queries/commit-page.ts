/** What one page brought, kept in one call and one transaction: a crawl killed before it has nothing of the page, after it all. */
import { type Kysely, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import { onceMore } from '../owner-died.ts'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import type { FetchRecord } from './fetches.ts'
import { type CheckedFinding, packFindings } from './findings.ts'
import type { LeadRecord } from './leads.ts'
import { type SaveReportInput, type SaveReportOutcome, savePayload } from './save-report.ts'

/** The versions that the checks between years rest on. */
export interface NeighbourVersions {
  readonly before: number | null
  readonly next: number | null
}

/** What a version changed against the one before. */
export interface VersionDifference {
  readonly from_version_id: number
  readonly cells: readonly unknown[]
  readonly sentences: readonly unknown[]
}

export interface DoneLink {
  readonly id: number
  /** Of a saved report the outcome of saving stands instead. */
  readonly outcome: 'unchanged' | 'refused' | 'unmatched' | 'failed' | 'probed' | null
  readonly bytes: number
  readonly code?: string
  readonly question?: { readonly year: number | null; readonly reason: string }
}

/** A file that the page offers. */
export interface FileRecord {
  readonly url: string
  readonly name: string
  readonly state: 'kept' | 'failed' | 'refused'
  /** By its first bytes; null where there are none. */
  readonly kind: string | null
  readonly sha256: string | null
  /** The report was read from it. */
  readonly is_source: boolean
  readonly reason: string | null
  /** Null where nothing was asked for. */
  readonly fetch: FetchRecord | null
}

export interface PageFiles {
  readonly page_url: string
  /** ISO instant. */
  readonly seen_at: string
  readonly list: readonly FileRecord[]
}

export interface PageCommit {
  /** Left out where no link of a crawl led to it. */
  readonly done?: DoneLink
  readonly fetch?: FetchRecord
  readonly lead?: LeadRecord
  /** Address that shows what it showed before. */
  readonly seen_again?: string
  /** Address that is gone, though its list shows it. */
  readonly gone?: string
  readonly save?: SaveReportInput
  /** With `save`: what its checks were made with. */
  readonly neighbours?: NeighbourVersions
  /** With `save`: what changed since the version before, where there is one. */
  readonly difference?: VersionDifference
  /** What the checks now say of the next year's report, where there is one. */
  readonly recheck?: readonly CheckedFinding[]
  readonly files?: PageFiles
}

/**
 * Null where nothing was saved as a report, or the link is done already; `stale` where a neighbouring year or the version
 * before has changed since the checks and the difference were made, and nothing at all was kept.
 */
export type PageOutcome = SaveReportOutcome | 'stale' | null

/** Where the answer is lost with the process that ran the embedded database the page is sent again. */
export async function commitPage(db: Kysely<Schema>, page: PageCommit): Promise<PageOutcome> {
  try {
    return (await send(db, [page]))[0] ?? null
  } catch (error) {
    if ((error as { code?: string }).code !== 'NB001') throw error
    throw new InputError('unknown_agency', (error as Error).message)
  }
}

/**
 * Several pages in one transaction: an error of one is an error of all, and nothing is kept then. Bodies are locked in one
 * order, so that processes wait for each other and not in a circle.
 */
export async function commitPages(
  db: Kysely<Schema>,
  pages: readonly PageCommit[],
): Promise<readonly PageOutcome[]> {
  const order = pages
    .map((page, at) => ({ body: page.save?.agency_key ?? page.lead?.agency_key ?? '', at }))
    .toSorted((a, b) => (a.body < b.body ? -1 : a.body > b.body ? 1 : a.at - b.at))
  const sent = await send(
    db,
    order.flatMap(({ at }) => pages[at] ?? []),
  )
  const outcomes = new Array<PageOutcome>(pages.length).fill(null)
  for (const [place, { at }] of order.entries()) outcomes[at] = sent[place] ?? null
  return outcomes
}

type Answer = Partial<SaveReportOutcome> & { readonly stale?: boolean }

async function send(db: Kysely<Schema>, pages: readonly PageCommit[]): Promise<readonly PageOutcome[]> {
  const values = sql.join(pages.map((page) => sql`(${payloadOf(page)}::jsonb)`))
  const { rows } = await onceMore(() =>
    sql<{ answer: Answer | null }>`
      select commit_page_with_files(p.page) as answer from (values ${values}) as p (page)`.execute(db),
  )
  return rows.map(({ answer }) => {
    if (answer?.stale === true) return 'stale'
    return answer?.outcome === undefined ? null : (answer as SaveReportOutcome)
  })
}

function payloadOf(page: PageCommit): string {
  return safeJson({
    ...page,
    save: page.save && savePayload(page.save),
    recheck: page.recheck && packFindings(page.recheck),
  })
}
