/** Zero said in words: 未收到政府信息公开申请, 未发生行政复议、行政诉讼. Anything that limits the words makes it doubtful. */
import { allMatches } from '../../src/domain/all-matches.ts'
import type { StatedFigure, StatedRole } from '../../src/domain/narrative.ts'
import { CHANNEL, NO_CASES, NO_REQUESTS, OTHER_TIME } from '../formats/narrative-roles.ts'
import { type Passage, placeOf, type Sentence } from './passage.ts'
import { doubtOfPrefix, type Speaker } from './qualifier.ts'
import { OF_DISCLOSURE } from './traits.ts'

const NO = /[未无]|没有/u
const BARE = /^(?:公开)?申请(?:表|书|件|事项)?$/u
const YEAR = /(20\d\d)年/gu

/** Every zero claim of a passage. */
export function zeroClaims(passage: Passage, speaker: Speaker): readonly StatedFigure[] {
  return passage.sentences.flatMap((sentence) => {
    const { text } = sentence
    if (!NO.test(text)) return []
    return [
      ...(text.includes('申请') ? ofRequests(passage, sentence, text, speaker) : []),
      ...(text.includes('复议') || text.includes('诉讼') ? ofCases(passage, sentence, text, speaker) : []),
    ]
  })
}

function ofRequests(passage: Passage, sentence: Sentence, text: string, speaker: Speaker): StatedFigure[] {
  return allMatches(NO_REQUESTS, text).map((match) => {
    const bare =
      BARE.test(match[1] ?? match[2] ?? '') && sentence.topic !== 'requests' && !OF_DISCLOSURE.test(text)
    const doubt = bare ? 'it does not say which 申请' : doubtOf(text, match, 'received', speaker)
    return claim(passage, sentence, match, 'received', doubt)
  })
}

function ofCases(passage: Passage, sentence: Sentence, text: string, speaker: Speaker): StatedFigure[] {
  return allMatches(NO_CASES, text).flatMap((match) => {
    const review = (match[1] ?? match[4]) !== undefined
    const litigation = (match[2] ?? match[3]) !== undefined
    const role: StatedRole = review && litigation ? 'review_and_litigation' : review ? 'review' : 'litigation'
    const known = OF_DISCLOSURE.test(text) || sentence.topic === 'cases' || sentence.topic === 'requests'
    const doubt = known
      ? doubtOf(text, match, role, speaker)
      : 'the sentence does not say that it is about 信息公开'
    return [claim(passage, sentence, match, role, doubt)]
  })
}

function doubtOf(text: string, match: RegExpMatchArray, role: StatedRole, speaker: Speaker): string | null {
  const at = match.index ?? 0
  const before = text.slice(0, at)
  const clause = before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf(',')) + 1)
  const years = allMatches(YEAR, text.slice(0, at + match[0].length)).map((found) => Number(found[1]))
  const year = years.at(-1)
  if (year !== undefined && year !== speaker.year) return `it speaks of ${year}`
  if (OTHER_TIME.test(text)) return `“${OTHER_TIME.exec(text)?.[0]}” may take it out of the report year`
  if (CHANNEL.test(before)) return 'it may be of one channel alone'
  return doubtOfPrefix(clause.replace(/^[、：:]/u, ''), role, speaker)
}

function claim(
  passage: Passage,
  sentence: Sentence,
  match: RegExpMatchArray,
  role: StatedRole,
  doubt: string | null,
): StatedFigure {
  const start = sentence.start + (match.index ?? 0)
  return {
    ...placeOf(passage, sentence, start, start + match[0].length),
    role,
    value: 0,
    unit: '件',
    zero_claim: true,
    doubt,
  }
}
