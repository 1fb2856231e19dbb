/**
 * The date printed beside a link. Spellings differ (2026-01-23, 2026/1/23, 2026年1月23日, digits split over elements
 * or lines, the day in a box of its own); a date without a year is no date. Two different dates are no date either.
 */

const YMD = /(?<!\d)(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/g
const YMD_TIGHT = /(?<!\d)(20\d{2})[-/.年](\d{2})[-/.月](\d{2})/g
const DAY_THEN_MONTH = /(?<!\d)(\d{1,2})日?\s+(20\d{2})\s*[-/.年]\s*(\d{1,2})月?(?!\s*[-/.]?\s*\d)/g
const MONTH_THEN_DAY = /(?<!\d)(20\d{2})\s*[-/.年]\s*(\d{1,2})月?\s+(\d{1,2})(?!\d)/g

/** ISO date; null where there is none or more than one. */
export function listedDate(text: string): string | null {
  const dates = findDates(text)
  return dates.length === 1 ? (dates[0] ?? null) : null
}

/** True where the text is a date and nothing else but brackets and a time of day. */
export function isOnlyDate(text: string): boolean {
  if (listedDate(text) === null) return false
  const rest = text.replace(/[\s\d()[\]（）【】〔〕年月日:/.-]/g, '')
  return rest === '' || /^发布(?:日期|时间)?$/.test(rest.replace(/[：]/g, ''))
}

function findDates(text: string): readonly string[] {
  const normal = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  for (const dates of [
    collect(normal, YMD, 1, 2, 3),
    collect(normal, DAY_THEN_MONTH, 2, 3, 1),
    collect(normal, MONTH_THEN_DAY, 1, 2, 3),
    collect(normal.replace(/\s+/g, ''), YMD_TIGHT, 1, 2, 3),
  ]) {
    if (dates.length > 0) return dates
  }
  return []
}

function collect(text: string, pattern: RegExp, year: number, month: number, day: number): readonly string[] {
  const found = [...text.matchAll(pattern)].flatMap((match) => {
    const iso = calendarDate(Number(match[year]), Number(match[month]), Number(match[day]))
    return iso === null ? [] : [iso]
  })
  return [...new Set(found)]
}

function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
