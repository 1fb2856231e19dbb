/**
 * What a portal lists: every column read to its end, each title judged, twins of one address folded. Law: a column
 * that could not be read whole is a fault of the source and is kept as such.
 */
import type { FetchPage } from '../../crawlers/family.ts'
import { drainListing, listColumn } from '../../crawlers/list-column.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { columnUrl } from '../../crawlers/portal-schema.ts'
import type { Lead } from '../domain/document.ts'
import { classifyTitle, type TitleVerdict } from '../domain/title.ts'

export interface JudgedLead {
  readonly lead: Lead
  readonly title: TitleVerdict
}

export interface ColumnVisit {
  readonly column_url: string
  readonly outcome: 'ok' | 'faulty' | 'blocked'
  readonly reason: string | null
  readonly links: number
  readonly reports: number
  readonly started_at: string
  readonly family: string | null
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
  const byUrl = new Map<string, JudgedLead>()
  const visits: ColumnVisit[] = []
  for (const column of portal.columns) {
    const started_at = now().toISOString()
    let reports = 0
    const outcome = await drainListing(listColumn(portal, column, fetchPage), (lead) => {
      const title = classifyTitle(lead.title)
      if (title.verdict !== 'decoy') reports += 1
      const known = byUrl.get(lead.url)
      // The same address with a clearer title wins: navigation words often stand before the list.
      if (!known || (known.title.verdict !== 'report' && title.verdict === 'report'))
        byUrl.set(lead.url, { lead, title })
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
    })
  }
  return { leads: [...byUrl.values()], visits }
}

/** Codes of answers that keep us out, as against pages that are gone or broken. */
export function isBlock(code: string): boolean {
  return (
    code.startsWith('blocked') || code === 'robots_disallowed' || code === 'http_403' || code === 'http_401'
  )
}
