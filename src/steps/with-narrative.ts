/** A report with what its prose states in figures, as the checks of the text want it. */
import { narrativeOf } from '../../parsers/narrative/narrative-of.ts'
import type { Narrative } from '../domain/narrative.ts'
import type { Report } from '../domain/report.ts'

type Written = Partial<Pick<Report, 'sections' | 'preamble' | 'agency' | 'scope'>> & Pick<Report, 'year'>

/** Unchanged where the text was not handed on: the checks of the text then say nothing. */
export function withNarrative<R extends Written>(report: R): R & { readonly narrative?: Narrative } {
  const { sections, preamble, year, agency = null, scope = 'unknown' } = report
  if (sections === undefined) return report
  return { ...report, narrative: narrativeOf(sections, { year, agency, scope }, preamble) }
}
