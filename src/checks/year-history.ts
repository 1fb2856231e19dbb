/**
 * A year against the one before where that one is more than a single report: other editions of it, bodies that were merged
 * in, a body newly set up. Law: what may lawfully be otherwise is `not_assessable`; of a merger nothing is more than a
 * warning, and nothing fails that any lawful way of counting upholds.
 */
import type { Verdict, YearCheck, YearReport } from './check.ts'
import { summedReports } from './summed-years.ts'

export interface Predecessor {
  readonly name: string
  /** ISO date of its last day; null where nobody knows. */
  readonly valid_to: string | null
  /** Its report of the year before. */
  readonly report: YearReport | null
  /** It reported for the later year itself, too. */
  readonly still: boolean
}

export interface YearHistory {
  readonly current: YearReport & { readonly year: number }
  /** ISO date of the body's first day, where it is known. */
  readonly valid_from: string | null
  /** Its own report of the year before, the edition shown first, then those it replaced. */
  readonly own: readonly YearReport[]
  readonly predecessors: readonly Predecessor[]
}

type Judge = (current: YearReport, previous: YearReport, checks: readonly YearCheck[]) => readonly Verdict[]

/** Checks that add up, and so hold for a sum of bodies. */
const ADDING = new Set(['x_carry', 'x_in_force', 'x_pending'])

/** What the checks between years say, `judge` being how they say it of two reports. */
export function judgeHistory(
  history: YearHistory,
  checks: readonly YearCheck[],
  judge: Judge,
): readonly Verdict[] {
  const { current, own, predecessors } = history
  const merged = predecessors.flatMap(({ report }) => report ?? [])
  const [shown, ...editions] = own
  const base = [...(shown ? [shown] : []), ...merged]
  const summed = summedReports(base)
  if (base.length === 0) return []
  const asked = predecessors.length === 0 ? checks : checks.filter(({ id }) => ADDING.has(id))
  const obstacle = obstacleOf(history) ?? (typeof summed === 'string' ? summed : null)
  if (typeof summed === 'string' || obstacle !== null)
    return judge(current, base[0] ?? current, asked).map((verdict) => unsaid(verdict, obstacle ?? 'unknown'))
  const ways = otherWays(history, editions, merged).flatMap((way) => judge(current, way, asked))
  const names = predecessors.filter(({ report }) => report).map(({ name }) => name)
  const lost = predecessors.find(({ report }) => report === null)
  return judge(current, summed, asked).map((verdict) => {
    const found = names.length === 0 ? verdict : ofMerger(verdict, names)
    if (verdict.state !== 'fail') return found
    if (lost)
      return unsaid(verdict, `${lost.name} was taken over, and its report of the year before is not there`)
    const upheld = ways.some(
      ({ check, key, state }) => check === verdict.check && key === verdict.key && isUpheld(state),
    )
    return upheld ? unsaid(verdict, 'it holds for another edition or count of the year before') : found
  })
}

const isUpheld = (state: Verdict['state']): boolean => state === 'pass' || state === 'pass_with_blanks'

function obstacleOf({ current, own, valid_from, predecessors }: YearHistory): string | null {
  const before = current.year - 1
  for (const { name, valid_to, report, still } of predecessors) {
    if (valid_to === null) return `${name} was taken over on a day that is not known`
    if (still) return `${name}, taken over, reported for ${current.year} itself`
    if (report === null && (own.length === 0 || valid_to >= `${before}-12-31`))
      return `${name} was taken over, and its report of ${before} is not there`
  }
  if (predecessors.length === 0 && valid_from !== null && valid_from > `${before}-01-01`)
    return `the body was set up on ${valid_from}`
  return null
}

/** Other lawful counts: an edition that was replaced; a body that ended within the year before, counted by its successor. */
function otherWays(
  { current, own, predecessors }: YearHistory,
  editions: readonly YearReport[],
  merged: readonly YearReport[],
): readonly YearReport[] {
  const ended = predecessors.some(
    ({ valid_to }) => valid_to !== null && valid_to < `${current.year - 1}-12-31`,
  )
  const ways = [...editions.map((edition) => [edition, ...merged]), ...(ended ? own.map((one) => [one]) : [])]
  return ways.map(summedReports).filter((way) => typeof way !== 'string')
}

function ofMerger(verdict: Verdict, names: readonly string[]): Verdict {
  return {
    ...verdict,
    severity: verdict.severity === 'error' ? 'warning' : verdict.severity,
    message: `${verdict.message} (the year before with ${names.join(', ')})`,
  }
}

function unsaid(verdict: Verdict, why: string): Verdict {
  const message = `cannot be assessed: ${why}`
  return { ...verdict, state: 'not_assessable', expected: null, actual: null, message }
}
