/**
 * O15 雷同: sections one and five that are those of another body, or of the body's own year before. Law: words that many
 * print (the law, the form's own sentences) make nobody a copyist, so runs that many reports of the year have are left out
 * first; what is left must be much and alike at 0.9; who copied from whom is not said.
 */
import type { Verdict } from './check.ts'
import {
  maskedText,
  type Runs,
  runsOfMany,
  runsWithout,
  shinglesOf,
  similarity,
  type TextOwner,
} from './shingles.ts'

export const SAMENESS_ID = 'o15_sameness'

export interface NarrativeText extends TextOwner {
  readonly agency_key: string
  readonly agency: string
  readonly source_url: string
  /** Sections one and five, as stored. */
  readonly text: string
}

/** A narrative with its runs, made once. */
export interface RunNarrative extends NarrativeText {
  readonly runs: Runs
}

const ALIKE = 0.9
/** Fewer runs than this beside the common ones are no text to speak of. */
export const FEWEST_RUNS = 200
/** A run in more than this part of a year's reports, and in more reports than these, is common. */
const COMMON_PART = 0.2
const COMMON_REPORTS = 3
const QUOTED = 60
/** Others named in the findings of one report; of a text that all print the first ones will do. */
const MOST = 3

export function runNarrative(narrative: NarrativeText): RunNarrative {
  return { ...narrative, runs: shinglesOf(maskedText(narrative.text, narrative)) }
}

/** Runs that many of some reports of a year print, one report a body. */
export function commonRuns(sample: readonly RunNarrative[]): Runs {
  const many = Math.max(COMMON_REPORTS, sample.length * COMMON_PART)
  return runsOfMany(
    sample.map(({ runs }) => runs),
    many,
  )
}

/** What is said of one narrative beside others; nothing where none is alike. */
export function judgeSameness(
  one: RunNarrative,
  others: readonly RunNarrative[],
  common: Runs,
): readonly Verdict[] {
  const own = runsWithout(one.runs, common)
  if (own.length < FEWEST_RUNS) return []
  return others
    .map((other) => ({ other, theirs: runsWithout(other.runs, common) }))
    .filter(({ theirs }) => theirs.length >= FEWEST_RUNS)
    .map(({ other, theirs }) => ({ other, alike: similarity(own, theirs) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || (a.other.agency_key < b.other.agency_key ? -1 : 1))
    .slice(0, MOST)
    .map(({ other, alike }) => verdictOf(one, other, alike, common))
}

function verdictOf(one: RunNarrative, other: RunNarrative, alike: number, common: Runs): Verdict {
  const itself = one.agency_key === other.agency_key
  const percent = Math.floor(alike * 1000) / 10
  const whose = itself ? `its own report of ${other.year}` : `the report of ${other.agency}`
  return {
    check: SAMENESS_ID,
    key: itself ? 'year_before' : other.agency_key,
    state: 'fail',
    severity: 'warning',
    cells: [],
    expected: null,
    actual: null,
    message: `sections one and five are alike to ${percent} % with ${whose} (${one.source_url} and ${other.source_url}), for example “${sharedSentence(one, other, common)}”`,
  }
}

/** The longest sentence of the one that stands in the other, and is not what everybody prints. */
function sharedSentence(one: RunNarrative, other: RunNarrative, common: Runs): string {
  const theirs = maskedText(other.text, other)
  const found = one.text
    .split(/[。；！？\n]/u)
    .map((sentence) => ({ sentence: sentence.trim(), masked: maskedText(sentence, one) }))
    .filter(({ masked }) => masked.length > 0 && theirs.includes(masked))
    .filter(({ masked }) => runsWithout(shinglesOf(masked), common).length > 0)
    .reduce((longest, { sentence }) => (sentence.length > longest.length ? sentence : longest), '')
  return found.length > QUOTED ? `${found.slice(0, QUOTED)}…` : found
}
