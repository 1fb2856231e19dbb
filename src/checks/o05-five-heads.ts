/** O05 and O20: what section one must speak of, told by its words; governments also of 考核, 评议 and 责任追究. */
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { hasText, isCut, isOfForm, notAssessable } from './stated.ts'

const FIVE_HEADS: readonly (readonly [string, RegExp])[] = [
  ['主动公开', /主动公开|公开(?:各类)?(?:政府|政务)?信息|信息发布/u],
  ['依申请公开', /依申请|申请公开|公开申请/u],
  ['政府信息管理', /信息管理|(?:信息|文件|公文).{0,12}(?:管理|审核|审查|清理|保密)|管理.{0,8}信息/u],
  ['平台建设', /平台|网站|公众号|专栏/u],
  ['监督保障', /监督|保障|考核|培训|检查|督查|督导/u],
]
const EVALUATION: readonly (readonly [string, RegExp])[] = [
  ['工作考核', /考核|考评/u],
  ['社会评议', /评议/u],
  ['责任追究', /责任追究|追究责任|追究.{0,6}责任|问责|追责/u],
]
/** 县级以上人民政府: townships are not named in art. 49. */
const GOVERNMENT = /(?:省|市|州|盟|县|区|旗)(?:人民政府)?$/u

export const o05FiveHeads: ReportCheck = {
  id: 'o05_five_heads',
  title: 'Section one speaks of its five heads (O05)',
  needs: 'report',
  run: ({ report }) => {
    if (!hasText(report) || report.era !== 'era_2021') return []
    const text = report.sections?.find(({ id }) => id === 'overview')?.text.replace(/\s+/gu, '') ?? ''
    const base = { check: 'o05_five_heads', key: 'overview', severity: 'info' } as const
    return [verdictOf(base, FIVE_HEADS, text, report)]
  },
}

export const o20EvaluationStated: ReportCheck = {
  id: 'o20_evaluation_stated',
  title: 'A government states 考核, 评议 and 责任追究 (O20)',
  needs: 'report',
  run: ({ report }) => {
    // The duty stands in the regulation in force since 2019; of the year of trial no structure is required.
    if (!hasText(report) || !isOfForm(report) || !isGovernment(report)) return []
    const text =
      report.sections
        ?.map((section) => section.text)
        .join('')
        .replace(/\s+/gu, '') ?? ''
    const severity = report.year === 2019 ? 'info' : 'warning'
    const base = { check: 'o20_evaluation_stated', key: 'government', severity } as const
    return [verdictOf(base, EVALUATION, text, report)]
  },
}

function isGovernment({ scope, agency }: CheckedReport): boolean {
  return scope === 'regional_summary' || (agency != null && GOVERNMENT.test(agency))
}

function verdictOf(
  base: Pick<Verdict, 'check' | 'key' | 'severity'>,
  wanted: readonly (readonly [string, RegExp])[],
  text: string,
  { status }: CheckedReport,
): Verdict {
  if (text === '' || isCut(text)) return notAssessable(base, 'the text was not read whole')
  const missing = wanted
    .filter(([head, pattern]) => !text.includes(head) && !pattern.test(text))
    .map(([head]) => head)
  const judged = { ...base, cells: [], expected: wanted.length, actual: wanted.length - missing.length }
  if (missing.length === 0)
    return {
      ...judged,
      state: 'pass',
      message: `${wanted.map(([head]) => head).join(', ')} are all spoken of`,
    }
  return status === 'complete'
    ? { ...judged, state: 'fail', message: `nothing is said of ${missing.join(', ')}` }
    : notAssessable(base, `nothing was read of ${missing.join(', ')}`)
}
