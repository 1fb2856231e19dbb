/**
 * What the sample portal gets wrong or does differently on purpose. Everything else follows the forms; what stands
 * here is what the product must notice.
 */

export interface PrintedCell {
  readonly kind: 'number' | 'blank' | 'not_applicable'
  readonly value: number | null
  readonly raw: string
  readonly note?: string
  readonly unit_printed?: 'yuan' | 'wan_yuan' | 'unknown'
}

/** 1 is the portal as first seen; in 2 one report has been changed in silence. */
export type Revision = 1 | 2

/** Report that was never published, long past its due date. */
export const MISSING = { id: 'culture', year: 2021 } as const

/** Published three weeks after the due date. */
export const LATE = { id: 'water', year: 2022, days: 20 } as const

/** Reports for these years still use the form of 2019. */
export const OLD_FORM = { id: 'town', years: [2021, 2022] } as const

/** The body's own total is one too high: it breaks the row and, through it, the sum of outcomes. */
export const WRONG_SUM = { id: 'education', year: 2022, cell: 'granted__total', by: 1 } as const

/** Carried in by the report of this year: one more than the year before carried out, in this column. */
export const CARRY_BREAK = { id: 'resources', year: 2022, column: 'natural_person', by: 1 } as const

/** The text says more new requests than the table. */
export const CONTRADICTION = { id: 'finance', year: 2024, by: 2 } as const

/** In revision 2 these cells of table two, and the one sentence that quotes them, have changed. */
export const REVISED = {
  id: 'market',
  year: 2023,
  by: { licensing_decisions: 37, penalty_decisions: 14 } as Readonly<Record<string, number>>,
  changedOn: '2024-05-06',
} as const

const slash: PrintedCell = { kind: 'not_applicable', value: null, raw: '/' }
const dash: PrintedCell = { kind: 'not_applicable', value: null, raw: '—' }
const REGULATIONS = ['regulations_issued', 'regulations_repealed', 'regulations_in_force'] as const
const all = (cell: PrintedCell): Readonly<Record<string, PrintedCell>> =>
  Object.fromEntries(REGULATIONS.map((id) => [id, cell]))

/** `id/year` → cells printed otherwise than as a plain number. */
export const PRINTED: Readonly<Record<string, Readonly<Record<string, PrintedCell>>>> = {
  'office/2024': {
    normative_documents_issued: { kind: 'number', value: 22, raw: '22（其中修订3件）', note: '其中修订3件' },
  },
  'town/2023': all(slash),
  'town/2024': all(slash),
  'culture/2023': all(dash),
  'education/2020': { review_upheld: { kind: 'number', value: 0, raw: '０' } },
}

/** Report whose total column is left blank in every outcome row but the last. */
export const BLANK_TOTALS = { id: 'culture', year: 2020 } as const
