/**
 * Series follow the bodies that came before: a renamed body's earlier years are its predecessor's, a merged one's are
 * the sum of all that were merged, a split one has none. Laws: what stands in for a body says so; a sum with one body
 * missing is no sum.
 */
import type { BodyHistory } from '../domain/comparison.ts'
import { reportKey } from './choose-reports.ts'
import { sumSources } from './figure.ts'
import type { Chosen } from './point.ts'

type Histories = ReadonlyMap<string, BodyHistory>
type ByKey = ReadonlyMap<string, Chosen>

/** The body's own report of the year, or what stands in for it; undefined where nothing does. */
export function reportOrStandIn(
  key: string,
  year: number,
  histories: Histories,
  chosen: ByKey,
): Chosen | undefined {
  return chosen.get(reportKey(key, year)) ?? standIn(key, year, histories, chosen, new Set([key]))
}

function standIn(
  key: string,
  year: number,
  histories: Histories,
  chosen: ByKey,
  seen: Set<string>,
): Chosen | undefined {
  const parts = (histories.get(key)?.predecessors ?? []).flatMap((before) => {
    if (seen.has(before.key)) return []
    seen.add(before.key)
    const own = chosen.get(reportKey(before.key, year))
    return [{ before, found: own ?? standIn(before.key, year, histories, chosen, seen) }]
  })
  const found = parts.flatMap((part) => part.found ?? [])
  const [first] = found
  if (first === undefined) return undefined
  const keys = parts.map(({ before }) => before.key).join(',')
  if (parts.some(({ before }) => before.split)) return { ...first, gap: `split:${keys}`, limits: [] }
  const alive = (to: string | null) => to === null || to >= `${year}-12-31`
  const missing = parts.some(({ before, found: one }) => one === undefined && alive(before.valid_to))
  const limits = [
    ...found.flatMap((one) => one.limits),
    `${parts.length > 1 ? 'merged' : 'predecessor'}:${keys}`,
  ]
  return { ...together(found, first), limits, ...(missing ? { gap: 'predecessor_needed' } : {}) }
}

/** What the change to `year` is measured against: the year before of the body and of those merged into it since. */
export function yearBefore(
  key: string,
  year: number,
  histories: Histories,
  chosen: ByKey,
): { readonly before: Chosen | null; readonly notes: readonly string[] } {
  const history = histories.get(key)
  const joined = (history?.predecessors ?? []).filter(
    ({ valid_to }) => valid_to !== null && valid_to >= `${year - 1}-12-31` && valid_to < `${year}-12-31`,
  )
  const split = joined.filter((one) => one.split).map((one) => one.key)
  if (split.length > 0) return { before: null, notes: [`split:${split.join(',')}`] }
  const notes = joined.length === 0 ? [] : [`merged:${joined.map((one) => one.key).join(',')}`]
  const own = chosen.get(reportKey(key, year - 1))
  const wanted = history?.valid_from == null || history.valid_from < `${year}-01-01`
  const merged = joined.map((one) => chosen.get(reportKey(one.key, year - 1)))
  const found = [own, ...merged].flatMap((one) => one ?? [])
  const [first] = found
  if (first === undefined) return { before: null, notes: [...notes, 'previous_year_needed'] }
  if (merged.includes(undefined) || (own === undefined && wanted))
    return { before: null, notes: [...notes, 'predecessor_needed'] }
  return { before: together(found, first), notes }
}

/** Reports read as one: their cells are summed where all print a number. */
function together(found: readonly Chosen[], first: Chosen): Chosen {
  if (found.length === 1) return first
  return {
    ...first,
    source: sumSources(found.map(({ source }) => source)),
    reports: found.flatMap(({ reports }) => reports),
    several: found.some(({ several }) => several),
  }
}
