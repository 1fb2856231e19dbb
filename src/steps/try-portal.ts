/** Does a portal file work: its lists are read, one report is fetched and read, nothing is stored. */
import type { Fetcher } from '../../crawlers/fetch.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { AppError } from '../domain/errors.ts'
import type { ReadStatus } from '../domain/report.ts'
import { type PlannedPortal, planCrawl } from './plan-crawl.ts'
import { readDocument } from './read.ts'

export interface PortalTrial {
  readonly ok: boolean
  readonly problem: string | null
  readonly plan: PlannedPortal
  readonly sample: {
    readonly url: string
    readonly status: ReadStatus
    readonly reason: string | null
    readonly agency: string | null
    readonly year: number | null
    readonly cells: number
  } | null
}

export async function tryPortal(fetcher: Fetcher, portal: Portal): Promise<PortalTrial> {
  const plan = await planCrawl(fetcher, portal, null)
  const fault = plan.columns.find(({ outcome }) => outcome !== 'ok')
  const newest = plan.fetch.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0]
  if (!newest) return { ok: false, problem: fault?.reason ?? 'no report is listed', plan, sample: null }
  try {
    const answer = await fetcher.fetch({ url: newest.url, portal })
    if ('not_modified' in answer) throw new Error('304 to a request without conditions')
    const report = await readDocument({
      bytes: answer.bytes,
      url: answer.final_url,
      contentType: answer.headers['content-type'] ?? null,
    })
    const { status, reason, agency, year, cells } = report
    const read = status === 'complete' || status === 'partial'
    const problem = fault?.reason ?? (read ? null : `${newest.url}: ${status}, ${reason}`)
    return {
      ok: problem === null,
      problem,
      plan,
      sample: { url: newest.url, status, reason, agency, year, cells: cells.length },
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ok: false, problem: error.message, plan, sample: null }
  }
}
