/**
 * Which report year a title names. Law kept here: a year is read only where it is printed as a year of the report;
 * dates, notice numbers and ranges are no years, and two different years are a doubt, never a choice.
 */
import { allMatches } from './all-matches.ts'

const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

const FIRST_YEAR = 2008
const LAST_YEAR = 2035

const CHINESE_YEAR = /二[〇○零O][〇○零O一二三][〇○零O一二三四五六七八九](?=年)/gu
const DATES =
  /20\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月(?:\d{1,2}日?)?)(?:\d{1,2}:\d{2}(?::\d{2})?)?|(?<!\d)20\d{6}(?!\d)/gu
const NOTICE_NUMBERS = /[([【〔]20\d{2}[)\]】〕]第?\d+号/gu
const EMPTY_BRACKETS = /\(\)|\[\]|【】|〔〕/gu
const RANGES = /20\d{2}年?(?:-|~|—|至|到)+20\d{2}年?/u
const YEARS = /(?<!\d)(20[0-3]\d)(?!\d)年?度?/gu

export interface TitleYear {
  readonly year: number | null
  /** Every year seen, in order, without repeats. */
  readonly years: readonly number[]
  /** True where a span of years is printed. */
  readonly range: boolean
}

/** `二〇二一年` → `2021年`; everything else stays. */
function chineseYearsToDigits(text: string): string {
  if (!text.includes('二')) return text
  return text.replace(CHINESE_YEAR, (year) => [...year].map((digit) => DIGITS[digit] ?? digit).join(''))
}

/** Drops printed dates and notice numbers, whose years are not report years. */
export function withoutDates(text: string): string {
  const dateless = text.includes('20') ? text.replace(DATES, '').replace(NOTICE_NUMBERS, '') : text
  return dateless.replace(EMPTY_BRACKETS, '')
}

/** The report year in a title already freed of white space and full-width forms. */
export function yearOf(text: string): TitleYear {
  const cleaned = withoutDates(chineseYearsToDigits(text))
  const years = allMatches(YEARS, cleaned)
    .map((match) => Number(match[1]))
    .filter((year) => year >= FIRST_YEAR && year <= LAST_YEAR)
  const distinct = [...new Set(years)]
  const range = RANGES.test(cleaned)
  return { year: distinct.length === 1 && !range ? (distinct[0] ?? null) : null, years: distinct, range }
}

/** Removes the years of a report from a name: `2020年下陆区医保局` → `下陆区医保局`. */
export function withoutYears(text: string): string {
  return withoutDates(chineseYearsToDigits(text)).replace(
    /[([【〔]?(?<!\d)20[0-3]\d(?!\d)年?度?[)\]】〕]?/gu,
    '',
  )
}
