/**
 * Where a lost column is now, sought as a visitor would: by what its own reports name above themselves, then from the home page
 * by words, site map and site search. Laws: only hosts of the portal; few requests; a list is taken for the column only
 * where it shows half of the reports known from it, and even then the column stays a fault of the source, so that a person
 * settles it in the portal file and nobody is called missing meanwhile.
 */
import { isAllowedHost } from '../../crawlers/allowed-url.ts'
import type { FetchPage, Page } from '../../crawlers/family.ts'
import { columnsByWay, type FoundColumn, named, type Search } from '../../crawlers/find-columns.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { columnUrl } from '../../crawlers/portal-schema.ts'
import type { ColumnProposal } from '../../db/queries/column-proposals.ts'
import type { Sighting } from '../../db/queries/sightings.ts'
import { AppError, TransportError } from '../domain/errors.ts'
import {
  type ColumnVisit,
  foldTwins,
  type JudgedLead,
  listJudged,
  type PortalListing,
} from './list-portal.ts'
import { sharedReports } from './same-reports.ts'
import { lostColumns } from './shrunk-columns.ts'

export interface Rediscovery {
  readonly listing: PortalListing
  readonly proposals: readonly ColumnProposal[]
}

interface Found {
  readonly place: FoundColumn
  readonly leads: readonly JudgedLead[]
  readonly known: number
  readonly listed: number
}

/** Requests in all, and places whose lists are read. */
const MAX_REQUESTS = 60
const MAX_PLACES = 6
/** Reports whose pages are asked where they stand. */
const MAX_ARTICLES = 3

/** `kept` are the places that earlier crawls proposed: they are looked at first. Never throws for a fault of the source. */
export async function rediscoverColumns(
  portal: Portal,
  fetchPage: FetchPage,
  listing: PortalListing,
  past: { readonly seen: readonly Sighting[]; readonly kept: readonly ColumnProposal[] },
): Promise<Rediscovery> {
  const lost = lostColumns(listing, past.seen)
  if (lost.length === 0) return { listing, proposals: [] }
  const search: Search = { fetchPage: atMost(fetchPage), isOurs: elsewhere(portal), looked: [] }
  const best = new Map<string, Found>()
  const tried = new Set<string>()
  for await (const place of placesFor(portal, lost, past, search)) {
    if (tried.has(place.url) || tried.size >= MAX_PLACES) continue
    tried.add(place.url)
    const leads = await leadsAt(portal, place, search)
    for (const { column_url } of lost) keepBetter(best, column_url, place, leads, past.seen)
    if (lost.every(({ column_url }) => isProven(best.get(column_url)))) break
  }
  return apply(portal, listing, lost, best, search.looked.length + tried.size)
}

/** A page beyond the bound is not asked for. */
function atMost(fetchPage: FetchPage): FetchPage {
  let asked = 0
  return async (request) => {
    asked += 1
    if (asked > MAX_REQUESTS)
      throw new TransportError('search_bound', `more than ${MAX_REQUESTS} pages to look for a lost column`)
    return fetchPage(request)
  }
}

/** On a host of the portal, and no column that it names already. */
function elsewhere(portal: Portal): Search['isOurs'] {
  const columns = new Set(portal.columns.map((column) => columnUrl(portal, column)))
  return (url) => isAllowedHost(new URL(url).host, portal, false) && !columns.has(url)
}

async function* placesFor(
  portal: Portal,
  lost: readonly ColumnVisit[],
  { seen, kept }: { readonly seen: readonly Sighting[]; readonly kept: readonly ColumnProposal[] },
  search: Search,
): AsyncGenerator<FoundColumn, void, void> {
  const isLost = (url: string) => lost.some(({ column_url }) => column_url === url)
  for (const { column_url, proposed_url, how } of kept)
    if (isLost(column_url) && search.isOurs(proposed_url)) yield { url: proposed_url, how }
  const newest = lost.flatMap(({ column_url }) =>
    seen
      .filter((sighting) => sighting.column_url === column_url)
      .toSorted((a, b) => b.year - a.year || (a.url < b.url ? -1 : 1))
      .slice(0, 1),
  )
  for (const { url } of newest.slice(0, MAX_ARTICLES)) {
    const article = await pageAt(url, 'a report known from the column', search)
    if (article !== null) yield* await named(article, search)
  }
  const home = await pageAt(new URL(portal.base_url).href, 'the home page', search)
  if (home === null) return
  for await (const columns of columnsByWay(home, search)) yield* columns
}

async function pageAt(url: string, what: string, { fetchPage, looked }: Search): Promise<Page | null> {
  try {
    const page = await fetchPage(url)
    looked.push(`${url}: ${what}`)
    return page
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    looked.push(`${url}: ${what}: ${error.code}`)
    return null
  }
}

/** Another place may be of another system: what the portal file says of its lists does not hold there. */
async function leadsAt(portal: Portal, { url }: FoundColumn, { fetchPage }: Search) {
  const { list: _list, html_list: _html, ...rest } = portal
  const { leads } = await listJudged({ ...rest, family: 'auto' }, { url }, fetchPage, () => new Date())
  return leads
}

function keepBetter(
  best: Map<string, Found>,
  column_url: string,
  place: FoundColumn,
  leads: readonly JudgedLead[],
  seen: readonly Sighting[],
): void {
  if (!leads.some(({ title }) => title.verdict === 'report')) return
  const shared = sharedReports(
    seen.filter((sighting) => sighting.column_url === column_url),
    leads,
  )
  const before = best.get(column_url)
  if (before === undefined || shared.listed > before.listed) best.set(column_url, { place, leads, ...shared })
}

function isProven(found: Found | undefined): found is Found {
  return found !== undefined && found.listed > 0 && found.listed * 2 >= found.known
}

function apply(
  portal: Portal,
  listing: PortalListing,
  lost: readonly ColumnVisit[],
  best: ReadonlyMap<string, Found>,
  looked: number,
): Rediscovery {
  const taken = lost.flatMap(({ column_url }) => leadsOf(portal, column_url, best.get(column_url)))
  const visits = listing.visits.map((visit) =>
    lost.includes(visit) ? told(visit, best.get(visit.column_url), looked) : visit,
  )
  const proposals = lost.flatMap(({ column_url }) => proposalOf(column_url, best.get(column_url)))
  return { listing: { leads: foldTwins([...listing.leads, ...taken], portal), visits }, proposals }
}

/** What the proven place lists belongs to the column that the portal file names, and to its body. */
function leadsOf(portal: Portal, column_url: string, found: Found | undefined): readonly JudgedLead[] {
  if (!isProven(found)) return []
  const agency = portal.columns.find((column) => columnUrl(portal, column) === column_url)?.agency ?? null
  return found.leads.map((judged) => ({
    ...judged,
    lead: { ...judged.lead, column_url, agency: judged.lead.agency ?? agency },
  }))
}

function told(visit: ColumnVisit, found: Found | undefined, looked: number): ColumnVisit {
  return { ...visit, outcome: 'faulty', reason: `${visit.reason}; ${whereNow(found, looked)}` }
}

function whereNow(found: Found | undefined, looked: number): string {
  if (found === undefined) return `its new place was looked for on ${looked} pages and not found`
  const { place, listed, known } = found
  const shown = `${place.url} (${place.how}) lists ${listed} of the ${known} reports known from it`
  return isProven(found)
    ? `found again: ${shown} and was read instead; write it into the portal file`
    : `perhaps moved: ${shown}, too few to be sure, so it was not used; see whether it belongs into the portal file`
}

function proposalOf(column_url: string, found: Found | undefined): readonly ColumnProposal[] {
  if (found === undefined) return []
  const { place, listed, known } = found
  return [{ column_url, proposed_url: place.url, how: place.how, known, listed, proven: isProven(found) }]
}
