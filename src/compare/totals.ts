/**
 * What the compared bodies come to together, with how many of them are counted. Laws: a ratio of sums, never a mean of
 * ratios; nothing is summed across scopes, units or forms that do not compare, and no report twice.
 */
import type { Comparability, ComparisonPoint, ComparisonTotal } from '../domain/comparison.ts'
import type { Asked } from './asked.ts'

/** One total an indicator and year; null with a note where there is none. */
export function totalsOf(
  points: readonly ComparisonPoint[],
  asked: readonly Asked[],
  level: (asked: Asked, eras: readonly string[]) => Comparability,
): readonly ComparisonTotal[] {
  const byId = new Map(asked.map((one) => [one.id, one]))
  const groups = Map.groupBy(points, ({ indicator, year }) => `${indicator}\n${year}`)
  return [...groups.values()].flatMap((group) => {
    const one = byId.get(group[0]?.indicator ?? '')
    return one === undefined || isChange(one) ? [] : [totalOf(group, one, level)]
  })
}

const isChange = (asked: Asked) => asked.kind === 'measure' && asked.measure.kind === 'change'

function totalOf(
  group: readonly ComparisonPoint[],
  asked: Asked,
  level: (asked: Asked, eras: readonly string[]) => Comparability,
): ComparisonTotal {
  const isWhole = ({ value, n, d }: ComparisonPoint) =>
    asked.kind === 'indicator' ? value !== null : n !== null && d !== null
  const counted = group.filter(isWhole)
  const ids = counted.flatMap((point) => point.report_ids)
  const notes = [
    ...(new Set(counted.map(({ scope }) => scope)).size > 1 ? ['scope_differs'] : []),
    ...(new Set(counted.map(({ unit }) => unit)).size > 1 ? ['unit_differs'] : []),
    ...(level(
      asked,
      counted.flatMap(({ era }) => era ?? []),
    ) === 'none'
      ? ['forms_differ']
      : []),
    ...(new Set(ids).size < ids.length ? ['counted_twice'] : []),
  ]
  const sums = counted.length > 0 && notes.length === 0
  const sum = (of: (point: ComparisonPoint) => number | null) =>
    sums ? counted.reduce((total, point) => total + (of(point) ?? 0), 0) : null
  const n = asked.kind === 'indicator' ? null : sum((point) => point.n)
  const d = asked.kind === 'indicator' ? null : sum((point) => point.d)
  const ratio = n === null || d === null || d === 0 ? null : n / d
  const first = group[0]
  return {
    indicator: asked.id,
    year: first?.year ?? 0,
    value: asked.kind === 'indicator' ? sum(({ value }) => value) : ratio,
    unit: counted[0]?.unit ?? asked.unit,
    n,
    d,
    counted: counted.length,
    bodies: group.length,
    notes:
      d === 0
        ? [...notes, 'zero_denominator']
        : d !== null && d < 10
          ? [...notes, 'small_denominator']
          : notes,
  }
}
