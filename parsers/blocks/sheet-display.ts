/**
 * What a number cell shows. The displayed text is what a visitor reads, so it is what we read; where the display hides
 * or changes the stored value (a format that swallows zeros, rescales, shows a dash), that is told as a doubt.
 */
import { SSF as untyped } from '@e965/xlsx'

/** The library ships its formatter without types. */
const SSF = untyped as {
  readonly format: (format: string | number, value: number, options?: object) => string
  readonly get_table: () => Readonly<Record<number, string>>
  readonly is_date: (format: string) => boolean
}

/** The short date of a Chinese Excel; the library's own default is the American one. */
const SHORT_DATE = 'yyyy/m/d'

export interface Display {
  readonly text: string
  readonly doubt?: string
}

/** Between the number that a cell shows and another one that it stores. */
const OTHER_THAN_STORED = '≠'

/** Stored value as plain decimal digits, without an exponent where that is exact. */
function plain(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

/** Whether the shown number is the stored one, rounded to the shown decimals. */
function agrees(shown: string, value: number): boolean {
  const percent = shown.includes('%')
  const digits = shown.replaceAll(/[^0-9.]/g, '')
  const decimals = (digits.split('.')[1] ?? '').length
  const expected = Math.abs(percent ? value * 100 : value)
  return Math.abs(Number(digits) - expected) <= 0.5000001 * 10 ** -decimals
}

/** Text of a number under a format (an Excel format string or built-in id). */
export function displayNumber(value: number, format: string | number, date1904: boolean): Display {
  if (format === 0 || /^general$/i.test(String(format))) {
    const text = String(SSF.format('General', value))
    return { text: /e/i.test(text) ? plain(value) : text }
  }
  let text: string
  try {
    text = String(SSF.format(format, value, { date1904, dateNF: SHORT_DATE }))
  } catch {
    return { text: plain(value), doubt: `the number format ${format} is not understood` }
  }
  if (isDate(format)) return { text }
  if (/[0-9]/.test(text) && NO_DECIMAL.test(text)) return { text }
  return shownFor(text, value, plain(value))
}

/** What a cell says that shows `text` for a stored number: where that is another number, both, which is no figure. */
export function shownFor(text: string, value: number, stored: string): Display {
  if (!differsFrom(text, value)) return { text }
  const shown = text.trim()
  const doubt = `the stored value ${stored} is shown as "${shown}"`
  return { text: /[0-9]/.test(shown) ? `${shown} ${OTHER_THAN_STORED} ${stored}` : text, doubt }
}

/** An exponent or a fraction, which no reader takes for a number. */
const NO_DECIMAL = /[eE][+-]?[0-9]|[0-9] *\/ *[0-9]/

/** Whether what is shown hides the stored number, is another one, or leaves its decimals out: 312 for 312.18. */
function differsFrom(shown: string, value: number): boolean {
  const digits = shown.replaceAll(/[^0-9.]/g, '')
  const hides = digits === '' || (value !== 0 && Number(digits) === 0)
  const isWhole = !digits.includes('.') && !shown.includes('%')
  const roundsAway = isWhole && Math.abs(value - Math.round(value)) > 1e-6
  return hides || roundsAway || !agrees(shown, value)
}

function isDate(format: string | number): boolean {
  const known = typeof format === 'string' ? format : SSF.get_table()[format]
  return known !== undefined && SSF.is_date(known)
}
