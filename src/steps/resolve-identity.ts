/**
 * Whose report a page is and of which year, from the page first and the list second. Law: where two sources name
 * different bodies or years nothing is chosen; a person decides, and until then the duty is held.
 */
import { type AgencyCandidate, matchAgency } from '../domain/agency-name.ts'
import type { Report } from '../domain/report.ts'
import type { TitleVerdict } from '../domain/title.ts'

export interface IdentityInput {
  /** Null before the page was read: then the list alone speaks. */
  readonly report: Pick<Report, 'agency' | 'year'> | null
  /** What the list said. */
  readonly listed: TitleVerdict
  /** Named by the portal file for the whole column. */
  readonly columnAgency: string | null
  /** Steps to the page as it prints them, deepest first; they speak only where nothing else names a body. */
  readonly breadcrumb?: readonly string[]
  readonly candidates: readonly AgencyCandidate[]
  readonly region_code: string
  readonly region: string | null
}

export type Identity =
  | { readonly state: 'known'; readonly agency_key: string; readonly year: number }
  | {
      readonly state: 'held'
      readonly agency_keys: readonly string[]
      readonly year: number | null
      readonly reason: string
      /** The year the page prints where the list says another: the report may be that year's, too. */
      readonly printed_year?: number
    }
  | {
      readonly state: 'unmatched'
      /** The fullest name that was printed; null where none was. */
      readonly name: string | null
      readonly year: number | null
      readonly reason: string
      /** Bodies it may be; empty where a name was printed that is none of theirs. */
      readonly candidates: readonly string[]
    }

interface Named {
  readonly from: string
  readonly name: string
}

export function resolveIdentity(input: IdentityInput): Identity {
  const { report, listed } = input
  const names = namesOf(input)
  if (names.length === 0) names.push(...stepOf(input))
  const matched = names.map((named) => ({
    named,
    match: matchAgency(named.name, input.candidates, input.region_code, input.region),
  }))
  const keys = matched.flatMap(({ match }) => ('key' in match ? [match.key] : []))
  // The list's body first: it is its duty that the page was to fulfil.
  const distinct = [...new Set(keys.toReversed())]
  const printed = report?.year ?? null
  const year = printed ?? listed.year
  if (printed !== null && listed.year !== null && printed !== listed.year)
    return {
      state: 'held',
      agency_keys: distinct,
      year: listed.year,
      printed_year: printed,
      reason: `the list says ${listed.year}, the page says ${printed}`,
    }
  if (distinct.length > 1)
    return {
      state: 'held',
      agency_keys: distinct,
      year,
      reason: `different bodies are named: ${matched
        .filter(({ match }) => 'key' in match)
        .map(({ named }) => `${named.name} (${named.from})`)
        .join(', ')}`,
    }
  const key = distinct[0]
  if (key === undefined) {
    const doubts = matched.flatMap(({ match }) => ('doubt' in match ? [match] : []))
    return {
      state: 'unmatched',
      name: names[0]?.name ?? null,
      year,
      reason: doubts[0]?.doubt ?? 'no body is named',
      candidates: [...new Set(doubts.flatMap(({ candidates }) => candidates))],
    }
  }
  if (year === null)
    return { state: 'held', agency_keys: [key], year: null, reason: 'no report year is printed' }
  return { state: 'known', agency_key: key, year }
}

/** Names in order of trust: the page's own, the title in the list, the portal file's. */
function namesOf({ report, listed, columnAgency }: IdentityInput): Named[] {
  return [
    { from: 'page', name: report?.agency },
    { from: 'list', name: listed.agency },
    { from: 'portal file', name: columnAgency },
  ].flatMap(({ from, name }) => (name ? [{ from, name }] : []))
}

/** The deepest step of the breadcrumb that is a body of the region. */
function stepOf({ breadcrumb = [], candidates, region_code, region }: IdentityInput): readonly Named[] {
  const step = breadcrumb.find((name) => 'key' in matchAgency(name, candidates, region_code, region))
  return step === undefined ? [] : [{ from: 'breadcrumb', name: step }]
}

/**
 * True where the report may be that of any body, or of several: while it waits for a person, nobody of the portal may be
 * called missing for its year. A printed name that fits nobody opens no question.
 */
export function leavesQuestionOpen(identity: Identity): boolean {
  if (identity.state === 'known') return false
  if (identity.state === 'held') return identity.agency_keys.length !== 1
  return identity.name === null || identity.candidates.length > 0
}
