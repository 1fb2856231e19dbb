/**
 * What a portal lists: every column read to its end, each title judged, twins of one address folded. Law: a column
 * that could not be read whole is a fault of the source and is kept as such.
 */

import { isAllowedHost } from '../../crawlers/allowed-url.ts'
import type { FetchPage } from '../../crawlers/family.ts'
import { drainListing, listColumn } from '../../crawlers/list-column.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { columnUrl } from '../../crawlers/portal-schema.ts'
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
  const byKey = new Map<string, JudgedLead>()
  const visits: ColumnVisit[] = []
  for (const column of portal.columns) {
    const started_at = now().toISOString()
    let reports = 0
    const outcome = await drainListing(listColumn(portal, column, fetchPage), (lead) => {
      const judged = { lead, title: judgeTitle(lead, portal), twins: [] }
      if (judged.title.verdict !== 'decoy') reports += 1
      const key = twinKey(lead.url)
      const known = byKey.get(key)
      byKey.set(key, known === undefined ? judged : foldTwins(known, judged, portal))
    })
    const { fault } = outcome
    visits.push({
      column_url: columnUrl(portal, column),
      outcome: fault === null ? 'ok' : isBlock(fault.code) ? 'blocked' : 'faulty',
      reason: fault === null ? null : `${fault.code}: ${fault.reason}`,
      links: outcome.links,
      reports,
      started_at,
      family: outcome.family,
      why: outcome.why,
    })
  }
  return { leads: [...byKey.values()], visits }
}

/** A row that leads elsewhere is left out, unless its title says that it is a report: then a person must know. */
function judgeTitle({ title, url }: Lead, portal: Portal): TitleVerdict {
  const verdict = classifyTitle(title)
  const { host } = new URL(url)
  if (verdict.verdict === 'report' || isAllowedHost(host, portal, true)) return verdict
  return { ...verdict, verdict: 'decoy', reason: `leads to ${host}, which is no host of the portal` }
}

/** The clearer title wins, because navigation words often stand before the list. */
function foldTwins(a: JudgedLead, b: JudgedLead, portal: Portal): JudgedLead {
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
