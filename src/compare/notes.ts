/** What limits a point, in the words of the dashboard. A note's id may carry a subject after a colon (`not_in_form:era_2019`). */
import { CROSSWALK, type Crosswalk, formatOf } from '../../parsers/formats/index.ts'
import type { Comparability, ComparisonNote } from '../domain/comparison.ts'

const FIXED: Readonly<Record<string, string>> = {
  no_report: '未见该机关该年度的报告。',
  not_read: '报告已找到，但表格未能读出。',
  no_form: '报告没有可供比较的统一格式表格。',
  cell_missing: '格式中有此格，但未能读出。',
  blank: '此格为空白：数值未知，不是 0。',
  not_applicable: '此格印为“/”等符号：不适用，不是 0。',
  text: '此格是文字，不是数字。',
  image: '此格是图片。',
  operand_not_a_number: '所依据的格中有空白、“/”或非数字：结果未知，不以其余各格之和代替。',
  printed_note: '此格除数字外另有说明，见原文。',
  unit_unknown: '格式未规定此数的单位，原文也未写明。',
  unit_differs: '所比较的数原文单位不同。',
  zero_denominator: '分母为 0：没有比率。',
  small_denominator: '分母小于 10：一件之差即可使比率变动十个百分点以上。',
  population_needed: '需要该地区常住人口，报告中没有。',
  previous_year_needed: '需要该机关上一年度的报告。',
  previous_scope_differs: '上一年度报告的统计范围不同：不计算变化。',
  partial_report: '报告只读出一部分；所示数字均为已确认的格。',
  withdrawn: '报告已从网站撤下。',
  several_reports: '该机关该年度有多份报告，此处取其一。',
  break_2024: '2023 与 2024 年度之间口径有变：多数争议须先行复议，直接起诉减少而复议增加。',
}

const SUBJECTS: Readonly<Record<string, (subject: string) => string>> = {
  not_in_form: (era) => `${formatOf(era)?.label ?? era}（${formatOf(era)?.basis ?? era}）没有此项。`,
  scope: (scope) => `统计范围为 ${scope}，与其他数据不同。`,
  fails: (check) => `报告自身勾稽不符（${check}）；所示为原文数字。`,
  era: (concept) => eraMessage(CROSSWALK.find((entry) => entry.concept === concept)),
}

function eraMessage(entry: Crosswalk | undefined): string {
  if (entry === undefined) return '前后格式对此项的口径不一致。'
  const detail = [entry.rule, entry.reason].filter((part) => part !== undefined).join('; ')
  return `前后格式的“${entry.concept}”可比程度：${LEVELS[entry.level]}${detail === '' ? '' : `（${detail}）`}。`
}

const LEVELS: Readonly<Record<Comparability, string>> = {
  exact: '相同',
  near: '相近',
  partial: '部分可比',
  none: '不可比',
}

/** The note of an id. */
export function noteOf(id: string): ComparisonNote {
  const colon = id.indexOf(':')
  const subject = colon < 0 ? undefined : SUBJECTS[id.slice(0, colon)]
  return { id, message: subject?.(id.slice(colon + 1)) ?? FIXED[id] ?? id }
}
