/** Start page: the agency × year matrix. Its downloads hold one row a cell. */
import type { MatrixRow, PortalAnswer, PortalHealth } from '../../domain/answer.ts'
import { homePage } from '../../web/pages/home.ts'
import type { Answers, MatrixFilter, Window } from '../answers.ts'
import { type Doors, today } from '../doors.ts'
import { pageRoute, pageWindow, paging } from '../page-route.ts'
import { PAGE, PARAMETER } from '../query.ts'
import { regionChoices } from '../region-choices.ts'
import { MATRIX_CELL } from '../schemas.ts'
import { everyRow } from '../slices.ts'

const { date, region, states, text, years } = PARAMETER

const parameters = {
  region: region.optional(),
  years: years.optional(),
  state: states.optional(),
  q: text('Part of the name').optional(),
  as_of: date.optional(),
  page: PAGE.optional(),
}

interface Query {
  readonly region?: string | undefined
  readonly years?: number[] | undefined
  readonly state?: MatrixFilter['states'] | undefined
  readonly q?: string | undefined
  readonly as_of?: string | undefined
}

function filterOf(doors: Doors, query: Query): MatrixFilter {
  return {
    region: query.region ?? null,
    years: query.years ?? null,
    states: query.state ?? null,
    q: query.q ?? null,
    asOf: query.as_of ?? null,
    today: today(doors),
  }
}

export const MATRIX_PAGE = pageRoute({
  path: '/',
  parameters,
  load: async (doors, query) => {
    const filter = filterOf(doors, query)
    const { answers } = doors
    const [matrix, regions, portals, runs] = await Promise.all([
      answers.matrix(filter, pageWindow(query.page)),
      regionChoices(answers),
      portalsOf(answers),
      answers.runs({ offset: 0, limit: 1 }),
    ])
    return {
      filter: {
        region: filter.region,
        years: filter.years,
        state: filter.states ?? [],
        q: filter.q,
        as_of: filter.asOf,
      },
      ...paging(query.page, matrix.total),
      years: matrix.years,
      rows: matrix.rows,
      counts: matrix.counts,
      partial: matrix.partial,
      errors: matrix.errors,
      regions,
      portals,
      last_run: runs.rows[0] ?? null,
    }
  },
  render: homePage,
  table: (doors, query) => ({
    name: 'matrix',
    description: 'Agency × year matrix, one row a cell',
    row: MATRIX_CELL,
    rows: matrixCells(doors.answers, filterOf(doors, query)),
  }),
})

/** Rows of the matrix, each cell a row that names its agency. */
async function* matrixCells(answers: Answers, filter: MatrixFilter): AsyncGenerator<object> {
  for await (const row of everyRow<MatrixRow>((window: Window) => answers.matrix(filter, window))) {
    const { cells, ...agency } = row
    for (const cell of cells) yield { ...agency, ...cell }
  }
}

/** How many portals are how, and those in trouble whole. */
async function portalsOf(answers: Answers) {
  const portals = await answers.portalHealth()
  const ids = portals.filter(({ health }) => health === 'faulty' || health === 'blocked').map(({ id }) => id)
  return { health: countHealth(portals), troubled: ids.length === 0 ? [] : await answers.portals(ids) }
}

/** Portals by health. */
export function countHealth(portals: readonly PortalHealth[]): Record<PortalAnswer['health'], number> {
  const counts = { ok: 0, faulty: 0, blocked: 0, never: 0 }
  for (const portal of portals) counts[portal.health] += 1
  return counts
}
