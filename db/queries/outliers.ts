/**
 * Figures of bodies beside those of their kind, and over their own years. Law: only whole readings in the two forms of
 * tables two to four, from the summaries, one pass over a group; groups are one year, form, scope, kind and level of body
 * in one city, or where the city has too few of them in the province (of provinces: the nation).
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export interface StrayFigure {
  readonly report_id: number
  readonly version_id: number
  readonly agency_key: string
  readonly year: number
  readonly era: string
  readonly scope: string
  readonly kind: string
  readonly level: string
  readonly place: string
  readonly figure: string
  readonly value: number
  readonly peers: number
  readonly median: number
  readonly deviation: number
  readonly low: number
  readonly high: number
}

/** First digits of the codes of a group's outer region. */
const OUTER = sql`case when g.level in ('province', 'nation') then '' else left(a.region_code, 2) end`

/**
 * Groups that any of those reports is or was in. A group of which another report is still due is left to the last of its
 * batches: to look at all of it after each would take the square of its size.
 */
const touched = (reportIds: readonly number[]) => sql`
  select distinct r.year, r.scope, a.kind, g.level, ${OUTER} as around
    from report r join agency a on a.id = r.agency_id join region g on g.code = a.region_code
   where r.id = any(${reportIds}::integer[]) and r.scope <> 'unknown'
  except
  select r.year, r.scope, a.kind, g.level, ${OUTER}
    from cross_check_due d join report r on r.id = d.report_id
    join agency a on a.id = r.agency_id join region g on g.code = a.region_code
   where d.report_id <> all(${reportIds}::integer[])`

const OF_FORM = sql`s.status = 'complete' and s.era in ('era_2019', 'era_2021')`

const FIGURES = sql`
  left join figure_t2 t2 on t2.version_id = s.version_id
  left join figure_t3 t3 on t3.version_id = s.version_id
  left join figure_t4 t4 on t4.version_id = s.version_id`

/** `t2:penalty_decisions` as a column. */
const column = (figure: string): RawBuilder<unknown> => sql.ref(figure.replace(':', '.'))

/**
 * Figures of the groups around those reports that stand at least `nearest` off the median on the scale ln(1 + x), where a
 * group of `fewest` reports has the figure.
 */
export async function strayFigures(
  tx: Kysely<Schema>,
  reportIds: readonly number[],
  figures: readonly string[],
  { fewest, nearest }: { readonly fewest: number; readonly nearest: number },
): Promise<readonly StrayFigure[]> {
  const named = sql.join(figures.map((figure) => sql`(${figure}::text, ${column(figure)})`))
  const group = (place: RawBuilder<unknown>) => sql`
    select year, era, scope, kind, level, ${place} as place, figure, count(*)::integer as peers,
           percentile_cont(array[0.1, 0.5, 0.9]) within group (order by x) as q
      from figures group by 1, 2, 3, 4, 5, 6, 7 having count(*) >= ${fewest}::integer`
  const same = (one: string, other: string) =>
    sql.raw(
      ['year', 'era', 'scope', 'kind', 'level', 'figure']
        .map((name) => `${one}.${name} = ${other}.${name}`)
        .join(' and '),
    )
  const { rows } = await sql<StrayFigure>`
    with touched as (${touched(reportIds)}),
    figures as materialized (
      select s.report_id, s.version_id, s.agency_id, s.year, s.era, s.scope, s.kind, t.level, t.around,
             left(s.region_code, 4) as city, f.figure, f.value, ln(1 + f.value)::double precision as x
        from touched t join report_summary s on s.year = t.year and s.scope = t.scope and s.kind = t.kind
         and s.region_code >= t.around and s.region_code < t.around || 'A' and ${OF_FORM}
        join region g on g.code = s.region_code and g.level = t.level ${FIGURES}
        cross join lateral (values ${named}) f (figure, value)
       where f.value >= 0),
    near as (${group(sql`city`)}), wide as (${group(sql`around`)}),
    stray as (
      select m.*, coalesce(n.place, w.place) as place, coalesce(n.peers, w.peers) as peers, coalesce(n.q, w.q) as q
        from figures m
        left join near n on ${same('n', 'm')} and n.place = m.city
        left join wide w on ${same('w', 'm')} and w.place = m.around
       where abs(m.x - (coalesce(n.q, w.q))[2]) >= ${nearest}::double precision - 1e-9),
    spread as (
      select p.year, p.era, p.scope, p.kind, p.level, p.figure, p.place,
             percentile_cont(0.5) within group (order by abs(m.x - p.median)) as deviation
        from (select distinct year, era, scope, kind, level, figure, place, q[2] as median from stray) p
        join figures m on ${same('m', 'p')} and p.place in (m.city, m.around)
       group by 1, 2, 3, 4, 5, 6, 7)
    select s.report_id, s.version_id, a.key as agency_key, s.year::integer as year, s.era, s.scope, s.kind, s.level,
           coalesce(g.name, rpad(s.place, 6, '0')) as place, s.figure, s.value::double precision as value, s.peers,
           s.q[2] as median, p.deviation, s.q[1] as low, s.q[3] as high
      from stray s join spread p on ${same('p', 's')} and p.place = s.place
      join agency a on a.id = s.agency_id
      left join region g on g.code = rpad(s.place, 6, '0')
     order by s.report_id, s.figure
  `.execute(tx)
  return rows
}

export interface BodyYear {
  readonly report_id: number
  readonly version_id: number
  readonly agency_id: number
  readonly agency_key: string
  readonly scope: string
  readonly year: number
  readonly era: string
  readonly figures: Readonly<Record<string, number | null>>
}

/**
 * The whole years of the bodies of those reports, years of a merger and of a beginning or end within the year left out, and
 * of a merger all years before it.
 */
export async function bodyYears(
  tx: Kysely<Schema>,
  reportIds: readonly number[],
  figures: readonly string[],
): Promise<readonly BodyYear[]> {
  const parts = sql.join(figures.map((figure) => sql`${figure}::text, ${column(figure)}`))
  const { rows } = await sql<BodyYear>`
    with body as (
      select distinct r.agency_id, r.scope from report r where r.id = any(${reportIds}::integer[]) and r.scope <> 'unknown')
    select s.report_id, s.version_id, s.agency_id, a.key as agency_key, s.scope, s.year::integer as year, s.era,
           json_build_object(${parts}) as figures
      from body b join agency a on a.id = b.agency_id
      join report_summary s on s.agency_id = b.agency_id and s.scope = b.scope and ${OF_FORM} ${FIGURES}
     where (a.valid_from is null or a.valid_from <= make_date(s.year, 1, 1))
       and (a.valid_to is null or a.valid_to >= make_date(s.year, 12, 31))
       and not exists (select 1 from agency p where p.successor_key = a.key
                          and (p.valid_to is null or s.year <= extract(year from p.valid_to)))
     order by s.agency_id, s.scope, s.year
  `.execute(tx)
  return rows
}

/** Versions shown of which `check` said something: those beside some reports, of their bodies or of their groups. */
export async function versionsTold(
  tx: Kysely<Schema>,
  reportIds: readonly number[],
  check: string,
  beside: 'body' | 'group',
): Promise<readonly number[]> {
  const near =
    beside === 'body'
      ? sql`exists (select 1 from report q where q.id = any(${reportIds}::integer[])
                       and q.agency_id = r.agency_id and q.scope = r.scope)`
      : sql`r.id = any(${reportIds}::integer[]) or (r.year, r.scope, a.kind, g.level, ${OUTER}) in (${touched(reportIds)})`
  const { rows } = await sql<{ version_id: number }>`
    select distinct f.version_id
      from finding f join report_version v on v.id = f.version_id and v.current join report r on r.id = v.report_id
      join agency a on a.id = r.agency_id join region g on g.code = a.region_code
     where f.check_id = ${check} and f.state = 'fail' and (${near})
  `.execute(tx)
  return rows.map(({ version_id }) => version_id)
}
