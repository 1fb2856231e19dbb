/**
 * One promising link → fetched, archived, read, matched, checked, stored. Safe to repeat and to be killed at any point:
 * bytes are archived before anything speaks of them, and all that the page brought is one transaction with "done".
 */
import { filesOfPage } from '../../db/queries/attachments.ts'
import type { DoneLink, PageCommit } from '../../db/queries/commit-page.ts'
import type { ClaimedLink } from '../../db/queries/frontier.ts'
import { PARSER_VERSION } from '../../parsers/read-report.ts'
import { AppError, NotFoundError, UnreachableError } from '../domain/errors.ts'
import type { Report } from '../domain/report.ts'
import { beijingDate } from './beijing.ts'
import { collectFiles, isAnyNew, type PageFile, pageFiles } from './collect-files.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { pauseReason } from './crawl-pause.ts'
import { failedFetch } from './failed-fetch.ts'
import { type FetchedLead, fetchLead } from './fetch-lead.ts'
import { foreignPlace, identifyPage, identityOf, type LeadContext, stepsTo } from './lead-identity.ts'
import { DONE, type LeadOutcome } from './lead-outcome.ts'
import { leadRecord } from './lead-record.ts'
import type { JudgedLead } from './list-portal.ts'
import type { PageStore } from './page-store.ts'
import { readDocument } from './read.ts'
import { readThroughFiles } from './read-files.ts'
import { type Identity, leavesQuestionOpen } from './resolve-identity.ts'
import { saveChecked, type UncheckedReport } from './save-checked.ts'

export interface LeadTask {
  readonly run_id: number
  readonly link: ClaimedLink<JudgedLead>
  readonly judged: JudgedLead
  readonly pages: PageStore
}

type Known = Extract<Identity, { state: 'known' }>

/** Never throws for a fault of the source: that is an outcome, kept with the link. */
export async function collectLead(
  deps: CrawlDeps,
  context: LeadContext,
  task: LeadTask,
): Promise<LeadOutcome> {
  try {
    const { url, column_url: referer } = task.judged.lead
    const fetched = await fetchLead(deps, context, { url, referer }, { ...task.link, run_id: task.run_id })
    await keep(deps, context, task, fetched)
  } catch (error) {
    const why = pauseReason(error)
    if (why !== null) return { kind: 'paused', why }
    // Where our own archive or database is away nothing is said of the page: its link stays open.
    if (!(error instanceof AppError) || error instanceof UnreachableError) throw error
    await task.pages.commit(failure(deps, context, task, error))
  }
  return DONE
}

async function keep(
  deps: CrawlDeps,
  context: LeadContext,
  task: LeadTask,
  { document, served, record }: FetchedLead,
): Promise<void> {
  const { db } = deps.store
  const { judged, link, pages } = task
  const base = { id: link.id, bytes: served ? document.bytes.length : 0 }
  const stored = served ? null : await filesOfPage(db, judged.lead.url)
  const isKnown = !served && link.known
  if (isKnown && stored?.size === 0) {
    const done: DoneLink = { ...base, outcome: 'unchanged' }
    await pages.commit({ done, fetch: record, seen_again: judged.lead.url })
    return
  }
  const offered = await collectFiles(deps, context, document, task.run_id)
  if (isKnown && stored && !isAnyNew(offered, stored)) {
    const done: DoneLink = { ...base, outcome: 'unchanged' }
    const files = pageFiles(document, offered, null)
    await pages.commit({ done, fetch: record, seen_again: judged.lead.url, files })
    return
  }
  await keepRead(deps, context, task, { document, record, offered, base })
}

interface FetchedPage extends Pick<FetchedLead, 'document' | 'record'> {
  readonly offered: readonly PageFile[]
  readonly base: Pick<DoneLink, 'id' | 'bytes'>
}

async function keepRead(
  deps: CrawlDeps,
  context: LeadContext,
  task: LeadTask,
  { document, record, offered, base }: FetchedPage,
): Promise<void> {
  const { judged, pages } = task
  const { charset } = context.portal
  const page = await readDocument({
    bytes: document.bytes,
    url: document.final_url,
    contentType: charset ? `text/html; charset=${charset}` : (document.headers['content-type'] ?? null),
  })
  const { report, source } = await readThroughFiles(page, judged.title.year, offered)
  const files = pageFiles(document, offered, source)
  const steps = stepsTo(document, context, judged, report)
  const identity = await identifyPage(deps, context, judged, report, steps)
  const note = (state: 'held' | 'refused' | 'unmatched' | 'saved', reason: string | null) =>
    leadRecord(deps, context, judged, identity, { state, reason })
  if (report.status === 'not_a_report' || report.status === 'unreadable') {
    // A title that promises a report and a page that holds none is for a person; any other such page is just no report.
    const promised = judged.title.verdict === 'report'
    const lead = note(promised ? 'held' : 'refused', `${report.status}: ${report.reason}`)
    const done = promised ? unmatched(judged, identity, base) : { ...base, outcome: 'refused' as const }
    await pages.commit({ done, fetch: record, lead, files })
  } else if (foreignPlace(identity, context) !== null) {
    const reason = `of another place, ${foreignPlace(identity, context)}`
    await pages.commit({
      done: { ...base, outcome: 'refused' },
      fetch: record,
      lead: note('refused', reason),
      files,
    })
  } else if (identity.state !== 'known') {
    const lead = note(identity.state, identity.reason)
    await pages.commit({ done: unmatched(judged, identity, base), fetch: record, lead, files })
  } else {
    const commit = { done: { ...base, outcome: null }, fetch: record, lead: note('saved', null), files }
    const bytes = source?.document ?? document
    await saveChecked(
      pages,
      commit,
      report,
      reportInput(context, task, identity, { document, bytes, report }),
    )
  }
}

interface ReadPage {
  /** The page that the list names. */
  readonly document: FetchedLead['document']
  /** What the report was read from: that page, or a file it offers. */
  readonly bytes: FetchedLead['document']
  readonly report: Report
}

function reportInput(
  { portal }: LeadContext,
  { run_id, judged }: LeadTask,
  { agency_key, year }: Known,
  { document, bytes: read, report }: ReadPage,
): UncheckedReport {
  const { column_url, title, listed_on } = judged.lead
  const { url, final_url, fetched_at } = document
  const { sha256, bytes, headers } = read
  return {
    agency_key,
    year,
    scope: report.scope,
    report,
    document: {
      sha256,
      size: bytes.length,
      media_type: headers['content-type'] ?? null,
      url,
      final_url,
      fetched_at,
    },
    lead: { portal_id: portal.id, column_url, title, listed_on, file_on: fileDate(headers) },
    parser_version: PARSER_VERSION,
    run_id,
  }
}

/** The day the server says its file is of, in Beijing. */
function fileDate(headers: Readonly<Record<string, string>>): string | null {
  const at = Date.parse(headers['last-modified'] ?? '')
  return Number.isNaN(at) ? null : beijingDate(new Date(at))
}

function unmatched(
  { lead, title }: JudgedLead,
  identity: Identity,
  base: Pick<DoneLink, 'id' | 'bytes'>,
): DoneLink {
  const done = { ...base, outcome: 'unmatched' as const }
  const printed = identity.state === 'held' ? identity.printed_year : undefined
  if (printed === undefined && !leavesQuestionOpen(identity)) return done
  const year = printed ?? identity.year ?? title.year
  return { ...done, question: questionOf({ lead }, year) }
}

function questionOf({ lead }: Pick<JudgedLead, 'lead'>, year: number | null) {
  return { year, reason: `whose report is ${lead.url}?` }
}

function failure(deps: CrawlDeps, context: LeadContext, task: LeadTask, error: AppError): PageCommit {
  const { judged, link, run_id } = task
  const text = `${error.code}: ${error.message}`
  const guess = identityOf(context, judged, null)
  const done = { id: link.id, outcome: 'failed', code: error.code, bytes: 0 } as const
  // A bare title may be anybody's report: what we could not read must not make any of them missing.
  const isAnybodys = judged.title.verdict === 'report' && leavesQuestionOpen(guess)
  return {
    done: isAnybodys ? { ...done, question: questionOf(judged, judged.title.year) } : done,
    ...(error instanceof NotFoundError && link.known && { gone: judged.lead.url }),
    lead: leadRecord(deps, context, judged, guess, { state: 'failed', reason: text }),
    fetch: failedFetch(
      { run_id, portal_id: context.portal.id, url: judged.lead.url, at: deps.now().toISOString() },
      error,
    ),
  }
}
