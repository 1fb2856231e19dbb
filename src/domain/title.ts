/**
 * Is a link text or a page title an annual report, whose, and of which year. Law kept here: only known wordings pass;
 * whatever else stands around them makes the answer `unclear`, so that a person decides. No network, no page needed.
 */
import { allMatches } from './all-matches.ts'
import { withoutDates, withoutYears, yearOf } from './report-year.ts'
import {
  AFFAIRS_CORE,
  ANNOUNCEMENT,
  BARE_YEARLY,
  DECOYS_AFTER,
  DECOYS_ANYWHERE,
  DECOYS_BEFORE,
  DECOYS_WITHOUT_CORE,
  HARMLESS_TAIL,
  OTHER_DISCLOSURE,
  REPORT_CORE,
  SCOPE_MARKS,
  SELF_NAMED,
  UNCLEAR_ANYWHERE,
  type WordRule,
} from './title-words.ts'

export interface TitleVerdict {
  /** `unclear` is kept for a person; `decoy` is refused with its reason. */
  readonly verdict: 'report' | 'decoy' | 'unclear'
  /** One sentence, also for a report. */
  readonly reason: string
  /** Report year as printed in the title; null where none or more than one is printed. */
  readonly year: number | null
  /** The name as printed; null where the title is bare or says only 我局. */
  readonly agency: string | null
  /** What a mark in the title says of its kind; null where nothing is marked. */
  readonly kind_hint: 'own_level' | 'summary' | 'picture' | 'correction' | null
  /** True where the text holds the words of an annual report at all, decoy or not. */
  readonly names_report: boolean
}

const LONGEST_TITLE = 120
const LONGEST_NAME = 40
/** `-柏川区人民政府网`: the site behind a window title names no body. */
const SITE_TAIL = /^[-—_|][\p{Script=Han}·]{2,40}(?:网站?|平台)$/u

/** Judges one link text or title; any white space, full-width form or list date in it is allowed. */
export function classifyTitle(text: string): TitleVerdict {
  const title = tidy(text)
  const { year, years, range } = yearOf(title)
  const answer = (
    verdict: TitleVerdict['verdict'],
    reason: string,
    rest: Partial<TitleVerdict> = {},
  ): TitleVerdict => ({
    verdict,
    reason,
    year,
    agency: null,
    kind_hint: null,
    names_report: true,
    ...rest,
  })
  const dateless = withoutDates(title)
  const core = lastCore(dateless)
  if (core === null) return { ...withoutCore(dateless, years.length > 0), year }
  const before = dateless.slice(0, core.index)
  const after = dateless.slice(core.index + core.text.length)
  const tail = bareTail(after)
  const decoy = decoyReason(dateless, before, tail)
  if (decoy !== null) return answer('decoy', decoy)
  const { name: agency, hint } = nameAround(before, after, core.text, tail)
  const rest: Partial<TitleVerdict> = { agency, kind_hint: hint }
  const doubt = doubtReason({ dateless, before, after, tail, core: core.text, agency, year, years, range })
  if (doubt !== null) {
    return answer('unclear', doubt, /更正|勘误/u.test(dateless) ? { ...rest, kind_hint: 'correction' } : rest)
  }
  return answer('report', 'worded as an annual report', rest)
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff\u00ad]+/gu, '')
    .replace(
      /^(?:[·•●○◆■□▪*>»-]|\d{1,3}[.、](?!\d)|[[【〔](?:置顶|[\p{Script=Han}]{0,8}(?:年报|年度报告|信息公开))[\]】〕]|附件\d*[:.、]?|标题:|名称:)+/u,
      '',
    )
    .replace(/\.(?:pdf|docx?|wps|ofd|xlsx?|rtf|od[st]|html?|zip|rar)$/iu, '')
    .replace(/[([](?:\d+(?:\.\d+)?(?:KB|MB|K|M))[)\]]$/iu, '')
    .slice(0, LONGEST_TITLE * 2)
}

function lastCore(title: string): { text: string; index: number } | null {
  if (!title.includes('公开') || !title.includes('报')) return null
  const found = allMatches(REPORT_CORE, title).at(-1)
  return found === undefined ? null : takeBackName(title, found[0], found.index)
}

/** In `柏川县人民政府信息公开…` the word 政府 belongs to the name, not to 政府信息公开. */
function takeBackName(title: string, text: string, index: number): { text: string; index: number } {
  const belongs = text.startsWith('政府') && title.slice(0, index).endsWith('人民')
  return belongs ? { text: text.slice(2), index: index + 2 } : { text, index }
}

function withoutCore(title: string, hasYear: boolean): TitleVerdict {
  const base = { year: null, agency: null, kind_hint: null, names_report: false } as const
  if (AFFAIRS_CORE.test(title) && firstReason(DECOYS_ANYWHERE, title) === null) {
    return {
      ...base,
      verdict: 'unclear',
      reason: 'a yearly report on 政务公开, which may be another document',
    }
  }
  const stripped = title
    .replace(/[([【〔]?20[0-3]\d[)\]】〕]?/gu, '')
    .replace(/^.*(?:局|委员会|委|办公室|办公厅|办事处|政府|中心|镇|乡|街道)/u, '')
  if (hasYear && BARE_YEARLY.test(stripped)) {
    return { ...base, verdict: 'unclear', reason: 'a yearly report that does not say of what' }
  }
  const reason =
    firstReason(DECOYS_ANYWHERE, title) ??
    firstReason(DECOYS_WITHOUT_CORE, title) ??
    'not worded as an annual report on government information disclosure'
  return { ...base, verdict: 'decoy', reason }
}

/** All patterns of a list as one: most titles match none, which one search then says. */
const ANY: ReadonlyMap<readonly WordRule[], RegExp> = new Map(
  [DECOYS_ANYWHERE, DECOYS_BEFORE, DECOYS_AFTER, DECOYS_WITHOUT_CORE, UNCLEAR_ANYWHERE].map((rules) => [
    rules,
    new RegExp(rules.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'u'),
  ]),
)

function firstReason(rules: readonly WordRule[], text: string): string | null {
  if (text === '' || ANY.get(rules)?.test(text) === false) return null
  return rules.find((rule) => rule.pattern.test(text))?.reason ?? null
}

function decoyReason(title: string, before: string, tail: string): string | null {
  if (OTHER_DISCLOSURE.test(title)) return 'a report on another kind of disclosure'
  return (
    firstReason(DECOYS_ANYWHERE, title) ??
    firstReason(DECOYS_BEFORE, before) ??
    firstReason(DECOYS_AFTER, tail)
  )
}

interface Surroundings {
  readonly dateless: string
  readonly before: string
  readonly after: string
  /** `after` without years and scope marks. */
  readonly tail: string
  readonly core: string
  readonly agency: string | null
  readonly year: number | null
  readonly years: readonly number[]
  readonly range: boolean
}

function doubtReason(title: Surroundings): string | null {
  const marked = firstReason(UNCLEAR_ANYWHERE, title.dateless)
  if (marked !== null) return marked
  if (ANNOUNCEMENT.test(title.before) || ANNOUNCEMENT.test(title.after)) return 'an announcement of a report'
  if (title.range || title.years.length > 1) return `names more than one year: ${title.years.join(', ')}`
  if (title.dateless.length > LONGEST_TITLE) return 'too long for a title'
  if (/[,，。;；!！?？]/u.test(title.before)) return 'a sentence, not a title'
  const yearly = /年度|年报/u.test(title.core)
  if (!yearly && title.year === null) return 'a report on disclosure work that names no year'
  if (/情况/u.test(title.core) && !yearly)
    return 'a report on the state of disclosure work, perhaps not the yearly one'
  const columnName = !/工作/u.test(title.core) || /年报/u.test(title.core)
  if (title.year === null && columnName && (title.agency === null || /年报/u.test(title.core))) {
    return 'the same words as the name of the column, without a year'
  }
  const { tail } = title
  return HARMLESS_TAIL.test(tail) || SITE_TAIL.test(tail) || isName(tail)
    ? null
    : `unknown words after the title: ${tail}`
}

/** What stands after the core once years and scope marks are gone. */
function bareTail(after: string): string {
  return withoutMarks(withoutYears(after))
}

const BRACKET = /[([【〔]/u

function withoutMarks(text: string): string {
  if (!BRACKET.test(text)) return text
  return SCOPE_MARKS.reduce((rest, mark) => rest.replaceAll(mark.pattern, ''), text)
}

/** `-柏川区审计局` or `(柏川区审计局)`: a body or site named behind the title. */
function isName(tail: string): boolean {
  return /^[-—_|:([【〔]+[\p{Script=Han}·、]{2,40}[)\]】〕]*$/u.test(tail) && nameIn(tail) !== null
}

function nameAround(
  before: string,
  after: string,
  core: string,
  tail: string,
): { name: string | null; hint: TitleVerdict['kind_hint'] } {
  const text = before + core + after
  const scope = BRACKET.test(text)
    ? SCOPE_MARKS.find((mark) => text.search(mark.pattern) >= 0)?.hint
    : undefined
  const hint = scope ?? (/图片版/u.test(after) ? 'picture' : null)
  const behind = HARMLESS_TAIL.test(tail) || !isName(tail) ? null : nameIn(tail)
  return { name: nameIn(before) ?? behind, hint }
}

/** The longest segment that can be a name, cleaned of years, quotes and 关于…的. */
function nameIn(text: string): string | null {
  const segments = withoutMarks(withoutYears(text))
    .split(/[>|_»:/]|-+|—+|首页/u)
    .map(cleanName)
    .filter((name) => /^[\p{Script=Han}()·、]{2,}$/u.test(name) && name.length <= LONGEST_NAME)
    .filter((name) => !SELF_NAMED.test(name) && !/信息公开|政务公开|年报|年度报告|网站?$|平台$/u.test(name))
  return segments.reduce<string | null>(
    (best, name) => (best === null || name.length > best.length ? name : best),
    null,
  )
}

function cleanName(text: string): string {
  return text
    .replace(/[《》“”"「」『』\s]/gu, '')
    .replace(/^(?:关于|公布|发布|公开|更正|年度|年)+/u, '')
    .replace(/^[([【〔]+|[)\]】〕]+$/gu, (bracket) =>
      /[([【〔]/u.test(text) && /[)\]】〕]/u.test(text) ? '' : bracket,
    )
    .replace(/(?:关于|公布|发布|的|年度|,|，)+$/u, '')
}
