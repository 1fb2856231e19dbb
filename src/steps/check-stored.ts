/** Checks of a report that has a body: within it, against the year before, and of the year after once this one is there. */
import type { Kysely } from 'kysely'
import { type CheckedFinding, findingsOfVersion, type NamedFinding } from '../../db/queries/findings.ts'
import type { VersionCells } from '../../db/queries/reports.ts'
import type { Schema } from '../../db/schema.ts'
import { checkReport, checkYears, fingerprinted, isYearCheck, type YearReport } from '../checks/index.ts'
import type { Finding } from '../domain/finding.ts'
import type { Era } from '../domain/format.ts'
import type { Report } from '../domain/report.ts'
import { withNarrative } from './with-narrative.ts'

type Figures = Pick<Report, 'era' | 'year' | 'cells' | 'status' | 'scope'> &
  Partial<Pick<Report, 'title' | 'agency' | 'sections' | 'preamble' | 'leftovers' | 'findings'>>

interface Whose {
  readonly agency_key: string
  readonly year: number
}

/** Every finding of one report, each with its fingerprint. `before` is the report of the year before, where there is one. */
export function checksOf(
  report: Figures,
  whose: Whose,
  before: VersionCells | null,
): readonly CheckedFinding[] {
  const dated = { ...report, year: whose.year }
  const findings = saidAlready(report, whose) ?? checkReport(withNarrative(dated), whose)
  return [...findings.map(checked), ...checksBetween(dated, before, whose)]
}

/** What the checks say between a report and the version of the year before, where there is one. */
export function checksBetween(
  current: YearReport,
  before: VersionCells | null,
  whose: Whose,
): readonly CheckedFinding[] {
  if (before === null) return []
  return checkYears(current, stored(before, current, whose.year - 1), whose).map(checked)
}

/**
 * A whole reading was checked when it was read: for the year that it states itself the checks would say the same again.
 * Where the checks took `complete` back, they are asked again, since that is another report.
 */
function saidAlready({ status, year, findings }: Figures, whose: Whose): readonly Finding[] | null {
  if (status !== 'complete' || year !== whose.year || !findings || findings.length === 0) return null
  return fingerprinted(findings, whose)
}

/**
 * What the checks say of the next year's report now that this one is new or changed. What was said of the next one alone
 * stands, for its text is not at hand here.
 */
export async function checksOfNext(
  db: Kysely<Schema>,
  report: Figures,
  whose: Whose,
  next: VersionCells,
): Promise<readonly CheckedFinding[]> {
  const year = whose.year + 1
  const own = await findingsOfVersion(db, next.version_id)
  const between = checkYears(
    stored(next, report, year),
    { ...report, year: whose.year },
    { agency_key: whose.agency_key, year },
  )
  return [...own.filter(({ check }) => !isYearCheck(check)), ...between.map(checked)]
}

/** Neighbouring years are compared within one scope only. */
function stored(
  { era, status, cells }: VersionCells,
  { scope }: Pick<YearReport, 'scope'>,
  year: number,
): YearReport {
  return { era: era as Era, year, scope, status, cells }
}

function checked(finding: Finding): CheckedFinding {
  return isPass(finding) ? finding : named(finding)
}

const isPass = (finding: Finding): finding is Finding & { readonly state: 'pass' } => finding.state === 'pass'

/** A finding that has a body, and so a name. */
export function named(finding: Finding): NamedFinding {
  if (!isNamed(finding)) throw new Error(`finding ${finding.check}/${finding.key} has no fingerprint`)
  return finding
}

const isNamed = (finding: Finding): finding is NamedFinding => finding.fingerprint !== undefined
