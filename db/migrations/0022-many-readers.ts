/**
 * What a dashboard of the whole country asks often: the states of the duties of a city without their evidence, and words in
 * the texts of a city. A text carries the regions of its body, so that one index answers both the word and the place.
 */
import { type Kysely, sql } from 'kysely'
import { dutyStatesQuery } from './duty-states-1.ts'

const DDL = `
create index report_version_shown on report_version (report_id) include (id, status, findings_error, findings_warning) where current;

create function duty_states(as_of date, today date) returns table (
  agency_id integer, agency_key text, agency text, region_code text, region text, kind text, year integer, state text,
  days_late integer, report_id integer, read_status text, findings_error integer, findings_warning integer
) language sql stable parallel safe as $$${dutyStatesQuery('$1', '$2')}$$;
comment on function duty_states is 'State of every duty on the first day, as known on the second: duty_status without the evidence.';

create function region_places(code text) returns integer[] language sql immutable parallel safe as $$
  select array[left(code, 2)::integer, left(code, 4)::integer, left(code, 6)::integer]
$$;
comment on function region_places is 'The regions around a region, down to the county, as the first two, four and six digits of the code.';

alter table section add column places integer[] not null default '{}';
comment on column section.places is 'Derived: the regions of the body, as region_places says.';
update section s set places = region_places(a.region_code)
  from report_version v join report r on r.id = v.report_id join agency a on a.id = r.agency_id where v.id = s.version_id;
drop index section_words;
create index section_words on section using gin (research.search_bigrams(text), places);

create function place_section() returns trigger language plpgsql as $$
begin
  select region_places(a.region_code) into new.places
    from report_version v join report r on r.id = v.report_id join agency a on a.id = r.agency_id where v.id = new.version_id;
  new.places := coalesce(new.places, '{}');
  return new;
end $$;
comment on function place_section is 'A text is told where its body is.';
create trigger section_placed before insert on section for each row execute function place_section();

create function move_sections() returns trigger language plpgsql as $$
begin
  update section s set places = region_places(new.region_code)
    from report_version v join report r on r.id = v.report_id where v.id = s.version_id and r.agency_id = new.id;
  return null;
end $$;
comment on function move_sections is 'The texts of a body move with it.';
create trigger agency_moved after update on agency for each row
  when (old.region_code is distinct from new.region_code) execute function move_sections();
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
