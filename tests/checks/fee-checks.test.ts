/** 信息处理费 in section six: what is collected, what is only noticed, and what table two says of it. */
import { describe, expect, it } from 'vitest'
import { checkReport } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { withNarrative } from '../../src/steps/with-narrative.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

function findingsOf(text: string, fill: Fill = {}): readonly Finding[] {
  const read = report({ ...SOUND, ...fill }, { era: 'era_2021', year: 2023 })
  const sections = [{ id: 'other_matters', heading: '六、其他需要报告的事项', text }]
  return checkReport(withNarrative({ ...read, agency: '柏川区财政局', sections, leftovers: [] }))
}

const one = (check: string, text: string, fill?: Fill): Finding | undefined =>
  findingsOf(text, fill).find((finding) => finding.check === check)

describe('the fee of section six', () => {
  it.each<[string, number | null]>([
    ['2023年，我局收取信息处理费380元。', 380],
    ['本年度共发出收费通知1件，总金额400元，实际收取的总金额380元。', 380],
    ['信息处理费收取情况：0元。', 0],
    ['本年度收取信息处理费总计0元。', 0],
    ['本年度收取信息处理费0.04万元。', 400],
    ['本年度未收取信息处理费。', 0],
    ['2023年我局没有收取信息处理费的情况。', 0],
    ['2023年度，本机关依申请提供政府信息未收取任何费用。', 0],
    ['未产生信息处理费。', 0],
    ['2022年收取信息处理费380元。', null],
    ['按照收费管理办法执行。', null],
  ])('%s → %s', (text, amount) => {
    expect(one('n_fee_section6', text)).toMatchObject({ state: 'pass', severity: 'warning', actual: amount })
  })

  it.each(['无。', '本年度无其他需要报告的事项。', '积极收取群众意见建议。'])('%s states no fee', (text) => {
    expect(one('n_fee_section6', text)).toMatchObject({ state: 'fail' })
  })
})

describe('the fee against table two', () => {
  const fees = (value: number): Fill => ({ administrative_fee_amount: value })
  it.each<[string, Fill, Finding['state']]>([
    ['收取信息处理费380元。', fees(0.038), 'pass'],
    ['收取信息处理费380元。', fees(0.04), 'pass'],
    ['收取信息处理费380元。', fees(12.5), 'pass'],
    ['收取信息处理费380元。', fees(0), 'fail'],
    ['收取信息处理费3800元。', fees(0.04), 'fail'],
    ['未收取信息处理费。', fees(0), 'pass'],
    ['收取信息处理费380元。', { administrative_fee_amount: '' }, 'not_assessable'],
    ['发出收费通知1件，金额380元。', fees(0), 'not_assessable'],
    ['2022年收取信息处理费380元。', fees(0), 'not_assessable'],
    ['无。', fees(0), 'not_assessable'],
  ])('%s with %o → %s', (text, fill, state) => {
    expect(one('n_fee_vs_t2', text, fill)).toMatchObject({
      key: 'other_matters',
      state,
      severity: 'info',
      cells: ['administrative_fee_amount'],
    })
  })
})
