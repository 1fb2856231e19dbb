/**
 * Rest days near the due dates. Only a note for people: the law knows no roll-over to the next working day, so no due
 * date is ever moved by it. Holidays are those announced; later years know weekends alone.
 */

/** Public holidays that a due date fell on → the next working day. Announced calendars up to 2026. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  '2020-01-31': '2020-02-03',
  '2022-01-31': '2022-02-07',
  '2025-01-31': '2025-02-05',
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const DAY = 86_400_000
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const day = Number(text.slice(8))
  return day >= 1 && day <= daysOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

/** 0 for months that there are not. */
function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
}

/** `遇节假日` with the next working day, for an ISO date; null on an ordinary day. */
export function restDayNote(date: string): string | null {
  const holiday = HOLIDAYS[date]
  if (holiday !== undefined)
    return `遇节假日：${date} is a public holiday, the next working day is ${holiday}`
  const time = Date.parse(`${date}T00:00:00Z`)
  const weekday = new Date(time).getUTCDay()
  if (weekday !== 0 && weekday !== 6) return null
  const next = new Date(time + (weekday === 6 ? 2 : 1) * DAY).toISOString().slice(0, 10)
  return `遇节假日：${date} is a ${WEEKDAYS[weekday]}, the next working day is ${next}`
}
