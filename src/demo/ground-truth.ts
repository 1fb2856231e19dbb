/** What the sample portal holds, exactly: for tests and benches that compare a reading with the truth. */
import type { Era } from '../domain/format.ts'
import { agencyOf } from './agencies.ts'
import {
  CARRY_BREAK,
  CONTRADICTION,
  LATE,
  MISSING,
  OLD_FORM,
  type PrintedCell,
  REVISED,
  type Revision,
  WRONG_SUM,
} from './planted.ts'
import { siteDecoys, siteReports } from './site.ts'

export interface TrueReport {
  readonly agency_key: string
  /** The name that stands in the title. */
  readonly agency: string
  readonly year: number
  readonly era: Era
  readonly scope: 'own' | 'government_organ' | 'regional_summary'
  readonly title: string
  readonly published_on: string
  readonly path: string
  /** Cell id → what is printed, for every cell of the form. */
  readonly cells: ReadonlyMap<string, PrintedCell>
  /** Section id → text as printed, paragraphs joined with a line break. */
  readonly sections: Readonly<Record<string, string>>
}

export interface GroundTruth {
  readonly reports: readonly TrueReport[]
  readonly decoyPaths: readonly string[]
  readonly missing: readonly BodyYear[]
  readonly late: readonly (BodyYear & { readonly days: number })[]
  /** Every equation that does not hold, and every figure of the text that contradicts its table or its own list. */
  readonly broken: readonly (BodyYear & { readonly check: string; readonly key: string })[]
  /** Reports for years from 2021 that still use the form of 2019. */
  readonly oldForm: readonly BodyYear[]
  /** The report that revision 2 changes, and the cells that change. */
  readonly revised: BodyYear & { readonly cells: readonly string[] }
}

export interface BodyYear {
  readonly agency_key: string
  readonly year: number
}

/** Whose figures a body's report holds. */
export function scopeOf(kind: string): TrueReport['scope'] {
  if (kind === 'government') return 'regional_summary'
  return kind === 'government_office' ? 'government_organ' : 'own'
}

/** The truth of a revision; only the revised report differs. */
export function groundTruth(revision: Revision = 1): GroundTruth {
  return {
    reports: siteReports(revision).map((report) => ({
      agency_key: report.agency.key,
      agency: report.agency.kind === 'government' ? '柏川区' : report.agency.name,
      year: report.year,
      era: report.format.id,
      scope: scopeOf(report.agency.kind),
      title: report.title,
      published_on: report.published,
      path: report.path,
      cells: report.cells,
      sections: Object.fromEntries(
        Object.entries(report.narrative.sections).map(([id, paragraphs]) => [id, paragraphs.join('\n')]),
      ),
    })),
    decoyPaths: siteDecoys().map((page) => page.path),
    missing: [bodyYear(MISSING)],
    late: [{ ...bodyYear(LATE), days: LATE.days }],
    broken: [
      { ...bodyYear(WRONG_SUM), check: 't3_row_total', key: 'granted' },
      { ...bodyYear(WRONG_SUM), check: 't3_outcome_sum', key: 'total' },
      { ...bodyYear(CARRY_BREAK), check: 'x_carry', key: CARRY_BREAK.column },
      { ...bodyYear(CARRY_BREAK), check: 'x_carry', key: 'total' },
      { ...bodyYear(CONTRADICTION), check: 'n_new_requests', key: 'new_requests' },
      // The text lists the outcomes with the wrong total among them.
      { ...bodyYear(WRONG_SUM), check: 'n_breakdown_sum', key: 'list_1' },
    ],
    oldForm: OLD_FORM.years.map((year) => bodyYear({ id: OLD_FORM.id, year })),
    revised: { ...bodyYear(REVISED), cells: Object.keys(REVISED.by) },
  }
}

function bodyYear({ id, year }: { readonly id: string; readonly year: number }): BodyYear {
  return { agency_key: agencyOf(id)?.key ?? id, year }
}
