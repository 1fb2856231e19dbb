/**
 * One indicator over the years, one line an agency, drawn on the server. Laws: a year without a figure is a gap, never
 * 0 and never bridged; a line does not cross a break of the series. Colour, dash and marker all tell the lines apart.
 */
import { scaleLinear, scalePoint } from 'd3-scale'
import {
  line,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape'
import type { Comparison, ComparisonPoint } from '../../domain/comparison.ts'
import { valueText } from '../figures.ts'
import { reportPath } from '../href.ts'
import { type Html, html } from '../html.ts'

const WIDTH = 760
const HEIGHT = 340
const LEFT = 70
const RIGHT = 20
const TOP = 24
const BOTTOM = 40
const COLOURS = 8
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 2', '12 4'] as const
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar] as const
/** Comparison note of the series break between report years 2023 and 2024 (review before suit). */
const BREAK_NOTE = 'break_2024'
const BREAK_YEAR = 2024

interface Series {
  readonly key: string
  readonly name: string
  readonly points: ReadonlyMap<number, ComparisonPoint>
}

type Indicator = Comparison['indicators'][number]

interface Break {
  /** Last year before and first year after; the change lies somewhere between. */
  readonly from: number
  readonly year: number
  readonly label: string
  readonly kind: 'break' | 'era'
}

/** The figure is that of bodies that came before. */
const isOthers = ({ notes }: ComparisonPoint): boolean =>
  notes.some((note) => /^(?:predecessor|merged):/.test(note))

/** Where the series breaks, each with its reason. */
function breaksOf(comparison: Comparison, indicator: Indicator): readonly Break[] {
  const own = comparison.points.filter((point) => point.indicator === indicator.id)
  const known = Map.groupBy(
    own.filter((point) => point.era !== null),
    (point) => point.agency_key,
  )
  const changes = [...known.values()].flatMap((points) => {
    const sorted = points.toSorted((a, b) => a.year - b.year)
    return sorted.flatMap((point, i): Break[] => {
      const before = sorted[i - 1]
      if (before === undefined) return []
      if (isOthers(before) !== isOthers(point))
        return [{ from: before.year, year: point.year, label: '机构变更', kind: 'era' }]
      if (before.era === point.era) return []
      return [{ from: before.year, year: point.year, label: '格式变化', kind: 'era' }]
    })
  })
  const unique = new Map(changes.map((one) => [`${one.from}-${one.year}`, one]))
  const disputes = own.some((point) => point.notes.includes(BREAK_NOTE))
  return [
    ...(disputes
      ? [{ from: BREAK_YEAR - 1, year: BREAK_YEAR, label: '复议前置', kind: 'break' as const }]
      : []),
    ...unique.values(),
  ]
}

function seriesOf(comparison: Comparison, indicator: string): readonly Series[] {
  return comparison.agencies.map((agency) => ({
    ...agency,
    points: new Map(
      comparison.points
        .filter(
          (point) => point.agency_key === agency.key && point.indicator === indicator && point.value !== null,
        )
        .map((point) => [point.year, point]),
    ),
  }))
}

/** The chart of one indicator of a comparison; null where no figure stands. */
export function lineChart(comparison: Comparison, indicator: Indicator): Html | null {
  const series = seriesOf(comparison, indicator.id)
  const values = series.flatMap((one) => [...one.points.values()].map((point) => point.value ?? 0))
  if (values.length === 0) return null
  const years = spanOf(comparison.years)
  const x = scalePoint<number>(years, [LEFT, WIDTH - RIGHT]).padding(years.length === 1 ? 0.5 : 0.1)
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], [HEIGHT - BOTTOM, TOP]).nice()
  const at = (year: number) => x(year) ?? LEFT
  const breaks = breaksOf(comparison, indicator)
  const stops = new Set(
    breaks
      .filter(
        (one) =>
          one.kind === 'break' || indicator.comparability === 'none' || indicator.comparability === 'partial',
      )
      .map((one) => one.year),
  )
  return html`<figure><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="chart-title chart-desc">
<title id="chart-title">${indicator.label}</title>
<desc id="chart-desc">横轴为报告年度，纵轴为${indicator.label}。缺数处断开，不补 0。数字见下表。</desc>
${y.ticks(5).map(
  (
    tick,
  ) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y(tick))}" y2="${round(y(tick))}"></line>
<text x="${LEFT - 6}" y="${round(y(tick)) + 4}" text-anchor="end">${indicator.unit === 'ratio' ? `${round(tick * 100)}%` : valueText(tick, indicator.unit)}</text>`,
)}
${years.map((year) => html`<text x="${round(at(year))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${year}</text>`)}
<line class="axis" x1="${LEFT}" x2="${LEFT}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"></line>
${breaks.map((one) => breakMark(one, (at(one.from) + at(one.year)) / 2))}
${series.map((one, i) => drawn(one, i, segments(one, years, stops), at, y, indicator.unit))}
</svg><figcaption><ul class="plain key">${series.map(legend)}</ul></figcaption></figure>`
}

/** Every year from first to last: a year nobody asked for still takes its room. */
function spanOf(years: readonly number[]): number[] {
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i)
}

function segments(series: Series, years: readonly number[], stops: ReadonlySet<number>): ComparisonPoint[][] {
  const out: ComparisonPoint[][] = [[]]
  for (const year of years) {
    const point = series.points.get(year)
    const before = out.at(-1)?.at(-1)
    const changed = point !== undefined && before !== undefined && isOthers(before) !== isOthers(point)
    if (point === undefined || stops.has(year) || changed) out.push([])
    if (point !== undefined) out.at(-1)?.push(point)
  }
  return out.filter((segment) => segment.length > 0)
}

function drawn(
  series: Series,
  index: number,
  parts: readonly ComparisonPoint[][],
  at: (year: number) => number,
  y: (value: number) => number,
  unit: string,
): Html {
  const path = line<ComparisonPoint>(
    (point) => round(at(point.year)),
    (point) => round(y(point.value ?? 0)),
  )
  return html`<g class="s${index % COLOURS}" data-agency="${series.key}">
${parts.filter((part) => part.length > 1).map((part) => html`<path class="line" stroke-dasharray="${dash(index)}" d="${path(part)}"></path>`)}
${parts.flat().map((point) => dot(series, point, index, round(at(point.year)), round(y(point.value ?? 0)), unit))}</g>`
}

function dot(
  series: Series,
  point: ComparisonPoint,
  index: number,
  x: number,
  y: number,
  unit: string,
): Html {
  const mark = html`<path class="dot" transform="translate(${x},${y})" d="${shape(index)}"><title>${series.name} ${point.year}：${valueText(point.value, unit)}</title></path>`
  return point.report_id === null ? mark : html`<a href="${reportPath(point.report_id)}">${mark}</a>`
}

function breakMark(mark: Break, x: number): Html {
  const top = mark.kind === 'break' ? TOP - 8 : TOP + 6
  return html`<line class="${mark.kind}" data-year="${mark.year}" x1="${round(x)}" x2="${round(x)}" y1="${TOP - 6}" y2="${HEIGHT - BOTTOM}"></line>
<text x="${round(x) + 4}" y="${top}">${mark.label}</text>`
}

function legend(series: { name: string }, index: number): Html {
  return html`<li class="s${index % COLOURS}"><svg viewBox="0 0 44 20" aria-hidden="true"><path class="line" stroke-dasharray="${dash(index)}" d="M0 10H44"></path><path class="dot" transform="translate(22,10)" d="${shape(index)}"></path></svg> ${series.name}</li>`
}

const dash = (index: number): string => DASHES[index % DASHES.length] ?? ''
const shape = (index: number): string => symbol(SHAPES[index % SHAPES.length] ?? symbolCircle, 70)() ?? ''
const round = (value: number): number => Math.round(value * 10) / 10
