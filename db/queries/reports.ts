/** Reports as the doors show them: lists of the versions shown, and one report whole, of any version. */
import { type Kysely, sql } from 'kysely'
import type { ReportAnswer, ReportSummary, ReportVersionAnswer } from '../../src/domain/answer.ts'
import type { Cell, TableId } from '../../src/domain/cell.ts'
import type { Finding } from '../../src/domain/finding.ts'
import type {
  Attachment,
  DateCandidate,
  Leftover,
  ReadStatus,
  Scope,
  Section,
} from '../../src/domain/report.ts'
import { decodeCells, type Provenance } from '../cell-record.ts'
import { FIGURE_COLUMNS, TABLE_IDS } from '../figure-columns.ts'
import type { Schema } from '../schema.ts'
import { filesOfReport } from './attachments.ts'
import { correctionsOf } from './corrections.ts'
import { type Page, type Paging, pageOf, regionFilter, yearFilter } from './paging.ts'
import { changesOf, type ReportChanges } from './report-changes.ts'

const SUMMARY = sql`
  r.report_id as id, r.version_id, r.version, r.versions, r.agency_key, r.agency, r.region, r.region_code, r.year, r.era,
  r.scope, r.status, r.reason, r.title, r.published_on, r.published_on_source, r.source_url, r.document_sha256,
  r.fetched_at, r.first_seen_at, r.withdrawn_on,
  jsonb_build_object('error', r.findings_error, 'warning', r.findings_warning) as findings`

export interface ReportFilters extends Paging {
  readonly years?: readonly number[]
  readonly region?: string
  readonly agency_keys?: readonly string[]
  readonly scopes?: readonly Scope[]
  readonly statuses?: readonly ReadStatus[]
  readonly era?: string
}

/** By body, year and scope. */
export async function listReports(
  db: Kysely<Schema>,
  filters: ReportFilters = {},
): Promise<Page<ReportSummary>> {
  const { years, region, agency_keys, scopes, statuses, era } = filters
  const where = sql.join(
    [
      yearFilter(years, sql`r.year`),
      regionFilter(region, sql`r.region_code`),
      agency_keys === undefined ? sql`true` : sql`r.agency_key = any(${agency_keys})`,
      scopes === undefined ? sql`true` : sql`r.scope = any(${scopes})`,
      statuses === undefined ? sql`true` : sql`r.status = any(${statuses})`,
      era === undefined ? sql`true` : sql`r.era = ${era}`,
    ],
    sql` and `,
  )
  return pageOf<ReportSummary>(db, filters, {
    select: SUMMARY,
    from: sql`research.reports r where ${where}`,
    order: sql`r.agency_key, r.year, r.scope`,
  })
}

/** The versions shown of the named reports, in no particular order. */
export async function reportsByIds(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<readonly ReportSummary[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ReportSummary>`
    select ${SUMMARY} from research.reports r where r.report_id = any(${ids})
  `.execute(db)
  return rows
}

interface StoredVersion extends ReportSummary {
  readonly agency_printed: string | null
  readonly dates: readonly DateCandidate[]
  readonly leftovers: readonly Leftover[]
  readonly attachments: readonly Attachment[]
  readonly sections: readonly Section[]
  readonly checks: readonly (Finding & { readonly fingerprint: string })[]
  readonly urls: readonly string[]
}

/** The version shown, or the numbered one. Null where there is none. */
export async function reportById(
  db: Kysely<Schema>,
  id: number,
  version?: number,
): Promise<ReportAnswer | null> {
  const { rows } = await sql<StoredVersion>`
    select ${SUMMARY}, r.agency_printed, v.dates, v.leftovers, v.attachments,
           coalesce((select jsonb_agg(jsonb_build_object('id', s.section_id, 'heading', s.heading, 'text', s.text)
                            order by s.position) from section s where s.version_id = v.id), '[]') as sections,
           coalesce((select jsonb_agg(jsonb_build_object('check', f.check_id, 'key', f.key, 'state', f.state,
                            'severity', f.severity, 'cells', f.cells, 'expected', f.expected, 'actual', f.actual,
                            'message', f.message, 'fingerprint', f.fingerprint) order by f.check_id, f.key)
                       from research.findings_history f where f.version_id = v.id), '[]') as checks,
           array(select p.url from publication p where p.report_id = r.report_id order by p.first_seen_at, p.id) as urls
      from research.reports_history r join report_version v on v.id = r.version_id
     where r.report_id = ${id} and ${version === undefined ? sql`r.current` : sql`r.version = ${version}`}
  `.execute(db)
  const stored = rows[0]
  if (!stored) return null
  const versions = await cellsOfVersions(db, sql`v.report_id = ${id}`)
  const cells = versions.find(({ version_id }) => version_id === stored.version_id)?.cells ?? []
  const files = await filesOfReport(db, id)
  const { differences, ...changes } = await changesOf(db, stored)
  const history = await historyOf(db, id, versions)
  return {
    ...stored,
    ...changes,
    cells,
    files,
    history: history.map((one) => withDifference(one, differences)),
  }
}

export interface VersionCells {
  readonly version_id: number
  readonly era: string | null
  readonly status: ReadStatus
  readonly cells: readonly Cell[]
}

/** A figure row as one text, `(1,,3)`, in the order of its columns: far cheaper to send and to take apart than named values. */
const NUMBERS = sql.join(
  TABLE_IDS.map((table) => {
    const columns = FIGURE_COLUMNS[table].map((id) => sql.ref(`${table}.${id}`))
    return sql`row(${sql.join(columns)})::text as ${sql.ref(table)}`
  }),
)

function numbersOf(table: TableId, row: string): Readonly<Record<string, number | null>> {
  const texts = row.slice(1, -1).split(',')
  return Object.fromEntries(FIGURE_COLUMNS[table].map((id, at) => [id, texts[at] ? Number(texts[at]) : null]))
}

/** Cells of the versions that `where` picks (over `report_version v`), oldest first. */
export async function cellsOfVersions(
  db: Kysely<Schema>,
  where: ReturnType<typeof sql>,
): Promise<readonly VersionCells[]> {
  const { rows } = await sql<
    { version_id: number; era: string | null; status: ReadStatus; provenance: Provenance } & {
      [table in TableId]: string
    }
  >`
    select v.id as version_id, v.era, v.status, v.provenance, ${NUMBERS}
      from report_version v
           ${sql.join(
             TABLE_IDS.map(
               (table) =>
                 sql`left join ${sql.table(`figure_${table}`)} ${sql.ref(table)} on ${sql.ref(table)}.version_id = v.id`,
             ),
             sql` `,
           )}
     where ${where} order by v.report_id, v.version
  `.execute(db)
  return rows.map((row) => {
    const tables = TABLE_IDS.filter((table) => row.provenance[table] !== undefined)
    const figures = Object.fromEntries(tables.map((table) => [table, numbersOf(table, row[table])]))
    const { version_id, era, status, provenance } = row
    return { version_id, era, status, cells: decodeCells(provenance, figures, era) }
  })
}

/** Cells of the versions shown of some reports. */
export async function cellsOfReports(
  db: Kysely<Schema>,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Cell[]>> {
  if (reportIds.length === 0) return new Map()
  const { rows } = await sql<{ id: number; report_id: number }>`
    select id, report_id from report_version where current and report_id = any(${reportIds})
  `.execute(db)
  const versions = await cellsOfVersions(db, sql`v.id = any(${rows.map(({ id }) => id)})`)
  const byVersion = new Map(versions.map(({ version_id, cells }) => [version_id, cells]))
  return new Map(rows.map(({ id, report_id }) => [report_id, byVersion.get(id) ?? []]))
}

function withDifference(
  version: ReportVersionAnswer,
  differences: ReportChanges['differences'],
): ReportVersionAnswer {
  const difference = differences[version.version_id]
  return difference ? { ...version, difference } : version
}

async function historyOf(
  db: Kysely<Schema>,
  reportId: number,
  versions: readonly VersionCells[],
): Promise<readonly ReportVersionAnswer[]> {
  const rows = await db
    .selectFrom('report_version')
    .select([
      'id',
      'version',
      'document_sha256',
      'fetched_at',
      'source_url',
      'status',
      'parser_version',
      'current',
    ])
    .where('report_id', '=', reportId)
    .orderBy('version')
    .execute()
  const cells = new Map(versions.map((version) => [version.version_id, version.cells]))
  const corrections = await correctionsOf(db, reportId)
  return rows.map(({ id, status, ...row }, at) => {
    const before = rows[at - 1]
    return {
      ...row,
      version_id: id,
      status: status as ReadStatus,
      changed_cells: before ? changedCells(cells.get(before.id) ?? [], cells.get(id) ?? []) : [],
      correction: corrections.get(id) ?? null,
    }
  })
}

function changedCells(before: readonly Cell[], after: readonly Cell[]): readonly string[] {
  const mark = (cells: readonly Cell[]) =>
    new Map(
      cells.map((cell) => [`${cell.table}.${cell.id}`, [cell.id, `${cell.kind} ${cell.value}`] as const]),
    )
  const old = mark(before)
  const now = mark(after)
  const keys = new Set([...old.keys(), ...now.keys()])
  return [...keys]
    .filter((key) => old.get(key)?.[1] !== now.get(key)?.[1])
    .map((key) => (now.get(key) ?? old.get(key))?.[0] ?? key)
}
