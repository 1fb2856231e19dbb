/** Fills an empty, migrated Postgres with the made-up country by COPY, table after table. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Store } from '../../../db/connect.ts'
import { FIGURE_COLUMNS } from '../../../db/figure-columns.ts'
import { chance } from './chance.ts'
import { type CopyValue, copyRows } from './copy-text.ts'
import { type Body, type Country, YEARS } from './country.ts'
import { figuresOf } from './figures.ts'
import { narrativeOf } from './narrative.ts'
import { type Template, templates } from './templates.ts'

type Row = readonly CopyValue[]
const CRAWLED = '2026-04-10T02:00:00Z'
const FIGURES = ['t2', 't3', 't4'] as const

/** One report of the country. `id` is that of the report, its version and its address alike. */
interface Made {
  readonly id: number
  readonly body: Body
  readonly year: number
  readonly sha256: string
  readonly url: string
}

/** About one in twenty duties has no report. */
const isMissing = (body: Body, year: number) => chance(body.id * 16 + (year - 2019), 70) < 0.05

export function* reportsOf({ bodies }: Country): Generator<Made> {
  let id = 0
  for (const year of YEARS)
    for (const body of bodies) {
      id += 1
      if (isMissing(body, year)) continue
      const sha256 = createHash('sha256').update(String(id)).digest('hex')
      yield {
        id,
        body,
        year,
        sha256,
        url: `http://www.place${body.portal}.example/nianbao/${body.id}-${year}.html`,
      }
    }
}

/** Reports made. */
export async function fill(
  store: Store,
  land: Country,
  onTable: (name: string, seconds: number) => void,
): Promise<number> {
  const { pool } = store
  const put = async (target: string, rows: Iterable<Row>) =>
    onTable(target.split(' ')[0] ?? '', await copyRows(pool, target, rows))
  const templateOf = await templates()
  await pool.query('truncate region cascade')
  await fillBodies(put, land)
  const each = function* (rowsOf: (made: Made, template: Template) => Iterable<Row>): Generator<Row> {
    for (const made of reportsOf(land)) yield* rowsOf(made, templateOf(made.year))
  }
  await put(
    'document (sha256, size, media_type, first_seen_at)',
    each((made, { bytes }) => [[made.sha256, bytes, 'text/html', seen(made)]]),
  )
  await put(
    'report (id, agency_id, year, scope, published_on, published_on_source, first_seen_at, last_seen_at, versions)',
    each((made) => [
      [made.id, made.body.id, made.year, 'own', published(made), 'meta', seen(made), CRAWLED, 1],
    ]),
  )
  await pool.query(STAGED)
  await put(TEMPLATE, [templateOf(2019), templateOf(2025)].map(templateRow))
  await put(
    'scale_version',
    each((made, template) => [versionRow(made, template)]),
  )
  await pool.query(VERSIONS)
  await pool.query('drop table scale_version, scale_template')
  await put(
    'publication (report_id, version_id, url, portal_id, column_url, title, first_document_sha256, document_sha256, published_on, published_on_source, first_seen_at, last_seen_at)',
    each((made) => [
      [
        made.id,
        made.id,
        made.url,
        `p${made.body.portal}`,
        column(made.body.portal),
        `${made.body.name}${made.year}年政府信息公开工作年度报告`,
        made.sha256,
        made.sha256,
        published(made),
        'meta',
        seen(made),
        CRAWLED,
      ],
    ]),
  )
  for (const table of FIGURES)
    await put(
      `figure_${table} (version_id, ${FIGURE_COLUMNS[table].map((id) => `"${id}"`).join(', ')})`,
      each((made, { format }) => {
        const figures = figuresOf(format, made.body.id, made.year)
        return [[made.id, ...FIGURE_COLUMNS[table].map((id) => figures.get(id) ?? null)]]
      }),
    )
  await put(FINDING, each(findingRows))
  await put(
    'section (version_id, position, section_id, text)',
    each(({ id, body, year }) =>
      narrativeOf(body.id, year).map(([section, text], at) => [id, at, section, text]),
    ),
  )
  await settle(store)
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from report')
  return rows[0]?.n ?? 0
}

const column = (portal: number) => `http://www.place${portal}.example/nianbao/`
const published = ({ year, id }: Made) => `${year + 1}-0${1 + (id % 3)}-2${id % 8}`
const seen = ({ year }: Made) => `${year + 1}-04-03T02:00:00Z`

async function fillBodies(
  put: (target: string, rows: Iterable<Row>) => Promise<void>,
  { places, bodies }: Country,
): Promise<void> {
  await put(
    'region (code, name, level)',
    places.map(({ code, name, level }) => [code, name, level]),
  )
  await put(
    'agency (id, key, name, region_code, kind, learned)',
    bodies.map(({ id, key, name, region, kind }) => [id, key, name, region, kind, false]),
  )
  await put(
    'portal (id, name, region_code, family, base_url)',
    places.map(({ code, name }, at) => [
      `p${at + 1}`,
      `${name}人民政府`,
      code,
      'static-list',
      `http://www.place${at + 1}.example`,
    ]),
  )
  await put(
    'agency_source (agency_id, portal_id, column_url, learned)',
    bodies.map(({ id, portal }) => [id, `p${portal}`, column(portal), false]),
  )
  await put('run (id, started_at, finished_at, outcome, host, pid)', [
    [1, CRAWLED, CRAWLED, 'ok', 'bench', 1],
  ])
  await put(
    'run_portal (run_id, portal_id, outcome, seconds, listed, fetched, new, changed, unchanged, refused, unmatched, failed, bytes, finished_at)',
    places.map((_, at) => [1, `p${at + 1}`, 'ok', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, CRAWLED]),
  )
  await put(
    'visit (run_id, portal_id, column_url, outcome, links, reports, started_at, finished_at)',
    places.map((_, at) => [1, `p${at + 1}`, column(at + 1), 'ok', 500, 500, CRAWLED, CRAWLED]),
  )
  await put('duty (agency_id, year, due_on, due_basis)', duties(bodies))
}

function* duties(bodies: readonly Body[]): Generator<Row> {
  for (const { id } of bodies)
    for (const year of YEARS) yield [id, year, `${year + 1}-01-31`, '条例第四十九条']
}

const TEMPLATE = `scale_template (era, parser_version, dates, leftovers, attachments, provenance, passed, findings_checksum,
  findings_error, findings_warning)`

/** What two readings share goes in once, compressed once; COPY brings what tells the versions apart. */
const STAGED = `
create unlogged table scale_template (era text, parser_version text, dates jsonb, leftovers jsonb, attachments jsonb,
  provenance jsonb, passed jsonb, findings_checksum text, findings_error smallint, findings_warning smallint);
create unlogged table scale_version (id integer, era text, sha256 text, seen timestamptz, url text, title text, body text,
  published date)`

const VERSIONS = `
insert into report_version (id, report_id, version, current, document_sha256, parser_version, checksum, run_id, fetched_at,
  source_url, status, title, agency_printed, era, published_on, findings_error, findings_warning, dates, leftovers,
  attachments, provenance, passed, findings_checksum)
overriding system value
select m.id, m.id, 1, true, m.sha256, t.parser_version, left(m.sha256, 32), 1, m.seen, m.url, 'complete', m.title, m.body, m.era,
       m.published, t.findings_error, t.findings_warning, t.dates, t.leftovers, t.attachments, t.provenance, t.passed,
       t.findings_checksum
  from scale_version m join scale_template t on t.era = m.era`

function templateRow({ payload }: Template): Row {
  const { version, findings, provenance, parser_version } = payload
  const json = [version.dates, version.leftovers, version.attachments, provenance, findings.passed]
  return [
    version.era,
    parser_version,
    ...json.map((value) => JSON.stringify(value)),
    findings.checksum,
    findings.error,
    findings.warning,
  ]
}

const versionRow = (made: Made, { payload }: Template): Row => [
  made.id,
  payload.version.era,
  made.sha256,
  seen(made),
  made.url,
  `${made.body.name}${made.year}年政府信息公开工作年度报告`,
  made.body.name,
  published(made),
]

const FINDING =
  'finding (version_id, position, check_id, key, fingerprint, state, severity, cells, expected, actual, message)'

function findingRows(made: Made, { payload }: Template): Row[] {
  return payload.findings.rows.map((finding, at) => [
    made.id,
    at,
    finding.check,
    finding.key,
    `${made.body.id}-${made.year}-${at}`,
    finding.state,
    finding.severity,
    `{${finding.cells.join(',')}}`,
    finding.expected,
    finding.actual,
    finding.message,
  ])
}

/** COPY with ids of its own leaves the sequences behind; and the planner must know the tables. */
async function settle({ db, pool }: Store): Promise<void> {
  for (const table of ['agency', 'run', 'report', 'report_version'])
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
      db,
    )
  await pool.query('vacuum analyze')
}
