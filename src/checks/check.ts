/**
 * What a check is. A check is one file and one line in `index.ts`; sums that belong to a form are rows of that form and
 * need no code at all. Law kept here: a check states what the agency printed, it never corrects a figure.
 */
import type { Finding } from '../domain/finding.ts'
import type { Narrative, StatedFigure } from '../domain/narrative.ts'
import type { Report } from '../domain/report.ts'
import type { FormSlots, SlottedCells } from './form-slots.ts'
import type { PrintedFigures } from './judge.ts'

/**
 * What the checks of one report look at. Without `sections` the checks of the text say nothing; `narrative` is what the
 * sections and the preamble state in figures.
 */
export type CheckedReport = Pick<Report, 'era' | 'year' | 'cells' | 'status'> &
  Partial<Pick<Report, 'title' | 'agency' | 'scope' | 'sections' | 'leftovers' | 'preamble'>> & {
    readonly narrative?: Narrative
  }

/** What the checks of two years look at. */
export type YearReport = Pick<Report, 'era' | 'year' | 'scope' | 'cells' | 'status'>

/** A finding before its fingerprint is known. */
export type Verdict = Omit<Finding, 'fingerprint'>

/** A report as its checks see it: indexed once, judged once. */
export interface Examination {
  readonly report: CheckedReport
  /** Null where the report's era has no form. */
  readonly form: FormSlots | null
  /** The printed cells by slot of the form. */
  readonly cells: SlottedCells
  /** The same cells as numbers. */
  readonly figures: PrintedFigures
  /** Figures of the prose by the id of the `n_*` check they are for; claims of none are not among them. */
  readonly stated: ReadonlyMap<string, readonly StatedFigure[]>
  /** What the equations of the form say, in the form's order. */
  readonly sums: readonly Verdict[]
}

export interface ReportCheck {
  /** Also the id in findings. */
  readonly id: string
  readonly title: string
  readonly needs: 'report'
  readonly run: (examination: Examination) => readonly Verdict[]
}

export interface YearCheck {
  readonly id: string
  readonly title: string
  readonly needs: 'previous-year'
  readonly run: (current: YearReport, previous: YearReport) => readonly Verdict[]
}

/** A check of one report against several others; who calls it gathers these. */
export interface CrossCheck {
  readonly id: string
  readonly title: string
  readonly needs: 'other-reports'
}

export type Check = ReportCheck | YearCheck | CrossCheck
