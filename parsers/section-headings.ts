/**
 * Section headings of the forms: recognised by their words, with or without a number, alone on a line or at the start
 * of running text. Numbers are not trusted: reports renumber their sections.
 */

import type { SectionDef } from '../src/domain/format.ts'
import { SECTIONS } from './formats/sections.ts'
import { labelOf } from './labels.ts'

const BY_KEY: ReadonlyMap<string, SectionDef> = new Map(
  SECTIONS.flatMap((section) =>
    [section.label, ...section.variants].map((label) => [labelOf(label).key, section] as const),
  ),
)

/** Longest words first, so that a longer heading is not cut at a shorter one inside it. */
const PHRASES: readonly { readonly key: string; readonly section: SectionDef }[] = [...BY_KEY]
  .map(([key, section]) => ({ key, section }))
  .sort((a, b) => b.key.length - a.key.length)

const MAX_HEADING = 60

/** The section a line is the heading of, or null: the whole line must be the heading. */
export function sectionOfHeading(line: string): SectionDef | null {
  if (line.length > MAX_HEADING) return null
  const { key, enumerator } = labelOf(line)
  const section = BY_KEY.get(key) ?? null
  // 概述 or 基本情况 alone on a line is a word, not a heading of this form.
  if (section !== null && key.length < 4 && enumerator === null) return null
  return section
}

/** （二）主动公开政府信息情况 is most often a head inside section one. */
export const isBracketed = (line: string): boolean => /^\s*[（(]/u.test(line)

export const isSectionHeading = (line: string): boolean => sectionOfHeading(line) !== null

export interface InlineHeading {
  readonly section: SectionDef
  /** Offset of the heading and of the text after it. */
  readonly at: number
  readonly end: number
}

const NUMBERED = /[一二三四五六七八九]\s*[、.．]\s*/gu

/** Headings inside running text: a number and the words of a heading right after it (`…。一、总体情况2021年…`). */
export function inlineHeadings(text: string): InlineHeading[] {
  const found: InlineHeading[] = []
  for (const match of text.matchAll(NUMBERED)) {
    const from = match.index + match[0].length
    const heading = phraseAt(text, from)
    if (heading !== null) found.push({ section: heading.section, at: match.index, end: heading.end })
  }
  return found
}

const WORD = /[\p{L}\p{N}]/u

/** Matches the words of a heading from `from` on, skipping spaces and punctuation between them. */
function phraseAt(text: string, from: number): { section: SectionDef; end: number } | null {
  let words = ''
  const ends: number[] = []
  const longest = PHRASES[0]?.key.length ?? 0
  for (let i = from; i < text.length && words.length < longest; i += 1) {
    const char = text[i] ?? ''
    if (WORD.test(char)) {
      words += char
      ends.push(i + 1)
    } else if (!/[\s、，,]/u.test(char)) break
  }
  for (const { key, section } of PHRASES)
    if (words.startsWith(key)) return { section, end: ends[key.length - 1] ?? from }
  return null
}
