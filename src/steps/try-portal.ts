/** Does a portal file work: its lists are read, one report is fetched and read, nothing is stored. */
import type { Drawing } from '../../crawlers/drawing.ts'
import type { Fetcher } from '../../crawlers/fetch.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { AppError, BlockedError } from '../domain/errors.ts'
import type { ReadStatus } from '../domain/report.ts'
import { type PlannedPortal, planCrawl } from './plan-crawl.ts'
import { reportsByYear } from './propose-portal.ts'
import { readDocument } from './read.ts'

export interface PortalTrial {
  readonly ok: boolean
  readonly problem: string | null
  readonly plan: PlannedPortal
  /** Report year → reports listed. */
  readonly years: Readonly<Record<string, number>>
  readonly sample: {
    readonly url: string
    readonly status: ReadStatus
    readonly reason: string | null
    readonly agency: string | null
    readonly year: number | null
    readonly cells: number
  } | null
}

export async function tryPortal(fetcher: Fetcher, portal: Portal, drawing: Drawing): Promise<PortalTrial> {
  const plan = await planCrawl(fetcher, portal, null, Date.now, drawing)
  const years = reportsByYear(plan)
  const fault = plan.columns.find(({ outcome }) => outcome !== 'ok')
  const newest = plan.fetch.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0]
  if (!newest)
    return { ok: false, problem: fault?.reason ?? 'no report is listed', plan, years, sample: null }
  try {
    const answer = await served(fetcher, portal, newest.url, drawing)
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
      years,
      sample: { url: newest.url, status, reason, agency, year, cells: cells.length },
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ok: false, problem: error.message, plan, years, sample: null }
  }
}

/** A page that is an empty shell without its scripts is drawn. */
async function served(fetcher: Fetcher, portal: Portal, url: string, drawing: Drawing) {
  try {
    return await fetcher.fetch({ url, portal })
  } catch (error) {
    if (error instanceof BlockedError && error.code === 'empty_shell') return drawing.draw({ url }, portal)
    throw error
  }
}
