/**
 * The measures as sums over sums of figure columns. Operands are indicator ids of the panel or one of the groups below,
 * which the forms do not print. Frozen with migrations 0004 and 0007. Population and year-on-year change are not here:
 * they need figures from outside the report.
 */
export interface FrozenMeasure {
  readonly id: string
  readonly label_zh: string
  readonly label_en: string
  readonly numerator: readonly string[]
  readonly denominator: readonly string[]
}

const GROUNDS = [
  ['state_secret', '国家秘密'],
  ['other_law_prohibition', '其他法律行政法规禁止公开'],
  ['security_stability', '三安全一稳定'],
  ['third_party_rights', '第三方合法权益'],
  ['internal_affairs', '内部事务信息'],
  ['deliberative_process', '过程性信息'],
  ['enforcement_case_file', '行政执法案卷'],
  ['administrative_query', '行政查询事项'],
] as const

const total = (rows: readonly string[]) => rows.map((row) => `${row}__total`)

/** Group id → the printed cells it sums. */
export const GROUPS_1: Readonly<Record<string, readonly string[]>> = {
  refused_subtotal: total(GROUNDS.map(([ground]) => `refused_${ground}`)),
  unable_to_provide_subtotal: total([
    'unable_not_held',
    'unable_requires_creation',
    'unable_unclear_after_correction',
  ]),
  not_processed_subtotal: total([
    'not_processed_petition_complaint',
    'not_processed_repeat_request',
    'not_processed_published_material',
    'not_processed_excessive_requests',
    'not_processed_confirmation_reissue',
  ]),
  other_outcomes_subtotal: total(['other_correction_overdue', 'other_fee_unpaid', 'other_miscellaneous']),
}

/** Groups that one of the forms prints itself: the printed cell comes first. */
export const PRINTED_GROUPS_1: Readonly<Record<string, string>> = {
  other_outcomes_subtotal: 'other_outcomes_subtotal__total',
}

const ALL = ['outcomes_total__total']
const RECEIVED = ['new_requests__total', 'carried_in__total']
const DISCLOSED = ['granted__total', 'partially_granted__total']
const REVIEWED = ['review_upheld', 'review_corrected', 'review_other']
const TRIED = ['direct', 'after_review'].flatMap((kind) =>
  ['upheld', 'corrected', 'other'].map((outcome) => `litigation_${kind}_${outcome}`),
)

function measure(
  id: string,
  label_zh: string,
  label_en: string,
  numerator: readonly string[],
  denominator: readonly string[],
): FrozenMeasure {
  return { id, label_zh, label_en, numerator, denominator }
}

export const MEASURES_1: readonly FrozenMeasure[] = [
  measure('disclosure_rate', '公开率', 'Disclosure rate', DISCLOSED, ALL),
  measure('full_disclosure_rate', '全部公开率', 'Full disclosure rate', ['granted__total'], ALL),
  measure(
    'partial_disclosure_rate',
    '部分公开率',
    'Partial disclosure rate',
    ['partially_granted__total'],
    ALL,
  ),
  measure('disclosure_rate_on_merits', '实体公开率', 'Disclosure rate on the merits', DISCLOSED, [
    ...DISCLOSED,
    'refused_subtotal',
  ]),
  measure('refusal_rate', '不予公开率', 'Refusal rate', ['refused_subtotal'], ALL),
  ...GROUNDS.map(([ground, label]) =>
    measure(
      `refusal_reason_share__${ground}`,
      `不予公开理由构成：${label}`,
      `Share of refusals: ${ground.replaceAll('_', ' ')}`,
      [`refused_${ground}__total`],
      ['refused_subtotal'],
    ),
  ),
  measure('unable_rate', '无法提供率', 'Unable-to-provide rate', ['unable_to_provide_subtotal'], ALL),
  measure('not_held_rate', '不掌握率', 'Not-held rate', ['unable_not_held__total'], ALL),
  measure('not_processed_rate', '不予处理率', 'Not-processed rate', ['not_processed_subtotal'], ALL),
  measure('other_outcome_rate', '其他处理率', 'Other-outcome rate', ['other_outcomes_subtotal'], ALL),
  measure('completion_rate', '办结率', 'Completion rate', ALL, RECEIVED),
  measure('carry_over_ratio', '结转率', 'Carry-over ratio', ['carried_out__total'], RECEIVED),
  measure(
    'natural_person_share',
    '自然人占比',
    'Natural-person share of new requests',
    ['new_requests__natural_person'],
    ['new_requests__total'],
  ),
  measure(
    'corporate_share',
    '商业企业占比',
    'Corporate share of new requests',
    ['new_requests__commercial_enterprise'],
    ['new_requests__total'],
  ),
  measure('review_rate', '复议率', 'Administrative reviews per concluded request', ['review_total'], ALL),
  measure(
    'litigation_rate',
    '诉讼率',
    'Lawsuits per concluded request',
    ['litigation_direct_total', 'litigation_after_review_total'],
    ALL,
  ),
  measure(
    'dispute_rate',
    '争议率',
    'Reviews plus direct lawsuits per concluded request',
    ['review_total', 'litigation_direct_total'],
    ALL,
  ),
  measure('review_correction_rate', '复议纠正率', 'Review correction rate', ['review_corrected'], REVIEWED),
  measure(
    'litigation_correction_rate',
    '诉讼纠正率（败诉率）',
    'Litigation correction rate',
    ['litigation_direct_corrected', 'litigation_after_review_corrected'],
    TRIED,
  ),
  measure(
    'review_to_suit_rate',
    '复议后起诉率',
    'Suits after review per concluded review',
    ['litigation_after_review_total'],
    REVIEWED,
  ),
  measure(
    'normative_turnover',
    '规范性文件更新率',
    'Normative-document turnover',
    ['normative_documents_issued', 'normative_documents_repealed'],
    ['normative_documents_in_force'],
  ),
]
