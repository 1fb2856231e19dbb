/**
 * Whose report it is: the longest full form of the name that the title gives, or, where the title is bare, the name the
 * text gives. Law kept here: a portal named as the source is not a body that calls itself 我局; two names that cannot be
 * one body are a conflict, and the title's is kept.
 */
import { allMatches } from '../../src/domain/all-matches.ts'
import type { Reading } from '../../src/domain/block.ts'
import { isBodyName, isFullerForm, isPlaceName, isSameBody } from './body-names.ts'
import type { TitleCandidate } from './find-title.ts'
import type { Head } from './head.ts'
import { SOURCE_LABELS } from './label-words.ts'

interface AgencyCandidate {
  readonly name: string
  readonly source: 'title' | 'preamble' | 'signature' | 'label' | 'meta'
}

export interface FoundAgency {
  readonly agency: string | null
  /** What the title itself says, before the name was written out. */
  readonly inTitle: string | null
  /** How the writer calls itself: 局 of 我局, 区 of 我区. */
  readonly self: string | null
  /** Names in title, preamble or signature that cannot be the same body. */
  readonly others: readonly AgencyCandidate[]
}

const NAME = '([\\p{Script=Han}()（）、]{3,36}?)'
/** Only names that end as those of departments do: of a place's party and government many sentences speak. */
const ORGAN = '([\\p{Script=Han}]{2,20}?(?:省|市|州|盟|县|区|旗)[\\p{Script=Han}]{1,20}?(?:局|委员会|厅))'
/** Each with words of which one must stand there for it to match: a cheap first look. */
const PREAMBLES: readonly (readonly [needs: readonly string[], pattern: RegExp])[] = [
  [
    ['报告由', '年报由'],
    new RegExp(`(?:本报告|本年度报告|本年报)由${NAME}(?:负责)?(?:编制|编写|发布|根据|按照|依据|依照)`, 'gu'),
  ],
  [
    ['贯彻', '落实', '执行'],
    new RegExp(
      `(?:^|[\\n。])\\s*20\\d{2}年度?[，,]${ORGAN}(?:认真|深入|全面|严格|坚决|切实)(?:学习)?(?:贯彻|落实|执行)`,
      'gu',
    ),
  ],
  [
    ['根据', '按照', '依据', '依照', '遵照', '认真贯彻'],
    new RegExp(`(?:^|[\\n。])\\s*${NAME}(?:现)?(?:根据|按照|依据|依照|遵照|严格按照|认真贯彻)`, 'gu'),
  ],
  [
    ['现将', '现公布', '现发布', '特向社会公布', '编制了', '形成了'],
    new RegExp(
      `(?:现将|现公布|现发布|特向社会公布|编制了|形成了)${NAME}(?:20\\d{2}年度?)?(?:的)?政府信息公开工作`,
      'gu',
    ),
  ],
]

/** The body of a report; `titles` are the wordings of its title, best first. */
export function findAgency(reading: Reading, head: Head, titles: readonly TitleCandidate[]): FoundAgency {
  const self = selfNameIn(head.opening)
  const all = [
    ...titleNames(titles),
    ...preambleNames(head.opening),
    ...signatures(head.closing),
    ...sources(reading, head),
  ]
  const titled = all.find(({ source }) => source === 'title')
  const first = titled ?? all.find(({ name }) => agrees(name, self))
  if (first === undefined) return { agency: null, inTitle: null, self, others: [] }
  const agency = longestForm(first.name, all)
  const others = all.filter(
    ({ name, source }) =>
      source !== 'label' && source !== 'meta' && !isSameBody(name, agency) && !isOfficeOf(agency, name),
  )
  return { agency, inTitle: titled?.name ?? null, self, others: dedupe(others) }
}

function titleNames(titles: readonly TitleCandidate[]): readonly AgencyCandidate[] {
  return titles.flatMap(({ verdict }) =>
    verdict.agency === null ? [] : [{ name: verdict.agency, source: 'title' as const }],
  )
}

function preambleNames(opening: string): readonly AgencyCandidate[] {
  const text = opening.replace(/[ \u00a0\u3000]/gu, '')
  return PREAMBLES.flatMap(([needs, pattern]) =>
    needs.some((word) => text.includes(word)) ? allMatches(pattern, text) : [],
  )
    .map((match) => match[1] ?? '')
    .filter(isBodyName)
    .map((name) => ({ name, source: 'preamble' as const }))
}

/** Short lines at the very end that are only a name. */
function signatures(closing: readonly string[]): readonly AgencyCandidate[] {
  return closing
    .slice(-6)
    .map((line) => line.replace(/\s/gu, ''))
    .filter((line) => isBodyName(line) && !isPlaceName(line))
    .map((name) => ({ name, source: 'signature' as const }))
}

function sources(reading: Reading, head: Head): readonly AgencyCandidate[] {
  const labels = head.labels.filter(({ label }) => SOURCE_LABELS.has(label)).map(({ value }) => value)
  const metas = reading.meta.get('contentsource') ?? []
  const named = (values: readonly string[], source: 'label' | 'meta'): AgencyCandidate[] =>
    values
      .map((value) => value.replace(/<[^>]*>/gu, '').replace(/\s/gu, ''))
      .filter(isBodyName)
      .map((name) => ({ name, source }))
  return [...named(labels, 'label'), ...named(metas, 'meta')]
}

function longestForm(name: string, all: readonly AgencyCandidate[]): string {
  if (isPlaceName(name)) return name
  return all
    .map((other) => other.name)
    .filter((other) => other.length > name.length)
    .filter((other) => isFullerForm(other, name) || isTownshipInFull(other, name))
    .reduce((best, other) => (other.length > best.length ? other : best), name)
}

/** 临湖镇 is written out as 柏川区临湖镇人民政府, 东湖街道 as 东湖街道办事处. */
function isTownshipInFull(full: string, name: string): boolean {
  return (
    /(?:镇|乡|苏木|街道)$/u.test(name) &&
    isFullerForm(full.replace(/(?:人民政府|政府|办事处|办)$/u, ''), name)
  )
}

/** A place's report is issued by its government's office, and a body's by its own. */
function isOfficeOf(body: string, office: string): boolean {
  const place = body.replace(/(?:人民政府|政府|管理委员会|管委会)$/u, '')
  return (
    office.includes(place) &&
    /(?:办公室|办公厅|政府办|府办|人民政府|政府|管委会|管理委员会|办事处)$/u.test(office)
  )
}

const SELF =
  /(?:我|本)(局|委员会|委|办公室|办|镇|乡|街道|厅|院|中心|区|县|市|省|州|旗|机关|单位)(?!级|市场)/gu

/** The first word by which the writer calls itself; 机关 and 单位 say nothing of the kind of body. */
function selfNameIn(opening: string): string | null {
  for (const [, word = ''] of allMatches(SELF, opening)) if (word !== '机关' && word !== '单位') return word
  return null
}

/** How the name of a body ends that calls itself so; any other word must end the name itself. */
const SELF_ENDINGS: ReadonlyMap<string, RegExp> = new Map([
  ['委', /委(?:员会)?$/u],
  ['办', /办(?:公室|公厅|事处)?$/u],
  ['镇', /镇(?:人民政府|政府)?$/u],
  ['乡', /乡(?:人民政府|政府)?$/u],
  ['街道', /街道(?:办事处|办)?$/u],
  ['区', /区(?:人民政府|政府|管委会|管理委员会)?$|办公室$/u],
  ['县', /县(?:人民政府|政府)?$|办公室$/u],
  ['市', /市(?:人民政府|政府)?$|办公室$|办公厅$/u],
  ['省', /省(?:人民政府|政府)?$|办公厅$/u],
  ['州', /州(?:人民政府|政府)?$|办公室$/u],
  ['旗', /旗(?:人民政府|政府)?$|办公室$/u],
])

/** Whether a body of this name can call itself so. */
function agrees(name: string, self: string | null): boolean {
  if (self === null) return true
  return SELF_ENDINGS.get(self)?.test(name) ?? name.endsWith(self)
}

function dedupe(candidates: readonly AgencyCandidate[]): readonly AgencyCandidate[] {
  return candidates.filter(
    ({ name }, index) => candidates.findIndex((other) => other.name === name) === index,
  )
}
