/** The listing of a column whose lists a portal file describes: each is read to its end, one after the other. */
import type { Family, Listing } from './family.ts'
import { startVisit, toLead, visitOutcome } from './list-visit.ts'
import { readPagedList } from './paged-list.ts'
import type { PagedSource } from './paged-source.ts'
import { columnUrl } from './portal-schema.ts'

/** `sourceOf` gives the list of one year, of null where years are not told apart. */
export async function* listDescribed(
  [portal, column, fetchPage]: Parameters<Family['list']>,
  years: readonly (number | null)[],
  sourceOf: (url: string, year: number | null) => PagedSource,
): Listing {
  const visit = startVisit(columnUrl(portal, column), fetchPage)
  const known = new Set<string>()
  for (const year of years) {
    for await (const link of readPagedList(sourceOf(visit.column, year), visit)) {
      if (known.has(link.url)) continue
      known.add(link.url)
      yield toLead(link, visit, column)
    }
  }
  return visitOutcome(visit, known.size)
}
