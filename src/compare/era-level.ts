/**
 * How far a figure may be compared across the eras that are present, from the crosswalk. A figure of which the
 * crosswalk says nothing for two eras has no comparison between them.
 */
import { CROSSWALK, type Crosswalk, cellsOf, FORMATS, formatOf } from '../../parsers/formats/index.ts'
import type { Comparability } from '../domain/comparison.ts'

export interface EraLevel {
  readonly level: Comparability
  /** Crosswalk entries that lower it below `exact`. */
  readonly because: readonly Crosswalk[]
}

const ORDER: readonly Comparability[] = ['exact', 'near', 'partial', 'none']
const EXACT: EraLevel = { level: 'exact', because: [] }

type EraKey = 'era_2014' | 'era_2019' | 'era_2021'

/** Worst level of any of `figures` between any two of `eras`. */
export function eraLevel(figures: readonly string[], eras: readonly string[]): EraLevel {
  const known = [...new Set(eras)].filter((era) => formatOf(era) !== undefined) as EraKey[]
  let worst = EXACT
  for (const [i, a] of known.entries()) {
    for (const b of known.slice(i + 1)) {
      for (const figure of figures) worst = worse(worst, between(figure, a, b))
    }
  }
  return worst
}

function worse(a: EraLevel, b: EraLevel): EraLevel {
  if (b.because.length === 0 && b.level === 'exact') return a
  const level = ORDER.indexOf(a.level) >= ORDER.indexOf(b.level) ? a.level : b.level
  return { level, because: [...new Set([...a.because, ...b.because])] }
}

function between(figure: string, a: EraKey, b: EraKey): EraLevel {
  const entry = entryOf(figure, a, b)
  if (entry !== undefined) return entry.level === 'exact' ? EXACT : { level: entry.level, because: [entry] }
  const parts = partsOf(figure, a) ?? partsOf(figure, b)
  if (parts === null) return { level: 'none', because: [] }
  return parts.map((part) => between(part, a, b)).reduce(worse, EXACT)
}

/** The first entry that speaks of both eras and of this figure in one of them: exact entries stand first. */
function entryOf(figure: string, a: EraKey, b: EraKey): Crosswalk | undefined {
  return CROSSWALK.find(
    (entry) =>
      entry[a] !== undefined &&
      entry[b] !== undefined &&
      [...entry[a], ...entry[b]].some((pattern) => matches(pattern, figure)),
  )
}

function matches(pattern: string, figure: string): boolean {
  return pattern.endsWith('__*') ? figure.startsWith(pattern.slice(0, -1)) : figure === pattern
}

function partsOf(figure: string, era: EraKey): readonly string[] | null {
  const format = formatOf(era)
  const parts = format === undefined ? null : cellsOf(format, figure)
  return parts === null || parts.includes(figure) ? null : parts
}

/** Level of figures in the form of `era` beside the newest form. */
export function levelNow(figures: readonly string[], era: string | null): Comparability {
  const [newest] = FORMATS
  if (formatOf(era) === undefined || era === null || newest === undefined) return 'none'
  return eraLevel(figures, [era, newest.id]).level
}
