/** A section cut into sentences, each knowing its paragraph and what the paragraph is about. */
import type { TextPlace } from '../../src/domain/narrative.ts'
import type { Squeezed } from './squeeze.ts'
import { type Token, tokensOf } from './tokens.ts'

export type Topic = 'requests' | 'cases' | 'other' | null

export interface Sentence {
  readonly start: number
  readonly end: number
  /** What stands there. */
  readonly text: string
  /** Number of its paragraph. */
  readonly paragraph: number
  readonly topic: Topic
  readonly tokens: readonly Token[]
}

export interface Passage extends Squeezed {
  readonly section: string
  readonly sentences: readonly Sentence[]
}

const HEAD =
  /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、]|[一二三四五六七八九]是)/u
const HEAD_STARTS = '（(一二三四五六七八九十0123456789'
const OF_REQUESTS = /依申请公开|公开申请|申请公开|申请情况/u
const OF_CASES = /行政复议|行政诉讼/u
const SECTION_TOPIC: Readonly<Record<string, Topic>> = {
  requests: 'requests',
  review_and_litigation: 'cases',
}
const LINE_END = 0x0a
const ENDS: ReadonlySet<number> = new Set([...'。；;！!？?\n'].map((mark) => mark.charCodeAt(0)))
/** No sentence is longer: a text without stops is cut, so that the work stays linear. */
const LONGEST_SENTENCE = 1000
const QUOTE = 80

const NO_TOKENS: readonly Token[] = []

/** Of a Chinese text most characters by far: none of them ends a sentence. */
const isWord = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Sentences of one section; a head `（二）依申请公开情况` gives its topic to all that follows up to the next head. */
export function passageOf(section: string, squeezed: Squeezed): Passage {
  const { text } = squeezed
  const tokens = tokensOf(text)
  const sentences: Sentence[] = []
  let topic: Topic = SECTION_TOPIC[section] ?? null
  let from = 0
  let paragraph = 0
  let next = 0
  const close = (end: number): void => {
    const head = HEAD_STARTS.includes(text.charAt(from)) ? text.slice(from, Math.min(end, from + 30)) : ''
    if (HEAD.test(head)) topic = OF_REQUESTS.test(head) ? 'requests' : OF_CASES.test(head) ? 'cases' : 'other'
    const first = next
    while ((tokens[next]?.start ?? Number.POSITIVE_INFINITY) < end) next += 1
    const own = next === first ? NO_TOKENS : tokens.slice(first, next)
    sentences.push({ start: from, end, text: text.slice(from, end), paragraph, topic, tokens: own })
  }
  const closeAll = (end: number): void => {
    for (; end - from > LONGEST_SENTENCE; from += LONGEST_SENTENCE) close(from + LONGEST_SENTENCE)
    if (end > from) close(end)
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isWord(code) || !ENDS.has(code)) continue
    closeAll(at)
    from = at + 1
    if (code === LINE_END) paragraph += 1
  }
  closeAll(text.length)
  return { ...squeezed, section, sentences }
}

/** Place and quotation of `start`–`end` (squeezed) within a sentence. */
export function placeOf(passage: Passage, sentence: Sentence, start: number, end: number): TextPlace {
  const room = Math.max(0, QUOTE - (end - start))
  const from =
    sentence.end - sentence.start <= QUOTE ? sentence.start : Math.max(sentence.start, start - (room >> 1))
  const to = Math.min(sentence.end, from + QUOTE)
  return {
    section: passage.section,
    start: passage.original(start),
    end: passage.original(end - 1) + 1,
    quote: passage.text.slice(from, to),
  }
}
