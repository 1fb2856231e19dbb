/**
 * What a healthy portal shows. Law: a year with fewer reports than `expect.per_year_min` is a fault of the source, so
 * that nobody is called missing because a column moved or was cut.
 */

/** Last day by which every body must have published the report of a year: the governments' date. */
const LAST_DUE = '03-31'

/**
 * Reports by year → the years that are under the expectation, in words; null where none is. Judged are the years asked
 * for, else all from the first one listed, as far as their reports are all due.
 */
export function underExpectation(
  perYearMin: number | undefined,
  reportsByYear: ReadonlyMap<number, number>,
  asked: readonly number[] | null,
  today: string,
): { readonly years: readonly number[]; readonly reason: string } | null {
  if (perYearMin === undefined || perYearMin === 0) return null
  const seen = [...reportsByYear.keys()]
  const lastDue = lastDueYear(today)
  const first = Math.min(lastDue, ...seen)
  const span = asked ?? Array.from({ length: Math.max(0, lastDue - first + 1) }, (_, index) => first + index)
  const short = span
    .filter((year) => year <= lastDue)
    .filter((year) => (reportsByYear.get(year) ?? 0) < perYearMin)
  if (short.length === 0) return null
  const counts = short.map((year) => `${reportsByYear.get(year) ?? 0} for ${year}`).join(', ')
  return { years: short, reason: `fewer reports than expected (${perYearMin} a year): ${counts}` }
}

/** Reports of last year from which on none at all, or few of many, is no chance. */
const SILENCE_AFTER = 3
const MANY = 8
const FEW = 0.25

/**
 * Where a portal file states nothing, last year's count does: years that suddenly fall silent, each with why. They are a
 * fault of the source for that year alone.
 */
export function silentYears(
  reportsByYear: ReadonlyMap<number, number>,
  asked: readonly number[] | null,
  today: string,
): readonly { readonly year: number; readonly reason: string }[] {
  const count = (year: number) => reportsByYear.get(year) ?? 0
  const last = lastDueYear(today)
  const isSilent = (year: number) => {
    const [before, now] = [count(year - 1), count(year)]
    return now === 0 ? before >= SILENCE_AFTER : before >= MANY && now < before * FEW
  }
  return [...reportsByYear.keys()]
    .map((year) => year + 1)
    .filter((year) => year <= last && (asked === null || asked.includes(year)) && isSilent(year))
    .map((year) => ({
      year,
      reason: `last year's count lets expect more: ${count(year)} reports for ${year}, ${count(year - 1)} for ${year - 1}`,
    }))
}

/** The newest report year whose reports are all due on `today`. */
export function lastDueYear(today: string): number {
  const year = Number(today.slice(0, 4))
  return today.slice(5) > LAST_DUE ? year - 1 : year - 2
}
