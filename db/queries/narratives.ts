/** Narratives of the versions shown: their signatures, and which of a year may be alike. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export interface StoredNarrative {
  readonly report_id: number
  readonly version_id: number
  readonly agency_id: number
  readonly agency_key: string
  readonly agency: string
  /** Every name of the body and of its place. */
  readonly names: readonly string[]
  readonly year: number
  readonly source_url: string
  /** Whole readings of one body's own report or summary only; others prove nothing. */
  readonly whole: boolean
  /** Sections one and five. */
  readonly text: string
}

/** Narratives of the versions shown of some reports. */
export async function narrativesOf(
  db: Kysely<Schema>,
  reportIds: readonly number[],
): Promise<readonly StoredNarrative[]> {
  if (reportIds.length === 0) return []
  const { rows } = await sql<StoredNarrative>`
    select r.id as report_id, v.id as version_id, a.id as agency_id, a.key as agency_key, a.name as agency,
           array_remove(array[a.name, nullif(g.name, g.code)] || a.aliases, null) as names, r.year, v.source_url,
           v.status = 'complete' and r.scope <> 'unknown' as whole,
           coalesce((select string_agg(s.text, E'\\n' order by s.position) from section s
                      where s.version_id = v.id and s.section_id in ('overview', 'problems_and_improvements')), '') as text
      from report r join report_version v on v.report_id = r.id and v.current
      join agency a on a.id = r.agency_id join region g on g.code = a.region_code
     where r.id = any(${reportIds}::integer[]) order by r.id
  `.execute(db)
  return rows
}

export interface SignatureRow {
  readonly report_id: number
  readonly version_id: number
  readonly agency_id: number
  readonly year: number
  readonly shingles: number
  /** Hexadecimal. */
  readonly signature: string
  readonly bands: readonly number[]
}

/** Keeps signatures in place of those of the same reports; reports in `without` have none. */
export async function replaceSignatures(
  tx: Kysely<Schema>,
  rows: readonly SignatureRow[],
  without: readonly number[],
): Promise<void> {
  await sql`delete from narrative_signature where report_id = any(${without}::integer[])`.execute(tx)
  await sql`
    insert into narrative_signature (report_id, version_id, agency_id, year, shingles, signature, bands)
    select n.report_id, n.version_id, n.agency_id, n.year, n.shingles, decode(n.signature, 'hex'), n.bands
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (report_id integer, version_id integer,
           agency_id integer, year smallint, shingles integer, signature text, bands integer[])
    on conflict (report_id) do update set version_id = excluded.version_id, agency_id = excluded.agency_id,
      year = excluded.year, shingles = excluded.shingles, signature = excluded.signature, bands = excluded.bands
  `.execute(tx)
}

export interface CandidatePair {
  readonly report_id: number
  readonly other_id: number
}

/** Report → its signature. Reports without one are left out. */
export async function signaturesOf(
  tx: Kysely<Schema>,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  const { rows } = await sql<{ report_id: number; signature: string }>`
    select report_id, encode(signature, 'hex') as signature from narrative_signature
     where report_id = any(${reportIds}::integer[])
  `.execute(tx)
  return new Map(rows.map(({ report_id, signature }) => [report_id, Buffer.from(signature, 'hex')]))
}

/** Of a text that hundreds print the first ones are enough. */
const MOST_CANDIDATES = 100

/**
 * Other bodies' reports of the year that share a band, and the body's own year before. Reports read from the same bytes, a
 * government and its office, and a body with the one that took it over are no two.
 */
export async function candidatePairs(
  tx: Kysely<Schema>,
  reportIds: readonly number[],
): Promise<readonly CandidatePair[]> {
  const { rows } = await sql<CandidatePair>`
    select s.report_id, o.report_id as other_id
      from narrative_signature s join agency a on a.id = s.agency_id
      join report_version v on v.id = s.version_id
      cross join lateral (
        (select n.report_id from narrative_signature n join agency b on b.id = n.agency_id
           join report_version w on w.id = n.version_id
          where n.bands && s.bands and n.year = s.year and n.agency_id <> s.agency_id
            and w.document_sha256 <> v.document_sha256
            and a.successor_key is distinct from b.key and b.successor_key is distinct from a.key
            and not (a.region_code = b.region_code and a.kind in ('government', 'government_office')
                     and b.kind in ('government', 'government_office'))
          order by n.report_id limit ${MOST_CANDIDATES})
        union all
        select n.report_id from narrative_signature n join report p on p.id = n.report_id
          join report r on r.id = s.report_id and r.scope = p.scope
         where n.agency_id = s.agency_id and n.year = s.year - 1) o
     where s.report_id = any(${reportIds}::integer[])
     order by s.report_id, o.report_id
  `.execute(tx)
  return rows
}

/** Reports with a finding of `check` that may name one of those reports: other bodies of the year, and the year after. */
export async function partnersOf(
  tx: Kysely<Schema>,
  reportIds: readonly number[],
  check: string,
): Promise<readonly number[]> {
  const { rows } = await sql<{ report_id: number }>`
    select distinct r.id as report_id
      from report q join agency a on a.id = q.agency_id
      join (finding f join report_version v on v.id = f.version_id and v.current join report r on r.id = v.report_id)
        on f.check_id = ${check} and f.state = 'fail'
       and (r.year = q.year and f.key = a.key or r.agency_id = q.agency_id and r.year in (q.year, q.year + 1))
     where q.id = any(${reportIds}::integer[])
  `.execute(tx)
  return rows.map(({ report_id }) => report_id)
}

/** Some reports of a year, the same ones while nothing changes, one a body; with the version that was signed. */
export async function sampleOfYear(
  tx: Kysely<Schema>,
  year: number,
  limit: number,
): Promise<readonly { readonly report_id: number; readonly version_id: number }[]> {
  const { rows } = await sql<{ report_id: number; version_id: number }>`
    select distinct on (md5(agency_id::text), agency_id) report_id, version_id from narrative_signature
     where year = ${year} order by md5(agency_id::text), agency_id, report_id limit ${limit}
  `.execute(tx)
  return rows
}
