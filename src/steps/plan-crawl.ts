/** What a crawl would fetch, when and how fast: the lists are read, nothing is stored. */
import type { Drawing } from '../../crawlers/drawing.ts'
import type { Fetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { quietUntil } from '../../crawlers/restraint.ts'
import { type ColumnVisit, listPortal } from './list-portal.ts'

export interface PlannedPortal {
  readonly portal_id: string
  /** Why nothing may be asked for now, so that the lists were not read; null where they were. */
  readonly waits: string | null
  readonly pace: {
    /** ISO instant from which on the portal may be asked. */
    readonly starts_at: string
    readonly requests_per_second: number
    readonly concurrency: number
    /** Seconds between two requests: the portal file's rate, or the Crawl-delay of robots.txt where that is longer. */
    readonly interval_seconds: number
    /** Until everything below is fetched, at this pace. */
    readonly seconds: number
    readonly quiet_hours: string | null
    readonly max_bytes: number | null
    readonly robots: string
  }
  readonly columns: readonly ColumnVisit[]
  readonly fetch: readonly {
    readonly url: string
    readonly title: string
    readonly agency: string | null
    readonly year: number | null
    readonly listed_on: string | null
    /** ISO instant at which it would be asked for. */
    readonly at: string
  }[]
  readonly refuse: readonly { readonly url: string; readonly title: string; readonly reason: string }[]
}

/** Nothing at all is asked in quiet hours: then the plan says until when, and holds no links. */
export async function planCrawl(
  fetcher: Fetcher,
  portal: Portal,
  years: readonly number[] | null,
  now: () => number = Date.now,
  drawing?: Drawing,
): Promise<PlannedPortal> {
  const { quiet_hours } = portal.politeness
  const quiet = quietUntil(quiet_hours, now())
  if (quiet !== null) {
    const waits = `quiet hours ${quiet_hours} (Beijing), until ${new Date(quiet).toISOString()}`
    const pace = await paceOf(fetcher, portal, quiet, 0)
    return { portal_id: portal.id, waits, pace, columns: [], fetch: [], refuse: [] }
  }
  const { leads, visits } = await listPortal(
    portal,
    pageFetcher(fetcher, portal, drawing),
    () => new Date(now()),
  )
  const wanted = leads.filter(
    ({ title }) => years === null || title.year === null || years.includes(title.year),
  )
  const promising = wanted.filter(({ title }) => title.verdict !== 'decoy')
  const pace = await paceOf(fetcher, portal, now(), promising.length)
  return {
    portal_id: portal.id,
    waits: null,
    pace,
    columns: visits,
    fetch: promising.map(({ lead, title }, index) => ({
      url: lead.url,
      title: lead.title,
      agency: title.agency ?? lead.agency,
      year: title.year,
      listed_on: lead.listed_on,
      at: new Date(Date.parse(pace.starts_at) + index * pace.interval_seconds * 1_000).toISOString(),
    })),
    refuse: wanted
      .filter(({ title }) => title.verdict === 'decoy')
      .map(({ lead, title }) => ({ url: lead.url, title: lead.title, reason: title.reason })),
  }
}

async function paceOf(
  fetcher: Fetcher,
  portal: Portal,
  startsAt: number,
  links: number,
): Promise<PlannedPortal['pace']> {
  const { requests_per_second, concurrency, quiet_hours, max_bytes } = portal.politeness
  const interval_seconds = (await fetcher.intervalOf(portal.base_url, portal)) / 1_000
  return {
    starts_at: new Date(startsAt).toISOString(),
    requests_per_second,
    concurrency,
    interval_seconds,
    seconds: Math.round(links * interval_seconds * 1_000) / 1_000,
    quiet_hours: quiet_hours ?? null,
    max_bytes: max_bytes ?? null,
    robots: portal.robots,
  }
}
