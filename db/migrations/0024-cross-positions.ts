/**
 * Places of what the checks across reports say. A check that was asked again and again took ever higher places, up to the
 * bound of the column, where nothing more could be kept; it now takes the lowest that are free.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
create or replace function store_cross_findings(p_version integer, p_checks text[], p_rows jsonb) returns void language plpgsql as $$
begin
  delete from finding where version_id = p_version and position >= 10000 and check_id = any(p_checks);
  insert into finding (version_id, position, check_id, key, fingerprint, state, severity, cells, expected, actual, message)
    select p_version, free.place::smallint, f.row->>'check', f.row->>'key', f.row->>'fingerprint', f.row->>'state',
           f.row->>'severity', array(select jsonb_array_elements_text(f.row->'cells')),
           (f.row->>'expected')::numeric, (f.row->>'actual')::numeric, f.row->>'message'
      from jsonb_array_elements(p_rows) with ordinality as f (row, ord)
      join (select place, row_number() over (order by place) as ord
              from generate_series(10000, 9999 + jsonb_array_length(p_rows) + (
                     select count(*) from finding where version_id = p_version and position >= 10000)) as place
             where not exists (select 1 from finding x where x.version_id = p_version and x.position = place)) free
        on free.ord = f.ord;
  update report_version v set findings_error = c.error, findings_warning = c.warning
    from (select count(*) filter (where severity = 'error') as error,
                 count(*) filter (where severity = 'warning') as warning
            from finding where version_id = p_version and state = 'fail') c
   where v.id = p_version and (v.findings_error, v.findings_warning) is distinct from (c.error, c.warning);
end $$;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
