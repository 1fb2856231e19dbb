/**
 * What a portal lists: every column read to its end, each title judged, twins of one address folded. Law: a column
 * that could not be read whole is a fault of the source and is kept as such.
 */

import { isAllowedHost } from '../../crawlers/allowed-url.ts'
import type { FetchPage } from '../../crawlers/family.ts'
import { drainListing, listColumn } from '../../crawlers/list-column.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { columnUrl, type PortalColumn } from '../../crawlers/portal-schema.ts'
import { canonicalUrl, twinKey } from '../../crawlers/twin-url.ts'
import type { Lead } from '../domain/document.ts'
import { classifyTitle, type TitleVerdict } from '../domain/title.ts'

export interface JudgedLead {
  readonly lead: Lead
  readonly title: TitleVerdict
  /** Further addresses under which the lists show the same document. */
  readonly twins: readonly string[]
  /** Whose report it is and of which year, where a person decided that. */
  readonly decided?: { readonly agency_key: string; readonly year: number }
}

export interface ColumnVisit {
  readonly column_url: string
  readonly outcome: 'ok' | 'faulty' | 'blocked'
  /** Of its first fault. */
  readonly code: string | null
  readonly reason: string | null
  readonly links: number
  readonly reports: number
  readonly started_at: string
  readonly family: string | null
  /** Why it is of that family. */
  readonly why: string
}

export interface PortalListing {
  readonly leads: readonly JudgedLead[]
  readonly visits: readonly ColumnVisit[]
}

export async function listPortal(
  portal: Portal,
  fetchPage: FetchPage,
  now: () => Date,
): Promise<PortalListing> {
  const leads: JudgedLead[] = []
  const visits: ColumnVisit[] = []
  for (const column of portal.columns) {
    const { leads: listed, visit } = await listJudged(portal, column, fetchPage, now)
    leads.push(...listed)
    visits.push(visit)
  }
  return { leads: foldTwins(leads, portal), visits }
}

/** One column read to its end, twins not folded yet. */
export async function listJudged(
  portal: Portal,
  column: PortalColumn,
  fetchPage: FetchPage,
  now: () => Date,
): Promise<{ readonly leads: readonly JudgedLead[]; readonly visit: ColumnVisit }> {
  const started_at = now().toISOString()
  const leads: JudgedLead[] = []
  const outcome = await drainListing(listColumn(portal, column, fetchPage), (lead) => {
    leads.push({ lead, title: judgeTitle(lead, portal), twins: [] })
  })
  const { fault } = outcome
  const visit: ColumnVisit = {
    column_url: columnUrl(portal, column),
    outcome: fault === null ? 'ok' : isBlock(fault.code) ? 'blocked' : 'faulty',
    code: fault?.code ?? null,
    reason: fault === null ? null : `${fault.code}: ${fault.reason}`,
    links: outcome.links,
    reports: leads.filter(({ title }) => title.verdict !== 'decoy').length,
    started_at,
    family: outcome.family,
    why: outcome.why,
  }
  return { leads, visit }
}

/** A row that leads elsewhere is left out, unless its title says that it is a report: then a person must know. */
function judgeTitle({ title, url }: Lead, portal: Portal): TitleVerdict {
  const verdict = classifyTitle(title)
  const { host } = new URL(url)
  if (verdict.verdict === 'report' || isAllowedHost(host, portal, true)) return verdict
  return { ...verdict, verdict: 'decoy', reason: `leads to ${host}, which is no host of the portal` }
}

/** One entry a document, whatever the number of addresses it is listed under, in the order of the lists. */
export function foldTwins(leads: readonly JudgedLead[], portal: Portal): readonly JudgedLead[] {
  const byKey = new Map<string, JudgedLead>()
  for (const judged of leads) {
    const key = twinKey(judged.lead.url)
    const known = byKey.get(key)
    byKey.set(key, known === undefined ? judged : foldTwo(known, judged, portal))
  }
  return [...byKey.values()]
}

/** The clearer title wins, because navigation words often stand before the list. */
function foldTwo(a: JudgedLead, b: JudgedLead, portal: Portal): JudgedLead {
  const isClearer = a.title.verdict !== 'report' && b.title.verdict === 'report'
  const { lead, title } = isClearer ? b : a
  const url = canonicalUrl([a.lead.url, b.lead.url], portal)
  const addresses = new Set([...a.twins, ...b.twins, a.lead.url, b.lead.url])
  addresses.delete(url)
  return { lead: { ...lead, url }, title, twins: [...addresses] }
}

/** Codes of answers that keep us out, as against pages that are gone or broken. */
export function isBlock(code: string): boolean {
  return (
    code.startsWith('blocked') ||
    code === 'host_blocked' ||
    code === 'robots_disallowed' ||
    code === 'http_403' ||
    code === 'http_401'
  )
}
