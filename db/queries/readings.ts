/** Readings of kept bytes: what was read, by which parser, at which address; and a newer reading in its place. */
import { type Kysely, sql } from 'kysely'
import type { Scope } from '../../src/domain/report.ts'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import { noteReadDates } from './publication-dates.ts'
import { type SaveReportInput, savePayload } from './save-report.ts'

/** One address of a report, with the bytes it showed last and how they were read. */
export interface StoredReading {
  readonly publication_id: number
  readonly report_id: number
  readonly version_id: number
  readonly version: number
  readonly agency_key: string
  readonly agency: string
  readonly year: number
  readonly scope: Scope
  readonly agency_printed: string | null
  readonly parser_version: string
  readonly document_sha256: string
  readonly size: number
  readonly media_type: string | null
  readonly url: string
  readonly portal_id: string | null
  readonly column_url: string | null
  readonly link_title: string | null
  readonly listed_on: string | null
  /** Given by a person with an import, where that is the date that counts. */
  readonly stated_on: string | null
  /** ISO instant. */
  readonly fetched_at: string
}

const BATCH = 100

interface Which {
  /** Readings by this parser version are left out; null for every reading. */
  readonly except: string | null
}

const FROM = sql`
  from publication p
  join report_version v on v.id = p.version_id
  join report r on r.id = p.report_id
  join agency a on a.id = r.agency_id
  join document d on d.sha256 = p.document_sha256`

const wanted = ({ except }: Which) =>
  except === null ? sql<boolean>`true` : sql<boolean>`v.parser_version <> ${except}`

/** How many readings `streamReadings` gives. */
export async function countReadings(db: Kysely<Schema>, which: Which): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::integer as n ${FROM} where ${wanted(which)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** By number of the address, a few at a time, so that nothing is held open while documents are read. */
export async function* streamReadings(db: Kysely<Schema>, which: Which): AsyncGenerator<StoredReading> {
  for (let after = 0; ; ) {
    const { rows } = await sql<StoredReading & { fetched_at: Date | string }>`
      select p.id as publication_id, p.report_id, v.id as version_id, v.version::integer as version, a.key as agency_key,
             a.name as agency, r.year::integer as year, r.scope, v.agency_printed, v.parser_version,
             p.document_sha256, d.size, d.media_type, p.url, p.portal_id, p.column_url, p.title as link_title,
             p.listed_on, case when p.published_on_source = 'import' then p.published_on end as stated_on, case when v.document_sha256 = p.document_sha256 then v.fetched_at else p.last_seen_at end as fetched_at
        ${FROM} where p.id > ${after} and ${wanted(which)} order by p.id limit ${BATCH}
    `.execute(db)
    for (const row of rows) yield { ...row, fetched_at: new Date(row.fetched_at).toISOString() }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.publication_id
  }
}

export type AcceptedReading =
  | { readonly outcome: 'changed' | 'unchanged'; readonly report_id: number; readonly version_id: number }
  /** The address shows other bytes by now: nothing was kept. */
  | { readonly outcome: 'stale' }

/** Keeps a newer reading of the bytes an address showed last. Safe to repeat. */
export async function acceptReading(
  db: Kysely<Schema>,
  publicationId: number,
  input: SaveReportInput,
): Promise<AcceptedReading> {
  const payload = safeJson(savePayload(input))
  const { rows } = await sql<{ answer: AcceptedReading }>`
    select accept_reading(${publicationId}, ${payload}::jsonb) as answer
  `.execute(db)
  if (!rows[0]) throw new Error('accept_reading gave no answer')
  if (rows[0].answer.outcome !== 'stale')
    await noteReadDates(db, publicationId, input.report.dates, input.document.fetched_at)
  return rows[0].answer
}
