/** The bodies: those of a roster, and those known only because they published. */
import { type Kysely, sql } from 'kysely'
import type { AgencyAnswer } from '../../src/domain/answer.ts'
import type { Schema } from '../schema.ts'
import { type Page, type Paging, pageOf, regionFilter } from './paging.ts'
import { upsertRegions } from './regions.ts'

const ANSWER = sql`
  a.key, a.name, a.region_code, g.name as region, a.kind, p.key as parent_key, a.uscc, a.aliases, a.valid_from,
  a.valid_to, a.learned`
const FROM = sql`agency a join region g on g.code = a.region_code left join agency p on p.id = a.parent_id`

export interface AgencyFilters extends Paging {
  readonly region?: string
  readonly keys?: readonly string[]
  /** Part of the name, of an alias or of the key. */
  readonly search?: string
}

/** By key. */
export async function listAgencies(
  db: Kysely<Schema>,
  filters: AgencyFilters = {},
): Promise<Page<AgencyAnswer>> {
  const { region, keys, search } = filters
  const where = sql.join(
    [
      regionFilter(region, sql`a.region_code`),
      keys === undefined ? sql`true` : sql`a.key = any(${keys})`,
      search === undefined
        ? sql`true`
        : sql`(position(${search} in a.name) > 0 or position(${search} in a.key) > 0
               or position(${search} in array_to_string(a.aliases, '|')) > 0)`,
    ],
    sql` and `,
  )
  return pageOf<AgencyAnswer>(db, filters, {
    select: ANSWER,
    from: sql`${FROM} where ${where}`,
    order: sql`a.key`,
  })
}

/** Null where no body has the key. */
export async function agencyByKey(db: Kysely<Schema>, key: string): Promise<AgencyAnswer | null> {
  const { rows } = await sql<AgencyAnswer>`select ${ANSWER} from ${FROM} where a.key = ${key}`.execute(db)
  return rows[0] ?? null
}

/** Takes in a body that a document names and no roster does. A body already known stays as it is. */
export async function learnAgency(
  db: Kysely<Schema>,
  agency: { key: string; name: string; region_code: string; kind: string },
): Promise<AgencyAnswer> {
  await upsertRegions(db, [{ code: agency.region_code }])
  await db
    .insertInto('agency')
    .values({ ...agency, aliases: [], learned: true })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const known = await agencyByKey(db, agency.key)
  if (!known) throw new Error(`the agency ${agency.key} was not stored`)
  return known
}

/** Says that a body publishes in a column of a portal (empty: somewhere on it), by a portal file rather than by sight. */
export async function setAgencySource(
  db: Kysely<Schema>,
  source: { agency_key: string; portal_id: string; column_url: string },
): Promise<void> {
  await sql`
    insert into agency_source (agency_id, portal_id, column_url, learned)
    select id, ${source.portal_id}, ${source.column_url}, false from agency where key = ${source.agency_key}
    on conflict (agency_id, portal_id, column_url) do update set learned = false
  `.execute(db)
}
