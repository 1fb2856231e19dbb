/**
 * How sure the publication date of a report is. Every date that was seen for it is a candidate; law: a date that our own
 * first visit disproves, or that other places contradict, is said to be doubtful, never quietly taken.
 */

export interface PublicationDate {
  /** label or meta (on the page), list, url, file (Last-Modified), first_seen (our first visit), or another place. */
  readonly source: string
  /** ISO date. */
  readonly date: string
  /** Where it was seen. */
  readonly url: string
  /** ISO instants. */
  readonly first_seen_at: string
  readonly last_seen_at: string
}

export type DateConfidence = 'high' | 'medium' | 'low'

/** Places that name a day of publication on purpose. */
const WITNESSES = new Set(['label', 'meta', 'list'])
const ON_PAGE = new Set(['label', 'meta'])
/** Clocks, time zones and a list that is made at night. */
const SAME_DAYS = 1
const CONTRADICTED_DAYS = 31

/** Null where no date was chosen. `firstSeenAt` is the ISO instant of our first visit. */
export function dateConfidence(
  chosen: { readonly on: string | null; readonly source: string | null },
  candidates: readonly Pick<PublicationDate, 'source' | 'date'>[],
  firstSeenAt: string,
): DateConfidence | null {
  const { on, source } = chosen
  if (on === null || source === null) return null
  if (daysBetween(firstSeenAt.slice(0, 10), on) > SAME_DAYS) return 'low'
  const others = candidates.filter((other) => WITNESSES.has(other.source) && other.source !== source)
  if (others.some(({ date }) => Math.abs(daysBetween(date, on)) > CONTRADICTED_DAYS)) return 'low'
  if (!ON_PAGE.has(source)) return source === 'list' ? 'medium' : 'low'
  return others.every(({ date }) => Math.abs(daysBetween(date, on)) <= SAME_DAYS) ? 'high' : 'medium'
}

/** Positive where `b` is later. */
function daysBetween(a: string, b: string): number {
  return (Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000
}
