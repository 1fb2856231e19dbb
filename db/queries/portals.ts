/** Portals as their files describe them, and their health by the last crawl that finished with them. */
import { type Kysely, sql } from 'kysely'
import type { PortalAnswer, PortalHealth } from '../../src/domain/answer.ts'
import type { Schema } from '../schema.ts'
import { upsertRegions } from './regions.ts'

export interface PortalRow {
  readonly id: string
  readonly name: string
  readonly region_code: string
  readonly family: string
  readonly base_url: string
  /** Every column of the file. Bodies seen in a column that the file has lost stay with the portal as a whole. */
  readonly columns: readonly string[]
}

/** Takes a portal file in. */
export async function upsertPortal(db: Kysely<Schema>, portal: PortalRow): Promise<void> {
  const { columns, ...row } = portal
  await upsertRegions(db, [{ code: portal.region_code }])
  await db
    .insertInto('portal')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, updated_at: sql`now()` }))
    .execute()
  await sql`
    with lost as (
      delete from agency_source
       where portal_id = ${portal.id} and column_url <> '' and column_url <> all(${columns}) returning agency_id)
    insert into agency_source (agency_id, portal_id, column_url)
    select distinct agency_id, ${portal.id}, '' from lost on conflict do nothing
  `.execute(db)
  await sql`delete from column_proposal where portal_id = ${portal.id} and column_url <> all(${columns})`.execute(
    db,
  )
}

/** A portal with the last crawl that ended, and what that could not read. */
const PORTALS = sql`portal p
      left join lateral (select * from run_portal w where w.portal_id = p.id order by w.run_id desc limit 1) l on true
      left join lateral (
        select string_agg(v.column_url || ': ' || coalesce(v.reason, v.outcome), '; ' order by v.column_url) as fault
          from visit v where v.portal_id = p.id and v.run_id = l.run_id and v.outcome <> 'ok') c on true`

const HEALTH = sql`
           case when l.run_id is null then 'never' when l.outcome <> 'ok' then l.outcome
                when c.fault is not null then 'faulty' else 'ok' end`

/** By id: the health alone, for pages and figures that count nothing else, since a whole country has many publications. */
export async function portalHealth(db: Kysely<Schema>): Promise<readonly PortalHealth[]> {
  const { rows } = await sql<PortalHealth>`
    select p.id, ${HEALTH} as health from ${PORTALS} order by p.id
  `.execute(db)
  return rows
}

/** By id. A column that could not be read makes the portal faulty here, though only the bodies of that column are affected. */
export async function listPortals(
  db: Kysely<Schema>,
  ids?: readonly string[],
): Promise<readonly PortalAnswer[]> {
  const { rows } = await sql<PortalAnswer>`
    select p.id, p.name, p.region_code, p.family, p.base_url,
           ${HEALTH} as health,
           coalesce(l.reason, c.fault) as health_reason, l.finished_at as last_checked_at,
           (select max(w.finished_at) from run_portal w where w.portal_id = p.id and w.outcome = 'ok') as last_success_at,
           (select count(distinct o.report_id)::integer from publication o where o.portal_id = p.id) as reports,
           (select count(*)::integer from lead o
             where o.portal_id = p.id and o.state in ('held', 'unmatched', 'failed')) as waiting,
           (select coalesce(jsonb_agg(to_jsonb(o) - 'portal_id' order by o.column_url), '[]')
              from column_proposal o where o.portal_id = p.id) as proposals
      from ${PORTALS}
     where ${ids === undefined ? sql`true` : sql`p.id = any(${ids})`}
     order by p.id
  `.execute(db)
  return rows
}
