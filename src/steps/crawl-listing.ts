/**
 * The lists of a portal, made into work: every promising link becomes a row of the frontier, oldest report year first,
 * so that a report finds the one of the year before already there. All of it is kept in one transaction.
 */
import type { Portal } from '../../crawlers/portal.ts'
import { columnProposals } from '../../db/queries/column-proposals.ts'
import type { CrawlSession } from '../../db/queries/crawl-session.ts'
import { type FrontierLink, keepListing } from '../../db/queries/frontier.ts'
import { type LeadRecord, listLeads } from '../../db/queries/leads.ts'
import { upsertPortal } from '../../db/queries/portals.ts'
import type { ListedDate } from '../../db/queries/publication-dates.ts'
import { type Sighting, sightings } from '../../db/queries/sightings.ts'
import type { Visit } from '../../db/queries/visits.ts'
import { beijingDate } from './beijing.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { withDecisions } from './decide-link.ts'
import { setSources } from './duties.ts'
import { silentYears, underExpectation } from './expectation.ts'
import { identityOf, type LeadContext } from './lead-identity.ts'
import { leadRecord } from './lead-record.ts'
import { type JudgedLead, listPortal, type PortalListing } from './list-portal.ts'
import { portalRow } from './portal-row.ts'
import { recordedPages } from './recorded-pages.ts'
import { rediscoverColumns } from './rediscover-columns.ts'
import { isDue } from './revisit.ts'
import { withShrunkColumns } from './shrunk-columns.ts'

export interface ListingTask {
  readonly session: CrawlSession
  readonly years: readonly number[] | null
  /** True where every report is asked for, however lately it was seen. */
  readonly fresh: boolean
  /** ISO instant at which the run began with the portal: what was read since is what it proves. */
  readonly started_at: string
}

/** CrawlPaused where reading stopped of our own will: then nothing is kept but the pages themselves. */
export async function listIntoFrontier(
  deps: CrawlDeps,
  context: LeadContext,
  task: ListingTask,
): Promise<void> {
  const { db } = deps.store
  const { portal } = context
  const pages = await recordedPages(deps, task.session, portal)
  const read = await listPortal(portal, pages.fetchPage, () => new Date(task.started_at))
  const goOn = () => {
    const stopped = pages.stopped()
    if (stopped !== null) throw stopped
  }
  goOn()
  const family = read.visits.find((visit) => visit.family !== null)?.family ?? null
  await upsertPortal(db, portalRow(portal, family))
  await setSources(db, portal)
  const seen = await sightings(db, portal.id)
  const kept = await columnProposals(db, portal.id)
  const whole = withShrunkColumns(read, seen)
  const found = await rediscoverColumns(portal, pages.fetchPage, whole, { seen, kept })
  goOn()
  const listing = await withDecisions(db, found.listing)
  const wanted = wantedLeads(listing, task.years)
  const verdict = judge(portal, task.years, listing, beijingDate(deps.now()))
  const isResting = restingLeads(task.fresh ? [] : seen, deps.now())
  await keepListing(db, task.session, portal.id, {
    links: [...wanted.map((judged) => linkOf(judged, isResting)), ...(await probes(deps, portal, listing))],
    leads: wanted.flatMap((judged) => recordsOf(deps, context, judged)),
    visits: [...visitsOf(task, portal, listing), ...silences(task, portal, listing, beijingDate(deps.now()))],
    proposals: found.proposals,
    dates: otherDates(wanted, seen),
    listed_at: deps.now().toISOString(),
    ...verdict,
  })
}

function wantedLeads({ leads }: PortalListing, years: readonly number[] | null): readonly JudgedLead[] {
  return leads
    .filter(({ title }) => years === null || title.year === null || years.includes(title.year))
    .toSorted((a, b) => (a.title.year ?? 9999) - (b.title.year ?? 9999))
}

/** A list may move a date though the page stands: that is noted even where the page is not asked. */
function otherDates(wanted: readonly JudgedLead[], seen: readonly Sighting[]): readonly ListedDate[] {
  const before = new Map(seen.map(({ url, listed_on }) => [url, listed_on]))
  return wanted.flatMap(({ lead: { url, listed_on } }) =>
    listed_on !== null && before.has(url) && before.get(url) !== listed_on ? [{ url, date: listed_on }] : [],
  )
}

/** Nothing is asked of a page that has stood long and was seen lately, unless its list says something new of it. */
function restingLeads(seen: readonly Sighting[], now: Date): (judged: JudgedLead) => boolean {
  const byUrl = new Map(seen.map((sighting) => [sighting.url, sighting]))
  return ({ lead }) => {
    const known = byUrl.get(lead.url)
    if (known === undefined || known.title !== lead.title || known.listed_on !== lead.listed_on) return false
    return !isDue(Date.parse(known.since), Date.parse(known.checked), now.getTime())
  }
}

function linkOf(judged: JudgedLead, isResting: (judged: JudgedLead) => boolean): FrontierLink<JudgedLead> {
  const { url } = judged.lead
  if (judged.title.verdict === 'decoy') return { url, work: 'report', lead: null, outcome: 'refused' }
  if (isResting(judged)) return { url, work: 'report', lead: judged, outcome: 'unchanged' }
  return { url, work: 'report', lead: judged }
}

/** The link, and its further addresses, which are kept and never fetched. */
function recordsOf(deps: CrawlDeps, context: LeadContext, judged: JudgedLead): readonly LeadRecord[] {
  const record = recordOf(deps, context, judged)
  const reason = `another address of ${record.url}`
  return [record, ...judged.twins.map((url) => ({ ...record, url, state: 'refused' as const, reason }))]
}

function recordOf(deps: CrawlDeps, context: LeadContext, judged: JudgedLead): LeadRecord {
  const { title } = judged
  if (title.verdict === 'decoy') {
    const nobody = {
      state: 'unmatched',
      name: title.agency,
      year: title.year,
      reason: '',
      candidates: [],
    } as const
    return leadRecord(deps, context, judged, nobody, { state: 'refused', reason: title.reason })
  }
  return leadRecord(deps, context, judged, identityOf(context, judged, null), {
    state: 'listed',
    reason: null,
  })
}

/** Stored reports that the lists, read whole, do not show any more. */
async function probes(
  { store }: CrawlDeps,
  portal: Portal,
  { leads, visits }: PortalListing,
): Promise<readonly FrontierLink<JudgedLead>[]> {
  if (visits.some(({ outcome }) => outcome !== 'ok')) return []
  const listed = new Set(leads.flatMap(({ lead, twins }) => [lead.url, ...twins]))
  const known = await listLeads(store.db, { portal_id: portal.id, states: ['saved'] })
  return known.filter(({ url }) => !listed.has(url)).map(({ url }) => ({ url, work: 'probe', lead: null }))
}

function visitsOf(task: ListingTask, portal: Portal, { visits }: PortalListing): readonly Visit[] {
  const { years, session } = task
  const span = years === null ? null : ([Math.min(...years), Math.max(...years)] as const)
  return visits.map(({ family: _, ...visit }) => ({
    run_id: session.run_id,
    portal_id: portal.id,
    years: span,
    ...visit,
  }))
}

function reportsByYear(leads: PortalListing['leads']): ReadonlyMap<number, number> {
  const byYear = new Map<number, number>()
  for (const { title } of leads)
    if (title.verdict === 'report' && title.year !== null)
      byYear.set(title.year, (byYear.get(title.year) ?? 0) + 1)
  return byYear
}

/** Years without reports after years with many, where the portal file does not say what to expect. */
function silences(
  { session, years, started_at }: ListingTask,
  portal: Portal,
  { leads, visits }: PortalListing,
  today: string,
): readonly Visit[] {
  if (portal.expect.per_year_min !== undefined || visits.some(({ outcome }) => outcome !== 'ok')) return []
  return silentYears(reportsByYear(leads), years, today).map(({ year, reason }) => ({
    run_id: session.run_id,
    portal_id: portal.id,
    column_url: '',
    years: [year, year],
    outcome: 'faulty',
    reason,
    links: 0,
    reports: 0,
    started_at,
  }))
}

function judge(
  portal: Portal,
  years: readonly number[] | null,
  { leads, visits }: PortalListing,
  today: string,
): { outcome: 'ok' | 'faulty' | 'blocked'; reason: string | null } {
  const failed = visits.filter(({ outcome }) => outcome !== 'ok')
  const [first] = failed
  if (first) return { outcome: first.outcome, reason: failed.map(({ reason }) => reason).join('; ') }
  const short = underExpectation(portal.expect.per_year_min, reportsByYear(leads), years, today)
  return short === null ? { outcome: 'ok', reason: null } : { outcome: 'faulty', reason: short.reason }
}
