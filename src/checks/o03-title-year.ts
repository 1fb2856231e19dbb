/** O03: the title names the report year. Its other parts have checks of their own: `n_period`, `identity_conflict`. */
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { hasText, notAssessable } from './stated.ts'

const ID = 'o03_title_year'

export const o03TitleYear: ReportCheck = {
  id: ID,
  title: 'The title names the report year (O03)',
  needs: 'report',
  run: ({ report }) => (hasText(report) ? [yearVerdict(report)] : []),
}

function yearVerdict({ title, year }: CheckedReport): Verdict {
  const base = { check: ID, key: 'title_year', severity: 'error' } as const
  if (year === null || !title)
    return notAssessable(base, year === null ? 'the report year is not known' : 'no title was found')
  if (title.includes(`${year}年`)) return passed(base, year)
  const years = [
    ...title
      .normalize('NFKC')
      .replace(/\s+/gu, '')
      .matchAll(/20\d\d(?=年)/gu),
  ].map(([found]) => Number(found))
  const [first] = years
  const judged = { ...base, cells: [], expected: year }
  if (first === undefined) return notAssessable(base, `the title names no year: “${title.slice(0, 60)}”`)
  return years.includes(year)
    ? passed(base, year)
    : {
        ...judged,
        state: 'fail',
        actual: first,
        message: `the title names ${first}, the report is of ${year}: “${title.slice(0, 60)}”`,
      }
}

function passed(base: Pick<Verdict, 'check' | 'key' | 'severity'>, year: number): Verdict {
  return {
    ...base,
    cells: [],
    expected: year,
    state: 'pass',
    actual: year,
    message: `the title names ${year}`,
  }
}
