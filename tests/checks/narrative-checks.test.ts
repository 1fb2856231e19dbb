/** The prose against the tables: what fails, what passes, and what must never be called a contradiction. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkReport } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import type { Era } from '../../src/domain/format.ts'
import type { Scope } from '../../src/domain/report.ts'
import { readDocument } from '../../src/steps/read.ts'
import { withNarrative } from '../../src/steps/with-narrative.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

interface Written {
  readonly overview: string
  readonly other?: string
  readonly preamble?: string
  readonly era?: Era
  readonly fill?: Fill
  readonly scope?: Scope
}

const HEAD = '（二）依申请公开情况。'

function findingsOf({
  overview,
  other = '未收取信息处理费。',
  preamble = '',
  era = 'era_2021',
  fill,
  scope = 'own',
}: Written): readonly Finding[] {
  const read = report({ ...SOUND, ...fill }, { era, year: 2023 })
  const sections = [
    { id: 'overview', heading: '一、总体情况', text: overview },
    { id: 'other_matters', heading: '六、其他需要报告的事项', text: other },
  ]
  return checkReport(
    withNarrative({
      ...read,
      agency: '柏川区财政局',
      title: '柏川区财政局2023年政府信息公开工作年度报告',
      scope,
      sections,
      preamble,
      leftovers: [],
    }),
  )
}

const one = (written: Written, check: string, key?: string): Finding | undefined =>
  findingsOf(written).find((finding) => finding.check === check && (key === undefined || finding.key === key))

describe('a stated figure against its cells', () => {
  it.each<[string, string, Finding['state'], Fill?]>([
    ['n_new_requests', '收到政府信息公开申请5件。', 'pass'],
    ['n_new_requests', '收到政府信息公开申请6件。', 'pass'],
    ['n_new_requests', '受理政府信息公开申请2件。', 'fail'],
    ['n_new_requests', '2022年，收到政府信息公开申请2件。', 'not_assessable'],
    ['n_new_requests', '通过网站收到政府信息公开申请2件。', 'not_assessable'],
    ['n_new_requests', '收到政府信息公开申请2件。全年收到政府信息公开申请5件。', 'pass'],
    ['n_new_requests', '市民收到政府信息公开申请2件。', 'not_assessable'],
    ['n_new_requests', '公开信息2条。', 'not_assessable'],
    ['n_new_requests', '收到政府信息公开申请5件。', 'not_assessable', { new_requests__total: null }],
    ['n_new_requests', '收到政府信息公开申请5件。', 'pass', { new_requests__total: '' }],
    [
      'n_new_requests',
      '收到政府信息公开申请4件。',
      'fail',
      {
        new_requests__total: '',
        new_requests__research_institution: '',
        carried_in__total: 0,
        carried_in__natural_person: 0,
      },
    ],
    [
      'n_new_requests',
      '收到政府信息公开申请9件。',
      'not_assessable',
      { new_requests__total: '', new_requests__research_institution: '' },
    ],
    ['n_outcomes_total', `${HEAD}办结5件。`, 'pass'],
    ['n_outcomes_total', `${HEAD}办结4件。`, 'not_assessable'],
    ['n_outcomes_total', `${HEAD}办结3件。`, 'fail'],
    ['n_outcomes_total', `${HEAD}答复3件。`, 'not_assessable', { not_processed_repeat_request__total: 2 }],
    ['n_carried_in', `${HEAD}上年结转1件。`, 'pass'],
    ['n_carried_in', `${HEAD}上年结转3件。`, 'fail'],
    ['n_carried_in', `${HEAD}办结5件（含上年结转0件）。`, 'not_assessable'],
    ['n_carried_out', `${HEAD}1件结转下年度继续办理。`, 'pass'],
    ['n_carried_out', `${HEAD}结转至2024年2件。`, 'fail'],
    ['n_granted', `${HEAD}予以公开3件。`, 'pass'],
    ['n_granted', `${HEAD}予以公开4件。`, 'fail'],
    ['n_granted', `${HEAD}予以公开4件。`, 'not_assessable', { partially_granted__total: 1 }],
    ['n_granted', `${HEAD}予以公开及部分公开4件。`, 'pass', { partially_granted__total: 1 }],
    ['n_partially_granted', `${HEAD}部分公开1件。`, 'fail'],
    [
      'n_refused_subtotal',
      `${HEAD}不予公开2件。`,
      'pass',
      { refused_state_secret__total: 1, refused_internal_affairs__total: 1 },
    ],
    [
      'n_refused_subtotal',
      `${HEAD}不予公开1件。`,
      'fail',
      { refused_state_secret__total: 1, refused_internal_affairs__total: 1 },
    ],
    [
      'n_refused_subtotal',
      `${HEAD}属于国家秘密不予公开1件。`,
      'not_assessable',
      { refused_state_secret__total: 1, refused_internal_affairs__total: 1 },
    ],
    ['n_unable_to_provide_subtotal', `${HEAD}因本机关不掌握等原因无法提供1件。`, 'fail'],
    ['n_unable_to_provide_subtotal', `${HEAD}因本机关不掌握无法提供1件。`, 'not_assessable'],
    ['n_not_processed_subtotal', `${HEAD}不予处理0件。`, 'pass'],
    ['n_review_total', '因政府信息公开被申请行政复议3件。', 'pass'],
    ['n_review_total', '因政府信息公开被申请行政复议1件。', 'fail'],
    ['n_review_total', '办理行政复议案件356件。', 'not_assessable'],
    [
      'n_litigation_total',
      '因政府信息公开被提起行政诉讼2件。',
      'pass',
      { litigation_direct_total: 1, litigation_after_review_total: 1 },
    ],
    [
      'n_litigation_total',
      '因政府信息公开被提起行政诉讼1件。',
      'not_assessable',
      { litigation_direct_total: 1, litigation_after_review_total: 1 },
    ],
    [
      'n_litigation_total',
      '因政府信息公开被提起行政诉讼4件。',
      'fail',
      { litigation_direct_total: 1, litigation_after_review_total: 1 },
    ],
    ['n_normative_documents_issued', '制发行政规范性文件2件。', 'pass', { normative_documents_issued: 2 }],
    ['n_normative_documents_issued', '制发行政规范性文件3件。', 'fail', { normative_documents_issued: 2 }],
    [
      'n_normative_documents_issued',
      '审查规范性文件3件。',
      'not_assessable',
      { normative_documents_issued: 2 },
    ],
  ])('%s: %s → %s', (check, overview, state, fill = {}) => {
    expect(one({ overview, fill }, check)).toMatchObject({ state, severity: 'warning' })
  })

  it('says which reading of the table agrees', () => {
    expect(one({ overview: '收到政府信息公开申请6件。' }, 'n_new_requests')?.message).toContain(
      '新收 and 上年结转 together',
    )
  })

  it('quotes the sentence with section, offsets, cells and both figures', () => {
    const overview = `${'公开工作平稳有序。'.repeat(30)}本年度收到政府信息公开申请2件。`
    const finding = one({ overview }, 'n_new_requests')
    expect(finding).toMatchObject({ state: 'fail', expected: 5, actual: 2, cells: ['new_requests__total'] })
    const [, start, end, quote = ''] = /overview (\d+)–(\d+): “([^”]*)”/u.exec(finding?.message ?? '') ?? []
    expect(overview.slice(Number(start), Number(end))).toBe('2件')
    expect(quote).toBe('本年度收到政府信息公开申请2件')
  })

  it('figures of parts that are the table’s together do not fail', () => {
    const overview = '收到政府信息公开申请2件。收到政府信息公开申请3件。'
    expect(one({ overview }, 'n_new_requests')?.state).toBe('not_assessable')
  })
})

describe('n_zero_claim', () => {
  const NONE: Fill = { review_total: 0, review_upheld: 0, review_pending: 0 }
  it.each<[string, string, Finding['state'], Fill]>([
    ['requests', '我局未收到政府信息公开申请。', 'fail', {}],
    ['requests', '我局未收到政府信息公开申请。', 'pass', { new_requests__total: 0 }],
    ['requests', '我局未收到政府信息公开申请。', 'fail', { new_requests__total: '' }],
    ['requests', '我局未收到通过网站提交的政府信息公开申请。', 'not_assessable', {}],
    ['requests', '2022年，我局未收到政府信息公开申请。', 'not_assessable', {}],
    ['requests', '我局未收到政府信息公开申请。全年共收到政府信息公开申请5件。', 'not_assessable', {}],
    ['review', '未发生因政府信息公开引起的行政复议、行政诉讼。', 'fail', {}],
    ['litigation', '未发生因政府信息公开引起的行政复议、行政诉讼。', 'pass', {}],
    ['review', '未发生因政府信息公开引起的行政复议、行政诉讼。', 'pass', NONE],
    [
      'review',
      '未发生因政府信息公开引起的行政复议、行政诉讼。',
      'pass_with_blanks',
      { ...NONE, review_total: '' },
    ],
    ['review', '未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。', 'not_assessable', {}],
  ])('%s: %s → %s', (key, overview, state, fill) => {
    expect(one({ overview, fill }, 'n_zero_claim', key)).toMatchObject({ state, severity: 'error' })
  })
})

describe('lists, shares, periods and fees', () => {
  it.each<[string, string, Finding['state']]>([
    ['n_breakdown_sum', '公开信息115条，其中政策71条、规划23条、其他21条。', 'pass'],
    ['n_breakdown_sum', '公开信息115条，其中政策71条、规划23条、其他20条。', 'fail'],
    ['n_breakdown_sum', '公开信息1340条，其中政策554条、动态61条。', 'not_assessable'],
    ['n_breakdown_sum', '公开信息100条，其中网站80条、公众号60条、其他20条。', 'not_assessable'],
    ['n_breakdown_sum', '公开信息100条，其中政策60条、动态40条，解读30条、其他70条。', 'not_assessable'],
    ['n_percent', `${HEAD}办结805件。予以公开258件，占32.0%。`, 'pass'],
    ['n_percent', `${HEAD}办结805件。予以公开258件，占33.9%。`, 'fail'],
    ['n_percent', `${HEAD}收到申请900件，办结805件。予以公开258件，占28.7%。`, 'pass'],
    ['n_percent', `${HEAD}收到申请900件，满意率99.1%，同比增长5%。`, 'not_assessable'],
    ['n_percent', '发布信息60条，占全区的5%。', 'not_assessable'],
  ])('%s: %s → %s', (check, overview, state) => {
    expect(one({ overview }, check)?.state).toBe(state)
  })

  it.each<[string, Finding['state'], Finding['severity']]>([
    ['本报告统计期限自2023年1月1日起至2023年12月31日止。', 'pass', 'error'],
    ['本报告统计期限自2022年1月1日起至2022年12月31日止。', 'fail', 'error'],
    ['本报告统计期限自2023年3月1日起至2023年12月31日止。', 'fail', 'warning'],
    ['本报告依据条例编制。', 'not_assessable', 'error'],
  ])('n_period: %s → %s', (preamble, state, severity) => {
    expect(one({ overview: '', preamble }, 'n_period')).toMatchObject({ state, severity })
  })

  it.each<[string, Finding['state']]>([
    ['2023年，本机关未收取信息处理费。', 'pass'],
    ['全年发出收费通知1件，收取380元。', 'pass'],
    ['无。', 'fail'],
    ['没有其他需要报告的事项。', 'fail'],
  ])('n_fee_section6: %s → %s', (other, state) => {
    expect(one({ overview: '', other }, 'n_fee_section6')).toMatchObject({ state, severity: 'warning' })
  })

  it('n_fee_section6 is asked of the form of 2021 only', () => {
    expect(one({ overview: '', other: '无。', era: 'era_2019' }, 'n_fee_section6')).toBeUndefined()
  })

  it('unpaid fees ask for a word on notices', () => {
    const fill = { other_fee_unpaid__total: 1 }
    expect(one({ overview: '', other: '无。', fill }, 'n_fee_vs_unpaid')).toMatchObject({
      state: 'fail',
      severity: 'info',
    })
    expect(one({ overview: '', fill }, 'n_fee_vs_unpaid')?.state).toBe('pass')
  })
})

it('without its text a report is judged by its tables alone', () => {
  expect(
    checkReport(report(SOUND)).filter(({ check }) => /^(?:n_|o0[345]|o14|o16|o18|o20)/u.test(check)),
  ).toEqual([])
})

const SAMPLES = join(import.meta.dirname, '../../../shared/samples')

describe.skipIf(!existsSync(SAMPLES))('the real samples', () => {
  const sample = async (name: string): Promise<readonly Finding[]> =>
    (await readDocument({ bytes: readFileSync(join(SAMPLES, name)), fileName: name })).findings.filter(
      ({ check }) => check.startsWith('n_'),
    )
  const states = (findings: readonly Finding[], state: Finding['state']): string[] =>
    findings
      .filter((finding) => finding.state === state)
      .map(({ check, actual, expected }) => `${check} ${actual} ${expected}`)

  it('shanghai 2019: 予以公开及部分公开 and 无法提供 contradict the table, two shares are wrong, nothing else', async () => {
    expect(states(await sample('shanghai-office-2019.html'), 'fail')).toEqual([
      'n_granted 258 275',
      'n_unable_to_provide_subtotal 265 337',
      'n_percent 33.9 32',
      'n_percent 4.34 4.35',
    ])
  })

  it('linzi 2021: twelve parts add up to 115, the zero claim holds, nothing fails', async () => {
    const findings = await sample('linzi-industry-2021.txt')
    expect(states(findings, 'fail')).toEqual([])
    expect(states(findings, 'pass')).toEqual(
      expect.arrayContaining(['n_breakdown_sum 115 115', 'n_zero_claim 0 0']),
    )
  })

  it.each(['shuyang-development-2023.html', 'pingtan-2025.html'])('%s: nothing fails', async (name) => {
    expect(states(await sample(name), 'fail')).toEqual([])
  })
})
