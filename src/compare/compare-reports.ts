/**
 * Figures set side by side: agencies × years × indicators, each point with what limits it. Law: what is not there or
 * not comparable is null with a note that says why; nothing is compared in silence.
 */
import type { ComparedReport } from '../domain/answer.ts'
import type { BodyHistory, Comparison, ComparisonPoint } from '../domain/comparison.ts'
import { InputError } from '../domain/errors.ts'
import { type Asked, resolveAsked } from './asked.ts'
import { chooseReports } from './choose-reports.ts'
import { type EraLevel, eraLevel } from './era-level.ts'
import { reportOrStandIn, yearBefore } from './lineage.ts'
import { noteOf } from './notes.ts'
import { type Chosen, figuresOf, pointOf } from './point.ts'
import { totalsOf } from './totals.ts'

export interface ComparisonRequest {
  readonly agencies: readonly { readonly key: string; readonly name: string }[]
  readonly years: readonly number[]
  /** Cell ids, row ids of table three (their total), computed groups, measure ids. */
  readonly indicators: readonly string[]
}

/** What no report says: who came before a body, and how many people live in a region. */
export interface ComparisonContext {
  readonly histories?: ReadonlyMap<string, BodyHistory>
  /** By `populationKey`. */
  readonly populations?: ReadonlyMap<string, number>
}

export const populationKey = (region: string, year: number): string => `${region} ${year}`

const NOBODY: ReadonlyMap<string, BodyHistory> = new Map()
const NOWHERE: ReadonlyMap<string, number> = new Map()

/**
 * `reports` may hold more than is asked for: a year before the first one serves the measures of change. Throws
 * InputError on an unknown indicator or an empty list.
 */
export function compareReports(
  reports: readonly ComparedReport[],
  request: ComparisonRequest,
  context: ComparisonContext = {},
): Comparison {
  const asked = resolveAsked(request.indicators)
  const agencies = [...new Map(request.agencies.map(({ key, name }) => [key, { key, name }])).values()]
  const years = [...new Set(request.years)].toSorted((a, b) => a - b)
  if (agencies.length === 0)
    throw new InputError('no_agency', 'no agency was named, expected at least one key')
  if (years.length === 0) throw new InputError('no_year', 'no year was named, expected at least one')
  const chosen = chooseReports(reports)
  const { histories = NOBODY, populations = NOWHERE } = context
  const currentOf = (key: string, year: number) => reportOrStandIn(key, year, histories, chosen)
  const shown = agencies.flatMap(({ key }) => years.map((year) => currentOf(key, year)))
  const surroundings = surroundingsOf(shown, years)
  const levels = new Map(asked.map((one) => [one.id, eraLevel(figuresOf(one), surroundings.eras)]))
  const points = agencies.flatMap((agency) =>
    years.flatMap((year) =>
      asked.map((one) => {
        const current = currentOf(agency.key, year)
        const previous = yearBefore(agency.key, year, histories, chosen)
        const region = current?.report.region_code
        const population =
          region === undefined ? null : (populations.get(populationKey(region, year)) ?? null)
        const point = pointOf({ agency, year, asked: one, current, previous, population })
        return limited(point, one, surroundings, levels.get(one.id))
      }),
    ),
  )
  const marked = markUnits(points)
  const totals = totalsOf(marked, asked, (one, eras) => eraLevel(figuresOf(one), eras).level)
  const noted = [...new Set([...marked, ...totals].flatMap(({ notes }) => notes))]
  return {
    agencies,
    years,
    indicators: asked.map((one) => described(one, levels.get(one.id))),
    points: marked,
    totals,
    notes: noted.map(noteOf),
  }
}

interface Surroundings {
  readonly eras: readonly string[]
  readonly scopes: ReadonlySet<string>
  readonly spansBreak: boolean
}

/** First report year in which review before suit was the rule for most disputes. */
const BREAK_YEAR = 2024

function surroundingsOf(shown: readonly (Chosen | undefined)[], years: readonly number[]): Surroundings {
  const present = shown.filter((one) => one !== undefined)
  return {
    eras: present.flatMap(({ report }) => report.era ?? []),
    scopes: new Set(present.map(({ report }) => report.scope)),
    spansBreak: years.some((year) => year < BREAK_YEAR) && years.some((year) => year >= BREAK_YEAR),
  }
}

function described(asked: Asked, level: EraLevel | undefined): Comparison['indicators'][number] {
  const { id, label, unit, kind } = asked
  return { id, label, unit, kind, comparability: level?.level ?? 'exact' }
}

/** Adds what limits a point only beside the others: era, scope, series break. */
function limited(
  point: ComparisonPoint,
  asked: Asked,
  surroundings: Surroundings,
  level: EraLevel | undefined,
): ComparisonPoint {
  if (point.report_ids.length === 0) return point
  const notes = [...point.notes, ...(level?.because ?? []).map((entry) => `era:${entry.concept}`)]
  if (surroundings.scopes.size > 1) notes.push(`scope:${point.scope}`)
  const disputes = figuresOf(asked).some((id) => /^(?:review|litigation)_/.test(id))
  if (disputes && surroundings.spansBreak && point.year >= BREAK_YEAR) notes.push('break_2024')
  return { ...point, notes: [...new Set(notes)] }
}

/** Points of one indicator printed in different units say so. */
function markUnits(points: readonly ComparisonPoint[]): readonly ComparisonPoint[] {
  const units = new Map<string, Set<string>>()
  for (const { indicator, unit, value } of points) {
    if (value !== null) units.set(indicator, (units.get(indicator) ?? new Set()).add(unit))
  }
  return points.map((point) =>
    point.value !== null && (units.get(point.indicator)?.size ?? 0) > 1
      ? { ...point, notes: [...new Set([...point.notes, 'unit_differs'])] }
      : point,
  )
}
