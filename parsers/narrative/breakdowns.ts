/** Lists of parts behind a whole: `共115篇，其中业务工作71篇、…其他21篇`. Only figures of the whole's own measure word are parts. */
import type { StatedBreakdown } from '../../src/domain/narrative.ts'
import { CHANNEL } from '../formats/narrative-roles.ts'
import { type Passage, placeOf, type Sentence } from './passage.ts'
import type { Token } from './tokens.ts'

const CUE = /其中|分别(?:是|为)?|(?:具体)?(?:情况)?如下/u
const LEADS_WHOLE_LIST = /分别|如下/u
const REST = /其[他它余]/u
/** Figures that compare or that stand in brackets are no parts. */
const NO_PART = /同比|增|减|较|比|占/u
const REACH = 300
const LONGEST = 600
const BRACKET_REACH = 60

/** Every list with at least two parts. */
export function breakdownsOf(passage: Passage): readonly StatedBreakdown[] {
  const { text, sentences } = passage
  if (!CUE.test(text)) return []
  const found: StatedBreakdown[] = []
  let whole: { readonly token: Token; readonly sentence: Sentence } | null = null
  let listed = -1
  for (let index = 0; index < sentences.length; index += 1) {
    const sentence = sentences[index]
    for (let at = 0; sentence !== undefined && at < sentence.tokens.length; at += 1) {
      const token = sentence.tokens[at]
      if (token === undefined || token.start <= listed) continue
      const from = sentence.tokens[at - 1]?.end ?? sentence.start
      if (whole !== null && isNear(whole, token) && CUE.test(text.slice(from, token.start))) {
        const end = endOfList(passage, index)
        const list = breakdown(passage, whole, sentence, token, end, text.slice(whole.token.end, token.start))
        if (list !== null) found.push(list)
        listed = end
      }
      if (token.start > listed && token.unit !== '%' && !isBracketed(text, token.start))
        whole = { token, sentence }
    }
  }
  return found
}

/** Whether an open bracket stands before `at`. */
function isBracketed(text: string, at: number): boolean {
  const from = Math.max(0, at - BRACKET_REACH)
  for (let i = at - 1; i >= from; i -= 1) {
    const char = text.charAt(i)
    if (char === '（' || char === '(') return true
    if (char === '）' || char === ')') return false
  }
  return false
}

function isNear(whole: { readonly token: Token }, token: Token): boolean {
  return whole.token.unit === token.unit && token.start - whole.token.end <= REACH
}

/** A list runs to the end of its paragraph's sentence; semicolons may part its entries. */
function endOfList({ text, sentences }: Passage, index: number): number {
  let last = index
  while (/[；;]/u.test(text[sentences[last]?.end ?? -1] ?? '') && sentences[last + 1] !== undefined) last += 1
  return sentences[last]?.end ?? 0
}

function breakdown(
  passage: Passage,
  whole: { readonly token: Token },
  sentence: Sentence,
  first: Token,
  end: number,
  between: string,
): StatedBreakdown | null {
  const { text } = passage
  if (end - first.start > LONGEST) return null
  const tokens = passage.sentences
    .filter((one) => one.start < end && one.end > first.start)
    .flatMap((one) => one.tokens)
  const from = tokens.indexOf(first)
  const labels = tokens.map((token, at) => ({
    token,
    label: text.slice(tokens[at - 1]?.end ?? sentence.start, token.start),
  }))
  const parts = labels
    .slice(from)
    .filter(
      ({ token, label }) =>
        token.unit === whole.token.unit && !NO_PART.test(label) && !isBracketed(text, token.start),
    )
  if (parts.length < 2) return null
  const nested = parts.slice(1).some(({ label }) => CUE.test(label))
  const channels = CHANNEL.test(text.slice(first.start - 40 < 0 ? 0 : first.start - 40, end))
  const exhaustive =
    !nested && !channels && (LEADS_WHOLE_LIST.test(between) || REST.test(parts.at(-1)?.label ?? ''))
  return {
    ...placeOf(passage, sentence, first.start, parts.at(-1)?.token.end ?? first.end),
    whole: whole.token.value,
    parts: parts.map(({ token }) => token.value),
    exhaustive,
  }
}
