/**
 * When a body must publish its report. The rules are rows: a kind of body, a span of report years, a day of the next
 * year and what it rests on. No rule moves a date off a rest day; that is a note only.
 */
import { isIsoDate, restDayNote } from './calendar.ts'
import { InputError } from './errors.ts'
import type { Scope } from './report.ts'

export type DeadlineCertainty = 'statute' | 'statute_interpreted' | 'local_rule' | 'unknown'

export interface DueDate {
  /** ISO date; null where no date is known for this kind of body. */
  readonly due_on: string | null
  readonly due_basis: string
  readonly certainty: DeadlineCertainty
  readonly rest_day_note: string | null
}

interface DeadlineRule {
  readonly kinds: readonly string[]
  /** First and last report year; null is open. */
  readonly years: readonly [from: number, to: number | null]
  /** `MM-DD` of the year after the report year; null where none was found. */
  readonly due: string | null
  readonly basis: string
  readonly certainty: DeadlineCertainty
}

const DEPARTMENTS = ['department', 'government_office', 'state_council_department'] as const
const GOVERNMENTS = ['government', 'regional_summary'] as const
const VERTICAL = ['vertical_organ'] as const
const BY_LOCAL_RULE = [
  'township_government',
  'subdistrict_office',
  'dispatched_organ',
  'dispatched_agency',
  'development_zone_committee',
  'authorised_organization',
] as const
const SUMMARIES = ['system_summary', 'district_summary'] as const

/** Kinds of body a roster may name, with the kinds of summary a scope makes of them. */
const DEADLINE_RULES: readonly DeadlineRule[] = [
  {
    kinds: [...DEPARTMENTS, ...GOVERNMENTS, ...VERTICAL, ...BY_LOCAL_RULE],
    years: [2008, 2018],
    due: '03-31',
    basis: '2007条例第31条（各级行政机关）',
    certainty: 'statute',
  },
  {
    kinds: DEPARTMENTS,
    years: [2019, null],
    due: '01-31',
    basis: '2019条例第49条第1款',
    certainty: 'statute',
  },
  {
    kinds: VERTICAL,
    years: [2019, null],
    due: '01-31',
    basis: '2019条例第49条第1款、第3条',
    certainty: 'statute_interpreted',
  },
  {
    kinds: GOVERNMENTS,
    years: [2019, null],
    due: '03-31',
    basis: '2019条例第49条第2款',
    certainty: 'statute',
  },
  {
    kinds: BY_LOCAL_RULE,
    years: [2019, null],
    due: '01-31',
    basis: '地方要求（第49条未列明，地方通知多定于1月）',
    certainty: 'local_rule',
  },
  { kinds: SUMMARIES, years: [2008, null], due: null, basis: '未见规定日期', certainty: 'unknown' },
]

/** Kinds of body with a deadline rule of their own. */
export const BODY_KINDS: readonly string[] = [
  ...GOVERNMENTS.slice(0, 1),
  ...DEPARTMENTS,
  ...VERTICAL,
  ...BY_LOCAL_RULE,
]

/**
 * A roster's `due_rule`: `MM-DD` or `local:MM-DD` (地方要求), `statute:MM-DD`. Null for an empty rule.
 * Anything else is an InputError.
 */
export function parseDueRule(
  text: string,
): { readonly month_day: string; readonly certainty: DeadlineCertainty } | null {
  const rule = text.trim()
  if (rule === '') return null
  const match = /^(?:(statute|local):)?(\d{2}-\d{2})$/u.exec(rule)
  const month_day = match?.[2]
  if (month_day === undefined || !isIsoDate(`2023-${month_day}`)) {
    throw new InputError(
      'due_rule',
      `due_rule "${rule}" is no rule: expected MM-DD, local:MM-DD or statute:MM-DD`,
      {
        hint: 'Write for example 02-20 or statute:03-31, or leave it empty for the statute’s date.',
      },
    )
  }
  return { month_day, certainty: match?.[1] === 'statute' ? 'statute' : 'local_rule' }
}

/**
 * The due date of the report of `year` for one kind of body. `scope` is that of the duty or report: a summary of a region
 * follows the government's date whoever issued it, one of a system has none. `override` is the roster's `due_rule`.
 */
export function dueDate(kind: string, scope: Scope | null, year: number, override?: string | null): DueDate {
  const local = override === undefined || override === null ? null : parseDueRule(override)
  if (local !== null) {
    const basis = local.certainty === 'statute' ? '名册规定（法定）' : '地方要求（名册规定）'
    return dated(`${year + 1}-${local.month_day}`, basis, local.certainty)
  }
  const judged = kindUnder(kind, scope)
  const rule = DEADLINE_RULES.find(({ kinds, years: [from, to] }) => {
    return kinds.includes(judged) && year >= from && (to === null || year <= to)
  })
  if (rule === undefined) {
    const basis = year < 2008 ? '条例自2008年5月1日起施行' : `no rule is known for the kind "${kind}"`
    return { due_on: null, due_basis: basis, certainty: 'unknown', rest_day_note: null }
  }
  if (rule.due === null)
    return { due_on: null, due_basis: rule.basis, certainty: rule.certainty, rest_day_note: null }
  return dated(`${year + 1}-${rule.due}`, rule.basis, rule.certainty)
}

function dated(due_on: string, due_basis: string, certainty: DeadlineCertainty): DueDate {
  return { due_on, due_basis, certainty, rest_day_note: restDayNote(due_on) }
}

/** A government office that issues the summary of its region is judged as the government. */
function kindUnder(kind: string, scope: Scope | null): string {
  if (scope === 'system_summary' || scope === 'district_summary') return scope
  if (scope === 'regional_summary' && (kind === 'government_office' || kind === 'government'))
    return 'government'
  return kind
}
