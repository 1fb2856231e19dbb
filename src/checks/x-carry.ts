/** What last year carried over is what this year carried in. Columns may move where an applicant was counted anew. */
import { T3_COLUMN_IDS } from '../../parsers/formats/index.ts'
import { before, now, yearCheck } from './year-check.ts'

export const xCarry = yearCheck({
  id: 'x_carry',
  title: 'Requests carried in are those carried over the year before',
  eras: ['era_2021', 'era_2019'],
  equations: T3_COLUMN_IDS.map((column) => ({
    key: column,
    table: 't3',
    op: '=',
    left: [now(`carried_in__${column}`)],
    right: [before(`carried_out__${column}`)],
    severity: column === 'total' ? 'error' : 'warning',
  })),
})
