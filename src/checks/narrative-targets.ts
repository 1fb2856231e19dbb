/** Which figure of the prose stands against which cells: the `n_*` checks as rows. */
import type { StatedRole } from '../domain/narrative.ts'

export interface Reading {
  /** Cells or groups (`refused_subtotal__total`) to add; a leading `-` takes away. */
  readonly sum: readonly string[]
  /** How a finding says it. */
  readonly says: string
  /** A reading that explains the figure without showing that text and table agree. */
  readonly lenient?: boolean
}

export interface NarrativeTarget {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly table: 't2' | 't3' | 't4'
  readonly roles: Readonly<Partial<Record<StatedRole, readonly Reading[]>>>
}

const row = (id: string, says: string): Reading => ({ sum: [`${id}__total`], says })
const NEW = row('new_requests', '新收')
const NEW_AND_CARRIED: Reading = {
  sum: ['new_requests__total', 'carried_in__total'],
  says: '新收 and 上年结转 together',
}
const OUTCOMES = row('outcomes_total', '办理总计')
const OF_THIS_YEAR: Reading = {
  sum: ['new_requests__total', '-carried_out__total'],
  says: '新收 less 结转下年',
  lenient: true,
}
const ANSWERED_ONLY: Reading = {
  sum: ['outcomes_total__total', '-not_processed_subtotal__total', '-other_outcomes_subtotal__total'],
  says: '办理总计 less 不予处理 and 其他处理',
  lenient: true,
}
const GRANTED_AT_ALL: Reading = {
  sum: ['granted__total', 'partially_granted__total'],
  says: '予以公开 and 部分公开 together',
}
const REVIEW: Reading = { sum: ['review_total'], says: '行政复议总计' }
const DIRECT: Reading = { sum: ['litigation_direct_total'], says: '未经复议直接起诉 alone', lenient: true }
const LITIGATION: Reading = {
  sum: ['litigation_direct_total', 'litigation_after_review_total'],
  says: '行政诉讼, both kinds',
}

export const NARRATIVE_TARGETS: readonly NarrativeTarget[] = [
  {
    id: 'n_new_requests',
    key: 'new_requests',
    title: 'Requests received in the text are those of the table, with or without those carried in',
    table: 't3',
    roles: { received: [NEW, NEW_AND_CARRIED], received_with_carry: [NEW_AND_CARRIED, NEW] },
  },
  {
    id: 'n_outcomes_total',
    key: 'outcomes_total',
    title: 'Requests closed or answered in the text are the total of outcomes',
    table: 't3',
    roles: {
      closed: [OUTCOMES, OF_THIS_YEAR],
      answered: [OUTCOMES, ANSWERED_ONLY, OF_THIS_YEAR],
    },
  },
  {
    id: 'n_carried_in',
    key: 'carried_in',
    title: 'Requests carried in, in text and table',
    table: 't3',
    roles: { carried_in: [row('carried_in', '上年结转')] },
  },
  {
    id: 'n_carried_out',
    key: 'carried_out',
    title: 'Requests carried over, in text and table',
    table: 't3',
    roles: { carried_out: [row('carried_out', '结转下年度')] },
  },
  {
    id: 'n_granted',
    key: 'granted',
    title: 'Requests granted (or granted at least in part), in text and table',
    table: 't3',
    roles: {
      granted: [row('granted', '予以公开'), { ...GRANTED_AT_ALL, lenient: true }],
      granted_or_partial: [GRANTED_AT_ALL],
    },
  },
  {
    id: 'n_partially_granted',
    key: 'partially_granted',
    title: 'Requests granted in part, in text and table',
    table: 't3',
    roles: { partially_granted: [row('partially_granted', '部分公开')] },
  },
  {
    id: 'n_refused_subtotal',
    key: 'refused_subtotal',
    title: 'Requests refused in the text are the sum of the grounds of refusal',
    table: 't3',
    roles: { refused: [row('refused_subtotal', '不予公开, all grounds')] },
  },
  {
    id: 'n_unable_to_provide_subtotal',
    key: 'unable_to_provide_subtotal',
    title: 'Requests 无法提供 in the text are the sum of the three rows',
    table: 't3',
    roles: { unable: [row('unable_to_provide_subtotal', '无法提供, all rows')] },
  },
  {
    id: 'n_not_processed_subtotal',
    key: 'not_processed_subtotal',
    title: 'Requests 不予处理 in the text are the sum of the five rows',
    table: 't3',
    roles: { not_processed: [row('not_processed_subtotal', '不予处理, all rows')] },
  },
  {
    id: 'n_other_outcomes_subtotal',
    key: 'other_outcomes_subtotal',
    title: 'Requests 其他处理 in the text are the sum of its rows',
    table: 't3',
    roles: { other: [row('other_outcomes_subtotal', '其他处理, all rows')] },
  },
  {
    id: 'n_review_total',
    key: 'review',
    title: 'Reviews in the text are those of the table',
    table: 't4',
    roles: { review: [REVIEW] },
  },
  {
    id: 'n_litigation_total',
    key: 'litigation',
    title: 'Lawsuits in the text are those of the table, direct and after review',
    table: 't4',
    roles: { litigation: [LITIGATION, DIRECT] },
  },
  {
    id: 'n_normative_documents_issued',
    key: 'normative_documents_issued',
    title: 'Normative documents issued, in text and table',
    table: 't2',
    roles: { normative_issued: [{ sum: ['normative_documents_issued'], says: '行政规范性文件制发' }] },
  },
]

/** Role → id of the check of its target: every role has one at most. */
export const TARGET_OF_ROLE: ReadonlyMap<StatedRole, string> = new Map(
  NARRATIVE_TARGETS.flatMap(({ id, roles }) =>
    (Object.keys(roles) as StatedRole[]).map((role) => [role, id] as const),
  ),
)
