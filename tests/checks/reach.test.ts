/** Which checks speak of which form: one that cannot apply gives no row, one that could apply always gives one. */
import { expect, it } from 'vitest'
import { checkReport } from '../../src/checks/index.ts'
import { NARRATIVE_TARGETS } from '../../src/checks/narrative-targets.ts'
import type { Era } from '../../src/domain/format.ts'
import { withNarrative } from '../../src/steps/with-narrative.ts'
import { report, soundForm } from './filled-form.ts'

const EVERY = [
  'nonnegative_integer',
  'era_current',
  'n_period',
  'o03_title_year',
  'o07_grid_complete',
  'o16_template_residue',
  'o18_readable',
]
const PROSE = [
  ...['new_requests', 'outcomes_total', 'carried_in', 'carried_out', 'granted', 'partially_granted'],
  ...['refused_subtotal', 'unable_to_provide_subtotal', 'not_processed_subtotal', 'other_outcomes_subtotal'],
  ...[
    'review_total',
    'litigation_total',
    'normative_documents_issued',
    'zero_claim',
    'breakdown_sum',
    'percent',
  ],
].map((name) => `n_${name}`)
const SIX_SECTIONS = [
  ...PROSE,
  ...['t3_balance', 't3_outcome_sum', 't3_row_total', 't4_total'],
  ...['o04_six_sections', 'o08_no_blanks', 'o14_problems_stated', 'o19_implausible_value'],
]

it.each<[Era, number, readonly string[]]>([
  [
    'era_2021',
    2023,
    [
      ...EVERY,
      ...SIX_SECTIONS,
      't2_in_force_bound',
      'n_fee_section6',
      'n_fee_vs_t2',
      'n_fee_vs_unpaid',
      'o05_five_heads',
    ],
  ],
  [
    'era_2019',
    2020,
    [...EVERY, ...SIX_SECTIONS, 't2_stock_bound', 't2_published_not_more_than_made', 't2_items_not_negative'],
  ],
  ['era_2014', 2016, [...EVERY, 'stat_sum', 'n_breakdown_sum']],
  ['local_2008', 2012, [...EVERY, 'stat_sum']],
])('%s', (era, year, expected) => {
  const read = {
    ...report(soundForm(era), { era, year }),
    agency: '柏川区财政局',
    title: null,
    sections: [],
    leftovers: [],
  }
  const said = new Set(checkReport(withNarrative(read)).map(({ check }) => check))
  expect([...said].sort()).toEqual([...expected].sort())
})

it('a report without a form is asked for its period, title and era only', () => {
  const read = {
    ...report({}),
    era: 'narrative' as const,
    cells: [],
    sections: [],
    leftovers: [],
    title: null,
  }
  const said = checkReport(withNarrative(read)).map(({ check }) => check)
  expect(said).toEqual(['era_current', 'n_period', 'o03_title_year', 'o16_template_residue', 'o18_readable'])
})

it('a figure of the prose is held against the cells of one check', () => {
  const roles = NARRATIVE_TARGETS.flatMap((target) => Object.keys(target.roles))
  expect(new Set(roles).size).toBe(roles.length)
})
