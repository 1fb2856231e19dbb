/** Bodies in the order of a figure, and in the order of its change; both read the head of an index. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type {
  ChangedBody,
  ChangeOrder,
  RankedBody,
  SummaryFilter,
  Uncompared,
} from '../../src/domain/summary.ts'
import type { Schema } from '../schema.ts'
import { type FigureParts, figureParts, RANKED_FROM } from './summary-figures.ts'

interface Stretch {
  readonly offset: number
  readonly limit: number
}

interface Ranking<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/** First digits of the codes inside a region: 370300 → 3703, 370000 → 37. */
const prefixOf = (region: string) =>
  /^0+$/.test(region) ? '' : region.replace(/^((?:\d{2}){1,3}?)(?:00)*(?:000)*$/, '$1')

/** Rows of one year and scope inside a region, as a range that the index by place can walk. */
function within({ year, scope, region, kind }: SummaryFilter): RawBuilder<boolean> {
  const prefix = region === null ? null : prefixOf(region)
  return sql.join(
    [
      sql`s.year = ${year}::smallint and s.scope = ${scope}`,
      prefix === null ? sql`true` : sql`s.region_code >= ${prefix} and s.region_code < ${`${prefix}A`}`,
      kind === null ? sql`true` : sql`s.kind = ${kind}`,
    ],
    sql` and `,
  ) as RawBuilder<boolean>
}

const SHOWN = sql`
  a.key as agency_key, a.name as agency, a.region_code, g.name as region, s.kind, s.year::integer as year, s.scope, s.era,
  s.report_id, s.status as report_status, v.source_url, v.document_sha256`

const AROUND = sql`
  join agency a on a.id = s.agency_id
  join region g on g.code = a.region_code
  join report_version v on v.id = s.version_id`

const notes = (parts: FigureParts) => sql`
  array_remove(array[
    case when s.status = 'partial' then 'partial_report' end,
    case when (select bool_and(p.vanished_at is not null) from publication p where p.report_id = s.report_id)
         then 'withdrawn' end], null)
  || array(select distinct 'fails:' || f.check_id from finding f
            where f.version_id = s.version_id and f.state = 'fail' and f.cells && ${[...parts.cells]}::text[] order by 1) as notes`

/** Bodies of one year and scope by a figure, largest or smallest first; those of equal value in the order of their reports. */
export async function rankBodies(
  db: Kysely<Schema>,
  filter: SummaryFilter,
  largestFirst: boolean,
  { offset, limit }: Stretch,
): Promise<Ranking<Uncompared<RankedBody>>> {
  const parts = figureParts(filter.figure)
  const firm = parts.isRatio
    ? sql`${parts.d('s')} >= ${filter.min_denominator}::integer`
    : sql`${parts.n('s')} is not null`
  const where = sql`${within(filter)} and ${firm} and ${parts.value('s')} is not null`
  const way = sql.raw(largestFirst ? 'desc' : 'asc')
  const { rows } = await sql<Uncompared<RankedBody>>`
    with first as materialized (
      select s.report_id, row_number() over (order by ${parts.value('s')} ${way}, s.report_id ${way}) as rank
        from report_summary s where ${where}
       order by ${parts.value('s')} ${way}, s.report_id ${way} limit ${limit} offset ${offset})
    select f.rank, ${SHOWN}, ${parts.id} as measure, ${parts.value('s')} as value, ${parts.n('s')} as n, ${parts.d('s')} as d,
           ${notes(parts)}
      from first f join report_summary s on s.report_id = f.report_id ${AROUND}
     order by f.rank
  `.execute(db)
  const isKept = !parts.isRatio || filter.min_denominator === RANKED_FROM
  return { rows, total: await countOf(db, filter, parts, isKept ? 'ranked' : null, where) }
}

/** Down to a city the sums know how many there are; below it few rows are counted. */
async function countOf(
  db: Kysely<Schema>,
  { year, scope, region, kind }: SummaryFilter,
  parts: FigureParts,
  kept: 'ranked' | 'changed' | null,
  where: RawBuilder<unknown>,
): Promise<number> {
  const prefix = region === null ? '' : prefixOf(region)
  const { rows } = await (kept !== null && prefix.length <= 4
    ? sql<{ n: number }>`
        select coalesce(sum(${sql.ref(kept)}), 0)::integer as n from city_total
         where figure = ${parts.id} and year = ${year}::smallint and scope = ${scope} and city like ${`${prefix}%`}
           and ${kind === null ? sql`true` : sql`kind = ${kind}`}`
    : sql<{ n: number }>`select count(*)::integer as n from report_summary s where ${where}`
  ).execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Bodies by the change of a figure against the year before: largest rises, largest falls, or whatever moved most. Both
 * years have the scope and comparable forms, and of a ratio both denominators reach the bound.
 */
export async function largestChanges(
  db: Kysely<Schema>,
  filter: SummaryFilter,
  order: ChangeOrder,
  { offset, limit }: Stretch,
): Promise<Ranking<Uncompared<ChangedBody>>> {
  const parts = figureParts(filter.figure)
  const bound = filter.min_denominator
  const firm =
    parts.isRatio && bound > RANKED_FROM
      ? sql`${parts.d('s')} >= ${bound}::integer and exists (
          select 1 from report_summary o where o.agency_id = s.agency_id and o.scope = s.scope and o.year = s.year - 1
             and ${parts.d('o')} >= ${bound}::integer)`
      : sql`true`
  const where = sql`${within(filter)} and ${parts.change('s')} is not null and ${firm}`
  const end = (way: 'desc' | 'asc') => sql`
    (select s.report_id, ${parts.change('s')} as change from report_summary s where ${where}
      order by ${parts.change('s')} ${sql.raw(way)}, s.report_id ${sql.raw(way)} limit ${offset + limit})`
  const candidates =
    order === 'rise' ? end('desc') : order === 'fall' ? end('asc') : sql`${end('desc')} union ${end('asc')}`
  const by =
    order === 'rise' ? sql`c.change desc` : order === 'fall' ? sql`c.change` : sql`abs(c.change) desc`
  const { rows } = await sql<Uncompared<ChangedBody>>`
    with first as materialized (
      select c.report_id, c.change, row_number() over (order by ${by}, c.report_id) as rank
        from (${candidates}) c order by rank limit ${limit} offset ${offset})
    select f.rank, ${SHOWN}, ${parts.id} as measure, ${parts.value('s')} as value, ${parts.n('s')} as n, ${parts.d('s')} as d,
           p.era as era_before, ${parts.value('p')} as before, ${parts.n('p')} as n_before, ${parts.d('p')} as d_before, f.change,
           ${notes(parts)}
      from first f join report_summary s on s.report_id = f.report_id
      join report_summary p on p.agency_id = s.agency_id and p.scope = s.scope and p.year = s.year - 1 ${AROUND}
     order by f.rank
  `.execute(db)
  const isKept = !parts.isRatio || bound <= RANKED_FROM
  return { rows, total: await countOf(db, filter, parts, isKept ? 'changed' : null, where) }
}
