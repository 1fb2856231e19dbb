/**
 * Ranks, sums and changes over many reports, from the summaries. What is not counted yet is counted first where it is
 * little; what remains is told with the answer, so that an old count is never shown as a new one.
 */
import type { Kysely } from 'kysely'
import { largestChanges, rankBodies } from '../../db/queries/rank.ts'
import { pendingSummaries, refreshSummaries } from '../../db/queries/refresh-summaries.ts'
import { figureParts } from '../../db/queries/summary-figures.ts'
import { regionTotals } from '../../db/queries/totals.ts'
import type { Schema } from '../../db/schema.ts'
import { resolveAsked } from '../compare/asked.ts'
import { changeLimits, figureLimits, totalLimits } from '../compare/summary-limits.ts'
import { InputError } from '../domain/errors.ts'
import type {
  ChangedBody,
  ChangeOrder,
  Counted,
  RankedBody,
  RegionTotal,
  SummaryFilter,
  TotalsAsked,
} from '../domain/summary.ts'

interface Stretch {
  readonly offset: number
  readonly limit: number
}

/** More than this waits for the end of the crawl that brings it. */
const COUNTED_AT_ONCE = 300
const READ_ONLY = '25006'

/** InputError on a measure that is unknown, means several, or is not kept in the summaries. */
export async function rank(
  db: Kysely<Schema>,
  filter: SummaryFilter,
  largestFirst: boolean,
  stretch: Stretch,
): Promise<Counted<RankedBody>> {
  const figure = figureId(filter.figure)
  const pending = await upToDate(db)
  const { rows, total } = await rankBodies(db, { ...filter, figure }, largestFirst, stretch)
  return { rows: rows.map((row) => ({ ...row, ...figureLimits(row) })), total, pending }
}

/** InputError likewise. */
export async function changes(
  db: Kysely<Schema>,
  filter: SummaryFilter,
  order: ChangeOrder,
  stretch: Stretch,
): Promise<Counted<ChangedBody>> {
  const figure = figureId(filter.figure)
  const pending = await upToDate(db)
  const { rows, total } = await largestChanges(db, { ...filter, figure }, order, stretch)
  return { rows: rows.map((row) => ({ ...row, ...changeLimits(row) })), total, pending }
}

/** InputError likewise. */
export async function totals(db: Kysely<Schema>, asked: TotalsAsked): Promise<Counted<RegionTotal>> {
  const figure = figureId(asked.figure)
  const pending = await upToDate(db)
  const counted = await regionTotals(db, { ...asked, figure })
  const rows = counted.map((row) => ({ ...row, ...totalLimits(row) }))
  return { rows, total: rows.length, pending }
}

function figureId(given: string): string {
  const [asked, ...more] = resolveAsked([given])
  if (asked === undefined || more.length > 0)
    throw new InputError('several_measures', `"${given}" stands for several measures, expected one`, {
      hint: `name one of ${[asked, ...more].map((one) => one?.id).join(', ')}`,
    })
  return figureParts(asked.id).id
}

/** What is still not counted; a replica can only be read. */
async function upToDate(db: Kysely<Schema>): Promise<number> {
  const pending = await pendingSummaries(db)
  if (pending === 0) return 0
  try {
    await refreshSummaries(db, COUNTED_AT_ONCE)
  } catch (error) {
    if ((error as { code?: string }).code !== READ_ONLY) throw error
    return pending
  }
  return pendingSummaries(db)
}
