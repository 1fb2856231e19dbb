/** Documents in force follow from last year's, those issued and those repealed. Lapse without 废止 is a lawful exception. */
import { before, now, yearCheck } from './year-check.ts'

export const xInForce = yearCheck({
  id: 'x_in_force',
  title: 'Documents in force follow from the year before',
  eras: ['era_2021'],
  equations: ['regulations', 'normative_documents'].map((row) => ({
    key: row,
    table: 't2',
    op: '=',
    left: [now(`${row}_in_force`)],
    right: [before(`${row}_in_force`), now(`${row}_issued`), now(`${row}_repealed`, -1)],
    severity: 'warning',
  })),
})
