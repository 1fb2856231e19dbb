/** Side by side. Without years the last five, without figures two: a first look costs no form-filling. */
import type { Comparison } from '../../domain/comparison.ts'
import type { IndicatorOption } from '../../web/page.ts'
import { comparePage } from '../../web/pages/compare.ts'
import type { CompareRequest } from '../answers.ts'
import { checkedComparison } from '../checked-comparison.ts'
import { type Doors, newestYear } from '../doors.ts'
import { INDICATORS } from '../indicators.ts'
import { pageRoute } from '../page-route.ts'
import { PARAMETER } from '../query.ts'
import { POINT } from '../schemas.ts'

const YEARS_SHOWN = 5
const FOUND_SHOWN = 20
const FIRST_LOOK: readonly string[] = ['new_requests__total', 'disclosure_rate']
/** A change needs a figure's name behind it, a rate per resident a number no report holds: not in the menu. */
const UNLISTED: ReadonlySet<string> = new Set(['yoy_change', 'requests_per_10k'])

const OPTIONS: readonly IndicatorOption[] = INDICATORS.filter((one) => !UNLISTED.has(one.id)).map(
  ({ id, label_zh, label_en, unit, table }) => ({ id, label_zh, label_en, unit, table }),
)

const { text, words, years } = PARAMETER
const parameters = {
  agencies: words.optional(),
  years: years.optional(),
  indicators: words.optional(),
  chart: text('Indicator to draw').optional(),
  find: text('Part of the name of an agency to add').optional(),
}

interface Query {
  readonly agencies?: string[] | undefined
  readonly years?: number[] | undefined
  readonly indicators?: string[] | undefined
}

function requestOf(doors: Doors, query: Query): CompareRequest {
  const newest = newestYear(doors)
  return {
    agencies: [...new Set(query.agencies ?? [])],
    years: query.years ?? Array.from({ length: YEARS_SHOWN }, (_, i) => newest - YEARS_SHOWN + 1 + i),
    indicators: query.indicators ?? FIRST_LOOK,
  }
}

async function comparisonOf(doors: Doors, query: Query): Promise<Comparison | null> {
  const request = requestOf(doors, query)
  return request.agencies.length === 0 ? null : checkedComparison(doors, request)
}

export const COMPARE_PAGE = pageRoute({
  path: '/compare',
  parameters,
  load: async (doors, query) => {
    const [comparison, found] = await Promise.all([
      comparisonOf(doors, query),
      query.find === undefined
        ? { rows: [] }
        : doors.answers.agencies({ region: null, q: query.find }, { offset: 0, limit: FOUND_SHOWN }),
    ])
    return {
      filter: { ...requestOf(doors, query), chart: query.chart ?? null, find: query.find ?? null },
      comparison,
      found: found.rows,
      indicators: OPTIONS,
    }
  },
  render: comparePage,
  table: (doors, query) => ({
    name: 'compare',
    description: 'Figures side by side, one row a point',
    row: POINT,
    rows: (async function* () {
      yield* (await comparisonOf(doors, query))?.points ?? []
    })(),
  }),
})
