/** O06: a form older than the report's year. The form is told by its layout, the year by title and period. */
import type { Era } from '../domain/format.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'

const AGE: Readonly<Record<Era, number>> = {
  narrative: 0,
  local_2008: 0,
  era_2014: 1,
  era_2019: 2,
  era_2021: 3,
}

/** From this report year on the form is the one to use; the first year of the trial form only encouraged it. */
const REQUIRED: readonly {
  readonly from: number
  readonly era: Era
  readonly severity: Verdict['severity']
}[] = [
  { from: 2021, era: 'era_2021', severity: 'error' },
  { from: 2020, era: 'era_2019', severity: 'error' },
  { from: 2019, era: 'era_2019', severity: 'info' },
]

/** No report of an earlier year can stand in a form that was not yet published. */
const FIRST_YEAR: Readonly<Partial<Record<Era, number>>> = { era_2021: 2020, era_2019: 2019 }

export const eraCurrent: ReportCheck = {
  id: 'era_current',
  title: 'The form is the one in force for the report year (O06)',
  needs: 'report',
  run: ({ report }) => (report.era === null ? [] : [verdictOf(report, report.era)]),
}

function verdictOf(report: CheckedReport, era: Era): Verdict {
  const base = { check: 'era_current', key: 'era', cells: [], expected: null, actual: null } as const
  const { year, status } = report
  if (year === null) {
    return { ...base, state: 'not_assessable', severity: 'error', message: 'the report year is not known' }
  }
  if (status === 'needs_ocr' || status === 'attachment_only') {
    return {
      ...base,
      state: 'not_assessable',
      severity: 'error',
      message: 'the tables are not in the text of the page',
    }
  }
  const required = REQUIRED.find(({ from }) => year >= from)
  if (required !== undefined && AGE[era] < AGE[required.era]) {
    const message = `the form of ${era} is older than the report year ${year}, which asks for ${required.era}`
    return { ...base, state: 'fail', severity: required.severity, message }
  }
  const first = FIRST_YEAR[era]
  if (first !== undefined && year < first) {
    const message = `the form of ${era} did not exist for the report year ${year}: the year is doubtful`
    return { ...base, state: 'fail', severity: 'warning', message }
  }
  return { ...base, state: 'pass', severity: 'error', message: `${era} fits the report year ${year}` }
}
