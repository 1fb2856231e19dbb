/**
 * Is a list the one we know: how many of the reports known from it it shows. Law: a report counts by its address, or by the
 * body and the year that its title names; a bare title (2024年度报告) is everybody's and proves nothing.
 */
import { twinKey } from '../../crawlers/twin-url.ts'
import type { Sighting } from '../../db/queries/sightings.ts'
import { classifyTitle } from '../domain/title.ts'
import type { JudgedLead } from './list-portal.ts'

export interface SharedReports {
  /** Reports known from the column, each body and year once. */
  readonly known: number
  /** Of those, the ones that the list shows. */
  readonly listed: number
}

export function sharedReports(known: readonly Sighting[], leads: readonly JudgedLead[]): SharedReports {
  const addresses = new Set(leads.flatMap(({ lead, twins }) => [lead.url, ...twins].map(twinKey)))
  const names = new Set(leads.map(({ title }) => nameOf(title)).filter((name) => name !== null))
  const listed = new Map<string, boolean>()
  for (const { url, title } of known) {
    const name = nameOf(classifyTitle(title))
    const key = name ?? twinKey(url)
    const isListed = addresses.has(twinKey(url)) || (name !== null && names.has(name))
    listed.set(key, isListed || listed.get(key) === true)
  }
  return { known: listed.size, listed: [...listed.values()].filter(Boolean).length }
}

function nameOf({ verdict, agency, year }: JudgedLead['title']): string | null {
  return verdict === 'report' && agency !== null && year !== null ? `${agency} ${year}` : null
}
