/** Texts of the research views that say with each number what limits it. Frozen with migration 0020. */
import { FIGURE_COLUMNS_1, FIGURE_TABLES_1 } from './frozen-columns-1.ts'
import { CHANGES_2, MEASURES_2 } from './measures-2.ts'
import { allCells, operand, sumOf } from './research-views-1.ts'

type Extent = 'current' | 'all'

/** First report year in which review before suit was the rule for most disputes. */
const BREAK_YEAR = 2024

const LINEAGE = `a.successor_key, a.predecessor_keys`

const notes = (...cases: readonly string[]) =>
  `array_remove(array[${cases.map((one) => `case ${one} end`).join(', ')}]::text[], null)`

const inForce = (era: string) => `case when ${era} = 'era_2021' then 'exact'`

/** Columns of `cells` that migration 0010 left off with, then those of 0020. */
export const comparableCells = (extent: Extent) => `
select report_id, version_id, version, current, agency_key, agency, region_code, region, year, scope, era, status,
       table_id, indicator, label_zh, unit, kind, value, raw, note, unit_printed, document_sha256, source_url, fetched_at,
       comparability, ${notes(
         `when kind <> 'number' then kind`,
         `when note is not null then 'printed_note'`,
         `when unit = 'yuan_or_wan_yuan' and coalesce(unit_printed, 'unknown') = 'unknown' then 'unit_unknown'`,
         `when table_id = 't4' and year >= ${BREAK_YEAR} then 'break_${BREAK_YEAR}'`,
         `when status = 'partial' then 'partial_report'`,
       )} as notes, successor_key, predecessor_keys
  from (${allCells(
    extent,
    `,
       ${inForce('v.era')} else coalesce(k.comparable_2021, 'none') end as comparability, ${LINEAGE}`,
  )}) cell`

export const reportsLineage = `,
       ${LINEAGE}`

export const panelLimits = `,
       ${LINEAGE}, not_numbers(v.provenance) as not_numbers, ${notes(
         `when v.status = 'partial' then 'partial_report'`,
         `when r.year >= ${BREAK_YEAR} then 'break_${BREAK_YEAR}'`,
         `when cardinality(a.predecessor_keys) > 0 then 'successor_of:' || array_to_string(a.predecessor_keys, ',')`,
       )} as notes`

const quoted = (texts: readonly string[]) => `array[${texts.map((one) => `'${one}'`).join(', ')}]`

const RATIOS = MEASURES_2.map(
  ({ id, label_zh, numerator, denominator, level_2014, level_2019, eras, disputes }) =>
    `('${id}', '${label_zh}', ${sumOf(numerator)}, ${sumOf(denominator)}, '${level_2014}', '${level_2019}', ${quoted(eras)}, ${disputes})`,
)

const RESIDENTS = `('requests_per_10k', '每万人申请量',
     ${operand('new_requests__total')}, case when q.scope = 'regional_summary' then w.population / 10000.0 end,
     'near', 'exact', array['era_2014', 'era_2019', 'era_2021'], false)`

/** The columns of the view before 0020, then those of 0020. `panel` is the view the figures come from. */
export const comparableMeasures = (panel: 'panel' | 'panel_history') => `
select q.report_id, q.version_id, q.agency_key, q.agency, q.region_code, q.region, q.year, q.scope, q.era, q.status,
       m.id as measure, m.label_zh, m.numerator / nullif(m.denominator, 0) as value, m.numerator, m.denominator,
       q.document_sha256, q.source_url,
       ${inForce('q.era')} when q.era = 'era_2019' then m.level_2019 when q.era = 'era_2014' then m.level_2014
            else 'none' end as comparability,
       ${notes(
         `when not coalesce(q.era = any(m.eras), false) then 'not_in_form:' || coalesce(q.era, 'none')
            when m.numerator is null or (m.denominator is null and m.id <> 'requests_per_10k') then 'operand_not_a_number'`,
         `when m.id <> 'requests_per_10k' then null when q.scope <> 'regional_summary' then 'regional_summary_needed'
            when w.population is null then 'population_needed'`,
         `when m.denominator = 0 then 'zero_denominator'
            when abs(m.denominator) < 10 and m.id <> 'requests_per_10k' then 'small_denominator'`,
         `when m.disputes and q.year >= ${BREAK_YEAR} then 'break_${BREAK_YEAR}'`,
         `when q.status = 'partial' then 'partial_report'`,
         `when cardinality(q.predecessor_keys) > 0 then 'successor_of:' || array_to_string(q.predecessor_keys, ',')`,
       )} as notes,
       coalesce(m.numerator is not null and (m.denominator >= 10 or (m.id = 'requests_per_10k' and m.denominator > 0)),
         false) as rankable,
       q.successor_key, q.predecessor_keys${panel === 'panel' ? '' : ', q.version, q.current'}
  from research.${panel} q
  left join region_population w on w.region_code = q.region_code and w.year = q.year
  cross join lateral (values
    ${[...RATIOS, RESIDENTS].join(',\n    ')}
  ) m (id, label_zh, numerator, denominator, level_2014, level_2019, eras, disputes)`

/** The bodies whose figures of the year before make up those of the body now: its own, and of those merged into it since. */
const BEFORE = `
  cross join lateral (
    select count(*) filter (where o.required)::integer as wanted, count(p.report_id)::integer as found,
           count(p.report_id) filter (where p.scope <> q.scope)::integer as other_scopes,
           min(p.era) as era_before, max(p.era) as era_before_too,
           array_agg(p.report_id order by p.agency_key) filter (where p.report_id is not null) as reports_before,
           ${CHANGES_2.map(
             ({ operand: id }, at) =>
               `case when count(${operand(id, 'p')}) = count(*) filter (where o.required) then sum(${operand(id, 'p')}) end as x${at}`,
           ).join(',\n           ')}
      from (
        select b.key, coalesce(b.valid_from < make_date(q.year, 1, 1), true) as required from agency b where b.key = q.agency_key
        union all
        select b.key, true from agency b
         where b.key = any(q.predecessor_keys)
           and b.valid_to >= make_date(q.year - 1, 12, 31) and b.valid_to < make_date(q.year, 12, 31)
      ) o
      left join research.panel p on p.agency_key = o.key and p.year = q.year - 1
     where o.required or p.report_id is not null
  ) b
  cross join lateral (
    select array_agg(s.key order by s.key) filter (where s.successor_key like '%|%') as split,
           array_agg(s.key order by s.key) filter (where s.successor_key not like '%|%') as merged
      from agency s
     where s.key = any(q.predecessor_keys)
       and s.valid_to >= make_date(q.year - 1, 12, 31) and s.valid_to < make_date(q.year, 12, 31)
  ) l`

const LEVEL = `case when b.era_before is distinct from b.era_before_too then 'none' when b.era_before = q.era then 'exact'
            when 'local_2008' in (b.era_before, q.era) then 'none'
            when 'era_2014' in (b.era_before, q.era) and 'era_2019' in (b.era_before, q.era) then m.level_2014_2019
            when 'era_2014' in (b.era_before, q.era) then m.level_2014_2021
            else m.level_2019_2021 end`

export const changesView = `
select q.report_id, q.version_id, q.agency_key, q.agency, q.region_code, q.region, q.year, q.scope, q.era, q.status,
       m.indicator, m.label_zh, m.value, c.previous_value, m.value - c.previous_value as change,
       (m.value - c.previous_value) / nullif(c.previous_value, 0) as yoy_change,
       c.comparability, b.found as bodies_before, b.wanted as bodies_wanted, b.reports_before,
       ${notes(
         `when l.split is not null then 'split:' || array_to_string(l.split, ',')`,
         `when l.merged is not null then 'merged:' || array_to_string(l.merged, ',')`,
         `when b.found = 0 then 'previous_year_needed' when b.found < b.wanted then 'predecessor_needed'`,
         `when b.other_scopes > 0 then 'previous_scope_differs'`,
         `when b.found > 0 and c.comparability <> 'exact' then 'previous_era:' || c.comparability`,
         `when m.value is null or (b.found > 0 and b.found >= b.wanted and m.before is null) then 'operand_not_a_number'`,
         `when c.previous_value = 0 then 'zero_denominator' when abs(c.previous_value) < 10 then 'small_denominator'`,
         `when m.disputes and q.year = ${BREAK_YEAR} then 'break_${BREAK_YEAR}'`,
         `when q.status = 'partial' then 'partial_report'`,
       )} as notes,
       q.document_sha256, q.source_url
  from research.panel q${BEFORE}
  cross join lateral (values
    ${CHANGES_2.map(
      (one, at) =>
        `('${one.indicator}', '${one.label_zh}', ${operand(one.operand)}, b.x${at}, ${one.disputes}, '${one.level_2014_2019}', '${one.level_2014_2021}', '${one.level_2019_2021}')`,
    ).join(',\n    ')}
  ) m (indicator, label_zh, value, before, disputes, level_2014_2019, level_2014_2021, level_2019_2021)
  cross join lateral (select ${LEVEL} as level offset 0) e
  cross join lateral (
    select case when b.found > 0 then e.level end as comparability,
           case when l.split is null and b.found = b.wanted and b.other_scopes = 0 and e.level <> 'none'
                then m.before end as previous_value offset 0) c`

/** Positions and ids of the figures, as the kinds beside them are kept. */
export const NOT_NUMBERS = `
create function not_numbers(provenance jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(c.id, case substr(k.kinds, c.position::integer, 1)
           when 'b' then 'blank' when 'x' then 'not_applicable' when 't' then 'text' when 'i' then 'image' end), '{}')
    from (values ${FIGURE_TABLES_1.map((table) => `('${table}', ${quoted(FIGURE_COLUMNS_1[table])})`).join(',\n      ')}) t (name, ids)
    cross join lateral (select provenance#>>array[t.name, 'k'] as kinds offset 0) k
    cross join lateral unnest(t.ids) with ordinality c (id, position)
   where k.kinds ~ '[bxti]' and substr(k.kinds, c.position::integer, 1) in ('b', 'x', 't', 'i')
$$;
comment on function not_numbers is 'The cells of a version that print no number: id → blank, not_applicable, text or image.';
`
