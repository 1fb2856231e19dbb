/** What a crawl would fetch: the lists are read, nothing is stored. */
import type { Fetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { type ColumnVisit, listPortal } from './list-portal.ts'

export interface PlannedPortal {
  readonly portal_id: string
  readonly columns: readonly ColumnVisit[]
  readonly fetch: readonly {
    readonly url: string
    readonly title: string
    readonly agency: string | null
    readonly year: number | null
    readonly listed_on: string | null
  }[]
  readonly refuse: readonly { readonly url: string; readonly title: string; readonly reason: string }[]
}

export async function planCrawl(
  fetcher: Fetcher,
  portal: Portal,
  years: readonly number[] | null,
): Promise<PlannedPortal> {
  const { leads, visits } = await listPortal(portal, pageFetcher(fetcher, portal), () => new Date())
  const wanted = leads.filter(
    ({ title }) => years === null || title.year === null || years.includes(title.year),
  )
  return {
    portal_id: portal.id,
    columns: visits,
    fetch: wanted
      .filter(({ title }) => title.verdict !== 'decoy')
      .map(({ lead, title }) => ({
        url: lead.url,
        title: lead.title,
        agency: title.agency ?? lead.agency,
        year: title.year,
        listed_on: lead.listed_on,
      })),
    refuse: wanted
      .filter(({ title }) => title.verdict === 'decoy')
      .map(({ lead, title }) => ({ url: lead.url, title: lead.title, reason: title.reason })),
  }
}
