/**
 * Figures with a role: 收到申请75件, 1件结转下年度. Law kept here: a role is given only where the words next to the number
 * name it; every circumstance that may make it a part, another year's or another body's is kept as its doubt.
 */
import { allMatches } from '../../src/domain/all-matches.ts'
import type { StatedFigure, StatedRole } from '../../src/domain/narrative.ts'
import { rememberOnce } from '../../src/domain/remember.ts'
import { CHANNEL, COMPARISON, OTHER_TIME, ROLE_WORDS, type RoleWords } from '../formats/narrative-roles.ts'
import { type Passage, placeOf, type Sentence } from './passage.ts'
import { doubtOfPrefix, type Speaker } from './qualifier.ts'
import type { Token } from './tokens.ts'
import { type Traits, traitsOf } from './traits.ts'

const COUNTED = new Set(['件', '条', '宗', '起', '份', '次', '个', '例', '项', '件次', '条次', '人次'])
const KEYWORDS = /申请|公开|办|复|结转|顺延|提供|处理|诉讼|规范性文件|收到|受理|接|收/u
const BREAKS: ReadonlySet<number> = new Set([...'，,。；;“”"\n'].map((mark) => mark.charCodeAt(0)))
const REACH = 60
const CASES: ReadonlySet<StatedRole> = new Set(['review', 'litigation', 'review_and_litigation'])
/** The year into which something is carried does not become the year of what follows. */
const YEAR = /(?=20\d\d年)(?<!结转[至到入为]?|顺延[至到]?|[至到入])(20\d\d)年(?!版|度?(?:结转|转结))/gu

const OUTCOMES: ReadonlySet<StatedRole> = new Set([
  'granted',
  'partially_granted',
  'granted_or_partial',
  'refused',
  'unable',
  'not_processed',
  'other',
])
const INTAKE: ReadonlySet<StatedRole> = new Set(['received', 'received_with_carry', 'closed', 'answered'])

interface Hit {
  readonly role: StatedRole
  /** Where the keyword begins in what stands before the number. */
  readonly at: number
  readonly bare: boolean
}

interface Clause {
  /** What stands between the last break or figure and this one. */
  readonly before: string
  /** Offset of `before` in the text. */
  readonly at: number
  readonly after: string
  readonly bracketed: boolean
}

/** What the paragraph has said so far. */
interface Memory {
  paragraph: number
  year: number | null
  requests: boolean
}

/** Every figure of a passage that has a role. */
export function statedFigures(passage: Passage, speaker: Speaker): readonly StatedFigure[] {
  const memory: Memory = { paragraph: -1, year: null, requests: false }
  const found: StatedFigure[] = []
  for (const sentence of passage.sentences) {
    if (sentence.paragraph !== memory.paragraph) {
      memory.paragraph = sentence.paragraph
      memory.year = null
      memory.requests = false
    }
    const traits = rememberOnce(() => traitsOf(sentence.text))
    for (let index = 0; index < sentence.tokens.length; index += 1) {
      const figure = figureOf(passage, sentence, index, traits, memory, speaker)
      if (figure === null) continue
      found.push(figure)
      if (figure.doubt === null && (figure.role === 'received' || figure.role === 'received_with_carry'))
        memory.requests = true
    }
    memory.year = lastYear(sentence.text) ?? memory.year
  }
  return found
}

function figureOf(
  passage: Passage,
  sentence: Sentence,
  index: number,
  traitsOfIt: () => Traits,
  memory: Memory,
  speaker: Speaker,
): StatedFigure | null {
  const token = sentence.tokens[index]
  if (token === undefined || !COUNTED.has(token.unit)) return null
  const clause = clauseOf(passage, sentence, token, index)
  if (!KEYWORDS.test(clause.before) && !KEYWORDS.test(clause.after)) return null
  const hit = roleOf(clause)
  if (hit === null || (token.unit === '人次' && CASES.has(hit.role))) return null
  const prefix = clause.before.slice(0, hit.at).replace(/^[、：:（(]/u, '')
  const role = withCarry(hit.role, passage.text, token)
  const traits = traitsOfIt()
  const before = (at: number): string => sentence.text.slice(0, at - sentence.start)
  const doubt =
    doubtOfPrefix(prefix, role, speaker) ??
    (traits.otherTime ? doubtOfOtherTime(before(token.start)) : null) ??
    doubtOfYear(before(clause.at + hit.at), memory, speaker) ??
    doubtOfTopic(role, hit.bare, traits, sentence, memory) ??
    doubtOfPart(clause, role, traits.channel ? before(clause.at) : null, token)
  return {
    ...placeOf(passage, sentence, token.start, token.end),
    role,
    value: token.value,
    unit: token.unit,
    zero_claim: false,
    doubt,
  }
}

function clauseOf({ text }: Passage, sentence: Sentence, token: Token, index: number): Clause {
  const previous = sentence.tokens[index - 1]?.end ?? sentence.start
  let at = token.start
  const limit = Math.max(previous, sentence.start, token.start - REACH)
  while (at > limit && !BREAKS.has(text.charCodeAt(at - 1))) at -= 1
  const before = text.slice(at, token.start)
  const open =
    before.lastIndexOf('（') > before.lastIndexOf('）') || before.lastIndexOf('(') > before.lastIndexOf(')')
  let end = token.end
  const stop = Math.min(sentence.tokens[index + 1]?.start ?? sentence.end, sentence.end, token.end + 30)
  while (end < stop && !BREAKS.has(text.charCodeAt(end))) end += 1
  const start = open ? at + Math.max(before.lastIndexOf('（'), before.lastIndexOf('(')) + 1 : at
  return {
    before: text.slice(start, token.start),
    at: start,
    after: text.slice(token.end, end),
    bracketed: open,
  }
}

/** Words that roles need, with the places of those roles in the list, as bits. */
const NEEDED: readonly (readonly [word: string, roles: number])[] = [
  ...new Set(ROLE_WORDS.flatMap(({ needs }) => needs)),
].map((word) => [
  word,
  ROLE_WORDS.reduce((roles, { needs }, at) => (needs.includes(word) ? roles | (1 << at) : roles), 0),
])

/** The roles whose words stand in a text, in their order; each word is looked for once. */
function rolesNamedIn(text: string): readonly RoleWords[] {
  let roles = 0
  for (const [word, named] of NEEDED) if ((roles & named) !== named && text.includes(word)) roles |= named
  if (roles === 0) return NO_ROLES
  return ROLE_WORDS.filter((_, at) => (roles & (1 << at)) !== 0)
}

const NO_ROLES: readonly RoleWords[] = []

function roleOf({ before, after }: Clause): Hit | null {
  const both = before + after
  const possible = rolesNamedIn(both)
  for (const words of possible) {
    const at = words.before?.exec(before)?.index
    if (at !== undefined) return { role: words.role, at, bare: words.bare === true }
  }
  for (const words of possible) {
    if (words.after === null || !words.after.test(after)) continue
    const at = leadOf(words, before)
    if (at !== null) return { role: words.role, at, bare: words.bare === true }
  }
  return null
}

/** Where the words before a number end that may lead to a role told after it. */
function leadOf({ lead }: RoleWords, before: string): number | null {
  return lead === undefined ? before.length : (lead.exec(before)?.index ?? null)
}

const WITH_CARRY = /^[（(](?:其?中?)(?:含|包括|包含)?上一?年度?(?:结转|转结)/u
const WITH_PARTS = /^[（(](?:其中)?(?:含|包括|包含)?(?:予以)?部分公开/u

function withCarry(role: StatedRole, text: string, token: Token): StatedRole {
  const next = text.slice(token.end, token.end + 14)
  if (role === 'received' && WITH_CARRY.test(next)) return 'received_with_carry'
  return role === 'granted' && WITH_PARTS.test(next) ? 'granted_or_partial' : role
}

/** `before` is what the sentence says up to the figure. */
function doubtOfOtherTime(before: string): string | null {
  const other = OTHER_TIME.exec(before.replace(COMPARISON, ''))
  return other === null ? null : `“${other[0]}” may take it out of the report year`
}

/** `said` is what the sentence says up to the words of the role. */
function doubtOfYear(said: string, memory: Memory, { year }: Speaker): string | null {
  const governing = lastYear(said) ?? memory.year
  return governing === null || governing === year ? null : `it speaks of ${governing}`
}

function lastYear(text: string): number | null {
  if (!text.includes('20')) return null
  let last: number | null = null
  for (const match of allMatches(YEAR, text)) last = Number(match[1])
  return last
}

const UNSAID = 'the sentence does not say that it is about 信息公开'

/** Figures of other work (许可申请, 公文属性, 建议提案, a reviewing body's cases) have the same words. */
function doubtOfTopic(
  role: StatedRole,
  bare: boolean,
  { otherWork, disclosure, handling }: Traits,
  { topic }: Sentence,
  memory: Memory,
): string | null {
  if (role === 'normative_issued') return null
  if (CASES.has(role)) return disclosure || topic === 'requests' || topic === 'cases' ? null : UNSAID
  if (otherWork && (bare || INTAKE.has(role) || OUTCOMES.has(role)))
    return 'the sentence also counts other work'
  if (topic === 'requests' || memory.requests) return null
  if (bare) return UNSAID
  return (OUTCOMES.has(role) ? handling : disclosure) ? null : UNSAID
}

/** `earlier` is what the sentence says before the clause; null where it has no word of a channel. */
function doubtOfPart(clause: Clause, role: StatedRole, earlier: string | null, token: Token): string | null {
  if (clause.bracketed) return 'it stands in brackets, as a part'
  const since = earlier?.slice(earlier.lastIndexOf('件') + 1) ?? ''
  if (earlier !== null && (CHANNEL.test(since) || CHANNEL.test(clause.before)))
    return 'it may be of one channel alone'
  if (role === 'normative_issued' && /等/u.test(clause.before)) return 'the list of documents is open'
  return Number.isInteger(token.value) ? null : 'it is no whole number'
}
