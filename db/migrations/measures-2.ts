/**
 * The measures as the views carry them since migration 0020: the ids of the shares are those of the dictionary, each
 * says how far it may be set beside the form of 2021, and the figures whose yearly change is told. Frozen with it.
 */
import type { Level } from './crosswalk-1.ts'
import { type FrozenMeasure, MEASURES_1 } from './measures-1.ts'

export interface FrozenMeasure2 extends FrozenMeasure {
  /** Of reports in the forms of 2014 and 2019, beside those of 2021. */
  readonly level_2014: Level
  readonly level_2019: Level
  /** Forms that have every operand. */
  readonly eras: readonly string[]
  /** Rests on reviews or lawsuits, whose series breaks in 2024. */
  readonly disputes: boolean
}

const PARTIAL_2014 = new Set([
  'disclosure_rate',
  'full_disclosure_rate',
  'partial_disclosure_rate',
  'not_held_rate',
  'review_rate',
  'litigation_rate',
  'dispute_rate',
  'litigation_correction_rate',
  'review_to_suit_rate',
])
const DISPUTES = /^(?:review|litigation|dispute)_/
const BOTH = ['era_2019', 'era_2021']

function described({ id, ...rest }: FrozenMeasure): FrozenMeasure2 {
  const near = id === 'review_correction_rate'
  const turnover = id === 'normative_turnover'
  return {
    ...rest,
    id: id.replace(/^refusal_reason_share__/, 'refusal_reason_share__refused_'),
    level_2014: near ? 'near' : PARTIAL_2014.has(id) ? 'partial' : 'none',
    level_2019: turnover ? 'none' : id === 'other_outcome_rate' ? 'partial' : 'exact',
    eras: turnover ? ['era_2021'] : near ? ['era_2014', ...BOTH] : BOTH,
    disputes: DISPUTES.test(id),
  }
}

export const MEASURES_2: readonly FrozenMeasure2[] = MEASURES_1.map(described)

export interface FrozenChange {
  /** As in `yoy_change__{indicator}`. */
  readonly indicator: string
  /** Operand: a column of the panel or a group. */
  readonly operand: string
  readonly label_zh: string
  readonly disputes: boolean
  readonly level_2014_2019: Level
  readonly level_2014_2021: Level
  readonly level_2019_2021: Level
}

const CHANGES: readonly (readonly [indicator: string, label_zh: string, old: Level, level: Level])[] = [
  ['new_requests__total', '本年新收', 'near', 'exact'],
  ['carried_in__total', '上年结转', 'none', 'exact'],
  ['granted__total', '予以公开', 'partial', 'exact'],
  ['partially_granted__total', '部分公开', 'near', 'exact'],
  ['refused_subtotal__total', '不予公开', 'none', 'exact'],
  ['unable_to_provide_subtotal__total', '无法提供', 'none', 'exact'],
  ['not_processed_subtotal__total', '不予处理', 'none', 'exact'],
  ['other_outcomes_subtotal__total', '其他处理', 'none', 'partial'],
  ['outcomes_total__total', '办理总计', 'partial', 'exact'],
  ['carried_out__total', '结转下年度', 'none', 'exact'],
  ['review_corrected', '行政复议／结果纠正', 'near', 'exact'],
  ['review_total', '行政复议／总计', 'partial', 'exact'],
  ['litigation_direct_total', '未经复议直接起诉／总计', 'partial', 'exact'],
  ['litigation_after_review_total', '复议后起诉／总计', 'partial', 'exact'],
  ['normative_documents_issued', '行政规范性文件／本年制发件数', 'near', 'near'],
  ['licensing_decisions', '行政许可／本年处理决定数量', 'none', 'near'],
  ['penalty_decisions', '行政处罚／本年处理决定数量', 'none', 'near'],
  ['coercion_decisions', '行政强制／本年处理决定数量', 'none', 'near'],
  ['administrative_fee_amount', '行政事业性收费／本年收费金额', 'none', 'none'],
]

export const CHANGES_2: readonly FrozenChange[] = CHANGES.map(([indicator, label_zh, old, level]) => ({
  indicator,
  operand: indicator.replace(/_subtotal__total$/, '_subtotal'),
  label_zh,
  disputes: /^(?:review|litigation)_/.test(indicator),
  level_2014_2019: old,
  level_2014_2021: old,
  level_2019_2021: level,
}))
