/** What becomes of a job after its crawl: done, to be tried again, or put off until the portal may be asked. */
import type { Portal } from '../../crawlers/portal.ts'
import { quietUntil } from '../../crawlers/restraint.ts'
import type { RunAnswer } from '../domain/answer.ts'

type PortalRun = RunAnswer['portals'][number]

export type Settlement =
  | { readonly kind: 'done'; readonly run: PortalRun | null; readonly reason: string | null }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'postponed'; readonly until: Date; readonly reason: string }

/** Until when the portal is not asked at all; null where it may be asked now. */
export function putOff({ politeness }: Portal, now: Date): Settlement | null {
  const until = quietUntil(politeness.quiet_hours, now.getTime())
  if (until === null) return null
  return { kind: 'postponed', until: new Date(until), reason: `quiet hours ${politeness.quiet_hours}` }
}

/**
 * A portal that refuses us is not pressed: the next moment of the clock asks again. One that fails otherwise is tried
 * again later. A budget that is spent is no failure, and the next crawl goes on.
 */
export function settlementOf(run: RunAnswer, portal: Portal, now: Date): Settlement {
  const of = run.portals.find(({ portal_id }) => portal_id === portal.id) ?? null
  if (of === null || of.outcome === 'paused')
    return putOff(portal, now) ?? { kind: 'done', run: of, reason: of?.reason ?? 'paused' }
  if (of.outcome === 'faulty') return { kind: 'failed', reason: of.reason ?? 'faulty' }
  return { kind: 'done', run: of, reason: of.reason }
}
