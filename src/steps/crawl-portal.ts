/**
 * One portal, from its lists to stored reports. Whatever happens it ends with a verdict on the portal: `ok`, `faulty`
 * or `blocked`; anything but `ok` keeps every body without a report there from being called missing.
 */
import type { Portal } from '../../crawlers/portal.ts'
import { columnUrl } from '../../crawlers/portal-schema.ts'
import { listAgencies } from '../../db/queries/agencies.ts'
import { recordLead } from '../../db/queries/leads.ts'
import { upsertPortal } from '../../db/queries/portals.ts'
import { listRegions, upsertRegions } from '../../db/queries/regions.ts'
import { recordPortalRun } from '../../db/queries/runs.ts'
import { recordVisit } from '../../db/queries/visits.ts'
import { AppError } from '../domain/errors.ts'
import { beijingDate } from './beijing.ts'
import { collectLead } from './collect-lead.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { setDuties, setSources } from './duties.ts'
import { underExpectation } from './expectation.ts'
import { placeOfPortal } from './learn-agency.ts'
import { isBlock, type JudgedLead, listPortal, type PortalListing } from './list-portal.ts'
import { markGone } from './mark-gone.ts'
import { recordedPages } from './recorded-pages.ts'
import { count, newTally, type RunTally } from './run-tally.ts'

export interface PortalTask {
  readonly runId: number
  readonly portal: Portal
  readonly years: readonly number[] | null
}

type PortalOutcome = 'ok' | 'faulty' | 'blocked'

/** Never throws for a fault of the portal. */
export async function crawlPortal(deps: CrawlDeps, task: PortalTask): Promise<PortalOutcome> {
  const started = deps.now().getTime()
  const tally = newTally()
  let verdict: { outcome: PortalOutcome; reason: string | null }
  try {
    verdict = await visitPortal(deps, task, tally)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    verdict = { outcome: isBlock(error.code) ? 'blocked' : 'faulty', reason: error.message }
  }
  await recordPortalRun(deps.store.db, {
    run_id: task.runId,
    portal_id: task.portal.id,
    ...verdict,
    seconds: (deps.now().getTime() - started) / 1000,
    ...tally.counts,
    failures: tally.failures,
  })
  return verdict.outcome
}

async function visitPortal(
  deps: CrawlDeps,
  { runId, portal, years }: PortalTask,
  tally: RunTally,
): Promise<{ outcome: PortalOutcome; reason: string | null }> {
  const { db } = deps.store
  await upsertRegions(db, [regionOf(portal)])
  await upsertPortal(db, portalRow(portal, null))
  const listing = await listPortal(portal, recordedPages(deps, runId, portal), deps.now)
  const family = listing.visits.find((visit) => visit.family !== null)?.family ?? null
  await upsertPortal(db, portalRow(portal, family))
  await recordVisits(deps, { runId, portal, years }, listing)
  await setSources(db, portal)
  await collectAll(deps, { runId, portal, years }, listing, tally)
  const failed = listing.visits.find(({ outcome }) => outcome !== 'ok')
  if (!failed) await markGone(deps, portal, new Set(listing.leads.map(({ lead }) => lead.url)))
  await setDuties(db, portal, years, beijingDate(deps.now()))
  if (failed) return { outcome: failed.outcome, reason: failed.reason }
  return judgeExpectation(portal, years, listing, beijingDate(deps.now()))
}

async function recordVisits(deps: CrawlDeps, task: PortalTask, listing: PortalListing): Promise<void> {
  const span = task.years === null ? null : ([Math.min(...task.years), Math.max(...task.years)] as const)
  for (const { family: _, ...visit } of listing.visits)
    await recordVisit(deps.store.db, { run_id: task.runId, portal_id: task.portal.id, years: span, ...visit })
}

/** Oldest year first, so that a report finds the one of the year before already there. */
async function collectAll(
  deps: CrawlDeps,
  task: PortalTask,
  listing: PortalListing,
  tally: RunTally,
): Promise<void> {
  const { portal, years } = task
  const { db } = deps.store
  const seen_at = deps.now().toISOString()
  const wanted = listing.leads.filter(
    ({ title }) => years === null || title.year === null || years.includes(title.year),
  )
  const decoys = wanted.filter(({ title }) => title.verdict === 'decoy')
  const promising = wanted
    .filter(({ title }) => title.verdict !== 'decoy')
    .toSorted((a, b) => (a.title.year ?? 9999) - (b.title.year ?? 9999))
  tally.counts.listed = promising.length
  for (const { lead, title } of decoys) {
    count(tally, { kind: 'refused', bytes: 0 })
    await recordLead(db, {
      ...placeOf(lead, portal.id, seen_at),
      agency_key: null,
      agency_name: title.agency,
      year: title.year,
      state: 'refused',
      reason: title.reason,
    })
  }
  const region = (await listRegions(db)).find(({ code }) => code === portal.region)
  const context = {
    runId: task.runId,
    portal,
    region: region && region.name !== region.code ? region.name : null,
    agencies: async () => (await listAgencies(db, { region: portal.region, limit: null })).data,
  }
  const questions: { year: number | null; reason: string }[] = []
  let done = 0
  const queue = [...promising]
  const work = async (): Promise<void> => {
    for (let judged = queue.shift(); judged; judged = queue.shift()) {
      const outcome = await collectLead(deps, context, judged)
      count(tally, outcome)
      if (outcome.kind === 'unmatched' && outcome.question) questions.push(outcome.question)
      done += 1
      deps.onProgress?.({ portal_id: portal.id, done, total: promising.length })
    }
  }
  await Promise.all(Array.from({ length: portal.politeness.concurrency }, work))
  await recordQuestions(deps, task, questions)
}

/** A report that may be anybody's keeps everybody of the portal from being called missing for its year. */
async function recordQuestions(
  deps: CrawlDeps,
  { runId, portal }: PortalTask,
  questions: readonly { year: number | null; reason: string }[],
): Promise<void> {
  for (const [year, asked] of Map.groupBy(questions, (question) => question.year))
    await recordVisit(deps.store.db, {
      run_id: runId,
      portal_id: portal.id,
      column_url: '',
      years: year === null ? null : [year, year],
      outcome: 'faulty',
      reason: `a person must decide: ${asked.map(({ reason }) => reason).join('; ')}`,
      links: asked.length,
      reports: 0,
      started_at: deps.now().toISOString(),
    })
}

function placeOf(lead: JudgedLead['lead'], portal_id: string, seen_at: string) {
  const { url, column_url, title, listed_on } = lead
  return { portal_id, column_url, url, title, listed_on, seen_at }
}

function judgeExpectation(
  portal: Portal,
  years: readonly number[] | null,
  listing: PortalListing,
  today: string,
): { outcome: PortalOutcome; reason: string | null } {
  const byYear = new Map<number, number>()
  for (const { title } of listing.leads)
    if (title.verdict === 'report' && title.year !== null && (years === null || years.includes(title.year)))
      byYear.set(title.year, (byYear.get(title.year) ?? 0) + 1)
  const short = underExpectation(portal.expect.per_year_min, byYear, years, today)
  return short === null ? { outcome: 'ok', reason: null } : { outcome: 'faulty', reason: short.reason }
}

/** A government's portal names its region. */
function regionOf(portal: Portal): { code: string; name?: string } {
  const name = placeOfPortal(portal)
  return name === null ? { code: portal.region } : { code: portal.region, name }
}

/** `family` as detected; null before the first page was seen. */
function portalRow(portal: Portal, family: string | null) {
  return {
    id: portal.id,
    name: portal.name,
    region_code: portal.region,
    family: family ?? portal.family,
    base_url: portal.base_url,
    columns: portal.columns.map((column) => columnUrl(portal, column)),
  }
}
