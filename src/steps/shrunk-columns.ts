/**
 * A column that was read without a fault and shows but a few of the reports it showed before has most likely moved or
 * broken: that is a fault of the source, so that nobody is called missing for it, and no report withdrawn.
 */
import { twinKey } from '../../crawlers/twin-url.ts'
import type { Sighting } from '../../db/queries/sightings.ts'
import type { ColumnVisit, PortalListing } from './list-portal.ts'

/** Reports a column must have shown for the loss of most of them to tell anything. */
const ENOUGH = 4

export function withShrunkColumns(listing: PortalListing, seen: readonly Sighting[]): PortalListing {
  const listed = new Set(listing.leads.flatMap(({ lead, twins }) => [lead.url, ...twins].map(twinKey)))
  const known = Map.groupBy(seen, ({ column_url }) => column_url)
  return {
    ...listing,
    visits: listing.visits.map((visit) => judged(visit, known.get(visit.column_url) ?? [], listed)),
  }
}

function judged(visit: ColumnVisit, before: readonly Sighting[], listed: ReadonlySet<string>): ColumnVisit {
  if (visit.outcome !== 'ok' || before.length < ENOUGH) return visit
  const still = before.filter(({ url }) => listed.has(twinKey(url))).length
  if (still * 2 >= before.length) return visit
  const reason = `shrunk: the column shows ${still} of the ${before.length} reports it showed before; it may have moved`
  return { ...visit, outcome: 'faulty', reason }
}
