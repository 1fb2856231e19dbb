/** Every check of the product, by hand: a new one is one file and one line here, or only a row in `parsers/formats`. */
import type { Finding } from '../domain/finding.ts'
import type {
  Check,
  CheckedReport,
  CrossCheck,
  ReportCheck,
  Verdict,
  YearCheck,
  YearReport,
} from './check.ts'
import { equationCheck } from './equation-check.ts'
import { eraCurrent } from './era-current.ts'
import { examine } from './examine.ts'
import { fingerprintOf } from './fingerprint.ts'
import { judgeSummary } from './g-sums.ts'
import { hiddenDuplicate } from './hidden-duplicate.ts'
import { identityConflict } from './identity-conflict.ts'
import { nBreakdownSum } from './n-breakdown-sum.ts'
import { nFeeSection6, nFeeVsT2, nFeeVsUnpaid } from './n-fee.ts'
import { nPercent } from './n-percent.ts'
import { nPeriod } from './n-period.ts'
import { nZeroClaim } from './n-zero-claim.ts'
import { narrativeCheck } from './narrative-check.ts'
import { NARRATIVE_TARGETS } from './narrative-targets.ts'
import { nonnegativeInteger } from './nonnegative-integer.ts'
import { o03TitleYear } from './o03-title-year.ts'
import { o04SixSections } from './o04-six-sections.ts'
import { o05FiveHeads, o20EvaluationStated } from './o05-five-heads.ts'
import { o07GridComplete } from './o07-grid-complete.ts'
import { o08NoBlanks } from './o08-no-blanks.ts'
import { o14ProblemsStated } from './o14-problems-stated.ts'
import { judgeSameness, type RunNarrative, SAMENESS_ID } from './o15-sameness.ts'
import { o16TemplateResidue } from './o16-template-residue.ts'
import { o18Readable } from './o18-readable.ts'
import { o19ImplausibleValue } from './o19-implausible-value.ts'
import {
  judgeOwnYears,
  judgePeer,
  OUTLIER_PEERS_ID,
  OUTLIER_YEARS_ID,
  type PeerFigure,
  type YearOfBody,
} from './o19-outliers.ts'
import type { RegionYear } from './region-year.ts'
import type { Runs } from './shingles.ts'
import { unitPrinted } from './unit-printed.ts'
import { xCarry } from './x-carry.ts'
import { xFactor } from './x-factor.ts'
import { xFeeNew } from './x-fee-new.ts'
import { xFrozenTable } from './x-frozen-table.ts'
import { xInForce } from './x-in-force.ts'
import { xItems } from './x-items.ts'
import { xPending } from './x-pending.ts'
import { xUnitJump } from './x-unit-jump.ts'
import { doubtBetween } from './year-check.ts'
import { judgeHistory, type YearHistory } from './year-history.ts'

export type { CheckedReport, YearReport } from './check.ts'
export { SUMMARY_CHECK_IDS } from './g-sums.ts'
export {
  commonRuns,
  FEWEST_RUNS,
  type NarrativeText,
  type RunNarrative,
  runNarrative,
  SAMENESS_ID,
} from './o15-sameness.ts'
export {
  FEWEST_PEERS,
  NEAREST_OUTLIER,
  OUTLIER_FIGURES,
  OUTLIER_PEERS_ID,
  OUTLIER_YEARS_ID,
} from './o19-outliers.ts'
export type { BodyReport, RegionYear } from './region-year.ts'
export { suspectReading } from './suspect-reading.ts'
export type { YearHistory } from './year-history.ts'

const REPORT_CHECKS: readonly ReportCheck[] = [
  equationCheck('t3_balance', '一 + 二 = 三（七） + 四, for each column'),
  equationCheck('t3_outcome_sum', '（七）总计 is the sum of all outcomes, for each column'),
  equationCheck('t3_row_total', '总计 is the sum of the six kinds of applicant, for each row'),
  equationCheck('t4_total', '总计 is the sum of the four results, for each kind of case'),
  equationCheck('t2_in_force_bound', 'Documents in force are at least those issued less those repealed'),
  equationCheck('t2_stock_bound', 'Documents public are at least those newly published'),
  equationCheck('t2_published_not_more_than_made', 'Documents newly published are at most those newly made'),
  equationCheck('t2_items_not_negative', 'Items of last year and their change are not negative together'),
  equationCheck('stat_sum', 'A total of the statistics table is the sum of its parts'),
  nonnegativeInteger,
  eraCurrent,
  unitPrinted,
  identityConflict,
  hiddenDuplicate,
  ...NARRATIVE_TARGETS.map(narrativeCheck),
  nZeroClaim,
  nBreakdownSum,
  nPercent,
  nPeriod,
  nFeeSection6,
  nFeeVsUnpaid,
  nFeeVsT2,
  o03TitleYear,
  o04SixSections,
  o05FiveHeads,
  o07GridComplete,
  o08NoBlanks,
  o14ProblemsStated,
  o16TemplateResidue,
  o18Readable,
  o19ImplausibleValue,
  o20EvaluationStated,
]

const YEAR_CHECKS: readonly YearCheck[] = [
  xCarry,
  xInForce,
  xItems,
  xPending,
  xUnitJump,
  xFactor,
  xFrozenTable,
  xFeeNew,
]

const CROSS_CHECKS: readonly CrossCheck[] = [
  {
    id: 'g_lower_bound',
    title: 'A summary of a region says at least what its bodies say',
    needs: 'other-reports',
  },
  {
    id: 'g_sum',
    title: 'A summary of a region is the sum of its bodies, where all are known',
    needs: 'other-reports',
  },
  {
    id: SAMENESS_ID,
    title: 'Sections one and five are neither those of another body nor of the year before (O15)',
    needs: 'other-reports',
  },
  {
    id: OUTLIER_YEARS_ID,
    title: 'Counts do not jump out among those of the body’s own other years (O19)',
    needs: 'other-reports',
  },
  {
    id: OUTLIER_PEERS_ID,
    title: 'Counts do not jump out among those of bodies of the kind, level and region (O19)',
    needs: 'other-reports',
  },
]

/** All checks, in the order in which their findings are listed. */
export const CHECKS: readonly Check[] = [...REPORT_CHECKS, ...YEAR_CHECKS, ...CROSS_CHECKS]

/** Whether a check sets a report against that of the year before. */
export function isYearCheck(id: string): boolean {
  return YEAR_CHECKS.some((check) => check.id === id)
}

/** Ids of the checks between two years. */
export const YEAR_CHECK_IDS: readonly string[] = YEAR_CHECKS.map(({ id }) => id)

/** Whom the findings are about. Without both no fingerprint is given: a file alone is not yet anybody's report. */
export interface CheckContext {
  readonly agency_key?: string | null
  /** Report year; that of the report where it is not given. */
  readonly year?: number | null
}

/** Every check that needs one report. A report without a form yields only what its era allows, often nothing. */
export function checkReport(report: CheckedReport, context: CheckContext = {}): readonly Finding[] {
  const dated = context.year === undefined ? report : { ...report, year: context.year }
  const examination = examine(dated)
  const findings: Finding[] = []
  for (const check of REPORT_CHECKS)
    for (const verdict of check.run(examination)) findings.push(doubtMarked(verdict, dated, context))
  return findings
}

/** What the checks of one report said before anybody knew whose it is, now with the name of each doubt. */
export function fingerprinted(
  findings: readonly Finding[],
  whose: { readonly agency_key: string; readonly year: number },
): readonly Finding[] {
  return findings.map((finding) => doubtMarked(finding, whose, whose))
}

/**
 * Every check between a body's report and its report of the year before. A failure on a reading that is not whole may be
 * ours, so it is none.
 */
export function checkYears(
  current: YearReport,
  previous: YearReport,
  context: CheckContext = {},
): readonly Finding[] {
  return yearVerdicts(current, previous, YEAR_CHECKS).map((verdict) => doubtMarked(verdict, current, context))
}

/** The same where the year before is more than one report. */
export function checkHistory(history: YearHistory, context: CheckContext): readonly Finding[] {
  const verdicts = judgeHistory(history, YEAR_CHECKS, yearVerdicts)
  return verdicts.map((verdict) => marked(verdict, history.current, context))
}

/** What a summary of a region says beside the reports of its bodies. */
export function checkSummary(region: RegionYear, context: CheckContext): readonly Finding[] {
  return judgeSummary(region).map((verdict) => marked(verdict, region.summary, context))
}

/** What a narrative says that others say too. */
export function checkSameness(
  one: RunNarrative,
  others: readonly RunNarrative[],
  common: Runs,
): readonly Finding[] {
  return judgeSameness(one, others, common).map((verdict) => marked(verdict, one, one))
}

/** What is unusual in a year of a body beside all its years of one scope. */
export function checkOwnYears(
  one: YearOfBody,
  all: readonly YearOfBody[],
  context: CheckContext,
): readonly Finding[] {
  return judgeOwnYears(one, all).map((verdict) => marked(verdict, one, context))
}

/** A figure that is unusual among its peers; nothing where it is not. */
export function checkPeer(one: PeerFigure, context: CheckContext): readonly Finding[] {
  const verdict = judgePeer(one)
  return verdict === null ? [] : [marked(verdict, one, context)]
}

function yearVerdicts(
  current: YearReport,
  previous: YearReport,
  checks: readonly YearCheck[],
): readonly Verdict[] {
  const doubt = doubtBetween(current, previous)
  const verdicts = checks.flatMap((check) => check.run(current, previous))
  return doubt === null ? verdicts : verdicts.map((verdict) => withheld(verdict, doubt))
}

function withheld(verdict: Verdict, doubt: string): Verdict {
  if (verdict.state !== 'fail') return verdict
  return {
    ...verdict,
    state: 'not_assessable',
    expected: null,
    actual: null,
    message: `cannot be assessed: ${doubt} (else: ${verdict.message})`,
  }
}

/** A pass is no doubt, and most are passes: the store names it where somebody asks. */
function doubtMarked(
  verdict: Verdict,
  report: { readonly year: number | null },
  context: CheckContext,
): Finding {
  return verdict.state === 'pass' ? verdict : marked(verdict, report, context)
}

function marked(verdict: Verdict, report: { readonly year: number | null }, context: CheckContext): Finding {
  const year = context.year ?? report.year
  if (context.agency_key === undefined || context.agency_key === null || year === null) return verdict
  return { ...verdict, fingerprint: fingerprintOf(verdict, context.agency_key, year) }
}
