/**
 * The states of duties alone, for a matrix of many: decided by the very expression of `duty_status`, with what it needs of
 * links and visits looked up only where no report answers the duty, since there alone it decides. Frozen with migration 0022.
 */
import { FOUND, LINKS, SOURCES, STATE, UNDATED } from './duty-status-1.ts'

const unanswered = (query: string) => `${query} and f.report_id is null`

/** One row a duty inside the body's life. `asOf` and `today` are SQL expressions of type date. */
export function dutyStatesQuery(asOf: string, today: string): string {
  return `
select a.id as agency_id, a.key as agency_key, a.name as agency, a.region_code, g.name as region, a.kind,
       d.year::integer as year, s.state::text as state,
       case when s.state = 'late' then f.published_on - d.due_on end as days_late, f.report_id, f.status as read_status,
       coalesce(f.findings_error, 0)::integer as findings_error,
       coalesce(f.findings_warning, 0)::integer as findings_warning
  from duty d
  join agency a on a.id = d.agency_id
  join region g on g.code = a.region_code
  left join lateral (${FOUND(asOf)}) f on true
  left join lateral (${unanswered(UNDATED)}) u on true
  left join lateral (${unanswered(LINKS(asOf))}) l on true
  left join lateral (${unanswered(SOURCES)}) e on true
  cross join lateral (select (${STATE(asOf, today)}) as state) s
 where (a.valid_from is null or a.valid_from <= make_date(d.year, 12, 31))
   and (a.valid_to is null or a.valid_to >= coalesce(d.due_on, make_date(d.year + 1, 3, 31)))`
}
