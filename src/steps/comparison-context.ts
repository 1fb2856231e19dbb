/** What a comparison needs beside the reports: who came before the bodies, and the people of their regions. */
import type { Kysely } from 'kysely'
import { bodyHistories, populationsOf } from '../../db/queries/body-histories.ts'
import type { Schema } from '../../db/schema.ts'
import { type ComparisonContext, populationKey } from '../compare/compare-reports.ts'

export async function comparisonContext(
  db: Kysely<Schema>,
  keys: readonly string[],
  regions: readonly string[],
): Promise<Required<ComparisonContext>> {
  const [histories, populations] = await Promise.all([
    bodyHistories(db, keys),
    populationsOf(db, [...new Set(regions)]),
  ])
  return {
    histories,
    populations: new Map(
      populations.map(({ region_code, year, population }) => [populationKey(region_code, year), population]),
    ),
  }
}
