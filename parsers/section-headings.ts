/**
 * Section headings of the forms: recognised by their words, with or without a number, alone on a line or at the start
 * of running text. Numbers are not trusted: reports renumber their sections.
 */

import { allMatches } from '../src/domain/all-matches.ts'
import type { SectionDef } from '../src/domain/format.ts'
import { MISPRINTS } from './formats/misprints.ts'
import { SECTION_WORDINGS } from './formats/section-wordings.ts'
import { SECTIONS, STATISTICS_SECTIONS } from './formats/sections.ts'
import { labelOf } from './labels.ts'

/** The headings of one kind of report. */
export interface Headings {
  readonly of: 'form' | 'earlier'
  /** Whether numbered lines in like words head a section too: only where the document is known to hold the form. */
  readonly worded: boolean
  readonly sections: readonly SectionDef[]
  readonly byKey: ReadonlyMap<string, SectionDef>
  /** Longest words first, so that a longer heading is not cut at a shorter one inside it. */
  readonly phrases: readonly { readonly key: string; readonly section: SectionDef }[]
  /** The first characters of the headings, and their last two: a line without them is no heading. */
  readonly starts: ReadonlySet<string>
  readonly ends: readonly (readonly [string, string])[]
  /** The very last characters of the headings. */
  readonly lasts: RegExp
}

function headingsOf(of: Headings['of'], sections: readonly SectionDef[]): Headings {
  const byKey = new Map(
    sections.flatMap((section) =>
      [section.label, ...section.variants].map((label) => [labelOf(label).key, section] as const),
    ),
  )
  for (const { printed, meant, place } of MISPRINTS) {
    const section = place === 'section' ? byKey.get(labelOf(meant).key) : undefined
    if (section !== undefined) byKey.set(labelOf(printed).key, section)
  }
  const phrases = [...byKey]
    .map(([key, section]) => ({ key, section }))
    .sort((a, b) => b.key.length - a.key.length)
  const lastTwo = new Set(phrases.map(({ key }) => key.slice(-2)))
  return {
    of,
    worded: false,
    sections,
    byKey,
    phrases,
    starts: new Set(phrases.map(({ key }) => key.charAt(0))),
    ends: [...lastTwo].map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
    lasts: new RegExp([...new Set([...lastTwo].map((pair) => pair.charAt(1)))].join('|'), 'u'),
  }
}

/** Of the forms of 2019 and 2021. */
export const FORM_HEADINGS: Headings = headingsOf('form', SECTIONS)
/** The same of a document that is known to hold the form. */
export const WORDED_FORM_HEADINGS: Headings = { ...FORM_HEADINGS, worded: true }
/** Of reports before 2019. */
export const EARLIER_HEADINGS: Headings = headingsOf('earlier', STATISTICS_SECTIONS)

const MAX_HEADING = 60

/** A cheap first look: most lines are prose that no heading can be made of. */
function mayEndHeading(line: string, { ends, lasts }: Headings): boolean {
  return lasts.test(line) && ends.some(([a, b]) => line.includes(b) && line.includes(a))
}

/** The section a line is the heading of, or null: the whole line must be the heading. */
export function sectionOfHeading(line: string, headings: Headings = FORM_HEADINGS): SectionDef | null {
  if (line.length > MAX_HEADING) return null
  return listedSection(line, headings) ?? (headings.worded ? wordedSection(line) : null)
}

function listedSection(line: string, headings: Headings): SectionDef | null {
  if (!mayEndHeading(line, headings)) return null
  const { key, enumerator } = labelOf(line)
  const section = headings.byKey.get(key) ?? null
  // 概述 or 基本情况 alone on a line is a word, not a heading of this form.
  if (section !== null && key.length < 4 && enumerator === null) return null
  return section
}

const NUMERALS = '一二三四五六'
const ROMANS = 'ⅠⅡⅢⅣⅤⅥ'
/** The number of a heading of its own, not in brackets: those head the parts of a section. */
const NUMBER =
  /^\s*[#*【“"]*\s*(?:第?([一二三四五六])(?:部分)?(?:\s*[、.．,，:：)）]|\s+|(?<=分)|(?=[【“]))|([ⅠⅡⅢⅣⅤⅥ])\s*[、.．]?|0?([1-6])(?:\s*[、.．]|\s+))\s*/u
const LONGEST_WORDED = 40

/** A numbered line whose words are those of a heading in another order or with a few more. */
function wordedSection(line: string): SectionDef | null {
  const match = line.length > LONGEST_WORDED ? null : NUMBER.exec(line)
  if (match === null) return null
  const [whole, numeral, roman, digit] = match
  const number =
    numeral !== undefined
      ? NUMERALS.indexOf(numeral) + 1
      : roman !== undefined
        ? ROMANS.indexOf(roman) + 1
        : Number(digit)
  const words = line.slice(whole.length).normalize('NFKC').replace(NOT_WORDS, '')
  const found = SECTION_WORDINGS.find(
    ({ id, pattern, ownNumber }) =>
      pattern.test(words) && (!ownNumber || (digit === undefined && numberOf(id) === number)),
  )
  return SECTIONS.find(({ id }) => id === found?.id) ?? null
}

const NOT_WORDS = /[^\p{L}\p{N}]+/gu
const numberOf = (id: string): number => SECTIONS.findIndex((section) => section.id === id) + 1

/** （二）主动公开政府信息情况 is most often a head inside section one. */
export const isBracketed = (line: string): boolean => /^\s*[（(]/u.test(line)

/** Whether a line heads a section of a report of any year; a heading of earlier reports must be numbered to be told. */
export function isSectionHeading(line: string): boolean {
  if (sectionOfHeading(line) !== null) return true
  return sectionOfHeading(line, EARLIER_HEADINGS) !== null && labelOf(line).enumerator !== null
}

export interface InlineHeading {
  readonly section: SectionDef
  /** Offset of the heading and of the text after it. */
  readonly at: number
  readonly end: number
}

const NUMBERED = /[一二三四五六七八九]\s*[、.．]\s*/gu

/** Headings inside running text: a number and the words of a heading right after it (`…。一、总体情况2021年…`). */
export function inlineHeadings(text: string, headings: Headings = FORM_HEADINGS): InlineHeading[] {
  const found: InlineHeading[] = []
  for (const match of allMatches(NUMBERED, text)) {
    const from = match.index + match[0].length
    const heading = phraseAt(text, from, headings)
    if (heading !== null) found.push({ section: heading.section, at: match.index, end: heading.end })
  }
  return found
}

const WORD = /[\p{L}\p{N}]/u

/** Matches the words of a heading from `from` on, skipping spaces and punctuation between them. */
function phraseAt(
  text: string,
  from: number,
  { phrases, starts }: Headings,
): { section: SectionDef; end: number } | null {
  let words = ''
  const ends: number[] = []
  const longest = phrases[0]?.key.length ?? 0
  for (let i = from; i < text.length && words.length < longest; i += 1) {
    const char = text[i] ?? ''
    if (WORD.test(char)) {
      if (words === '' && !starts.has(char)) return null
      words += char
      ends.push(i + 1)
    } else if (!/[\s、，,]/u.test(char)) break
  }
  for (const { key, section } of phrases)
    if (words.startsWith(key)) return { section, end: ends[key.length - 1] ?? from }
  return null
}
