/**
 * A correction by hand is of what a document says: it is shown while the reading it was laid over is the one to show, and
 * also where a later parser has read the very same bytes otherwise. Only other bytes with other content end it.
 */
import { type Kysely, sql } from 'kysely'

const CHOOSE_CURRENT = `
create or replace function choose_current(p_report integer) returns integer language plpgsql as $$
declare
  v_target integer;
begin
  select p.version_id into v_target
    from publication p join report_version v on v.id = p.version_id
   where p.report_id = p_report
   order by case v.status when 'complete' then 0 when 'partial' then 1 else 2 end,
            p.vanished_at is not null, p.first_seen_at, p.id
   limit 1;
  select coalesce(max(c.version_id), v_target) into v_target
    from correction c join report_version made on made.id = c.version_id
   where made.report_id = p_report
     and (c.base_version_id = v_target
          or made.document_sha256 = (select document_sha256 from report_version where id = v_target));
  update report_version set current = false where report_id = p_report and current and id <> v_target;
  update report_version set current = true where id = v_target and not current;
  update report r set (published_on, published_on_source) =
    (select p.published_on, p.published_on_source from publication p
      where p.report_id = p_report and p.published_on is not null order by p.published_on, p.id limit 1)
   where r.id = p_report;
  return v_target;
end $$;
comment on column event.kind is 'published_date_changed, published_date_moved_back (an earlier date than at an earlier visit), content_changed, withdrawn, restored, reread, corrected, imported, import_held.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHOOSE_CURRENT).execute(db)
}
