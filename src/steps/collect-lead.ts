/**
 * One promising link → fetched, archived, read, matched, checked, stored. Safe to repeat and to be killed at any point:
 * bytes are archived before anything speaks of them, and the report is one transaction.
 */
import type { Portal } from '../../crawlers/portal.ts'
import { lastValidator, recordFetch } from '../../db/queries/fetches.ts'
import { type LeadRecord, recordLead } from '../../db/queries/leads.ts'
import { publicationsAt, sawAgain } from '../../db/queries/publications.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { PARSER_VERSION } from '../../parsers/read-report.ts'
import type { AgencyAnswer } from '../domain/answer.ts'
import type { FetchedDocument } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import { checksOf, recheckNextYear } from './check-stored.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import type { LeadOutcome } from './lead-outcome.ts'
import { learnBody } from './learn-agency.ts'
import type { JudgedLead } from './list-portal.ts'
import { readDocument } from './read.ts'
import { type Identity, leavesQuestionOpen, resolveIdentity } from './resolve-identity.ts'

export interface LeadContext {
  readonly runId: number
  readonly portal: Portal
  /** Name of the portal's region, where known. */
  readonly region: string | null
  /** Bodies of the region as known at this moment. */
  readonly agencies: () => Promise<readonly AgencyAnswer[]>
}

type ReadReport = Awaited<ReturnType<typeof readDocument>>

/** Never throws for a fault of the source: that is an outcome, kept with the link. */
export async function collectLead(
  deps: CrawlDeps,
  context: LeadContext,
  judged: JudgedLead,
): Promise<LeadOutcome> {
  const { db } = deps.store
  const note = noteLead(deps, context, judged)
  const candidates = await context.agencies()
  const guess = resolveIdentity({ ...identityInput(context, judged, candidates), report: null })
  await note(guess, 'listed', null)
  try {
    const { document, served } = await fetchDocument(deps, context, judged)
    const known = await publicationsAt(db, judged.lead.url)
    if (!served && known.length > 0) {
      await sawAgain(db, judged.lead.url, document.fetched_at)
      return { kind: 'unchanged', bytes: 0 }
    }
    return await keep(deps, context, judged, document, served ? document.bytes.length : 0)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await note(guess, 'failed', `${error.code}: ${error.message}`)
    await recordFailure(deps, context, judged, error)
    return { kind: 'failed', code: error.code, bytes: 0 }
  }
}

/** The bytes now at the address: served, or the archived ones where the server says nothing changed. */
async function fetchDocument(
  deps: CrawlDeps,
  { runId, portal }: LeadContext,
  { lead }: JudgedLead,
): Promise<{ document: FetchedDocument; served: boolean }> {
  const { db } = deps.store
  const last = await lastValidator(db, lead.url)
  const usable = last !== null && (await deps.archive.has(last.sha256))
  const conditional = usable
    ? {
        conditional: {
          ...(last.etag === null ? {} : { etag: last.etag }),
          ...(last.last_modified === null ? {} : { last_modified: last.last_modified }),
        },
      }
    : {}
  const answer = await deps.fetcher.fetch({ url: lead.url, portal, referer: lead.column_url, ...conditional })
  const record = { run_id: runId, portal_id: portal.id, url: lead.url, at: answer.fetched_at, error: null }
  if ('not_modified' in answer) {
    if (!last) throw new Error('304 without a validator')
    const bytes = await deps.archive.get(last.sha256)
    const document = { sha256: last.sha256, size: bytes.length, media_type: last.media_type }
    await recordFetch(db, { ...record, final_url: lead.url, status: 304, headers: {}, document })
    const headers: Record<string, string> =
      last.media_type === null ? {} : { 'content-type': last.media_type }
    return {
      served: false,
      document: {
        url: lead.url,
        final_url: lead.url,
        status: 200,
        headers,
        bytes,
        sha256: last.sha256,
        fetched_at: answer.fetched_at,
      },
    }
  }
  await deps.archive.put(answer.bytes)
  await recordFetch(db, {
    ...record,
    final_url: answer.final_url,
    status: answer.status,
    headers: answer.headers,
    document: {
      sha256: answer.sha256,
      size: answer.bytes.length,
      media_type: answer.headers['content-type'] ?? null,
    },
  })
  return { document: answer, served: true }
}

async function keep(
  deps: CrawlDeps,
  context: LeadContext,
  judged: JudgedLead,
  document: FetchedDocument,
  bytes: number,
): Promise<LeadOutcome> {
  const { portal } = context
  const note = noteLead(deps, context, judged)
  const report = await readDocument({
    bytes: document.bytes,
    url: document.final_url,
    contentType: portal.charset
      ? `text/html; charset=${portal.charset}`
      : (document.headers['content-type'] ?? null),
  })
  const identity = await identify(deps, context, judged, report)
  if (report.status === 'not_a_report' || report.status === 'unreadable') {
    // A title that promises a report and a page that holds none is for a person; any other such page is just no report.
    const promised = judged.title.verdict === 'report'
    await note(identity, promised ? 'held' : 'refused', `${report.status}: ${report.reason}`)
    return promised ? unmatched(judged, identity, bytes) : { kind: 'refused', bytes }
  }
  if (identity.state !== 'known') {
    await note(identity, identity.state, identity.reason)
    return unmatched(judged, identity, bytes)
  }
  const { agency_key, year } = identity
  const figures = { ...report, year }
  const saved = await saveReport(deps.store.db, {
    agency_key,
    year,
    scope: report.scope,
    report,
    findings: await checksOf(deps.store.db, figures, { agency_key, year }),
    document: {
      sha256: document.sha256,
      size: document.bytes.length,
      media_type: document.headers['content-type'] ?? null,
      url: document.url,
      final_url: document.final_url,
      fetched_at: document.fetched_at,
    },
    lead: {
      portal_id: portal.id,
      column_url: judged.lead.column_url,
      title: judged.lead.title,
      listed_on: judged.lead.listed_on,
    },
    parser_version: PARSER_VERSION,
    run_id: context.runId,
  })
  await note(identity, 'saved', null)
  if (saved.outcome !== 'unchanged') await recheckNextYear(deps.store.db, figures, { agency_key, year })
  return { kind: saved.outcome, bytes }
}

function unmatched({ lead, title }: JudgedLead, identity: Identity, bytes: number): LeadOutcome {
  const printed = identity.state === 'held' ? identity.printed_year : undefined
  if (printed === undefined && !leavesQuestionOpen(identity)) return { kind: 'unmatched', bytes }
  const year = printed ?? identity.year ?? title.year
  return { kind: 'unmatched', bytes, question: { year, reason: `whose report is ${lead.url}?` } }
}

function identityInput(
  { portal, region }: LeadContext,
  { lead, title }: JudgedLead,
  candidates: readonly AgencyAnswer[],
) {
  return { listed: title, columnAgency: lead.agency, candidates, region_code: portal.region, region }
}

/** Matches the page; where the region has no roster the body is learned and matched again. */
async function identify(
  deps: CrawlDeps,
  context: LeadContext,
  judged: JudgedLead,
  report: ReadReport,
): Promise<Identity> {
  const candidates = await context.agencies()
  const input = { ...identityInput(context, judged, candidates), report }
  const identity = resolveIdentity(input)
  const hasRoster = candidates.some(({ learned }) => !learned)
  if (identity.state !== 'unmatched' || identity.name === null || hasRoster) return identity
  const learned = await learnBody(deps.store.db, context.portal, identity.name)
  return learned === null ? identity : resolveIdentity({ ...input, candidates: [...candidates, learned] })
}

function noteLead(deps: CrawlDeps, { portal }: LeadContext, { lead, title }: JudgedLead) {
  return async (identity: Identity, state: LeadRecord['state'], reason: string | null): Promise<void> => {
    const keys =
      identity.state === 'known'
        ? [identity.agency_key]
        : identity.state === 'held'
          ? identity.agency_keys
          : []
    const record = {
      portal_id: portal.id,
      column_url: lead.column_url,
      url: lead.url,
      title: lead.title,
      listed_on: lead.listed_on,
      agency_key: keys[0] ?? null,
      agency_name: identity.state === 'unmatched' ? identity.name : title.agency,
      year: identity.year ?? title.year,
      state,
      reason,
      seen_at: deps.now().toISOString(),
    }
    await recordLead(deps.store.db, record)
  }
}

async function recordFailure(
  deps: CrawlDeps,
  { runId, portal }: LeadContext,
  { lead }: JudgedLead,
  error: AppError,
): Promise<void> {
  const status = Number(error.context.status)
  await recordFetch(deps.store.db, {
    run_id: runId,
    portal_id: portal.id,
    url: lead.url,
    final_url: null,
    status: Number.isInteger(status) ? status : null,
    headers: {},
    at: deps.now().toISOString(),
    document: null,
    error: `${error.code}: ${error.message}`,
  })
}
