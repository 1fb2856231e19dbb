/**
 * O19: figures that jump out, against the body's own other years and against bodies of its kind, level and region in the
 * year. Law: unusual is not wrong. Figures are compared as logarithms by median and MAD, which a few wild ones do not move;
 * a spread is never taken for less than a factor of 1.4; figures below 50, short series and few peers say nothing; and the
 * tenth of the peers, or the outermost other year, at that end widens the spread: some bodies are lawfully busy, and a
 * level that was there before is none to jump to.
 */
import { formatOf } from '../../parsers/formats/index.ts'
import { BREAK_YEAR } from '../domain/series-break.ts'
import type { Verdict } from './check.ts'
import { COUNT_FIGURES } from './count-figures.ts'

export const OUTLIER_YEARS_ID = 'o19_outlier_years'
export const OUTLIER_PEERS_ID = 'o19_outlier_peers'

/** As `table:id`. Fees too: yuan for ten thousand yuan jumps out. */
export const OUTLIER_FIGURES: readonly string[] = [...COUNT_FIGURES, 't2:administrative_fee_amount']

/** Robust spreads that a figure must stand off its median. */
const OFF = 5
/** On the log scale; five of them are a factor of 5.75. */
const LEAST_SPREAD = 0.35
const SMALL = 50
/** Makes the median of the deviations, and the way from the median to the outer tenth, a standard deviation of a normal one. */
const MAD_TO_SPREAD = 1.4826
const TENTH_TO_SPREAD = 1 / 1.2816
/** Whole reports of a group, the one judged among them. */
export const FEWEST_PEERS = 12
/** Other years of the body. */
const FEWEST_YEARS = 4

/** Nearer than this to its median no figure is an outlier, on the scale of `logOf`. */
export const NEAREST_OUTLIER = OFF * LEAST_SPREAD

/** What the others have, on the scale of `logOf`. */
export interface Usual {
  readonly median: number
  /** Median of the distances from it. */
  readonly deviation: number
  /** A tenth of the others is below and above these. */
  readonly low: number
  readonly high: number
}

export const logOf = (value: number): number => Math.log1p(value)

export function isOutlier(value: number, { median, deviation, low, high }: Usual): boolean {
  if (value < 0 || Math.max(value, Math.expm1(median)) < SMALL) return false
  const off = logOf(value) - median
  const tenth = off > 0 ? high - median : median - low
  return (
    Math.abs(off) >= OFF * Math.max(LEAST_SPREAD, MAD_TO_SPREAD * deviation, TENTH_TO_SPREAD * tenth) - 1e-9
  )
}

/** A figure beside those of its group. */
export interface PeerFigure extends Usual {
  readonly figure: string
  readonly value: number
  readonly era: string
  readonly year: number
  readonly kind: string
  readonly level: string
  readonly scope: string
  /** Name of the region whose bodies the group is. */
  readonly place: string
  /** Whole reports in the group. */
  readonly peers: number
}

/** Null where the figure is nothing unusual in its group. */
export function judgePeer(one: PeerFigure): Verdict | null {
  if (one.peers < FEWEST_PEERS || !isOutlier(one.value, one)) return null
  const { figure, value, median, low, high, peers, year, kind, level, scope, place } = one
  const group = `the ${peers} whole reports of ${year} by bodies of this kind in ${place} (${kind}, ${level}, ${scope})`
  const spread = `from ${shown(low)} to ${shown(high)} in the middle four fifths`
  return unusual(
    OUTLIER_PEERS_ID,
    one,
    `the median of ${group} is ${shown(median)}, ${spread}`,
    value,
    figure,
  )
}

/** The figures of one whole report of a body, null where no number is printed. */
export interface YearOfBody {
  readonly year: number
  readonly era: string
  readonly figures: Readonly<Record<string, number | null>>
}

/** What is unusual in one of the years of a body, all of one scope. */
export function judgeOwnYears(one: YearOfBody, all: readonly YearOfBody[]): readonly Verdict[] {
  return OUTLIER_FIGURES.flatMap((figure) => {
    const value = one.figures[figure] ?? null
    const others = all
      .filter((other) => other.year !== one.year && isOneSeries(figure, one, other))
      .flatMap((other) => other.figures[figure] ?? [])
    if (value === null || others.length < FEWEST_YEARS) return []
    const usual = usualOf(others)
    if (!isOutlier(value, usual)) return []
    const list = others.toSorted((a, b) => a - b).join(', ')
    const why = `the median of the body's ${others.length} other years is ${shown(usual.median)} (${list})`
    return [unusual(OUTLIER_YEARS_ID, { ...usual, era: one.era }, why, value, figure)]
  })
}

/** Table two counts otherwise in another form; cases do so from 2024 on. */
function isOneSeries(figure: string, one: YearOfBody, other: YearOfBody): boolean {
  if (figure.startsWith('t2:')) return one.era === other.era
  return !figure.startsWith('t4:') || one.year >= BREAK_YEAR === other.year >= BREAK_YEAR
}

function usualOf(values: readonly number[]): Usual {
  const logs = values.map(logOf)
  const median = medianOf(logs)
  const deviation = medianOf(logs.map((log) => Math.abs(log - median)))
  return { median, deviation, low: Math.min(...logs), high: Math.max(...logs) }
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0]
  return (lower + upper) / 2
}

function unusual(
  check: string,
  { era, median }: { readonly era: string; readonly median: number },
  why: string,
  actual: number,
  figure: string,
): Verdict {
  const [table, id = figure] = figure.split(':')
  const cells = formatOf(era)?.tables.find((one) => one.id === table)?.cells
  const label = cells?.find((cell) => cell.id === id)?.label_zh ?? id
  const message = `unusual, not therefore wrong: ${label} is ${actual}, and ${why}`
  return {
    check,
    key: id,
    state: 'fail',
    severity: 'warning',
    cells: [id],
    expected: shown(median),
    actual,
    message,
  }
}

/** Back from the log scale, to a tenth. */
const shown = (log: number): number => Math.round(Math.expm1(log) * 10) / 10
