/** Resident population by region and year, from a list that a person hands in. */
import { type Kysely, sql } from 'kysely'
import { isKnownRegion } from '../../src/domain/known-regions.ts'
import { rosterError } from '../../src/domain/roster-fault.ts'
import type { Schema } from '../schema.ts'
import { storedRegions, upsertRegions } from './regions.ts'

export interface PopulationGiven {
  readonly region_code: string
  readonly year: number
  readonly population: number
  readonly source: string
  readonly line: number
}

/** Adds or replaces; InputError with every region that nobody knows, and nothing changed. `file` names the list. */
export async function importPopulation(
  db: Kysely<Schema>,
  rows: readonly PopulationGiven[],
  file: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const codes = rows.map(({ region_code }) => region_code)
    const stored = await storedRegions(trx, [...codes, ...codes.map((code) => code.slice(0, 6))])
    const unknown = rows.filter(({ region_code }) => !isKnownRegion(region_code, stored))
    if (unknown.length > 0)
      throw rosterError(
        file,
        unknown.map(({ line, region_code: value }) => ({
          line,
          column: 'region_code',
          value,
          expected: 'which no region has, expected a code of GB/T 2260 (or add it with "region import")',
        })),
        'bad_regions',
      )
    await upsertRegions(
      trx,
      codes.map((code) => ({ code })),
    )
    await sql`
      insert into region_population (region_code, year, population, source)
      select region_code, year, population, source
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as p (region_code text, year smallint, population integer, source text)
      on conflict (region_code, year) do update set population = excluded.population, source = excluded.source
    `.execute(trx)
  })
}
