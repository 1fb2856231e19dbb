/** Health of the sources. */
import { portalsPage } from '../../web/pages/portals.ts'
import { pageRoute } from '../page-route.ts'
import { PORTAL } from '../portal-schemas.ts'
import { everyRow, sliceOf } from '../slices.ts'

const RUNS_SHOWN = 10

export const PORTALS_PAGE = pageRoute({
  path: '/portals',
  parameters: {},
  load: async ({ answers }) => {
    const [rows, runs] = await Promise.all([
      answers.portals(),
      answers.runs({ offset: 0, limit: RUNS_SHOWN }),
    ])
    return { rows, runs: runs.rows }
  },
  render: portalsPage,
  table: ({ answers }) => ({
    name: 'portals',
    description: 'Sources and their health',
    row: PORTAL,
    rows: everyRow(async (window) => sliceOf(await answers.portals(), window)),
  }),
})
