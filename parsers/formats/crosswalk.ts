/**
 * Which figures of the eras may be set side by side, and how far. Same id in two eras means exact or near.
 * `{row}__*` stands for every column of the row. `none` is a warning, not a mapping: those figures are never joined.
 */
import type { Comparability } from '../../src/domain/comparison.ts'
import { T4_IDS } from './cases-table.ts'

export interface Crosswalk {
  readonly concept: string
  readonly level: Comparability
  readonly era_2014?: readonly string[]
  readonly era_2019?: readonly string[]
  readonly era_2021?: readonly string[]
  /** How to get one figure out of several where the level is `partial`. */
  readonly rule?: string
  readonly reason?: string
}

/** Rows of table three whose meaning did not change. */
const SAME_ROWS: readonly string[] = [
  'new_requests',
  'carried_in',
  'granted',
  'partially_granted',
  'refused_state_secret',
  'refused_other_law_prohibition',
  'refused_security_stability',
  'refused_third_party_rights',
  'refused_internal_affairs',
  'refused_deliberative_process',
  'refused_enforcement_case_file',
  'refused_administrative_query',
  'unable_not_held',
  'unable_requires_creation',
  'unable_unclear_after_correction',
  'not_processed_petition_complaint',
  'not_processed_repeat_request',
  'not_processed_published_material',
  'not_processed_excessive_requests',
  'not_processed_confirmation_reissue',
  'outcomes_total',
  'carried_out',
]

const same = (concept: string, id: string): Crosswalk => ({
  concept,
  level: 'exact',
  era_2019: [id],
  era_2021: [id],
})

const CHANGED: readonly Crosswalk[] = [
  {
    concept: 'other_outcomes_subtotal',
    level: 'partial',
    era_2019: ['other_outcomes_subtotal__*'],
    era_2021: ['other_correction_overdue__*', 'other_fee_unpaid__*', 'other_miscellaneous__*'],
    rule: 'compare the sum only',
    reason: 'one row split in three in 2021 (fee rule of 2020 came between)',
  },
  {
    concept: 'regulations_issued',
    level: 'near',
    era_2019: ['regulations_issued'],
    era_2021: ['regulations_issued'],
    reason: '新制作 vs 制发',
  },
  {
    concept: 'normative_documents_issued',
    level: 'near',
    era_2014: ['normative_documents_issued'],
    era_2019: ['normative_documents_issued'],
    era_2021: ['normative_documents_issued'],
    reason: '规范性文件 was narrowed to 行政规范性文件; some organs counted all documents before 2021',
  },
  {
    concept: 'licensing_decisions',
    level: 'near',
    era_2019: ['licensing_decisions'],
    era_2021: ['licensing_decisions'],
    reason: '处理决定数量 vs 本年处理决定数量; the year was implicit before 2021',
  },
  {
    concept: 'penalty_decisions',
    level: 'near',
    era_2019: ['penalty_decisions'],
    era_2021: ['penalty_decisions'],
    reason: '处理决定数量 vs 本年处理决定数量; the year was implicit before 2021',
  },
  {
    concept: 'coercion_decisions',
    level: 'near',
    era_2019: ['coercion_decisions'],
    era_2021: ['coercion_decisions'],
    reason: '处理决定数量 vs 本年处理决定数量; the year was implicit before 2021',
  },
  {
    concept: 'regulations_stock',
    level: 'none',
    era_2019: ['regulations_public_stock'],
    era_2021: ['regulations_in_force'],
    reason: 'everything public, incl. no longer valid vs valid only',
  },
  {
    concept: 'normative_documents_stock',
    level: 'none',
    era_2019: ['normative_documents_public_stock'],
    era_2021: ['normative_documents_in_force'],
    reason: 'as above',
  },
  {
    concept: 'newly_published',
    level: 'none',
    era_2014: ['proactive_normative_documents'],
    era_2019: ['regulations_newly_published', 'normative_documents_newly_published'],
    era_2021: [],
    reason: 'dropped in 2021',
  },
  {
    concept: 'repealed',
    level: 'none',
    era_2019: [],
    era_2021: ['regulations_repealed', 'normative_documents_repealed'],
    reason: 'new in 2021',
  },
  {
    concept: 'administrative_fees',
    level: 'none',
    era_2019: ['fee_items_prior_year', 'fee_items_change'],
    era_2021: ['administrative_fee_amount'],
    reason: 'number of fee items vs money',
  },
  {
    concept: 'items',
    level: 'none',
    era_2019: [
      'licensing_items_prior_year',
      'licensing_items_change',
      'other_service_items_prior_year',
      'other_service_items_change',
      'other_service_decisions',
      'penalty_items_prior_year',
      'penalty_items_change',
      'coercion_items_prior_year',
      'coercion_items_change',
    ],
    era_2021: [],
    reason: 'dropped in 2021',
  },
  {
    concept: 'procurement',
    level: 'none',
    era_2019: ['procurement_projects', 'procurement_amount'],
    era_2021: [],
    reason: 'dropped in 2021',
  },
  {
    concept: 'new_requests_2014',
    level: 'near',
    era_2014: ['new_requests__total'],
    era_2019: ['new_requests__total'],
    era_2021: ['new_requests__total'],
    reason: 'no applicant split, no carry rows in 2014',
  },
  {
    concept: 'outcomes_2014',
    level: 'partial',
    era_2014: ['requests_concluded', 'replies_total'],
    era_2019: ['outcomes_total__total'],
    era_2021: ['outcomes_total__total'],
    rule: 'use requests_concluded',
    reason: 'replies may exceed requests',
  },
  {
    concept: 'granted_2014',
    level: 'partial',
    era_2014: ['replies_already_public', 'replies_granted'],
    era_2019: ['granted__total'],
    era_2021: ['granted__total'],
    rule: 'sum of the two',
    reason: 'art. 36(1) cases are inside 予以公开 since 2019',
  },
  {
    concept: 'partially_granted_2014',
    level: 'near',
    era_2014: ['partially_granted__total'],
    era_2019: ['partially_granted__total'],
    era_2021: ['partially_granted__total'],
  },
  {
    concept: 'refused_state_secret_2014',
    level: 'near',
    era_2014: ['refused_state_secret__total'],
    era_2019: ['refused_state_secret__total'],
    era_2021: ['refused_state_secret__total'],
  },
  {
    concept: 'refused_security_stability_2014',
    level: 'near',
    era_2014: ['refused_security_stability__total'],
    era_2019: ['refused_security_stability__total'],
    era_2021: ['refused_security_stability__total'],
  },
  {
    concept: 'refused_third_party_2014',
    level: 'partial',
    era_2014: ['refused_trade_secret', 'refused_personal_privacy'],
    era_2019: ['refused_third_party_rights__total'],
    era_2021: ['refused_third_party_rights__total'],
    rule: 'sum of the two',
  },
  {
    concept: 'refused_other_2014',
    level: 'none',
    era_2014: ['refused_not_government_information', 'refused_other_statutory'],
    era_2019: [
      'refused_other_law_prohibition__total',
      'refused_internal_affairs__total',
      'refused_deliberative_process__total',
      'refused_enforcement_case_file__total',
      'refused_administrative_query__total',
    ],
    era_2021: [
      'refused_other_law_prohibition__total',
      'refused_internal_affairs__total',
      'refused_deliberative_process__total',
      'refused_enforcement_case_file__total',
      'refused_administrative_query__total',
    ],
    reason: 'arts. 16 and 36(7) of 2019 made these grounds explicit; 非政府信息 was abolished as a ground',
  },
  {
    concept: 'unable_2014',
    level: 'partial',
    era_2014: ['replies_not_this_organ', 'replies_not_existing'],
    era_2019: ['unable_not_held__total'],
    era_2021: ['unable_not_held__total'],
    rule: 'sum of the two',
  },
  {
    concept: 'correction_2014',
    level: 'none',
    era_2014: ['replies_asked_to_correct'],
    era_2019: ['unable_unclear_after_correction__total'],
    era_2021: ['unable_unclear_after_correction__total', 'other_correction_overdue__total'],
    reason: 'a procedural step then, an end result now',
  },
  {
    concept: 'other_channel_2014',
    level: 'none',
    era_2014: ['replies_other_channel'],
    era_2019: ['not_processed_petition_complaint__total', 'refused_administrative_query__total'],
    era_2021: ['not_processed_petition_complaint__total', 'refused_administrative_query__total'],
  },
  {
    concept: 'review_upheld_2014',
    level: 'near',
    era_2014: ['review_upheld'],
    era_2019: ['review_upheld'],
    era_2021: ['review_upheld'],
  },
  {
    concept: 'review_corrected_2014',
    level: 'near',
    era_2014: ['review_corrected'],
    era_2019: ['review_corrected'],
    era_2021: ['review_corrected'],
  },
  {
    concept: 'review_other_2014',
    level: 'near',
    era_2014: ['review_other'],
    era_2019: ['review_other'],
    era_2021: ['review_other'],
  },
  {
    concept: 'review_total_2014',
    level: 'partial',
    era_2014: ['review_concluded_total'],
    era_2019: ['review_total'],
    era_2021: ['review_total'],
    rule: 'subtract review_pending',
    reason: 'no pending class in 2014',
  },
  {
    concept: 'litigation_upheld_2014',
    level: 'partial',
    era_2014: ['litigation_all_upheld'],
    era_2019: ['litigation_direct_upheld', 'litigation_after_review_upheld'],
    era_2021: ['litigation_direct_upheld', 'litigation_after_review_upheld'],
    rule: 'sum of direct and after review',
  },
  {
    concept: 'litigation_corrected_2014',
    level: 'partial',
    era_2014: ['litigation_all_corrected'],
    era_2019: ['litigation_direct_corrected', 'litigation_after_review_corrected'],
    era_2021: ['litigation_direct_corrected', 'litigation_after_review_corrected'],
    rule: 'sum of direct and after review',
  },
  {
    concept: 'litigation_other_2014',
    level: 'partial',
    era_2014: ['litigation_all_other'],
    era_2019: ['litigation_direct_other', 'litigation_after_review_other'],
    era_2021: ['litigation_direct_other', 'litigation_after_review_other'],
    rule: 'sum of direct and after review',
  },
  {
    concept: 'litigation_total_2014',
    level: 'partial',
    era_2014: ['litigation_all_total'],
    era_2019: ['litigation_direct_total', 'litigation_after_review_total'],
    era_2021: ['litigation_direct_total', 'litigation_after_review_total'],
    rule: 'sum, less pending',
  },
  {
    concept: 'request_fees_2014',
    level: 'none',
    era_2014: ['request_fees_collected'],
    era_2019: [],
    era_2021: [],
    reason: '万元 of cost fees then; 信息处理费 in 元 in the text of section six now',
  },
]

export const CROSSWALK: readonly Crosswalk[] = [
  ...SAME_ROWS.map((row) => same(row, `${row}__*`)),
  ...T4_IDS.map((id) => same(id, id)),
  ...CHANGED,
]
