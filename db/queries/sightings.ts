/** When the stored reports of a portal were last looked at, and what their lists said of them then. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export interface Sighting {
  readonly url: string
  /** As the list had it. */
  readonly title: string
  readonly listed_on: string | null
  /** ISO instants: when the present bytes were first seen there, and when they were last. */
  readonly since: string
  readonly checked: string
  readonly column_url: string
  readonly year: number
}

/** Of the reports that still stand at their address. */
export async function sightings(db: Kysely<Schema>, portalId: string): Promise<readonly Sighting[]> {
  const { rows } = await sql<Sighting>`
    select p.url, l.title, l.listed_on, greatest(d.first_seen_at, p.first_seen_at) as since, p.last_seen_at as checked,
           l.column_url, r.year::integer as year
      from publication p
      join report r on r.id = p.report_id
      join document d on d.sha256 = p.document_sha256
      join lead l on l.portal_id = p.portal_id and md5(l.url) = md5(p.url) and l.url = p.url and l.state = 'saved'
     where p.portal_id = ${portalId} and p.vanished_at is null
  `.execute(db)
  return rows
}
