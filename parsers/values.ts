/**
 * A cell's text → its value. What is not surely one number is text: `4（6）`, `约20`, `3/5`, `1.2万`, `12 .5`. Zero, blank
 * and "/" are three different things and never become one another.
 */
import type { CellKind } from '../src/domain/cell.ts'
import { boundedMemo } from './bounded-memo.ts'
import { chineseNumber } from './chinese-number.ts'
import { isPlainCount, plainCount } from './plain-count.ts'

type PrintedUnit = 'yuan' | 'wan_yuan' | 'unknown'

export interface Value {
  readonly kind: CellKind
  readonly value: number | null
  readonly unit_printed?: PrintedUnit
  readonly note?: string
}

/** What the indicator measures, and what the head above the cell says of its unit. */
export interface Expected {
  readonly unit: string
  readonly headUnit?: 'yuan' | 'wan_yuan' | null
}

const NOT_APPLICABLE = /^(?:[-—–―─ー_~/\\]{1,4}|无|不适用)[。.]?$/u
const NUMBER = /^([+-]|增加?|减少?)?(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,10}))?$/u
const COUNT_UNIT = /(?:件次|条次|人次|[件条项宗起份次个部篇人])$/u
const CLOSING_NOTE = /^([^([【]+)[([【]([^()[\]【】]*)[)\]】]$/u
const CORRECTION = /更正|应为|实为|原为|修正为|有误/u

/** Full-width forms to ASCII and one minus sign. Not NFKC, which would turn the note mark ① into the digit 1. */
function fold(text: string): string {
  return isFolded(text) ? text : folded(text)
}

/** Whether a text is ASCII without white space, and so as `fold` would leave it. */
function isFolded(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code > 126) return false
  }
  return true
}

function folded(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\ufe63]|^\u2013(?=\d)/gu, '-')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
}

/** The digits as printed, less separators, with sign; null unless the text is one well-formed number. */
function plainNumber(text: string): string | null {
  const match = NUMBER.exec(text)
  if (match === null) return null
  const digits = (match[2] ?? '').replaceAll(',', '')
  // 007 or 00 is two things glued together more often than a number.
  if (digits.length > 1 && digits.startsWith('0')) return null
  const negative = match[1] === '-' || (match[1] ?? '').startsWith('减')
  return `${negative && !/^0*$/.test(digits + (match[3] ?? '')) ? '-' : ''}${digits}${match[3] === undefined ? '' : `.${match[3]}`}`
}

function decimal(text: string): string | null {
  const plain = plainNumber(text)
  if (plain !== null) return plain
  const chinese = chineseNumber(text)
  return chinese === null ? null : String(chinese)
}

interface Amount {
  readonly digits: string
  readonly unit: 'yuan' | 'wan_yuan' | 'count' | null
}

function amount(text: string): Amount | null {
  const bare = decimal(text)
  if (bare !== null) return { digits: bare, unit: null }
  const money = /^(.*?) ?(万?)元$/u.exec(text)
  if (money !== null) {
    const digits = decimal(money[1] ?? '')
    return digits === null ? null : { digits, unit: money[2] === '万' ? 'wan_yuan' : 'yuan' }
  }
  if (!COUNT_UNIT.test(text)) return null
  const digits = decimal(text.replace(COUNT_UNIT, '').trimEnd())
  return digits === null ? null : { digits, unit: 'count' }
}

/** Splits `22（其中修订16件）` into the number and its note; a bracket with nothing but a number or a unit is no note. */
function splitNote(text: string): { readonly main: string; readonly note?: string } | null {
  const match = CLOSING_NOTE.exec(text)
  if (match === null) return { main: text }
  const main = (match[1] ?? '').trim()
  const note = (match[2] ?? '').trim()
  if (/^(?:万?元|件次|条次|人次|[件条项宗起份次个部篇])$/u.test(note)) return { main: `${main}${note}` }
  if (!/\p{Script=Han}/u.test(note) || /^[万亿千百十]+$/u.test(note) || CORRECTION.test(note)) return null
  return { main, note }
}

function moneyValue(found: Amount, expected: Expected): Value {
  const printed = found.unit === null ? (expected.headUnit ?? 'unknown') : found.unit
  if (printed === 'count') return { kind: 'text', value: null }
  // The decimal point is moved in the digits: dividing would leave 0.1 + 0.2 behind.
  const shifted = expected.unit === 'wan_yuan' && printed === 'yuan' ? `${found.digits}e-4` : found.digits
  return { kind: 'number', value: Number(shifted), unit_printed: printed }
}

/** Whether an indicator is an amount of money, whose unit the cell or its head must say. */
export const isMoneyUnit = (unit: string): boolean => unit === 'wan_yuan' || unit === 'yuan_or_wan_yuan'

const BLANK: Value = { kind: 'blank', value: null }

/** Whether a text is a number of any kind: what tells a row of figures from a row of heads. */
export const isNumber = (raw: string): boolean => raw !== '' && (isPlainCount(raw) || isNumberText(raw))

const isNumberText = boundedMemo((raw) => readValue(raw, { unit: 'piece' }).kind === 'number')

/**
 * Reads one cell. `value` is in the indicator's unit: 元 under 万元 is converted, by the cell's own unit before the
 * head's; where the form fixes no unit (`yuan_or_wan_yuan`) the printed number stays as it is.
 */
export function readValue(raw: string, expected: Expected): Value {
  if (raw === '') return BLANK
  const isMoney = isMoneyUnit(expected.unit)
  const count = isMoney ? -1 : plainCount(raw)
  if (count >= 0) return { kind: 'number', value: count }
  const text = fold(raw)
  if (text === '') return BLANK
  if (NOT_APPLICABLE.test(text)) return { kind: 'not_applicable', value: null }
  if (text.length > 200) return { kind: 'text', value: null }
  const parts = splitNote(text)
  const found = parts === null ? null : amount(parts.main)
  if (parts === null || found === null) return { kind: 'text', value: null }
  const note = parts.note === undefined ? {} : { note: parts.note }
  if (isMoney) return { ...moneyValue(found, expected), ...note }
  if (found.unit === 'yuan' || found.unit === 'wan_yuan') return { kind: 'text', value: null }
  return { kind: 'number', value: Number(found.digits), ...note }
}

/** Whether a text could stand in a number cell: a number, a dash or "/". Sentences and labels are not. */
export function isValueLike(raw: string): boolean {
  if (isPlainCount(raw)) return true
  const text = fold(raw)
  if (text === '' || text.length > 60) return false
  if (NOT_APPLICABLE.test(text)) return true
  const parts = splitNote(text)
  return parts !== null && amount(parts.main) !== null
}

/** The unit a head names: 采购总金额（万元）, 本年收费金额（单位：元）. Null where it names none that is known. */
export function headUnit(head: string): 'yuan' | 'wan_yuan' | null {
  if (!head.includes('元')) return null
  const text = fold(head).replaceAll(' ', '')
  const unit = UNIT_OF_HEAD.exec(text)?.[1]
  if (unit === undefined) return null
  return unit === '万元' ? 'wan_yuan' : 'yuan'
}

/** 元 behind any other word (千元, 百万元, a misprint of 万元) is no unit that is known. */
const UNIT_OF_HEAD = /(?<![一-龥]万)(?<=^|[^一-龥]|单位|金额|数额|总额|费|人民币|计量|为)(万?元)/u
