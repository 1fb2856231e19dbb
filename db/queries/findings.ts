/** What the checks say, and what people decided about it. Passes are packed into the version's own row. */
import { hash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { FindingAnswer } from '../../src/domain/answer.ts'
import type { Finding, FindingState, Severity } from '../../src/domain/finding.ts'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import { type Page, type Paging, pageOf, regionFilter, yearFilter } from './paging.ts'

/** With the name that verdicts hang on. */
export type NamedFinding = Finding & { readonly fingerprint: string }

/** A pass may go without a name: the views give it the same. */
export type CheckedFinding = NamedFinding | (Finding & { readonly state: 'pass' })

/** As the function `store_findings` takes them. */
export interface PackedFindings {
  readonly rows: readonly CheckedFinding[]
  readonly passed: readonly (readonly unknown[])[]
  readonly error: number
  readonly warning: number
  readonly checksum: string
}

export function packFindings(findings: readonly CheckedFinding[]): PackedFindings {
  const failed = (severity: Severity) =>
    findings.filter((finding) => finding.state === 'fail' && finding.severity === severity).length
  const passed = findings
    .filter(({ state }) => state === 'pass')
    .map(({ check, key, severity, cells, expected, actual, message }) => [
      check,
      key,
      severity,
      cells,
      expected,
      actual,
      message,
    ])
  const rows = findings.filter(({ state }) => state !== 'pass')
  return {
    rows,
    passed,
    error: failed('error'),
    warning: failed('warning'),
    checksum: hash('sha256', JSON.stringify([rows, passed])).slice(0, 32),
  }
}

/** Replaces what the checks said of a stored version, after a neighbouring year has arrived. No new version. */
export async function replaceFindings(
  db: Kysely<Schema>,
  versionId: number,
  findings: readonly CheckedFinding[],
): Promise<void> {
  await sql`select store_findings(${versionId}, ${safeJson(packFindings(findings))}::jsonb)`.execute(db)
}

/** What the checks within a report and between two years said of one version, passes included, those without a name. */
export async function findingsOfVersion(
  db: Kysely<Schema>,
  versionId: number,
): Promise<readonly CheckedFinding[]> {
  const { rows } = await sql<Finding & { readonly fingerprint: string | null }>`
    select check_id as "check", key, state, severity, cells, expected, actual, message, fingerprint
      from finding where version_id = ${versionId} and position < 10000
    union all
    select p.row->>0, p.row->>1, 'pass', p.row->>2, array(select jsonb_array_elements_text(p.row->3)),
           (p.row->>4)::numeric, (p.row->>5)::numeric, p.row->>6, null
      from report_version v cross join lateral jsonb_array_elements(v.passed) p (row) where v.id = ${versionId}
     order by 1, 2
  `.execute(db)
  return rows.map(({ fingerprint, ...finding }) =>
    fingerprint === null ? { ...finding, state: 'pass' as const } : { ...finding, fingerprint },
  )
}

export interface FindingFilters extends Paging {
  readonly years?: readonly number[]
  /** Code of a region; all inside it are meant. */
  readonly region?: string
  readonly agency_key?: string
  readonly check?: string
  readonly fingerprint?: string
  readonly severity?: Severity
  /** All but passes where left out. */
  readonly states?: readonly FindingState[]
}

const NOT_PASSED: readonly FindingState[] = ['fail', 'pass_with_blanks', 'not_assessable']

/** Findings of the versions shown, by body, year and order of the checks. */
export async function listFindings(
  db: Kysely<Schema>,
  filters: FindingFilters = {},
): Promise<Page<FindingAnswer>> {
  const states = filters.states ?? NOT_PASSED
  const where = sql.join(
    [
      sql`f.state = any(${states})`,
      yearFilter(filters.years, sql`f.year`),
      regionFilter(filters.region, sql`f.region_code`),
      filters.agency_key === undefined ? sql`true` : sql`f.agency_key = ${filters.agency_key}`,
      filters.check === undefined ? sql`true` : sql`f.check_id = ${filters.check}`,
      filters.fingerprint === undefined ? sql`true` : sql`f.fingerprint = ${filters.fingerprint}`,
      filters.severity === undefined ? sql`true` : sql`f.severity = ${filters.severity}`,
    ],
    sql` and `,
  )
  return pageOf<FindingAnswer>(db, filters, {
    select: sql`f.check_id as "check", f.key, f.state, f.severity, f.cells, f.expected, f.actual, f.message,
                f.fingerprint, f.report_id, f.agency_key, f.agency, f.region, f.year, f.source_url, f.verdict,
                f.verdict_by, f.verdict_note`,
    from: sql`research.findings f where ${where}`,
    order: sql`f.agency_key, f.year, f.check_id, f.key`,
  })
}

/** How many versions have a finding of that fingerprint. */
export async function countFingerprint(db: Kysely<Schema>, fingerprint: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from finding where fingerprint = ${fingerprint}
  `.execute(db)
  return rows[0]?.n ?? 0
}

/** Keeps a person's decision; it holds for the same doubt in every later version. */
export async function saveVerdict(
  db: Kysely<Schema>,
  verdict: { fingerprint: string; verdict: 'confirmed' | 'dismissed'; author: string; note: string | null },
): Promise<void> {
  await db
    .insertInto('verdict')
    .values(verdict)
    .onConflict((conflict) =>
      conflict.column('fingerprint').doUpdateSet({ ...verdict, at: sql<string>`now()` }),
    )
    .execute()
}
