/** Lists over many reports at once: ranks, largest changes, sums a region and year. */
import { z } from '@hono/zod-openapi'
import { BODY_KINDS } from '../domain/deadline.ts'
import { InputError } from '../domain/errors.ts'
import { SCOPES } from '../domain/report.ts'
import type { SummaryFilter } from '../domain/summary.ts'
import { type ListRoute, listRoute } from './list-route.ts'
import { PARAMETER } from './query.ts'
import { SUMMARY_COUNTS } from './summary-figures.ts'
import { CHANGED, RANKED, TOTAL } from './summary-schemas.ts'

const { oneOf, region, text, whole, years } = PARAMETER

/** A body with fewer cases than this is not ranked. */
export const RANKED_FROM = 10
const MOST_CASES = 1_000_000

const measure = text(`One measure, or a count: ${SUMMARY_COUNTS.join(', ')}`)
const scope = oneOf(SCOPES, 'Whose figures, own unless told; reports of two scopes are never ranked together')
const kind = oneOf(BODY_KINDS, 'Kind of body')
/** A first look at a rank or its sums. */
export const FIRST_FIGURE = 'disclosure_rate'

/** The bound of the denominator as a parameter. */
export const rankedFrom = (least: number) =>
  whole(`Smallest denominator of a ratio that counts, ${RANKED_FROM} unless told`, least, MOST_CASES)

const FILTERS = {
  measure,
  year: years,
  region: region.optional(),
  kind: kind.optional(),
  scope: scope.optional(),
}
const BESIDE = {
  pending: z.number().int().describe('Changes to reports that are not counted yet; 1000 stands for many'),
}

interface Query {
  readonly measure: string
  readonly year: readonly number[]
  readonly region?: string | undefined
  readonly kind?: string | undefined
  readonly scope?: string | undefined
  readonly min_denominator?: number | undefined
}

/** InputError unless exactly one year was asked for. */
export function summaryFilter(query: Query): SummaryFilter {
  const [year, ...more] = query.year
  if (year === undefined || more.length > 0)
    throw new InputError(
      'bad_parameter',
      `query parameter year is "${query.year.join(',')}": expected one report year`,
    )
  return {
    figure: query.measure,
    year,
    scope: query.scope ?? 'own',
    region: query.region ?? null,
    kind: query.kind ?? null,
    min_denominator: query.min_denominator ?? RANKED_FROM,
  }
}

export const TOTAL_LEVELS = ['nation', 'province', 'prefecture'] as const

export const SUMMARY_LISTS: readonly ListRoute[] = [
  listRoute({
    name: 'rank',
    summary: 'Bodies of a city, a province or the nation in the order of a measure, one year and one scope',
    row: RANKED,
    filters: {
      ...FILTERS,
      min_denominator: rankedFrom(1).optional(),
      sort: oneOf(['-value', 'value'], 'Largest first unless told').optional(),
    },
    beside: BESIDE,
    load: async ({ answers }, query, window) => {
      const { pending, ...slice } = await answers.rank(summaryFilter(query), query.sort !== 'value', window)
      return { ...slice, beside: { pending } }
    },
  }),
  listRoute({
    name: 'changes',
    summary:
      'Bodies whose figure changed most against the year before; forms before 2019 are not compared with later ones',
    row: CHANGED,
    filters: {
      ...FILTERS,
      min_denominator: rankedFrom(RANKED_FROM).optional(),
      sort: oneOf(
        ['-abs', '-change', 'change'],
        'Largest change either way unless told; -change: largest rises',
      ).optional(),
    },
    beside: BESIDE,
    load: async ({ answers }, query, window) => {
      const order = query.sort === '-change' ? 'rise' : query.sort === 'change' ? 'fall' : 'both'
      const { pending, ...slice } = await answers.changes(summaryFilter(query), order, window)
      return { ...slice, beside: { pending } }
    },
  }),
  listRoute({
    name: 'totals',
    summary: 'Sums of a region and year: a ratio is one of sums, with the number of bodies it rests on',
    row: TOTAL,
    filters: {
      measure,
      year: years.optional(),
      years: years.optional(),
      level: oneOf(TOTAL_LEVELS, 'Regions shown, province unless told').optional(),
      region: region.optional(),
      kind: kind.optional(),
      scope: scope.optional(),
    },
    beside: BESIDE,
    load: async ({ answers }, query, window) => {
      const asked = [...(query.year ?? []), ...(query.years ?? [])]
      const { rows, total, pending } = await answers.totals({
        figure: query.measure,
        years: asked.length === 0 ? null : asked,
        level: query.level ?? 'province',
        scope: query.scope ?? 'own',
        region: query.region ?? null,
        kind: query.kind ?? null,
      })
      return { rows: rows.slice(window.offset, window.offset + window.limit), total, beside: { pending } }
    },
  }),
]
