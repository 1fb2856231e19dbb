/** What the checks say; failures unless another verdict is asked for. */

import type { FindingState } from '../../domain/finding.ts'
import { findingsPage } from '../../web/pages/findings.ts'
import type { FindingFilter } from '../answers.ts'
import { FINDING_STATES, SEVERITIES } from '../lists.ts'
import { pageRoute, pageWindow, paging } from '../page-route.ts'
import { PAGE, PARAMETER } from '../query.ts'
import { regionChoices } from '../region-choices.ts'
import { FINDING } from '../schemas.ts'
import { everyRow } from '../slices.ts'

const { agency, oneOf, region, text, years } = PARAMETER

const parameters = {
  year: years.optional(),
  region: region.optional(),
  agency: agency.optional(),
  check: text('Check id').optional(),
  severity: oneOf(SEVERITIES, 'Severity').optional(),
  state: oneOf(FINDING_STATES, 'Verdict').optional(),
  page: PAGE.optional(),
}

interface Query {
  readonly year?: number[] | undefined
  readonly region?: string | undefined
  readonly agency?: string | undefined
  readonly check?: string | undefined
  readonly severity?: FindingFilter['severity'] | undefined
  readonly state?: FindingState | undefined
}

const filterOf = (query: Query) => ({
  year: query.year ?? null,
  region: query.region ?? null,
  agency: query.agency ?? null,
  check: query.check ?? null,
  severity: query.severity ?? null,
  state: query.state ?? ('fail' as const),
})

function askedOf(query: Query): FindingFilter {
  const { year, state, ...rest } = filterOf(query)
  return { ...rest, years: year, states: [state] }
}

export const FINDINGS_PAGE = pageRoute({
  path: '/findings',
  parameters,
  load: async (doors, query) => {
    const [slice, regions] = await Promise.all([
      doors.answers.findings(askedOf(query), pageWindow(query.page)),
      regionChoices(doors.answers),
    ])
    return {
      filter: filterOf(query),
      ...paging(query.page, slice.total),
      rows: slice.rows,
      regions,
    }
  },
  render: findingsPage,
  table: (doors, query) => ({
    name: 'findings',
    description: 'Findings of current reports',
    row: FINDING,
    rows: everyRow((window) => doors.answers.findings(askedOf(query), window)),
  }),
})
