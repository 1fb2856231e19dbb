/** Checks of a report that has a body: within it, against the year before, and of the year after once this one is there. */
import type { Kysely } from 'kysely'
import { type CheckedFinding, findingsOfVersion, replaceFindings } from '../../db/queries/findings.ts'
import { reportOfYear } from '../../db/queries/neighbour-years.ts'
import type { Schema } from '../../db/schema.ts'
import { checkReport, checkYears, isYearCheck } from '../checks/index.ts'
import type { Finding } from '../domain/finding.ts'
import type { Era } from '../domain/format.ts'
import type { Report } from '../domain/report.ts'
import { withNarrative } from './with-narrative.ts'

type Figures = Pick<Report, 'era' | 'year' | 'cells' | 'status' | 'scope'> &
  Partial<Pick<Report, 'title' | 'agency' | 'sections' | 'preamble' | 'leftovers'>>

interface Whose {
  readonly agency_key: string
  readonly year: number
}

/** Every finding of one report, each with its fingerprint. */
export async function checksOf(
  db: Kysely<Schema>,
  report: Figures,
  whose: Whose,
): Promise<readonly CheckedFinding[]> {
  const dated = { ...report, year: whose.year }
  const before = await reportOfYear(db, { ...whose, year: whose.year - 1, scope: report.scope })
  const findings = [
    ...checkReport(withNarrative(dated), whose),
    ...(before
      ? checkYears(dated, { ...before.summary, era: before.summary.era as Era, cells: before.cells }, whose)
      : []),
  ]
  return findings.map(fingerprinted)
}

/**
 * A new or changed report is the year before of the next one: judges the two again. What was said of the next one alone
 * stands, for its text is not at hand here.
 */
export async function recheckNextYear(db: Kysely<Schema>, report: Figures, whose: Whose): Promise<void> {
  const next = await reportOfYear(db, { ...whose, year: whose.year + 1, scope: report.scope })
  if (!next) return
  const { summary, cells } = next
  const current = { era: summary.era as Era, year: summary.year, cells, scope: summary.scope }
  const own = await findingsOfVersion(db, summary.version_id)
  const between = checkYears(
    current,
    { ...report, year: whose.year },
    { agency_key: whose.agency_key, year: summary.year },
  )
  await replaceFindings(db, summary.version_id, [
    ...own.filter(({ check }) => !isYearCheck(check)),
    ...between.map(fingerprinted),
  ])
}

function fingerprinted(finding: Finding): CheckedFinding {
  const { fingerprint } = finding
  if (fingerprint === undefined) throw new Error(`finding ${finding.check}/${finding.key} has no fingerprint`)
  return { ...finding, fingerprint }
}
