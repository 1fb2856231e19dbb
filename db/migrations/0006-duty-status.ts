/** The state of every duty on a day, as a function: `duty_status(as_of, today)`. Inlined by the planner, so that filters reach the tables. */
import { type Kysely, sql } from 'kysely'
import { dutyStatusQuery } from './duty-status-1.ts'

const DDL = `
create function region_prefix(code text) returns text language sql immutable parallel safe
  return regexp_replace(code, '^((?:[0-9]{2}){1,3}?)(?:00)*(?:000)*$', '\\1');
comment on function region_prefix is 'What the codes of all regions inside a region begin with: 370300 → 3703, 370000 → 37.';

create function duty_status(as_of date, today date) returns table (
  agency_id integer, agency_key text, agency text, region_code text, region text, kind text, year integer,
  due_on date, due_basis text, local_due date, state text, days_late integer, published_on date,
  published_on_source text, first_seen_at timestamptz, report_id integer, read_status text, source_url text,
  last_checked_at timestamptz, last_success_at timestamptz, health text, reason text, findings_error integer,
  findings_warning integer
) language sql stable parallel safe as $$${dutyStatusQuery('$1', '$2')}$$;
comment on function duty_status is 'State of every duty on the first day, as known on the second.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
