/**
 * Whose report a document is, of which year, when it was published, and for whom it speaks. Law kept here: nothing is
 * guessed; what contradicts itself is listed as a conflict, so that its duty is held until a person has decided.
 */
import type { Reading } from '../../src/domain/block.ts'
import type { DateCandidate, Scope } from '../../src/domain/report.ts'
import type { TitleVerdict } from '../../src/domain/title.ts'
import { findAgency } from './find-agency.ts'
import { findDates, publicationDate } from './find-dates.ts'
import { findPeriodYears } from './find-period.ts'
import { findScope } from './find-scope.ts'
import { findTitle, type TitleCandidate } from './find-title.ts'
import { headOf } from './head.ts'

/** Two statements of one document that cannot both be so. */
interface IdentityConflict {
  readonly field: 'year' | 'agency' | 'published_on'
  /** One sentence with both values. */
  readonly message: string
  readonly values: readonly string[]
}

export interface Identity {
  readonly title: string | null
  /** What the title's own words make of the document; null where they say nothing of reports, or there is no title. */
  readonly verdict: TitleVerdict | null
  /** As printed, in its longest full form. */
  readonly agency: string | null
  /** From the title, else from the stated period of the figures; never from a date. */
  readonly year: number | null
  /** ISO date of a labelled publication date, else of page meta. */
  readonly published_on: string | null
  readonly dates: readonly DateCandidate[]
  readonly scope: Scope
  readonly conflicts: readonly IdentityConflict[]
}

/** Reads the identity of one document; `url` only adds a date candidate. */
export function identify(reading: Reading, input: { readonly url?: string } = {}): Identity {
  const head = headOf(reading)
  const { title, verdict, candidates } = findTitle(reading, head)
  const agency = findAgency(reading, head, candidates)
  const periods = findPeriodYears(head.opening)
  const year = yearOf(verdict, candidates, periods)
  const dates = findDates(reading, head, input.url ?? null)
  const published_on = publicationDate(dates)
  const scope = findScope({
    title,
    hint: verdict?.kind_hint ?? null,
    agency: agency.agency,
    self: agency.self,
    preamble: head.lines.map(({ text }) => text).join('\n'),
    opening: head.opening,
  })
  const conflicts = [
    ...yearConflict(candidates, periods),
    ...(agency.agency === null
      ? []
      : agencyConflict(
          agency.agency,
          agency.others.map(({ name }) => name),
        )),
    ...dateConflicts(dates, published_on, year),
  ]
  return { title, verdict, agency: agency.agency, year, published_on, dates, scope, conflicts }
}

function titleYears(candidates: readonly TitleCandidate[]): readonly number[] {
  return [...new Set(candidates.flatMap(({ verdict }) => (verdict.year === null ? [] : [verdict.year])))]
}

function yearOf(
  verdict: TitleVerdict | null,
  candidates: readonly TitleCandidate[],
  periods: readonly number[],
): number | null {
  const [first] = titleYears(candidates)
  if (verdict !== null && verdict.verdict === 'decoy') return verdict.year
  return verdict?.year ?? first ?? (periods.length === 1 ? (periods[0] ?? null) : null)
}

function yearConflict(candidates: readonly TitleCandidate[], periods: readonly number[]): IdentityConflict[] {
  const titles = titleYears(candidates)
  const values = [...new Set([...titles, ...periods])]
  if (values.length < 2) return []
  const stated = periods.length === 0 ? 'no period' : `the period of the figures ${periods.join(', ')}`
  const message = `the title says ${titles.join(', ') || 'no year'}, the text says ${stated}`
  return [{ field: 'year', message, values: values.map(String) }]
}

function agencyConflict(agency: string, others: readonly string[]): IdentityConflict[] {
  if (others.length === 0) return []
  return [
    {
      field: 'agency',
      message: `${agency} and ${others.join(', ')} are both named as the body`,
      values: [agency, ...others],
    },
  ]
}

function dateConflicts(
  dates: readonly DateCandidate[],
  published_on: string | null,
  year: number | null,
): readonly IdentityConflict[] {
  const stated = dates.filter(({ source }) => source === 'label' || source === 'meta')
  const values = [...new Set(stated.map(({ date }) => date))]
  const differ: IdentityConflict[] =
    values.length < 2
      ? []
      : [
          {
            field: 'published_on',
            message: `more than one publication date is given: ${values.join(', ')}`,
            values,
          },
        ]
  if (published_on === null || year === null || published_on > `${year}-12-31`) return differ
  const message = `published on ${published_on}, before the report year ${year} had ended`
  return [...differ, { field: 'published_on', message, values: [published_on] }]
}
