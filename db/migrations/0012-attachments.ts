/**
 * The files that the page of a report offers: what they are by their own first bytes, the bytes that were kept, and which
 * of them the report was read from where the page itself only links it.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table attachment (
  id integer generated always as identity primary key,
  report_id integer not null references report (id) on delete cascade,
  page_url text not null,
  url text not null,
  name text not null,
  state text not null check (state in ('kept', 'failed', 'refused')),
  kind text,
  document_sha256 text references document (sha256),
  is_source boolean not null default false,
  reason text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null
);
create unique index attachment_once on attachment (report_id, md5(page_url), md5(url));
create index attachment_page on attachment using hash (page_url);
create index attachment_document on attachment (document_sha256) where document_sha256 is not null;
comment on table attachment is 'A file that the page of a report offers.';
comment on column attachment.id is 'Internal number.';
comment on column attachment.report_id is 'The report whose page offers it.';
comment on column attachment.page_url is 'That page.';
comment on column attachment.url is 'Address of the file.';
comment on column attachment.name is 'As shown to the visitor.';
comment on column attachment.state is 'kept, failed (could not be had, or was no file), refused (on a host that the portal file does not name).';
comment on column attachment.kind is 'By its first bytes: pdf, doc, docx, xls, xlsx, ofd, rtf, zip, rar, picture …';
comment on column attachment.document_sha256 is 'The bytes last kept.';
comment on column attachment.is_source is 'The report was read from it, because its page only links it.';
comment on column attachment.reason is 'Why it failed or was refused.';
comment on column attachment.first_seen_at is 'When it was first offered.';
comment on column attachment.last_seen_at is 'When it was last offered.';
`

const RECORD_FILE = `
create function record_file(p_report integer, p jsonb, f jsonb) returns void language sql as $$
  insert into attachment as o (report_id, page_url, url, name, state, kind, document_sha256, is_source, reason,
      first_seen_at, last_seen_at)
    values (p_report, p->>'page_url', f->>'url', f->>'name', f->>'state', f->>'kind', f->>'sha256',
      (f->>'is_source')::boolean, f->>'reason', (p->>'seen_at')::timestamptz, (p->>'seen_at')::timestamptz)
    on conflict (report_id, md5(page_url), md5(url)) do update set
      name = excluded.name, state = excluded.state, kind = coalesce(excluded.kind, o.kind),
      document_sha256 = coalesce(excluded.document_sha256, o.document_sha256), is_source = excluded.is_source,
      reason = excluded.reason, last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at)
$$;
comment on function record_file is 'Notes a file of a report''s page; bytes that were kept once stay named when the file cannot be had any more.';
`

const COMMIT_PAGE = `
create function commit_page_with_files(p jsonb) returns jsonb language plpgsql as $$
declare
  v_saved jsonb := commit_page(p - 'files');
  v_file jsonb;
begin
  if v_saved->'stale' is not null or p->'files' is null then return v_saved; end if;
  for v_file in select jsonb_array_elements(p#>'{files,list}') loop
    if v_file->'fetch' <> 'null' then perform record_fetch(v_file->'fetch'); end if;
    if v_saved->>'report_id' is not null then
      perform record_file((v_saved->>'report_id')::integer, p->'files', v_file);
    end if;
    if (v_file->>'is_source')::boolean then
      update report_version set source_url = v_file->>'url'
       where id = (v_saved->>'version_id')::integer and document_sha256 = v_file->>'sha256';
    end if;
  end loop;
  return v_saved;
end $$;
comment on function commit_page_with_files is 'commit_page, and in the same transaction the files that the page offers.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL + RECORD_FILE + COMMIT_PAGE).execute(db)
}
