/** Sums of a figure, regions down, years across, each with the bodies it rests on. */
import { noteOf } from '../../compare/notes.ts'
import { BODY_KINDS } from '../../domain/deadline.ts'
import { SCOPES } from '../../domain/report.ts'
import type { TotalLevel, TotalsAsked } from '../../domain/summary.ts'
import { totalsPage } from '../../web/pages/totals.ts'
import { pageRoute } from '../page-route.ts'
import { PARAMETER } from '../query.ts'
import { regionChoices } from '../region-choices.ts'
import { SUMMARY_FIGURES, summaryFigure } from '../summary-figures.ts'
import { FIRST_FIGURE, TOTAL_LEVELS } from '../summary-lists.ts'
import { TOTAL } from '../summary-schemas.ts'

const { oneOf, region, text, years } = PARAMETER

const parameters = {
  measure: text('Measure or count').optional(),
  years: years.optional(),
  level: oneOf(TOTAL_LEVELS, 'Regions shown, province unless told').optional(),
  region: region.optional(),
  kind: oneOf(BODY_KINDS, 'Kind of body').optional(),
  scope: oneOf(SCOPES, 'Whose figures').optional(),
}

interface Query {
  readonly measure?: string | undefined
  readonly years?: number[] | undefined
  readonly level?: TotalLevel | undefined
  readonly region?: string | undefined
  readonly kind?: string | undefined
  readonly scope?: string | undefined
}

const askedOf = (query: Query): TotalsAsked => ({
  figure: query.measure ?? FIRST_FIGURE,
  years: query.years ?? null,
  level: query.level ?? 'province',
  scope: query.scope ?? 'own',
  region: query.region ?? null,
  kind: query.kind ?? null,
})

export const TOTALS_PAGE = pageRoute({
  path: '/totals',
  parameters,
  load: async ({ answers }, query) => {
    const filter = askedOf(query)
    const [{ rows, pending }, regions] = await Promise.all([answers.totals(filter), regionChoices(answers)])
    return {
      filter,
      figure: summaryFigure(filter.figure),
      rows,
      pending,
      notes: [...new Set(rows.flatMap((row) => row.notes))].map(noteOf),
      figures: SUMMARY_FIGURES,
      levels: TOTAL_LEVELS,
      kinds: BODY_KINDS,
      scopes: SCOPES,
      regions,
    }
  },
  render: totalsPage,
  table: ({ answers }, query) => ({
    name: 'totals',
    description: 'Sums of a figure, a region and year a row',
    row: TOTAL,
    rows: (async function* () {
      yield* (await answers.totals(askedOf(query))).rows
    })(),
  }),
})
