/** Parsers for the options that several commands share. Each throws InputError naming the option, the value and what was expected. */
import { InputError } from '../domain/errors.ts'
import { regionCodeFault } from '../domain/region-code.ts'

const FIRST_YEAR = 2008

/** A report year from 2008 (the first law) to next year. */
export function parseYear(text: string, option = '--year'): number {
  const year = Number(text)
  const last = new Date().getUTCFullYear() + 1
  if (/^\d{4}$/.test(text) && year >= FIRST_YEAR && year <= last) return year
  throw new InputError(
    'bad_year',
    `${option} is "${text}", expected a report year from ${FIRST_YEAR} to ${last}`,
    {
      hint: `for example ${option} 2023`,
    },
  )
}

/** `2019-2023`, `2021` or `2019,2021-2023` → ascending years without repeats. */
export function parseYears(text: string, option = '--years'): number[] {
  const years = text.split(',').flatMap((part) => {
    const [from = '', to = from] = part.trim().split('-')
    const first = parseYear(from.trim(), option)
    const last = parseYear(to.trim(), option)
    if (first > last)
      throw new InputError('bad_year', `${option} has "${part}", expected the earlier year first`)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
  return [...new Set(years)].sort((a, b) => a - b)
}

/** ISO calendar date that exists. */
export function parseDate(text: string, option: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time).toISOString().startsWith(text)) return text
  throw new InputError('bad_date', `${option} is "${text}", expected a date such as 2024-02-01`)
}

/** GB/T 2260 code: six digits, nine for a township. */
export function parseRegion(text: string, option = '--region'): string {
  const fault = regionCodeFault(text)
  if (fault === null) return text
  throw new InputError('bad_region', `${option} is "${text}", ${fault}`)
}

/** One of a closed list. */
export function parseChoice<T extends string>(text: string, choices: readonly T[], option: string): T {
  const choice = choices.find((known) => known === text)
  if (choice) return choice
  throw new InputError('bad_choice', `${option} is "${text}", expected one of ${choices.join(', ')}`)
}

/** Comma-separated words, blanks dropped. */
export function parseList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

const BYTES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 }

/** `50000000`, `500KB`, `50MB` or `1GB` → bytes. */
export function parseBytes(text: string, option: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmg]?)b?$/i.exec(text.trim()) ?? []
  const bytes = Math.floor(Number(number) * (BYTES[unit.toLowerCase()] ?? 0))
  if (bytes > 0) return bytes
  throw new InputError('bad_bytes', `${option} is "${text}", expected a number of bytes such as 50MB`)
}

/** A number above zero. */
export function parsePositive(text: string, option: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && value > 0) return value
  throw new InputError('bad_number', `${option} is "${text}", expected a number above 0`)
}
