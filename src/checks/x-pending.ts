/** Cases pending at the end of a year are among those of the next. No equality exists: table four has no carry-in cell. */
import { T4_FAMILIES } from '../../parsers/formats/index.ts'
import { before, now, yearCheck } from './year-check.ts'

export const xPending = yearCheck({
  id: 'x_pending',
  title: 'Cases of a year are at least those pending the year before',
  eras: ['era_2021', 'era_2019'],
  equations: T4_FAMILIES.map(({ id }) => ({
    key: id,
    table: 't4',
    op: '>=',
    left: [now(`${id}_total`)],
    right: [before(`${id}_pending`)],
    severity: 'warning',
  })),
})
