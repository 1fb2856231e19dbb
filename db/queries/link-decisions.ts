/** What persons decided of listed links, by the key under which all addresses of a page meet. */
import { type Kysely, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import type { LinkDecision } from '../../src/domain/link-decision.ts'
import type { Schema } from '../schema.ts'

/** All of them: people decide of few links. */
export async function linkDecisions(db: Kysely<Schema>): Promise<ReadonlyMap<string, LinkDecision>> {
  const { rows } = await sql<{ address: string; decision: LinkDecision }>`
    select d.address, jsonb_build_object('verdict', d.verdict, 'agency_key', a.key, 'year', d.year,
                                         'author', d.author, 'note', d.note) as decision
      from link_decision d left join agency a on a.id = d.agency_id
  `.execute(db)
  return new Map(rows.map(({ address, decision }) => [address, decision]))
}

/** Keeps a decision in place of an earlier one. InputError where the body is not known. */
export async function saveLinkDecision(
  db: Kysely<Schema>,
  address: string,
  decision: LinkDecision,
  note: string | null,
): Promise<void> {
  const { verdict, author } = decision
  const key = decision.verdict === 'report' ? decision.agency_key : null
  const year = decision.verdict === 'report' ? decision.year : null
  const { rows } = await sql<{ address: string }>`
    insert into link_decision (address, verdict, agency_id, year, author, note)
    select ${address}, ${verdict}, a.id, ${year}::integer, ${author}, ${note}
      from (select 1) one left join agency a on a.key = ${key}
     where a.id is not null or ${key}::text is null
    on conflict (address) do update set verdict = excluded.verdict, agency_id = excluded.agency_id,
      year = excluded.year, author = excluded.author, note = excluded.note, at = now()
    returning address
  `.execute(db)
  if (rows.length === 0)
    throw new InputError('unknown_agency', `no body has the key ${key}`, {
      hint: '`roster export` lists the keys; import the body with its roster first',
    })
}
