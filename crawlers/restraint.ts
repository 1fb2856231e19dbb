/**
 * What holds us back of our own will: quiet hours of a portal, the bytes a portal is asked for in one run, the bytes a run
 * may read in all. None of them is a fault of the source.
 */
import { TransportError } from '../src/domain/errors.ts'
import type { FetchSite } from './allowed-url.ts'

export interface Restraint {
  /** Throws TransportError `quiet_hours` or `byte_budget` where nothing may be sent now. */
  readonly check: (url: URL, site: FetchSite) => void
  /** Counts bytes as they come; throws `byte_budget` once they are too many. */
  readonly onBytes: (site: FetchSite, count: number) => void
}

const BEIJING_MS = 8 * 3_600_000
const DAY_MS = 24 * 3_600_000

export function createRestraint(now: () => number, runBytes: number | null): Restraint {
  let read = 0
  const readOf = new Map<string, number>()
  const checkBytes = (
    { id, politeness: { max_bytes } }: FetchSite,
    isSpent: (read: number, of: number) => boolean,
  ) => {
    if (runBytes !== null && isSpent(read, runBytes))
      throw new TransportError('byte_budget', `the run has read its ${runBytes} bytes`)
    if (max_bytes !== undefined && isSpent(readOf.get(id) ?? 0, max_bytes))
      throw new TransportError('byte_budget', `the run has read the ${max_bytes} bytes that ${id} allows it`)
  }
  return {
    check: (url, site) => {
      checkBytes(site, (spent, budget) => spent >= budget)
      const { quiet_hours } = site.politeness
      const until = quietUntil(quiet_hours, now())
      if (until === null) return
      throw new TransportError('quiet_hours', `${url.host} is not asked between ${quiet_hours} (Beijing)`, {
        hint: 'The next run outside these hours goes on.',
        context: { url: url.href, retry_at: new Date(until).toISOString() },
      })
    },
    onBytes: (site, count) => {
      read += count
      readOf.set(site.id, (readOf.get(site.id) ?? 0) + count)
      checkBytes(site, (spent, budget) => spent > budget)
    },
  }
}

/**
 * When the quiet hours that hold now are over, in milliseconds since 1970; null where none hold. `08:00-20:00` holds from
 * 8:00 until before 20:00 in Beijing; `22:00-06:00` runs over midnight.
 */
export function quietUntil(hours: string | undefined, now: number): number | null {
  if (hours === undefined) return null
  const [from = 0, to = 0] = hours.split('-').map(millisecondOf)
  const time = (now + BEIJING_MS) % DAY_MS
  const isQuiet = from <= to ? time >= from && time < to : time >= from || time < to
  return isQuiet ? now + ((to - time + DAY_MS) % DAY_MS) : null
}

/** Of the day. */
function millisecondOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return (hour * 60 + minute) * 60_000
}
