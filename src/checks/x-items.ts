/** The trial form only: last year's items and their change give this year's 上一年项目数量. */
import { before, now, yearCheck } from './year-check.ts'

export const xItems = yearCheck({
  id: 'x_items',
  title: 'Items of the prior year follow from the year before',
  eras: ['era_2019'],
  equations: ['licensing_items', 'other_service_items', 'penalty_items', 'coercion_items', 'fee_items'].map(
    (row) => ({
      key: row,
      table: 't2',
      op: '=',
      left: [now(`${row}_prior_year`)],
      right: [before(`${row}_prior_year`), before(`${row}_change`)],
      severity: 'warning',
    }),
  ),
})
