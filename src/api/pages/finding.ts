/** One doubt by its fingerprint: in the reports shown, with what a person decided of it. */
import { NotFoundError } from '../../domain/errors.ts'
import { type FindingData, findingPage } from '../../web/pages/finding.ts'
import type { Doors } from '../doors.ts'
import { FINDING_STATES } from '../lists.ts'
import { pageRoute } from '../page-route.ts'

/** More reports than share one doubt: it is of one body and year, in one report a scope. */
const MOST = 20

/** NotFoundError where no report shown has the doubt. */
export async function findingData({ answers, writable }: Doors, fingerprint: string): Promise<FindingData> {
  const any = { region: null, agency: null, years: null, check: null, severity: null }
  const asked = { ...any, fingerprint, states: FINDING_STATES }
  const { rows } = /^[\w-]{1,200}$/.test(fingerprint)
    ? await answers.findings(asked, { offset: 0, limit: MOST })
    : { rows: [] }
  if (rows.length > 0) return { fingerprint, rows, writable }
  throw new NotFoundError('no_finding', `no report shown has a finding "${fingerprint}"`, {
    hint: 'findings are listed by /api/v1/findings',
  })
}

export const FINDING_PAGE = pageRoute({
  path: '/findings/:fingerprint',
  parameters: {},
  load: (doors, _query, fingerprint) => findingData(doors, fingerprint),
  render: findingPage,
})
