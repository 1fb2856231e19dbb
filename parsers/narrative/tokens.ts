/** Numbers with their measure word, as they stand in squeezed prose. Round figures (约, 余, 多) are no figures. */
import { allMatches } from '../../src/domain/all-matches.ts'
import { chineseNumber } from '../chinese-number.ts'

export interface Token {
  readonly value: number
  readonly decimals: number
  readonly unit: string
  readonly start: number
  readonly end: number
}

const UNITS = '件次|条次|人次|件|条|宗|起|份|次|个|例|项|篇|部|期|场|万元|元|%'
const FIGURE = new RegExp(
  // What a figure starts with is looked for first: the look behind is dear at every other character.
  `(?=[\\d零〇一二两三四五六七八九十百千万])(?<![\\d第.]|\\d[ ,，])(?:(\\d{1,3}(?:[,，]\\d{3}){1,4}|\\d{1,9})(?:\\.(\\d{1,4}))?|([零〇一二两三四五六七八九十百千万]{1,9}))(余|多)?(${UNITS})(?!以上|以下|以内|左右)`,
  'gu',
)
const ROUND = /(?:约|近|超过?|逾|不少于|不低于|达到?|至少|第|每|前|这|各|某|同|\d)$/u
const ROUND_BUT_SURE = /达到?$/u

/** All figures of a squeezed text in order; round ones are left out. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of allMatches(FIGURE, text)) {
    const [whole, digits, fraction, words, round, unit = ''] = match
    const before = text.slice(Math.max(0, match.index - 3), match.index)
    if (round !== undefined || (ROUND.test(before) && !ROUND_BUT_SURE.test(before))) continue
    const value =
      digits === undefined
        ? wordValue(words ?? '')
        : Number(`${digits.length > 3 ? digits.replace(/[,，]/gu, '') : digits}.${fraction ?? 0}`)
    if (value === null) continue
    tokens.push({
      value,
      decimals: fraction?.length ?? 0,
      unit,
      start: match.index,
      end: match.index + whole.length,
    })
  }
  return tokens
}

/** In running text a 一 before a measure word is one. */
const wordValue = (words: string): number | null =>
  words === '一' ? 1 : words === '两' ? 2 : chineseNumber(words)
