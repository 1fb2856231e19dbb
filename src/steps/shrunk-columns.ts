/**
 * A column that was read without a fault and shows none, or of many but a few, of the reports it showed before has most
 * likely moved or broken: that is a fault of the source, so that nobody is called missing for it, and no report withdrawn.
 */
import type { Sighting } from '../../db/queries/sightings.ts'
import type { ColumnVisit, PortalListing } from './list-portal.ts'
import { sharedReports } from './same-reports.ts'

/** Reports a column must have shown for the loss of most of them to tell anything; the loss of all tells it of any number. */
const ENOUGH = 4
/** Faults of a column that is not there, or that is something else now. */
const GONE = new Set(['moved', 'no_links', 'family_unknown', 'host_not_allowed', 'shrunk'])

export function withShrunkColumns(listing: PortalListing, seen: readonly Sighting[]): PortalListing {
  const before = Map.groupBy(seen, ({ column_url }) => column_url)
  return {
    ...listing,
    visits: listing.visits.map((visit) => judged(visit, before.get(visit.column_url) ?? [], listing.leads)),
  }
}

/** Columns that used to list reports and are lost, as against those that could not be read this time. */
export function lostColumns(
  { visits, leads }: PortalListing,
  seen: readonly Sighting[],
): readonly ColumnVisit[] {
  return visits.filter(({ column_url, code }) => {
    if (code === null || !GONE.has(code)) return false
    const { known, listed } = sharedReports(
      seen.filter((sighting) => sighting.column_url === column_url),
      leads,
    )
    return known > 0 && listed * 2 < known
  })
}

function judged(visit: ColumnVisit, before: readonly Sighting[], leads: PortalListing['leads']): ColumnVisit {
  if (visit.outcome !== 'ok') return visit
  const { known, listed } = sharedReports(before, leads)
  if (known === 0 || listed * 2 >= known || (known < ENOUGH && listed > 0)) return visit
  const reason = `shrunk: the column shows ${listed} of the ${known} reports it showed before; it may have moved`
  return { ...visit, outcome: 'faulty', code: 'shrunk', reason }
}
