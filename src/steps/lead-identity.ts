/** Whose report a link or its page is, among the bodies known now; where no roster names them the body is learned. */
import { readBreadcrumb } from '../../crawlers/breadcrumb.ts'
import { toPage } from '../../crawlers/fetch-page.ts'
import type { Portal } from '../../crawlers/portal.ts'
import type { FetchedDocument } from '../domain/document.ts'
import { otherPlace } from '../domain/other-place.ts'
import type { Report } from '../domain/report.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import type { KnownAgencies } from './known-agencies.ts'
import { learnBody, placeOfPortal } from './learn-agency.ts'
import type { JudgedLead } from './list-portal.ts'
import { type Identity, resolveIdentity } from './resolve-identity.ts'

export interface LeadContext {
  readonly portal: Portal
  /** Name of the portal's region, where known. */
  readonly region: string | null
  readonly agencies: KnownAgencies
}

type Named = Pick<Report, 'agency' | 'year'>

/** By the list alone where `report` is null. */
export function identityOf(
  { portal, region, agencies }: LeadContext,
  { lead, title, decided }: JudgedLead,
  report: Named | null,
  breadcrumb: readonly string[] = [],
): Identity {
  if (decided !== undefined) return { state: 'known', ...decided }
  return resolveIdentity({
    report,
    breadcrumb,
    listed: title,
    columnAgency: lead.agency,
    candidates: agencies.list(),
    region_code: portal.region,
    region,
  })
}

/** Matches the page; where the region has no roster the body is learned and matched again. */
export async function identifyPage(
  { store }: CrawlDeps,
  context: LeadContext,
  judged: JudgedLead,
  report: Named,
  breadcrumb: readonly string[],
): Promise<Identity> {
  const identity = heldForNamesake(identityOf(context, judged, report, breadcrumb), context)
  const hasRoster = context.agencies.list().some(({ learned }) => !learned)
  if (identity.state !== 'unmatched' || identity.name === null || hasRoster) return identity
  const learned = await learnBody(store.db, context.portal, identity.name)
  if (learned === null) return identity
  context.agencies.add(learned)
  return identityOf(context, judged, report)
}

const TOWNSHIP = /(?:镇|乡|苏木|街道)(?:人民政府|办事处)?$/u

/**
 * Districts are split and renamed: a report of the days before names the old district and a township that is ours now.
 * Names of townships are their own, unlike those of departments, so that a person decides and nobody is called missing.
 */
function heldForNamesake(identity: Identity, context: LeadContext): Identity {
  const place = foreignPlace(identity, context)
  if (place === null || identity.state !== 'unmatched' || identity.name === null) return identity
  const township = coreOf(identity.name.slice(identity.name.indexOf(place) + place.length))
  if (!TOWNSHIP.test(township)) return identity
  const ours = context.agencies
    .list()
    .filter(({ name, aliases }) => [name, ...aliases].some((one) => coreOf(one).endsWith(township)))
  if (ours.length === 0) return identity
  return {
    state: 'held',
    agency_keys: ours.map(({ key }) => key),
    year: identity.year,
    reason: `it names ${identity.name}, and a township of that name is known here`,
  }
}

const coreOf = (name: string): string => name.replace(/(?:人民政府|办事处)$/u, '')

/** Steps of the breadcrumb, read only where neither page, list nor portal file names a body. */
export function stepsTo(
  document: FetchedDocument,
  { portal }: LeadContext,
  { lead, title }: JudgedLead,
  report: Named,
): readonly string[] {
  if (report.agency !== null || title.agency !== null || lead.agency !== null) return []
  const { html, url } = toPage(document, portal)
  return /^\s*</.test(html) ? readBreadcrumb(html, url) : []
}

/** The place of a report of another district that the portal shows; null where it may be one of ours. */
export function foreignPlace(identity: Identity, { portal, region }: LeadContext): string | null {
  if (identity.state !== 'unmatched' || identity.name === null || identity.candidates.length > 0) return null
  return otherPlace(identity.name, placeOfPortal(portal) ?? region)
}
