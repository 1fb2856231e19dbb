/**
 * Every date that may be the day of publication, each with where it stood. Law kept here: only a labelled publication
 * date or page meta makes `published_on`; a signature, 成文日期 or URL date is kept apart, and page clocks, 更新时间 and
 * the like are no candidates at all.
 */
import { allMatches } from '../../src/domain/all-matches.ts'
import type { Reading } from '../../src/domain/block.ts'
import { isIsoDate } from '../../src/domain/calendar.ts'
import type { DateCandidate } from '../../src/domain/report.ts'
import type { Head } from './head.ts'
import { PUBLISHED_LABELS, WRITTEN_LABELS } from './label-words.ts'

const DATE = '(20[0-3]\\d)\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d)\\s*日?'
/** As catalogues print it, with or without the clock: 20240119, 20240119153000. */
const COMPACT = '(20[0-3]\\d)(0[1-9]|1[0-2])([0-2]\\d|3[01])(?:\\d{6})?(?!\\d)'
const LABELLED = `(?:${DATE}|${COMPACT})`
const ANY_DATE = new RegExp(`(?<!\\d)${LABELLED}`, 'u')
const spaced = (words: Iterable<string>): string => [...words].map((word) => [...word].join('\\s*')).join('|')

/** Alone they mean publication; after another word (更新时间, 采集时间) they mean anything. */
const BARE = ['时间', '日期']

const NO_CLOCK = '(?!\\s*日?\\s*[(（]?星期)'
const PUBLISHED_LABEL = new RegExp(
  `(?:${spaced(PUBLISHED_LABELS)})\\s*[\\])】]?\\s*[:：]?\\s*[\\])】]?\\s*${LABELLED}${NO_CLOCK}`,
  'gu',
)
const BARE_LABEL = new RegExp(
  `(?<!\\p{Script=Han})(?<![新集印成前改载在入问览]\\s+)(?:${spaced(BARE)})\\s*[:：]\\s*${LABELLED}${NO_CLOCK}`,
  'gu',
)
const WRITTEN_LABEL = new RegExp(`(?:${spaced(WRITTEN_LABELS)})\\s*[:：]?\\s*${LABELLED}`, 'gu')
/** A line that ends in such a label, for a date that is all of the next line: 【发布日期】, 发布时间：. */
const LABEL_LAST = new RegExp(
  `(?:^|[\\s|【[])(?:${spaced([...PUBLISHED_LABELS, ...WRITTEN_LABELS])})\\s*[\\])】]?\\s*[:：]?$`,
  'u',
)
const DATE_LINE = new RegExp(`^${LABELLED}(?:\\s*\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?$`, 'u')
const LONGEST_LABEL_LINE = 60
const ALONE = new RegExp(`^[(（]?\\s*(${DATE})\\s*[)）]?$`, 'u')

const META_NAMES = [
  'pubdate',
  'publishdate',
  'publish_date',
  'publishtime',
  'publicationdate',
  'article:published_time',
]

/** All candidates, those of publication first. */
export function findDates(reading: Reading, head: Head, url: string | null): readonly DateCandidate[] {
  const texts = head.lines.map(({ text }) => text)
  const lines = [...texts, ...overTwoLines(texts)].flatMap((text) =>
    mayLabelDate(text) ? [plainLine(text)] : [],
  )
  const labelled = [
    ...tableDates(head, PUBLISHED_LABELS, 'label'),
    ...inLines(lines, PUBLISHED_LABEL, 'label'),
    ...inLines(lines, BARE_LABEL, 'label'),
  ]
  const atEnd =
    labelled.length > 0
      ? []
      : inLines(head.closing.filter(mayLabelDate).map(plainLine), PUBLISHED_LABEL, 'label')
  const written = [
    ...tableDates(head, WRITTEN_LABELS, 'written'),
    ...inLines(lines, WRITTEN_LABEL, 'written'),
  ]
  return dedupe([
    ...labelled,
    ...atEnd,
    ...metaDates(reading),
    ...written,
    ...signatureDate(head.closing),
    ...urlDate(url),
  ])
}

/** The day of publication: the first labelled date, else the first of page meta. */
export function publicationDate(dates: readonly DateCandidate[]): string | null {
  return (
    (dates.find(({ source }) => source === 'label') ?? dates.find(({ source }) => source === 'meta'))?.date ??
    null
  )
}

/** Labels whose date stands alone in the next line, both as one line. */
function overTwoLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    const next = lines[at + 1] ?? ''
    if (line.length > LONGEST_LABEL_LINE || next.length > LONGEST_LABEL_LINE) return []
    const isSo = DATE_STARTS.includes(next.charAt(0)) && LABEL_LAST.test(line)
    return isSo && DATE_LINE.test(plainDigits(next)) ? [`${line} ${next}`] : []
  })
}

/** A cheap first look: every labelled date has a year, and every label one of these words. */
function mayLabelDate(line: string): boolean {
  return (
    (line.includes('期') || line.includes('间') || line.includes('于')) && /20|２０|二[〇○零]/u.test(line)
  )
}

const plainLine = (line: string): string => plainDigits(line.slice(0, 2_000))

function inLines(lines: readonly string[], pattern: RegExp, source: string): DateCandidate[] {
  return lines.flatMap((line) =>
    allMatches(pattern, line).flatMap((match) =>
      candidate(match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6], source, match[0]),
    ),
  )
}

function tableDates(head: Head, labels: ReadonlySet<string>, source: string): DateCandidate[] {
  return head.labels
    .filter(({ label }) => labels.has(label))
    .flatMap(({ label, value }) => dateIn(value, source, `${label} ${value}`))
}

function metaDates(reading: Reading): DateCandidate[] {
  return META_NAMES.flatMap((name) =>
    (reading.meta.get(name) ?? []).flatMap((value) => dateIn(value, 'meta', value)),
  )
}

function dateIn(value: string, source: string, raw: string): DateCandidate[] {
  const match = ANY_DATE.exec(plainDigits(value.slice(0, 200)))
  if (match === null) return []
  return candidate(match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6], source, raw)
}

/** A line at the end that is nothing but a date, in digits or 二〇二二年一月二十日. */
function signatureDate(closing: readonly string[]): DateCandidate[] {
  return closing.slice(-6).flatMap((line) => {
    if (!DATE_STARTS.includes(line.charAt(0))) return []
    const match = ALONE.exec(plainDigits(line.replace(/\s/gu, '')))
    return match === null ? [] : candidate(match[2], match[3], match[4], 'signature', line)
  })
}

function urlDate(url: string | null): DateCandidate[] {
  if (url === null) return []
  const path = url.replace(/^[a-z]+:\/\/[^/]*/iu, '')
  const match =
    /[/_]t(20[0-3]\d)(\d{2})(\d{2})_/u.exec(path) ??
    /\/(20[0-3]\d)[/-](\d{1,2})[/-](\d{1,2})\//u.exec(path) ??
    /\/(20[0-3]\d)(\d{2})(\d{2})\//u.exec(path) ??
    /\/(20[0-3]\d)(\d{2})\/(\d{2})\//u.exec(path)
  return match === null ? [] : candidate(match[1], match[2], match[3], 'url', match[0])
}

function candidate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  source: string,
  raw: string,
): DateCandidate[] {
  const date = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  return isIsoDate(date) ? [{ date, source, raw: raw.replace(/\s+/gu, ' ').trim() }] : []
}

const DATE_STARTS = '2２(（二〇○零一三四五六七八九'
const CHINESE_DIGITS = '〇一二三四五六七八九'

const CHINESE_DATE =
  /([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/gu
const FULL_WIDTH = /[０-９－．／：]/gu
/** Without any of these nothing is replaced. */
const NOT_PLAIN = /[０-９－．／：]|[一二三四五六七八九十]日/u

/** `二〇二二年一月二十日` and `２０２２年１月２０日` → `2022年1月20日`; other text stays as it is. */
function plainDigits(line: string): string {
  if (!NOT_PLAIN.test(line)) return line
  return line
    .replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(CHINESE_DATE, (_, year: string, month: string, day: string) => {
      const digits = [...year].map((digit) => CHINESE_DIGITS.indexOf(/[○零]/u.test(digit) ? '〇' : digit))
      return `${digits.join('')}年${upTo31(month)}月${upTo31(day)}日`
    })
}

function upTo31(text: string): number {
  if (!text.includes('十')) return CHINESE_DIGITS.indexOf(text)
  const [tens = '', ones = ''] = text.split('十')
  return (
    (tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones))
  )
}

function dedupe(dates: readonly DateCandidate[]): readonly DateCandidate[] {
  return dates.filter(
    ({ date, source }, index) =>
      dates.findIndex((other) => other.date === date && other.source === source) === index,
  )
}
