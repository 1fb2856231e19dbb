/** Who has published, late, missing, unknown. The state itself is decided in one place: the function `duty_status`. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DutyRow, DutyState } from '../../src/domain/duty.ts'
import type { Schema } from '../schema.ts'
import { type Page, type Paging, pageOf, regionFilter, yearFilter } from './paging.ts'

export interface StatusFilters extends Paging {
  readonly years?: readonly number[]
  readonly region?: string
  readonly agency_keys?: readonly string[]
  readonly states?: readonly DutyState[]
  /** ISO date, `today` where left out: what was so on that day, by publication date. */
  readonly as_of?: string
  /** ISO date: the calendar day in Beijing. */
  readonly today: string
}

/** What was looked at for the body: its columns as last visited, with the bytes last served there, then its open links. */
const CHECKED = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('url', c.url, 'status', c.status, 'at', c.at, 'sha256', c.sha256)
                     order by c.rank, c.url)
      from (
        select 0 as rank, v.column_url as url, v.outcome as status, v.finished_at as at,
               (select l.document_sha256 from fetch_log l where l.url = v.column_url order by l.at desc, l.id desc limit 1) as sha256
          from agency_source s
          join lateral (
            select distinct on (v.column_url) v.column_url, v.outcome, v.finished_at
              from visit v
             where v.portal_id = s.portal_id and v.column_url <> '' and s.column_url in ('', v.column_url)
               and (v.year_from is null or v.year_from <= d.year) and (v.year_to is null or v.year_to >= d.year)
             order by v.column_url, v.run_id desc, v.id desc) v on true
         where s.agency_id = d.agency_id
        union all
        select 1, l.url, l.state, l.last_seen_at, l.document_sha256
          from lead l
         where l.agency_id = d.agency_id and l.year = d.year and l.state in ('failed', 'held', 'listed')) c), '[]')`

/** By body and year. Dates are ISO; `checked[].at` are instants as Postgres prints them in JSON. */
export async function statusRows(db: Kysely<Schema>, filters: StatusFilters): Promise<Page<DutyRow>> {
  return pageOf<DutyRow>(db, filters, {
    select: sql`
      d.agency_key, d.agency, d.region, d.year, d.due_on, d.due_basis, d.state, d.days_late, d.published_on,
      d.published_on_source, d.first_seen_at, d.report_id, d.source_url,
      jsonb_build_object('last_checked_at', d.last_checked_at, 'last_success_at', d.last_success_at,
        'checked', ${CHECKED}, 'health', d.health, 'reason', d.reason) as evidence,
      jsonb_build_object('error', d.findings_error, 'warning', d.findings_warning) as findings`,
    from: sql`${dutyStatus(filters)} d where ${statusWhere(filters)}`,
    order: sql`d.agency_key, d.year`,
  })
}

/** The function call every answer about duties is made of. */
function dutyStatus(filters: { as_of?: string; today: string }): RawBuilder<unknown> {
  return sql`duty_status(${filters.as_of ?? filters.today}::date, ${filters.today}::date)`
}

/** The same states without their evidence: what counts and matrices of many duties are made of. */
export function dutyStates(filters: { as_of?: string; today: string }): RawBuilder<unknown> {
  return sql`duty_states(${filters.as_of ?? filters.today}::date, ${filters.today}::date)`
}

function statusWhere({ years, region, agency_keys, states }: StatusFilters): RawBuilder<unknown> {
  return sql.join(
    [
      yearFilter(years, sql`d.year`),
      regionFilter(region, sql`d.region_code`),
      agency_keys === undefined ? sql`true` : sql`d.agency_key = any(${agency_keys})`,
      states === undefined ? sql`true` : sql`d.state = any(${states})`,
    ],
    sql` and `,
  )
}
