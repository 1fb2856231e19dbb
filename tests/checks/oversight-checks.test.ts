/** What one report owes its readers (O03–O20), and where its absence may be our reading's fault. */
import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../../parsers/formats/sections.ts'
import { checkReport } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import type { Report, Section } from '../../src/domain/report.ts'
import { withNarrative } from '../../src/steps/with-narrative.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

const TEXTS: Readonly<Record<string, string>> = {
  overview:
    '（一）主动公开情况。公开信息很多。（二）依申请公开情况。全部答复。（三）政府信息管理情况。审核从严。（四）平台建设情况。网站改版。（五）监督保障情况。开展培训。',
  problems_and_improvements:
    '（一）存在的主要问题。一是部分单位答复文书说理不够充分，存在照抄法条的现象；二是个别栏目更新不均衡，长时间没有新的内容。（二）改进情况。建立答复文书交叉评查制度，按季度通报评查结果；对栏目实行每月巡查，发现空白当月整改到位。',
  other_matters: '2023年，本机关未收取信息处理费。',
}
const whole = (texts: Readonly<Record<string, string>> = {}): readonly Section[] =>
  SECTIONS.map(({ id, label }) => ({ id, heading: label, text: texts[id] ?? TEXTS[id] ?? '' }))

type Change = Partial<
  Pick<
    Report,
    'title' | 'preamble' | 'agency' | 'scope' | 'sections' | 'leftovers' | 'status' | 'year' | 'era'
  >
>

const findingsOf = (change: Change = {}, fill: Fill = {}): readonly Finding[] =>
  checkReport(
    withNarrative({
      ...report(
        { ...SOUND, ...fill },
        { year: change.year === undefined ? 2023 : change.year, era: change.era ?? 'era_2021' },
      ),
      title: '柏川区财政局2023年政府信息公开工作年度报告',
      agency: '柏川区财政局',
      sections: whole(),
      leftovers: [],
      ...change,
    }),
  )
const one = (check: string, change: Change = {}, fill: Fill = {}, key?: string): Finding | undefined =>
  findingsOf(change, fill).find(
    (finding) => finding.check === check && (key === undefined || finding.key === key),
  )

it('a sound report fails nowhere, with one finding for each check and key', () => {
  const findings = findingsOf()
  expect(findings.filter(({ state }) => state === 'fail')).toEqual([])
  expect(new Set(findings.map(({ check, key }) => `${check} ${key}`)).size).toBe(findings.length)
})

describe('o03_title_year', () => {
  it.each<[string | null, Finding['state']]>([
    ['柏川区财政局2023年政府信息公开工作年度报告', 'pass'],
    ['柏川区财政局2022年政府信息公开工作年度报告', 'fail'],
    ['柏川区财政局政府信息公开工作年度报告', 'not_assessable'],
    [null, 'not_assessable'],
  ])('%s: %s', (title, state) => {
    expect(one('o03_title_year', { title })).toMatchObject({ state, severity: 'error' })
  })
})

describe('o04_six_sections', () => {
  const without = (id: string, headings?: (section: Section, index: number) => Section): readonly Section[] =>
    whole()
      .filter((section) => section.id !== id)
      .map(headings ?? ((section) => section))
  const renumbered = ({ heading, ...section }: Section, index: number): Section => ({
    ...section,
    heading: `${'一二三四五六'[index]}、${heading?.slice(2)}`,
  })
  it.each<[string, Change, Finding['state'], Finding['severity']]>([
    ['whole', {}, 'pass', 'error'],
    ['the last is missing', { sections: without('other_matters') }, 'fail', 'error'],
    [
      'one is left out and the rest renumbered',
      { sections: without('review_and_litigation', renumbered) },
      'fail',
      'error',
    ],
    [
      'a number is skipped: a heading in other words',
      { sections: without('review_and_litigation') },
      'not_assessable',
      'error',
    ],
    [
      'a lost heading',
      { sections: without('other_matters', (section) => ({ ...section, heading: null })) },
      'not_assessable',
      'error',
    ],
    [
      'an unknown heading inside the section before',
      {
        sections: without('other_matters', (section) => ({
          ...section,
          text: `${section.text}\n六、别的事项\n无`,
        })),
      },
      'not_assessable',
      'error',
    ],
    ['not read whole', { sections: without('other_matters'), status: 'partial' }, 'not_assessable', 'error'],
    ['an empty one', { sections: whole({ other_matters: '' }) }, 'fail', 'error'],
    [
      '2019 was a year of trial',
      { sections: without('other_matters'), era: 'era_2019', year: 2019 },
      'fail',
      'info',
    ],
    [
      'numbered out of order',
      {
        sections: whole().map((section) =>
          section.id === 'requests' ? { ...section, heading: '二、收到和处理政府信息公开申请情况' } : section,
        ),
      },
      'fail',
      'error',
    ],
  ])('%s', (_, change, state, severity) => {
    expect(one('o04_six_sections', change)).toMatchObject({ state, severity })
  })
})

describe('section one', () => {
  it('o05_five_heads names the missing ones', () => {
    const finding = one('o05_five_heads', { sections: whole({ overview: '主动公开很多，依申请公开很少。' }) })
    expect(finding).toMatchObject({ state: 'fail', severity: 'info', actual: 2 })
    expect(finding?.message).toContain('平台建设')
  })

  it.each<[string, Change, Finding['state'] | undefined]>([
    ['a department owes none', {}, undefined],
    ['a town neither', { agency: '柏川区石桥镇人民政府' }, undefined],
    ['a government does', { agency: '柏川区人民政府' }, 'fail'],
    ['so does a summary', { agency: '柏川区', scope: 'regional_summary' }, 'fail'],
    [
      'stated',
      {
        agency: '柏川区人民政府',
        sections: whole({ overview: `${TEXTS.overview}纳入绩效考核，开展社会评议，未发生责任追究。` }),
      },
      'pass',
    ],
  ])('o20_evaluation_stated: %s', (_, change, state) => {
    expect(one('o20_evaluation_stated', change)?.state).toBe(state)
  })
})

describe('o07_grid_complete', () => {
  const gap: Fill = { review_upheld: null }
  const left = (reason: string): Change => ({
    leftovers: [{ reason, text: '结果维持', source: { block: 3 } }],
  })
  it.each<[string, Change, Fill, Finding['state']]>([
    ['all cells', {}, {}, 'pass'],
    ['a cell is not printed', {}, gap, 'fail'],
    ['it may be left over', left('unknown_row'), gap, 'not_assessable'],
    ['a local row is not it', left('local'), gap, 'fail'],
  ])('%s', (_, change, fill, state) => {
    expect(one('o07_grid_complete', change, fill, 't4')).toMatchObject({ state, severity: 'error' })
  })
})

describe('o08_no_blanks', () => {
  it.each<[string, Fill, Finding['state'], number]>([
    ['none', {}, 'pass', 0],
    ['a few', { granted__total: '' }, 'pass_with_blanks', 0.006],
  ])('%s', (_, fill, state, actual) => {
    expect(one('o08_no_blanks', {}, fill, 't3')).toMatchObject({ state, actual, severity: 'info' })
  })
  it('many', () => {
    const fill = Object.fromEntries(
      ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) => [`review_${result}`, '']),
    )
    expect(one('o08_no_blanks', {}, fill, 't4')).toMatchObject({ state: 'fail', actual: 0.333 })
  })
})

describe('o14_problems_stated', () => {
  it.each<[string, Finding['state']]>([
    [TEXTS.problems_and_improvements ?? '', 'pass'],
    ['无。', 'fail'],
    ['本年度不存在问题。', 'fail'],
    ['工作人员业务能力有待提高，今后将加强培训。', 'fail'],
    [
      '我局高度重视政府信息公开，坚持以公开为常态，认真落实各项要求，主要负责同志亲自过问，分管负责同志直接抓，各科室密切配合，全年公开任务圆满完成，群众普遍满意。',
      'fail',
    ],
  ])('%s → %s', (text, state) => {
    expect(
      one('o14_problems_stated', { sections: whole({ problems_and_improvements: text }) }),
    ).toMatchObject({ state, severity: 'warning' })
  })
})

describe('o16_template_residue', () => {
  it.each<[string, Finding['state']]>([
    ['xx镇2023年主动公开信息12条。', 'fail'],
    ['ＸＸ年主动公开信息12条。', 'fail'],
    ['某某局主动公开信息12条。', 'fail'],
    ['主动公开信息____条。', 'fail'],
    ['主动公开信息__12__条。', 'pass'],
    ['受理某某公司申请1件。', 'pass'],
    ['一切正常，张××同志负责。', 'pass'],
    ['该部分以表格形式报告。', 'fail'],
    ['××年，我局公开很多。', 'fail'],
    ['XX局公开信息XX条。', 'fail'],
    ['公开[bookmark: _GoBack]很多。', 'fail'],
    ['{{ agency }}公开很多。', 'fail'],
    ['公开（请填写）件。', 'fail'],
  ])('%s → %s', (overview, state) => {
    expect(one('o16_template_residue', { sections: whole({ overview }) })?.state).toBe(state)
  })

  it.each([
    ['统计期限为XX年1月1日至XX年12月31日。', 'fail'],
    ['请在此处输入关键字 {{ title }}', 'pass'],
  ])('looks for gaps before section one: %s → %s', (preamble, state) => {
    expect(one('o16_template_residue', { preamble })?.state).toBe(state)
  })
})

describe('o18_readable', () => {
  it('pictures of cells, and of whole tables', () => {
    expect(one('o18_readable', {}, { granted__total: '[img]' })).toMatchObject({
      state: 'fail',
      cells: ['granted__total'],
    })
    expect(one('o18_readable', { status: 'needs_ocr' })?.state).toBe('fail')
    expect(one('o18_readable')?.state).toBe('pass')
  })
})

describe('o19_implausible_value', () => {
  it.each<[string | null, Finding['state']]>([
    ['柏川区财政局', 'fail'],
    ['柏川区石桥镇人民政府', 'fail'],
    ['柏川区人民政府', 'fail'],
    ['临湖市财政局', 'fail'],
    ['临湖市人民政府', 'not_assessable'],
    ['临湖市人民政府办公室', 'not_assessable'],
    ['湖川自治区人民政府', 'not_assessable'],
    ['国家湖泊局', 'not_assessable'],
    ['湖泊部', 'not_assessable'],
    [null, 'not_assessable'],
  ])('规章 of %s: %s', (agency, state) => {
    expect(
      one('o19_implausible_value', { agency }, { regulations_in_force: 2 }, 'regulations'),
    ).toMatchObject({ state, severity: 'warning' })
  })

  it.each<[string, string, Fill, Finding['state']]>([
    [
      'applicants',
      'no kind of applicant',
      { new_requests__natural_person: 0, new_requests__commercial_enterprise: 0 },
      'fail',
    ],
    ['applicants', 'applicants told', {}, 'pass'],
    ['applicants', 'one of two applicants blank', { new_requests__natural_person: '' }, 'pass'],
    [
      'applicants',
      'blank applicants',
      { new_requests__natural_person: '', new_requests__commercial_enterprise: 0 },
      'not_assessable',
    ],
    [
      'applicants',
      'no requests, blank applicants',
      { new_requests__total: 0, new_requests__natural_person: '' },
      'pass',
    ],
    ['applicants', 'a total that was not read', { new_requests__total: null }, 'not_assessable'],
    ['regulations', 'none', {}, 'pass'],
    [
      'regulations',
      'a body that has none to make',
      { regulations_issued: '/', regulations_in_force: '/' },
      'pass',
    ],
    ['regulations', 'blank', { regulations_in_force: '' }, 'pass_with_blanks'],
    ['regulations', 'not read', { regulations_in_force: null }, 'not_assessable'],
    ['regulations', 'a picture', { regulations_in_force: '[img]' }, 'not_assessable'],
    ['equal_columns', 'a cell that was not read', { granted__total: null }, 'not_assessable'],
    ['outcomes', 'a total that was not read', { outcomes_total__total: null }, 'not_assessable'],
    ['outcomes', 'no requests', { new_requests__total: 0, outcomes_total__total: 0 }, 'pass'],
    [
      'outcomes',
      'few requests, neither answered nor carried over',
      { new_requests__total: 9, outcomes_total__total: 0, carried_out__total: 0 },
      'fail',
    ],
    [
      'outcomes',
      'all carried over',
      { new_requests__total: 1, outcomes_total__total: 0, carried_out__total: 2 },
      'pass',
    ],
    ['outcomes', 'none answered', { outcomes_total__total: 0 }, 'fail'],
    [
      'equal_columns',
      'small twins',
      { new_requests__commercial_enterprise: 1, new_requests__research_institution: 1 },
      'pass',
    ],
    [
      'equal_columns',
      'a column printed twice',
      Object.fromEntries(
        ['new_requests', 'granted', 'unable_not_held', 'outcomes_total'].flatMap((row, index) =>
          ['commercial_enterprise', 'research_institution'].map((column) => [`${row}__${column}`, index + 4]),
        ),
      ),
      'fail',
    ],
  ])('%s: %s', (key, _, fill, state) => {
    expect(one('o19_implausible_value', {}, fill, key)?.state).toBe(state)
  })
})
