/**
 * Whose figure it is, and whether of the whole: what stands before the keyword, less what says nothing. Law kept here:
 * any word that is not known makes the figure doubtful.
 */

import type { StatedRole } from '../../src/domain/narrative.ts'
import type { Scope } from '../../src/domain/report.ts'
import {
  NEUTRAL,
  NEUTRAL_OF_CASES,
  OPEN_REASON,
  OWN_PRONOUN,
  REQUEST,
  WHOLE_PLACE,
} from '../formats/narrative-roles.ts'

/** Whom the report speaks for, as far as it is known. */
export interface Speaker {
  readonly year: number | null
  readonly agency: string | null
  readonly scope: Scope
}

const REQUEST_WORDS = new RegExp(REQUEST, 'uy')
const GOVERNS_A_PLACE = /(?:省|市|州|盟|县|区|旗|镇|乡|街道|街道办事处|人民政府|管理委员会|管委会)$/u
const SUMMARY: ReadonlySet<Scope> = new Set(['regional_summary', 'district_summary', 'system_summary'])
const OUTCOMES: ReadonlySet<StatedRole> = new Set([
  'granted',
  'partially_granted',
  'granted_or_partial',
  'refused',
  'unable',
  'not_processed',
  'other',
])

function eat(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  // A sticky pattern leaves behind where its match ends.
  return pattern.test(text) ? pattern.lastIndex : at
}

/** Null where nothing qualifies the figure; else the reason for doubt. */
export function doubtOfPrefix(prefix: string, role: StatedRole, speaker: Speaker): string | null {
  let at = 0
  for (;;) {
    const from = at
    const own = eat(OWN_PRONOUN, prefix, at)
    if (own > at && SUMMARY.has(speaker.scope) && !/[省市州盟县区旗镇乡]$/u.test(prefix.slice(at, own)))
      return `it may speak of “${prefix.slice(at, own)}” alone`
    at = own
    const place = eat(WHOLE_PLACE, prefix, at)
    if (place > at && !speaksForPlace(speaker)) return `it speaks of “${prefix.slice(at, place)}”`
    at = eat(NEUTRAL, prefix, place)
    if (role === 'review' || role === 'litigation' || role === 'review_and_litigation')
      at = eat(NEUTRAL_OF_CASES, prefix, at)
    else if (at === from) at = eat(REQUEST_WORDS, prefix, at)
    const named = at === from ? agencyAt(prefix, at, speaker) : 0
    if (named > 0 && role === 'normative_issued')
      return `it may be of “${prefix.slice(at, at + named)}” alone`
    at += named
    if (at === from || at >= prefix.length) break
  }
  const rest = prefix.slice(at)
  if (rest === '' || (OUTCOMES.has(role) && OPEN_REASON.test(rest))) return null
  return `“${rest.slice(-24)}” may limit it`
}

function speaksForPlace({ scope, agency }: Speaker): boolean {
  return SUMMARY.has(scope) || (agency !== null && GOVERNS_A_PLACE.test(agency))
}

const PLACE_END = /^.*[省市州盟县区旗](?=.)/u

/** Names under which a report speaks of its own body: in full, and without its place (区财政局, 财政局). */
function ownNames({ agency, scope }: Speaker): readonly string[] {
  if (agency === null || agency.length < 2) return []
  // In a summary the government's own name may mean its own figures: only the place stands for all.
  if (SUMMARY.has(scope))
    return [agency.replace(/人民政府(?:办公[厅室])?$/u, '')].filter((name) => name.length >= 2)
  const short = agency.replace('人民政府', '政府')
  const place = PLACE_END.exec(short)?.[0] ?? ''
  const names = [agency, short, short.slice(Math.max(0, place.length - 1)), short.slice(place.length)]
  // The office of a government speaks for the government.
  const organs = scope === 'government_organ' ? names.map((name) => name.replace(/办公[厅室]$/u, '')) : []
  return [...new Set([...names, ...organs])]
    .filter((name) => name.length >= 3)
    .toSorted((a, b) => b.length - a.length)
}

const remembered = new WeakMap<Speaker, readonly string[]>()

/** Length of the reporting body's own name at `at`. */
function agencyAt(text: string, at: number, speaker: Speaker): number {
  const names = remembered.get(speaker) ?? ownNames(speaker)
  remembered.set(speaker, names)
  const named = names.find((name) => text.startsWith(name, at))
  if (named === undefined) return 0
  return named.length + (text.startsWith('代表', at + named.length) ? 2 : 0)
}
