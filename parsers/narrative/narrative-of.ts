/** Section texts → what they state in figures. Pure and linear: no document, no table, no judgement. */
import type { Narrative } from '../../src/domain/narrative.ts'
import type { Section } from '../../src/domain/report.ts'
import { breakdownsOf } from './breakdowns.ts'
import { feesOf } from './fees.ts'
import { type Passage, passageOf } from './passage.ts'
import { percentsOf } from './percents.ts'
import { periodsOf } from './periods.ts'
import type { Speaker } from './qualifier.ts'
import { squeeze } from './squeeze.ts'
import { statedFigures } from './stated-figures.ts'
import { zeroClaims } from './zero-claims.ts'

/** Nothing a person writes into one section is longer; the rest of such a text is not looked at. */
const LONGEST = 200_000

/**
 * What the sections state. `speaker` tells the report year and whose figures they ought to be; `preamble`, the text
 * before section one, only names the period.
 */
export function narrativeOf(sections: readonly Section[], speaker: Speaker, preamble = ''): Narrative {
  // Sections that are tables have no text.
  const written = sections.filter(({ text }) => text !== '')
  const parts = written.map(({ id, text }) =>
    statementsOf(passageOf(id, squeeze(text.slice(0, LONGEST))), speaker),
  )
  return {
    figures: parts.flatMap((part) => part.figures),
    percents: parts.flatMap((part) => part.percents),
    breakdowns: parts.flatMap((part) => part.breakdowns),
    periods: [
      ...periodsOf(passageOf('preamble', squeeze(preamble.slice(0, LONGEST)))),
      ...parts.flatMap((part) => part.periods),
    ],
  }
}

function statementsOf(passage: Passage, speaker: Speaker): Narrative {
  const figures = statedFigures(passage, speaker)
  return {
    figures: [...figures, ...zeroClaims(passage, speaker), ...feesOf(passage, speaker)],
    percents: percentsOf(passage, figures),
    breakdowns: breakdownsOf(passage),
    periods: periodsOf(passage),
  }
}
