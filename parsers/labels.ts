/**
 * Labels as the form means them: one spelling for every way a page prints the same words. Full-width and half-width,
 * inner white space, enumerators, quotes, bracketed notes and punctuation do not tell two labels apart; nothing else is
 * forgiven, so a label that does not match stays unmatched.
 */
import { boundedMemo } from './bounded-memo.ts'

export interface Label {
  /** The bare words: letters and digits only. Empty for a cell that holds nothing but a bracketed note. */
  readonly key: string
  /** The first leading enumerator without its punctuation, e.g. `六` of `（六）其他`, `3` of `3.其他`; null without. */
  readonly enumerator: string | null
}

const ENUMERATOR =
  /^(?:\(([一二三四五六七八九十]{1,3}|\d{1,2})\)|([一二三四五六七八九十]{1,3}|\d{1,2})[、.,)]|(\d{1,2})(?=[^\d年月日%]))/
const OPENING = '([{【〔〖'
const CLOSING = ')]}】〕〗'
const NOT_A_WORD = /[^\p{L}\p{N}]+/gu
const PRINTED_UNIT = /(?:单位)?万?元$/

/** White space and the invisible characters that editors leave behind. */
export const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff\u00ad]+/gu

function withoutNotes(text: string): string {
  if (!/[([{【〔〖]/.test(text)) return text
  let depth = 0
  let kept = ''
  for (const char of text) {
    if (OPENING.includes(char)) depth += 1
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += char
  }
  return kept
}

/** Reads a printed label. Linear in the length of the text; texts over 200 characters are no labels and give an empty key. */
export const labelOf: (text: string) => Label = boundedMemo((text) => {
  if (text.length > 200) return { key: '', enumerator: null }
  let rest = text.normalize('NFKC').replace(INVISIBLE, '')
  let enumerator: string | null = null
  for (let round = 0; round < 3; round += 1) {
    const match = ENUMERATOR.exec(rest)
    if (match === null) break
    enumerator ??= match[1] ?? match[2] ?? match[3] ?? null
    rest = rest.slice(match[0].length)
  }
  const words = withoutNotes(rest).replace(NOT_A_WORD, '').replaceAll('其它', '其他')
  const key = words.length > 4 ? words.replace(PRINTED_UNIT, '') : words
  return { key, enumerator }
})
