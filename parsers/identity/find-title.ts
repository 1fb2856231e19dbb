/**
 * The title of a document and every other wording that names it. Law kept here: a page that calls itself something else
 * (图解, 指南 …) keeps that title, whatever report titles it links to.
 */
import type { Reading } from '../../src/domain/block.ts'
import { classifyTitle, type TitleVerdict } from '../../src/domain/title.ts'
import { isBodyName } from './body-names.ts'
import type { Head, Line } from './head.ts'
import { TITLE_LABELS } from './label-words.ts'

export interface TitleCandidate {
  readonly text: string
  readonly source: 'meta' | 'label' | 'heading' | 'text' | 'title_tag'
  readonly verdict: TitleVerdict
}

export interface FoundTitle {
  readonly title: string | null
  readonly verdict: TitleVerdict | null
  /** Every wording that is or may be the title of a report, best source first. */
  readonly candidates: readonly TitleCandidate[]
}

const LONGEST_LINE = 60
const LONGEST_TITLE = 110
const SHORTEST_TITLE = 12
const NOT_WORDED = /^not worded/u

/** The best wording of the title, by source: page meta, headings and lines of the text, the window title. */
export function findTitle(reading: Reading, head: Head): FoundTitle {
  const judge = remembering()
  const meta = (reading.meta.get('articletitle') ?? []).map((text) => candidateOf(judge, text, 'meta'))
  const labels = head.labels
    .filter(({ label }) => TITLE_LABELS.has(label))
    .map(({ value }) => candidateOf(judge, value, 'label'))
  const lines = withoutLinks(lineTitles(head.lines, judge), reading)
  const tags = titleTags(reading.titleTag, judge)
  const all = [
    ...meta,
    ...lines.filter(isHeading),
    ...labels,
    ...lines.filter((line) => !isHeading(line)),
    ...tags,
  ]
  const own =
    [...meta, ...labels].find(({ verdict }) => saysOtherwise(verdict)) ?? headingDecoy(head.lines, judge)
  const best =
    own ??
    all.find(({ verdict }) => verdict.verdict === 'report') ??
    all.find(({ verdict }) => verdict.verdict === 'unclear')
  const reports = all.filter(({ verdict }) => verdict.verdict !== 'decoy')
  if (best !== undefined) return { title: best.text, verdict: best.verdict, candidates: reports }
  return { ...titleOfAnother(head.lines, meta, tags, judge), candidates: reports }
}

/**
 * The title of a page that names no report. It speaks against a report only by its own words and only where it is long
 * enough to be a title: the name of a site or of a neighbouring column says nothing of the page under it.
 */
function titleOfAnother(
  lines: readonly Line[],
  meta: readonly TitleCandidate[],
  tags: readonly TitleCandidate[],
  judge: Judge,
): Pick<FoundTitle, 'title' | 'verdict'> {
  const headings = lines
    .filter(({ heading }) => heading)
    .map(({ text }) => candidateOf(judge, text, 'heading'))
  const others = [...meta, ...headings, ...tags]
  const telling = others.find(({ text, verdict }) => saysOtherwise(verdict) && text.length >= SHORTEST_TITLE)
  const shown = telling ?? others[0]
  return { title: shown?.text ?? null, verdict: telling?.verdict ?? null }
}

/** One page prints its title many times over; each wording is judged once. */
type Judge = (text: string) => TitleVerdict

function remembering(): Judge {
  const known = new Map<string, TitleVerdict>()
  return (text) => {
    const verdict = known.get(text) ?? classifyTitle(text)
    known.set(text, verdict)
    return verdict
  }
}

function candidateOf(judge: Judge, text: string, source: TitleCandidate['source']): TitleCandidate {
  const folded = fold(text)
  return { text: folded, source, verdict: judge(folded) }
}

/** White space other than single spaces. */
const ODD_SPACE = /[^\S ]| {2}/u

function fold(text: string): string {
  return (ODD_SPACE.test(text) ? text.replace(/\s+/gu, ' ') : text).trim()
}

function isHeading({ source }: TitleCandidate): boolean {
  return source === 'heading'
}

/** A decoy by its own words, not merely a text that says nothing of reports. */
function saysOtherwise(verdict: TitleVerdict): boolean {
  return verdict.verdict === 'decoy' && !NOT_WORDED.test(verdict.reason)
}

/** The first heading that speaks of a report at all decides, where it speaks of it as something else. */
function headingDecoy(lines: readonly Line[], judge: Judge): TitleCandidate | undefined {
  for (const { heading, text } of lines) {
    if (!heading || text.length > LONGEST_TITLE) continue
    const first = candidateOf(judge, text, 'heading')
    if (first.verdict.verdict !== 'decoy') return undefined
    if (first.verdict.names_report) return first
  }
  return undefined
}

/** A line that is a link names another page; only a lone one may be this page's report, in an attachment. */
function withoutLinks(titles: readonly TitleCandidate[], reading: Reading): readonly TitleCandidate[] {
  const isLink = (title: string): boolean =>
    reading.links.some(({ text }) => text.length >= title.length && fold(text) === title)
  const own = titles.filter(({ text, source }) => source === 'heading' || !isLink(text))
  return own.length === 0 && titles.length === 1 ? titles : own
}

const NONE: readonly TitleCandidate[] = []

/** Titles of one, two or three lines; a line that only names the body belongs to the title under it. */
function lineTitles(lines: readonly Line[], judge: Judge): readonly TitleCandidate[] {
  // Each line is looked into once, not for each of the three windows that it stands in.
  const speaks = lines.map(({ text }) => text.includes('报'))
  return lines.flatMap((line, index): readonly TitleCandidate[] => {
    if (!(speaks[index] || speaks[index + 1] || speaks[index + 2])) return NONE
    for (const length of [1, 2, 3]) {
      const window = lines.slice(index, index + length)
      if (window.length < length || !window.every(({ text }) => isTitleLine(text))) return []
      const text = window.map((part) => part.text).join('')
      if (!text.includes('公') || !text.includes('报')) continue
      const joined = candidateOf(judge, text, line.heading ? 'heading' : 'text')
      if (joined.verdict.verdict === 'report')
        return belongs(window, judge) ? [withBodyAbove(joined, lines[index - 1], judge)] : []
      if (length === 1 && joined.verdict.verdict === 'unclear') return [joined]
      if (length === 1 && joined.verdict.names_report) return []
    }
    return []
  })
}

function isTitleLine(text: string): boolean {
  return text.length <= LONGEST_LINE && !/[。；;，,：:>|]/u.test(text)
}

/**
 * Lines before the shortest rest that is a report already belong to the title only where they add what the rest lacks:
 * the body or the year, and nothing else.
 */
function belongs(window: readonly Line[], judge: Judge): boolean {
  const texts = window.map(({ text }) => text)
  for (let from = texts.length - 1; from > 0; from -= 1) {
    const rest = judge(texts.slice(from).join(''))
    if (rest.verdict !== 'report') continue
    return texts.slice(0, from).every((text) => {
      if (/^\s*20\d{2}\s*年?度?\s*$/u.test(text)) return rest.year === null
      return rest.agency === null && isBodyName(text.replace(/\s/gu, ''))
    })
  }
  return true
}

function withBodyAbove(title: TitleCandidate, above: Line | undefined, judge: Judge): TitleCandidate {
  const name = above?.text.replace(/\s/gu, '') ?? ''
  if (title.verdict.agency !== null || !isBodyName(name) || title.text.length + name.length > LONGEST_TITLE)
    return title
  return candidateOf(judge, `${name}${title.text}`, title.source)
}

/** The window title, whole and then cut at site separators. */
function titleTags(tag: string | null, judge: Judge): readonly TitleCandidate[] {
  if (tag === null || tag.trim() === '') return []
  const cut = tag
    .split(/[-_|—–]+/u)
    .filter((part) => part.includes('公') && part.includes('报'))
    .map((part) => candidateOf(judge, part, 'title_tag'))
    .find(({ verdict }) => verdict.verdict === 'report')
  if (cut !== undefined) return [cut]
  // What stands behind a separator is the site, not the body.
  const whole = candidateOf(judge, tag, 'title_tag')
  return [{ ...whole, verdict: { ...whole.verdict, agency: null } }]
}
