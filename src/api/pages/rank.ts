/** Bodies in the order of a figure, or of its change; a first look ranks by the share disclosed, in the newest year there is. */

import { noteOf } from '../../compare/notes.ts'
import { BODY_KINDS } from '../../domain/deadline.ts'
import { regionLevel } from '../../domain/region-code.ts'
import { SCOPES } from '../../domain/report.ts'
import type { ChangedBody, Counted, RankedBody, SummaryFilter } from '../../domain/summary.ts'
import { RANK_ORDERS, type RankOrder, rankPage } from '../../web/pages/rank.ts'
import type { Window } from '../answers.ts'
import { type Doors, newestYear } from '../doors.ts'
import { pageRoute, pageWindow, paging } from '../page-route.ts'
import { PAGE, PARAMETER } from '../query.ts'
import { regionChoices } from '../region-choices.ts'
import { everyRow } from '../slices.ts'
import { SUMMARY_FIGURES, summaryFigure } from '../summary-figures.ts'
import { FIRST_FIGURE, RANKED_FROM, rankedFrom, summaryFilter, TOTAL_LEVELS } from '../summary-lists.ts'
import { CHANGED, RANKED } from '../summary-schemas.ts'

const { oneOf, region, text, years } = PARAMETER
const ORDERS = Object.keys(RANK_ORDERS) as RankOrder[]

const parameters = {
  measure: text('Measure or count').optional(),
  year: years.optional(),
  region: region.optional(),
  kind: oneOf(BODY_KINDS, 'Kind of body').optional(),
  scope: oneOf(SCOPES, 'Whose figures').optional(),
  sort: oneOf(ORDERS, 'Order: by value, or by change against the year before').optional(),
  min_denominator: rankedFrom(RANKED_FROM).optional(),
  page: PAGE.optional(),
}

interface Query {
  readonly measure?: string | undefined
  readonly year?: number[] | undefined
  readonly region?: string | undefined
  readonly kind?: string | undefined
  readonly scope?: string | undefined
  readonly sort?: RankOrder | undefined
  readonly min_denominator?: number | undefined
}

const isChange = (order: RankOrder) => RANK_ORDERS[order].change

/** Every year of the figure with its coverage, newest first. */
async function yearsOf({ answers }: Doors, figure: string, scope: string, kind: string | null) {
  const asked = { figure, years: null, level: 'nation', scope, region: null, kind } as const
  return (await answers.totals(asked)).rows.toSorted((a, b) => b.year - a.year)
}

async function askedOf(doors: Doors, query: Query) {
  const { measure = FIRST_FIGURE, scope = 'own', kind = null } = query
  const years = await yearsOf(doors, measure, scope, kind)
  const newest = years.find(({ bodies }) => bodies > 0)?.year ?? newestYear(doors)
  const filter = { ...query, measure, scope, year: query.year ?? [newest] }
  return {
    filter: summaryFilter(filter),
    years: years.map(({ year }) => year),
    order: query.sort ?? '-value',
  }
}

/** What the sums say of the region ranked; null where they know none so small. */
async function coverageOf({ answers }: Doors, { figure, year, scope, kind, region }: SummaryFilter) {
  const level = region === null ? 'nation' : TOTAL_LEVELS.find((one) => one === regionLevel(region))
  if (level === undefined) return null
  const asked = { figure, years: [year], level, scope, kind }
  const { rows } = await answers.totals({ ...asked, region: level === 'nation' ? null : region })
  return rows[0] ?? null
}

type Asked = Awaited<ReturnType<typeof askedOf>>

function rowsOf(
  { answers }: Doors,
  { filter, order }: Asked,
  window: Window,
): Promise<Counted<RankedBody | ChangedBody>> {
  if (order === '-value' || order === 'value') return answers.rank(filter, order === '-value', window)
  const way = order === '-change' ? 'rise' : order === 'change' ? 'fall' : 'both'
  return answers.changes(filter, way, window)
}

export const RANK_PAGE = pageRoute({
  path: '/rank',
  parameters,
  load: async (doors, query) => {
    const asked = await askedOf(doors, query)
    const [{ rows, total, pending }, coverage, regions] = await Promise.all([
      rowsOf(doors, asked, pageWindow(query.page)),
      coverageOf(doors, asked.filter),
      regionChoices(doors.answers),
    ])
    return {
      filter: { ...asked.filter, sort: asked.order },
      figure: summaryFigure(asked.filter.figure),
      years: asked.years,
      coverage,
      ...paging(query.page, total),
      rows,
      pending,
      notes: [...new Set(rows.flatMap((row) => row.notes))].map(noteOf),
      figures: SUMMARY_FIGURES,
      kinds: BODY_KINDS,
      scopes: SCOPES,
      regions,
    }
  },
  render: rankPage,
  table: (doors, query) => ({
    name: 'rank',
    description: 'Bodies in the order of a figure, or of its change against the year before',
    row: isChange(query.sort ?? '-value') ? CHANGED : RANKED,
    rows: (async function* () {
      const asked = await askedOf(doors, query)
      yield* everyRow((window) => rowsOf(doors, asked, window))
    })(),
  }),
})
