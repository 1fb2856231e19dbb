/** Texts of the views of schema `research`, each once for the current version and once for all. Frozen with migration 0007. */
import { dutyStatusQuery } from './duty-status-1.ts'
import { FIGURE_COLUMNS_1, FIGURE_TABLES_1, type FigureTable } from './frozen-columns-1.ts'
import { GROUPS_1, MEASURES_1, PRINTED_GROUPS_1 } from './measures-1.ts'

type Extent = 'current' | 'all'

const BASE = `
  from report_version v
  join report r on r.id = v.report_id
  join agency a on a.id = r.agency_id
  join region g on g.code = a.region_code`

const WHOSE = `r.id as report_id, v.id as version_id, v.version::integer as version, v.current, a.key as agency_key,
       a.name as agency, g.code as region_code, g.name as region, r.year::integer as year, r.scope, v.era`

const only = (extent: Extent) => (extent === 'current' ? 'where v.current' : '')

export const reportsView = (extent: Extent, further = '') => `
select ${WHOSE}, a.kind, r.versions::integer as versions, v.status, v.reason, v.title, v.agency_printed,
       r.published_on, r.published_on_source, v.published_on as published_on_edition, v.source_url, v.document_sha256,
       v.fetched_at, r.first_seen_at, r.last_seen_at,
       (select case when bool_and(p.vanished_at is not null)
                    then (max(p.vanished_at) at time zone interval '8 hours')::date end
          from publication p where p.report_id = r.id) as withdrawn_on,
       v.parser_version, v.made_at, jsonb_array_length(v.passed) as checks_passed,
       v.findings_error::integer as findings_error, v.findings_warning::integer as findings_warning${further}
${BASE} ${only(extent)}`

const KIND = `case substr(p.kinds, c.position, 1)
         when 'n' then 'number' when 'b' then 'blank' when 'x' then 'not_applicable' when 't' then 'text'
         when 'i' then 'image' end`

function cellsOf(table: FigureTable, extent: Extent, further: string): string {
  const rows = FIGURE_COLUMNS_1[table].map((id, at) => `(${at + 1}, '${id}', f."${id}")`).join(', ')
  return `
select ${WHOSE}, v.status, '${table}'::text as table_id, c.id as indicator, k.label_zh,
       coalesce(p.cells#>>array['x', c.position::text], k.unit) as unit, ${KIND} as kind, c.value,
       coalesce(p.cells#>>array['r', c.position::text], c.value::text, '') as raw,
       p.cells#>>array['n', c.position::text] as note, p.cells#>>array['u', c.position::text] as unit_printed,
       v.document_sha256, v.source_url, v.fetched_at${further}
${BASE}
  join figure_${table} f on f.version_id = v.id
  cross join lateral (select v.provenance->'${table}' as cells, v.provenance#>>'{${table},k}' as kinds offset 0) p
  cross join lateral (values ${rows}) c (position, id, value)
  left join codebook k on k.table_id = '${table}' and k.id = c.id and k.era = v.era
 where substr(p.kinds, c.position, 1) <> '.' ${extent === 'current' ? 'and v.current' : ''}`
}

/** Every cell with its source: what the views `cells` and `sources` choose their columns from. */
export const allCells = (extent: Extent, further = '') =>
  FIGURE_TABLES_1.map((table) => cellsOf(table, extent, further)).join('\nunion all\n')

export const cellsView = (extent: Extent) => `
select report_id, version_id, version, current, agency_key, agency, region_code, region, year, scope, era, status,
       table_id, indicator, label_zh, unit, kind, value, raw, note, unit_printed
  from (${allCells(extent)}) cell`

export const sourcesView = (extent: Extent) => `
select report_id, version_id, version, current, agency_key, agency, region_code, region, year, scope, era, table_id,
       indicator, kind, value, raw, document_sha256, source_url, fetched_at
  from (${allCells(extent)}) cell`

/** Every indicator once: an id that two tables share stands for the same figure, and one form never holds both. */
export const PANEL_IDS: readonly string[] = [
  ...new Set(FIGURE_TABLES_1.flatMap((table) => FIGURE_COLUMNS_1[table])),
]

function panelColumn(id: string): string {
  const places = FIGURE_TABLES_1.filter((table) => FIGURE_COLUMNS_1[table].includes(id)).map(
    (table) => `${table}."${id}"`,
  )
  return places.length === 1 ? `${places[0]}` : `coalesce(${places.join(', ')}) as "${id}"`
}

const FIGURES = FIGURE_TABLES_1.map(
  (table) => `  left join figure_${table} ${table} on ${table}.version_id = v.id`,
).join('\n')

/** Of several scopes of one body and year: readable first, then the scope the roster names, then the own report. */
const ONE_A_YEAR = `
 where v.current and r.id = (
   select o.id from report o join report_version w on w.report_id = o.id and w.current
    where o.agency_id = r.agency_id and o.year = r.year
    order by w.status in ('complete', 'partial') desc, (o.scope = a.scope) desc nulls last, (o.scope = 'own') desc, o.id
    limit 1)`

export const panelView = (extent: Extent, further = '') => `
select ${WHOSE}, a.kind, v.status, r.published_on, v.document_sha256, v.source_url,
       ${PANEL_IDS.map(panelColumn).join(',\n       ')}${further}
${BASE}
${FIGURES}
${extent === 'current' ? ONE_A_YEAR : ''}`

/** One operand of a measure; a blank among its cells makes it null, never zero. */
export function operand(id: string, row = 'q'): string {
  const cells = GROUPS_1[id]
  if (!cells) return `${row}."${id}"`
  const sum = `(${cells.map((cell) => `${row}."${cell}"`).join(' + ')})`
  const printed = PRINTED_GROUPS_1[id]
  return printed ? `coalesce(${row}."${printed}", ${sum})` : sum
}

export const sumOf = (ids: readonly string[]) => ids.map((id) => operand(id)).join(' + ')

export const measuresView = (further = '') => `
select q.report_id, q.version_id, q.agency_key, q.agency, q.region_code, q.region, q.year, q.scope, q.era, q.status,
       m.id as measure, m.label_zh, m.numerator / nullif(m.denominator, 0) as value, m.numerator, m.denominator${further}
  from research.panel q
  cross join lateral (values
    ${MEASURES_1.map(
      ({ id, label_zh, numerator, denominator }) =>
        `('${id}', '${label_zh}', ${sumOf(numerator)}, ${sumOf(denominator)})`,
    ).join(',\n    ')}
  ) m (id, label_zh, numerator, denominator)`

export const findingsView = (extent: Extent, nameOfPass = 'p.row->>7') => `
select ${WHOSE}, f.check_id, f.key, f.state, f.severity, f.cells, f.expected, f.actual, f.message, f.fingerprint,
       d.verdict, d.author as verdict_by, d.note as verdict_note, v.source_url
${BASE}
  cross join lateral (
    select f.check_id, f.key, f.state, f.severity, f.cells, f.expected, f.actual, f.message, f.fingerprint
      from finding f where f.version_id = v.id
    union all
    select p.row->>0, p.row->>1, 'pass', p.row->>2, array(select jsonb_array_elements_text(p.row->3)),
           (p.row->>4)::numeric, (p.row->>5)::numeric, p.row->>6, ${nameOfPass}
      from jsonb_array_elements(v.passed) p (row)
  ) f
  left join verdict d on d.fingerprint = f.fingerprint
 ${only(extent)}`

const TODAY = `(now() at time zone interval '8 hours')::date`

export const statusView = () => `
select agency_key, agency, region_code, region, kind, year, due_on, due_basis, local_due, state, days_late, published_on,
       published_on_source, first_seen_at, report_id, read_status, source_url, last_checked_at, last_success_at, health,
       reason, findings_error, findings_warning
  from (${dutyStatusQuery(TODAY, TODAY)}) duty_now`

export const codebookView = () => `
select era, table_id, id, position, label_zh, label_en, unit, value_type, form_row, form_column, formula from codebook`
