/** Summaries of regions with the reports that they sum up: what the checks of a summary against the bodies are made of. */
import { type Kysely, sql } from 'kysely'
import type { ReadStatus, Scope } from '../../src/domain/report.ts'
import type { Schema } from '../schema.ts'

/** A version shown, with what speaks against adding it up. */
export interface RegionReport {
  readonly version_id: number
  readonly scope: Scope
  readonly status: ReadStatus
  readonly era: string | null
  readonly document_sha256: string
  readonly faulty: boolean
}

export interface RegionBodyRow {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly learned: boolean
  readonly expected: boolean
  readonly taken_over: boolean
  readonly reports: readonly RegionReport[]
}

export interface SummaryTarget {
  readonly publisher_key: string
  readonly year: number
  readonly is_county: boolean
  readonly summary: RegionReport
  readonly bodies: readonly RegionBodyRow[]
  readonly lower: readonly { readonly name: string; readonly summary: RegionReport | null }[]
}

/** Sums of a report that make its figures doubtful where they fail. */
const OWN_SUMS = ['t3_balance', 't3_outcome_sum', 't3_row_total', 't4_total', 'nonnegative_integer'] as const

const REPORT = (report: ReturnType<typeof sql>, version: ReturnType<typeof sql>) => sql`
  jsonb_build_object('version_id', ${version}.id, 'scope', ${report}.scope, 'status', ${version}.status, 'era', ${version}.era,
    'document_sha256', ${version}.document_sha256,
    'faulty', exists (select 1 from finding f where f.version_id = ${version}.id and f.state = 'fail' and f.severity = 'error'
                         and f.check_id = any(${OWN_SUMS}::text[])))`

/** The summaries that rest on any of those reports: a body's in its own region, a summary also in the region around it. */
export async function summaryTargets(
  db: Kysely<Schema>,
  reportIds: readonly number[],
): Promise<readonly SummaryTarget[]> {
  const { rows } = await sql<SummaryTarget>`
    with touched as (
      select distinct c.code, r.year
        from report r join agency a on a.id = r.agency_id join region g on g.code = a.region_code
        cross join lateral (values (g.code), (case when r.scope = 'regional_summary' or g.level in ('township', 'village')
                                                   then g.parent_code end)) c (code)
       where r.id = any(${reportIds}::integer[]) and c.code is not null),
    summary as (
      select s.id as report_id, s.year, a.id as agency_id, a.key, g.code, g.level, ${REPORT(sql`s`, sql`v`)} as report
        from touched t join agency a on a.region_code = t.code join region g on g.code = a.region_code
        join report s on s.agency_id = a.id and s.year = t.year and s.scope = 'regional_summary'
        join report_version v on v.report_id = s.id and v.current)
    select s.key as publisher_key, s.year, s.level in ('county', 'township', 'village') as is_county, s.report as summary,
           coalesce((select jsonb_agg(b.body order by b.body->>'key') from (
             select jsonb_build_object('key', a.key, 'name', a.name, 'kind', a.kind, 'learned', a.learned,
                 'expected', coalesce(a.valid_from, '-infinity'::date) <= make_date(s.year, 12, 31)
                   and coalesce(a.valid_to, 'infinity'::date) >= make_date(s.year, 12, 31)
                   and not exists (select 1 from duty d where d.agency_id = a.id and d.year = s.year and d.exempt_reason is not null),
                 'taken_over', a.valid_to <= make_date(s.year, 12, 31) and exists (
                   select 1 from agency n join report o on o.agency_id = n.id and o.year = s.year where n.key = a.successor_key),
                 'reports', coalesce((select jsonb_agg(${REPORT(sql`r`, sql`v`)} order by r.scope)
                   from report r join report_version v on v.report_id = r.id and v.current
                  where r.agency_id = a.id and r.year = s.year and r.scope <> 'regional_summary'), '[]')) as body
               from agency a join region g on g.code = a.region_code
              where a.region_code = s.code or (s.level = 'county' and g.parent_code = s.code)) b), '[]') as bodies,
           coalesce((select jsonb_agg(jsonb_build_object('name', g.name, 'summary',
               (select ${REPORT(sql`r`, sql`v`)} from agency a
                  join report r on r.agency_id = a.id and r.year = s.year and r.scope = 'regional_summary'
                  join report_version v on v.report_id = r.id and v.current
                 where a.region_code = g.code order by r.id limit 1)) order by g.code)
             from region g where g.parent_code = s.code and s.level <> 'county' and g.kind = 'standard'
              and coalesce(g.valid_from, '-infinity'::date) <= make_date(s.year, 12, 31)
              and coalesce(g.valid_to, 'infinity'::date) >= make_date(s.year, 12, 31)), '[]') as lower
      from summary s order by s.report_id
  `.execute(db)
  return rows
}
