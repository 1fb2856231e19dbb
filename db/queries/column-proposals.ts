/** Where lost columns of a portal may be now: kept until the column lists again or the portal file has lost it. */
import { type Kysely, sql } from 'kysely'
import type { ColumnProposal } from '../../src/domain/column-proposal.ts'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'

export type { ColumnProposal }

/** By column. */
export async function columnProposals(
  db: Kysely<Schema>,
  portalId: string,
): Promise<readonly ColumnProposal[]> {
  const { rows } = await sql<ColumnProposal>`
    select column_url, proposed_url, how, known, listed, proven from column_proposal
     where portal_id = ${portalId} order by column_url`.execute(db)
  return rows
}

/** `standing` are columns that list again, so that nothing is proposed for them any more. */
export async function keepProposals(
  db: Kysely<Schema>,
  portalId: string,
  proposals: readonly ColumnProposal[],
  standing: readonly string[],
): Promise<void> {
  await sql`delete from column_proposal where portal_id = ${portalId} and column_url = any(${[...standing]}::text[])`.execute(
    db,
  )
  if (proposals.length === 0) return
  await sql`
    insert into column_proposal as o (portal_id, column_url, proposed_url, how, known, listed, proven)
    select ${portalId}, p.column_url, p.proposed_url, p.how, p.known, p.listed, p.proven
      from jsonb_to_recordset(${safeJson(proposals)}::jsonb)
        as p (column_url text, proposed_url text, how text, known integer, listed integer, proven boolean)
    on conflict (portal_id, md5(column_url)) do update set
      proposed_url = excluded.proposed_url, how = excluded.how, known = excluded.known, listed = excluded.listed,
      proven = excluded.proven, last_seen_at = now(),
      first_seen_at = case when o.proposed_url = excluded.proposed_url then o.first_seen_at else now() end
  `.execute(db)
}
