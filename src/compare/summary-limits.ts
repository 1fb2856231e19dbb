/**
 * What limits figures that stand in ranks, changes and totals: how far the form compares with the one in force, and series
 * that break. What the rows say already stands before it.
 */
import { FORMATS } from '../../parsers/formats/index.ts'
import type { Comparability } from '../domain/comparison.ts'
import { BREAK_NOTE, BREAK_YEAR, countsCases } from '../domain/series-break.ts'
import type { ChangedBody, RankedBody, RegionTotal, Uncompared } from '../domain/summary.ts'
import { resolveAsked } from './asked.ts'
import { eraLevel, levelNow } from './era-level.ts'
import { figuresOf } from './point.ts'

interface Limits {
  readonly comparability: Comparability
  readonly notes: readonly string[]
}

const figures = (measure: string): readonly string[] => resolveAsked([measure]).flatMap(figuresOf)

export function figureLimits({ measure, era, year, notes }: Uncompared<RankedBody>): Limits {
  const broken = year >= BREAK_YEAR && countsCases(measure) ? [BREAK_NOTE] : []
  return { comparability: levelNow(figures(measure), era), notes: [...notes, ...broken] }
}

/** Beside the limits of the figure, those of the step from the year before. */
export function changeLimits(row: Uncompared<ChangedBody>): Limits {
  const { comparability, notes } = figureLimits(row)
  const { level } = eraLevel(
    figures(row.measure),
    [row.era, row.era_before].flatMap((era) => era ?? []),
  )
  return { comparability, notes: level === 'exact' ? notes : [...notes, `previous_era:${level}`] }
}

/** A sum rests on many reports: it is told by the form that its year had. */
export function totalLimits({ measure, year, notes }: Uncompared<RegionTotal>): Limits {
  const form = FORMATS.find(({ years: [from, to] }) => from <= year && (to === null || year <= to))
  return { comparability: levelNow(figures(measure), form?.id ?? null), notes }
}
