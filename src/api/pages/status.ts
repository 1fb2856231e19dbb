/** Duties as a list. */
import { statusPage } from '../../web/pages/status.ts'
import type { DutyFilter } from '../answers.ts'
import { type Doors, today } from '../doors.ts'
import { pageRoute, pageWindow, paging } from '../page-route.ts'
import { PAGE, PARAMETER } from '../query.ts'
import { regionChoices } from '../region-choices.ts'
import { DUTY } from '../schemas.ts'
import { everyRow } from '../slices.ts'

const { agency, date, region, states, years } = PARAMETER

const parameters = {
  year: years.optional(),
  region: region.optional(),
  state: states.optional(),
  agency: agency.optional(),
  as_of: date.optional(),
  page: PAGE.optional(),
}

interface Query {
  readonly year?: number[] | undefined
  readonly region?: string | undefined
  readonly state?: DutyFilter['states'] | undefined
  readonly agency?: string | undefined
  readonly as_of?: string | undefined
}

const filterOf = (doors: Doors, query: Query): DutyFilter => ({
  region: query.region ?? null,
  agency: query.agency ?? null,
  years: query.year ?? null,
  states: query.state ?? null,
  asOf: query.as_of ?? null,
  today: today(doors),
})

export const STATUS_PAGE = pageRoute({
  path: '/status',
  parameters,
  load: async (doors, query) => {
    const filter = filterOf(doors, query)
    const [slice, regions] = await Promise.all([
      doors.answers.status(filter, pageWindow(query.page)),
      regionChoices(doors.answers),
    ])
    return {
      filter: {
        year: filter.years,
        region: filter.region,
        state: filter.states ?? [],
        agency: filter.agency,
        as_of: filter.asOf,
      },
      ...paging(query.page, slice.total),
      rows: slice.rows,
      regions,
    }
  },
  render: statusPage,
  table: (doors, query) => ({
    name: 'status',
    description: 'Duties, one row a body and report year',
    row: DUTY,
    rows: everyRow((window) => doors.answers.status(filterOf(doors, query), window)),
  }),
})
