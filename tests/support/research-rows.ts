/** The rows of a research view as a release hands them out, but as values. */
import type { Store } from '../../db/connect.ts'
import type { ResearchFilters, ResearchView } from '../../db/queries/research.ts'
import { orderedValues } from '../../src/exports/copied-rows.ts'
import { releaseTables } from '../../src/steps/release-tables.ts'

export async function researchRows(
  store: Store,
  view: ResearchView,
  filters: ResearchFilters = {},
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  for await (const table of releaseTables(store, filters)) {
    if (table.name !== view) continue
    const rows = await Array.fromAsync(orderedValues(table))
    return rows.map((values) => Object.fromEntries(table.columns.map(({ name }, at) => [name, values[at]])))
  }
  throw new Error(`no view ${view}`)
}
