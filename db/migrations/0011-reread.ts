/**
 * A better reading of bytes that are already kept. Unlike a fetch it says nothing about the page: its address keeps when
 * it was seen, and a page that is gone stays gone.
 */
import { type Kysely, sql } from 'kysely'

const ACCEPT_READING = `
create function accept_reading(p_publication integer, p jsonb) returns jsonb language plpgsql as $$
declare
  v_before publication;
  v_version integer;
begin
  perform 1 from report r join publication o on o.report_id = r.id where o.id = p_publication for update of r;
  select * into v_before from publication where id = p_publication;
  if v_before.document_sha256 is distinct from p#>>'{document,sha256}' then
    return jsonb_build_object('outcome', 'stale');
  end if;
  select id into v_version from report_version
   where report_id = v_before.report_id and checksum = p->>'checksum'
   order by (id = v_before.version_id) desc, id desc limit 1;
  if v_version is null then
    v_version := add_version(v_before.report_id, p);
  else
    update report_version set parser_version = p->>'parser_version' where id = v_version;
    perform store_findings(v_version, p->'findings') from report_version
      where id = v_version and findings_checksum <> p#>>'{findings,checksum}';
  end if;
  update publication set version_id = v_version,
      published_on = case when first_document_sha256 = document_sha256 then (p#>>'{published,on}')::date else published_on end,
      published_on_source = case when first_document_sha256 = document_sha256 then p#>>'{published,source}'
                                 else published_on_source end
   where id = p_publication;
  perform choose_current(v_before.report_id);
  if v_version <> v_before.version_id then
    insert into event (kind, report_id, detail) values ('reread', v_before.report_id, jsonb_build_object(
      'url', v_before.url, 'from_version', v_before.version_id, 'to_version', v_version,
      'parser_version', p->>'parser_version'));
  end if;
  return jsonb_build_object('outcome', case when v_version = v_before.version_id then 'unchanged' else 'changed' end,
    'report_id', v_before.report_id, 'version_id', v_version);
end $$;
comment on function accept_reading is 'Keeps a new reading of the bytes an address showed last: a version where its content differs.';
comment on column event.kind is 'published_date_changed, content_changed, withdrawn, restored, reread.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(ACCEPT_READING).execute(db)
}
