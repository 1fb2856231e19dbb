/** Sums of a figure a region and year, from the sums of cities: a ratio is one of sums, never a mean of ratios. */
import { type Kysely, sql } from 'kysely'
import { BREAK_NOTE, BREAK_YEAR, countsCases } from '../../src/domain/series-break.ts'
import type { RegionTotal, TotalLevel, TotalsAsked, Uncompared } from '../../src/domain/summary.ts'
import type { Schema } from '../schema.ts'
import { figureParts } from './summary-figures.ts'

const DIGITS: Readonly<Record<TotalLevel, number>> = { nation: 0, province: 2, prefecture: 4 }

/** By region, then year. InputError where the summaries do not hold the figure. */
export async function regionTotals(
  db: Kysely<Schema>,
  asked: TotalsAsked,
): Promise<readonly Uncompared<RegionTotal>[]> {
  const parts = figureParts(asked.figure)
  const digits = DIGITS[asked.level]
  const prefix = (asked.region ?? '').slice(0, 4).replace(/(?:00)+$/, '')
  const years = asked.years === null ? sql`true` : sql`t.year = any(${asked.years}::smallint[])`
  const region = sql`left(t.city, ${digits}::integer)`
  const { rows } = await sql<Uncompared<RegionTotal>>`
    with sums as (
      select rpad(${region}, 6, '0') as code, t.year, sum(t.n) as n, sum(t.d) as d, sum(t.bodies)::integer as bodies,
             sum(t.reports)::integer as reports
        from city_total t
       where t.figure = ${parts.id} and t.scope = ${asked.scope} and ${years} and t.city like ${`${prefix}%`}
         and ${asked.kind === null ? sql`true` : sql`t.kind = ${asked.kind}`}
       group by 1, 2),
    duties as (
      select rpad(${region}, 6, '0') as code, t.year, sum(t.bound)::integer as bound
        from city_duties t where ${years} and t.city like ${`${prefix}%`} group by 1, 2)
    select s.code as region_code, coalesce(g.name, case when s.code = '000000' then '全国' else s.code end) as region,
           s.year::integer as year, ${asked.scope} as scope, ${parts.id} as measure,
           ${parts.isRatio ? sql`(s.n / nullif(s.d, 0))::double precision` : sql`case when s.bodies > 0 then s.n end`} as value,
           case when s.bodies > 0 then s.n end as n,
           ${parts.isRatio ? sql`case when s.bodies > 0 then s.d end` : sql`null::numeric`} as d,
           s.bodies, s.reports, ${asked.kind === null ? sql`case when u.bound >= s.reports then u.bound end` : sql`null::integer`} as bound,
           array_remove(array[
             case when s.bodies < s.reports then 'figure_missing' end,
             case when u.bound > s.reports then 'reports_missing' end,
             case when s.year >= ${BREAK_YEAR}::integer and ${countsCases(parts.id)}::boolean then ${BREAK_NOTE}::text end], null) as notes
      from sums s
      left join duties u on u.code = s.code and u.year = s.year
      left join region g on g.code = s.code
     order by s.code collate "C", s.year
  `.execute(db)
  return rows
}
