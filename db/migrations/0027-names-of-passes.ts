/** Passes are stored without the name of a doubt, which nearly nobody asks for; the views make it where somebody does. */
import { type Kysely, sql } from 'kysely'
import { findingsView } from './research-views-1.ts'

const NAME = `
create function finding_fingerprint(p_check text, p_key text, p_agency text, p_year integer) returns text
  language sql immutable parallel safe return
  left(encode(sha256(convert_to(p_check, 'UTF8') || '\\x00'::bytea || convert_to(p_key, 'UTF8') || '\\x00'::bytea
    || convert_to(p_agency, 'UTF8') || '\\x00'::bytea || convert_to(p_year::text, 'UTF8') || '\\x00'::bytea), 'hex'), 16);
comment on function finding_fingerprint is 'The name of what a check says of a body and year while it does not fail.';
`

const NAME_OF_PASS =
  'coalesce(p.row->>7, finding_fingerprint(p.row->>0, p.row->>1, a.key, r.year::integer)) collate "default"'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(NAME).execute(db)
  for (const [name, extent] of [
    ['findings', 'current'],
    ['findings_history', 'all'],
  ] as const)
    await sql
      .raw(`create or replace view research.${name} as ${findingsView(extent, NAME_OF_PASS)}`)
      .execute(db)
}
