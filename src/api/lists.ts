/** The lists of /api/v1: the one table of them. */
import { z } from '@hono/zod-openapi'
import { REGION_LEVELS } from '../domain/region-code.ts'
import { checkedComparison } from './checked-comparison.ts'
import { today } from './doors.ts'
import { INDICATORS } from './indicators.ts'
import { type ListRoute, listRoute } from './list-route.ts'
import { PORTAL, RUN } from './portal-schemas.ts'
import { printedIndicators } from './printed-indicators.ts'
import { PARAMETER } from './query.ts'
import { AGENCY, CELL, DUTY, FINDING, INDICATOR, MENTION, POINT, REGION, REPORT, TOTAL } from './schemas.ts'
import { sliceOf } from './slices.ts'
import { SUMMARY_LISTS } from './summary-lists.ts'
import { VERDICT } from './write-schemas.ts'

const { agency, date, oneOf, region, someOf, states, text, whole, words, years } = PARAMETER

const READ_STATUSES = [
  'complete',
  'partial',
  'needs_ocr',
  'attachment_only',
  'not_a_report',
  'unreadable',
] as const
export const SEVERITIES = ['error', 'warning', 'info'] as const
export const FINDING_STATES = ['fail', 'not_assessable', 'pass_with_blanks', 'pass'] as const
/** Nearly every equation holds: passes would bury the rest. */
const NOT_PASSED = FINDING_STATES.filter((state) => state !== 'pass')
const TABLES = ['t2', 't3', 't4', 'stat'] as const
const MOST_ID = 2_147_483_647
/** Either name does: the commands say both. */
const span = { year: years.optional(), years: years.optional() }
const place = { region: region.optional(), agency: agency.optional() }

export const LISTS: readonly ListRoute[] = [
  listRoute({
    name: 'agencies',
    summary: 'Bodies that must publish',
    row: AGENCY,
    filters: {
      region: region.optional(),
      q: text('Part of a name, an alias or a key').optional(),
    },
    load: ({ answers }, query, window) =>
      answers.agencies({ region: query.region ?? null, q: query.q ?? null }, window),
  }),
  listRoute({
    name: 'regions',
    summary: 'Regions by GB/T 2260 code: those that come with the product and those that were added',
    row: REGION,
    filters: {
      region: region.optional(),
      parent: region.optional(),
      level: oneOf(REGION_LEVELS, 'Level').optional(),
      q: text('Part of the name').optional(),
      valid_on: date.optional(),
      with_bodies: oneOf(['true', 'false'], 'Only where some body is, or in whose parts').optional(),
    },
    load: ({ answers }, query, window) =>
      answers.regions(
        {
          region: query.region ?? null,
          parent: query.parent ?? null,
          level: query.level ?? null,
          q: query.q ?? null,
          validOn: query.valid_on ?? null,
          withBodies: query.with_bodies === 'true',
        },
        window,
      ),
  }),
  listRoute({
    name: 'indicators',
    summary: 'Dictionary of figures: cells of the forms, computed sums, measures',
    row: INDICATOR,
    filters: {
      table: oneOf([...TABLES, 'measure'], 'Table of the form, or measure').optional(),
      era: text('Form that has it, such as era_2021').optional(),
    },
    load: async (_doors, query, window) =>
      sliceOf(
        INDICATORS.filter(
          (one) =>
            (query.table === undefined || one.table === query.table) &&
            (query.era === undefined || one.eras.includes(query.era)),
        ),
        window,
      ),
  }),
  listRoute({
    name: 'reports',
    summary: 'Current versions of reports',
    row: REPORT,
    filters: {
      ...place,
      ...span,
      status: someOf(READ_STATUSES, 'How far the report was read').optional(),
      era: text('Form it is written in, such as era_2021').optional(),
    },
    load: ({ answers }, query, window) =>
      answers.reports({ ...where(query), status: query.status ?? null, era: query.era ?? null }, window),
  }),
  listRoute({
    name: 'cells',
    summary: 'Figures, one a row, each with its report and source',
    row: CELL,
    filters: {
      ...place,
      ...span,
      report: whole('Report id', 1, MOST_ID).optional(),
      table: oneOf(TABLES, 'Table of the form').optional(),
      indicators: words.optional(),
    },
    load: async ({ answers }, query, window) =>
      answers.cells(
        {
          ...where(query),
          report: query.report ?? null,
          table: query.table ?? null,
          indicators: query.indicators === undefined ? null : printedIndicators(query.indicators),
        },
        window,
      ),
  }),
  listRoute({
    name: 'measures',
    summary: 'Ratios computed from the figures, with numerator, denominator and what limits them',
    row: POINT,
    filters: { ...place, ...span, measures: words.optional() },
    load: ({ answers }, query, window) =>
      answers.measures({ ...where(query), measures: query.measures ?? null }, window),
  }),
  ...SUMMARY_LISTS,
  listRoute({
    name: 'status',
    summary: 'Who has published, late, missing, unknown: one row a body and report year',
    row: DUTY,
    filters: { ...place, ...span, state: states.optional(), as_of: date.optional() },
    load: (doors, query, window) =>
      doors.answers.status(
        {
          ...where(query),
          states: query.state ?? null,
          asOf: query.as_of ?? null,
          today: today(doors),
        },
        window,
      ),
  }),
  listRoute({
    name: 'findings',
    summary: 'What the checks say of current reports; passes only where state asks for them',
    row: FINDING,
    filters: {
      ...place,
      ...span,
      check: text('Check id').optional(),
      severity: oneOf(SEVERITIES, 'Severity').optional(),
      state: someOf(FINDING_STATES, 'Verdicts').optional(),
    },
    load: ({ answers }, query, window) =>
      answers.findings(
        {
          ...where(query),
          check: query.check ?? null,
          severity: query.severity ?? null,
          states: query.state ?? NOT_PASSED,
        },
        window,
      ),
  }),
  listRoute({
    name: 'search',
    summary: 'Sections of current reports that hold every word; two characters are enough',
    row: MENTION,
    filters: {
      ...place,
      ...span,
      q: text('Words, separated by blanks').regex(/\S/, 'expected at least one word'),
    },
    load: ({ answers }, query, window) =>
      answers.search({ ...where(query), words: query.q.split(/\s+/u).filter(Boolean) }, window),
  }),
  listRoute({
    name: 'compare',
    summary: 'Agencies side by side; rows are points, notes say what limits them',
    row: POINT,
    filters: { agencies: words, years, indicators: words },
    beside: {
      agencies: z.array(z.object({ key: z.string(), name: z.string() })),
      years: z.array(z.number().int()),
      indicators: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          unit: z.string(),
          kind: z.enum(['indicator', 'measure']),
          comparability: z.enum(['exact', 'near', 'partial', 'none']),
        }),
      ),
      totals: z.array(TOTAL),
      notes: z.array(z.object({ id: z.string(), message: z.string() })),
    },
    load: async (doors, query, window) => {
      const { points, ...beside } = await checkedComparison(doors, query)
      return { ...sliceOf(points, window), beside }
    },
  }),
  listRoute({
    name: 'verdicts',
    summary: 'What people decided of findings, newest first',
    row: VERDICT,
    filters: {},
    load: ({ answers }, _query, window) => answers.verdicts(window),
  }),
  listRoute({
    name: 'portals',
    summary: 'Sources and their health',
    row: PORTAL,
    filters: {},
    load: async ({ answers }, _query, window) => sliceOf(await answers.portals(), window),
  }),
  listRoute({
    name: 'runs',
    summary: 'Crawls, newest first',
    row: RUN,
    filters: {},
    load: ({ answers }, _query, window) => answers.runs(window),
  }),
]

function where(query: {
  region?: string | undefined
  agency?: string | undefined
  year?: number[] | undefined
  years?: number[] | undefined
}) {
  const years = [...(query.year ?? []), ...(query.years ?? [])]
  return {
    region: query.region ?? null,
    agency: query.agency ?? null,
    years: years.length > 0 ? years : null,
  }
}
