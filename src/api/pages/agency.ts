/** One agency over all years; its downloads hold its duties. */
import type { AgencyAnswer } from '../../domain/answer.ts'
import type { Comparison } from '../../domain/comparison.ts'
import { NotFoundError } from '../../domain/errors.ts'
import { agencyPage } from '../../web/pages/agency.ts'
import type { DutyFilter } from '../answers.ts'
import { type Doors, today } from '../doors.ts'
import { pageRoute } from '../page-route.ts'
import { DUTY } from '../schemas.ts'
import { everyRow } from '../slices.ts'

/** The figures people ask for first. */
const FIRST_FIGURES: readonly string[] = [
  'new_requests__total',
  'carried_in__total',
  'outcomes_total__total',
  'carried_out__total',
  'disclosure_rate',
  'review_total',
]
/** More years than any body has. */
const MOST = 200

async function agencyOf(doors: Doors, key: string): Promise<AgencyAnswer> {
  const agency = await doors.answers.agency(key)
  if (agency !== null) return agency
  throw new NotFoundError('no_agency', `there is no agency with the key "${key}"`, {
    hint: 'keys are listed by /api/v1/agencies',
  })
}

const duties = (doors: Doors, key: string): DutyFilter => ({
  region: null,
  agency: key,
  years: null,
  states: null,
  asOf: null,
  today: today(doors),
})

export const AGENCY_PAGE = pageRoute({
  path: '/agencies/:key',
  parameters: {},
  load: async (doors, _query, key) => {
    const agency = await agencyOf(doors, key)
    const window = { offset: 0, limit: MOST }
    const [status, reports] = await Promise.all([
      doors.answers.status(duties(doors, key), window),
      doors.answers.reports({ region: null, agency: key, years: null, status: null, era: null }, window),
    ])
    const years = [...new Set(reports.rows.map((report) => report.year))].sort((a, b) => a - b)
    const comparison: Comparison | null =
      years.length === 0
        ? null
        : await doors.answers.compare({ agencies: [key], years, indicators: FIRST_FIGURES })
    return { agency, rows: status.rows, reports: reports.rows, comparison }
  },
  render: agencyPage,
  table: (doors, _query, key) => ({
    name: 'agency',
    description: 'Duties of one body over all years',
    row: DUTY,
    rows: (async function* () {
      await agencyOf(doors, key)
      yield* everyRow((window) => doors.answers.status(duties(doors, key), window))
    })(),
  }),
})
