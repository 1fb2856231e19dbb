/** Self-made sentences in the shapes that real reports have; every body and place is invented. */
import { describe, expect, it } from 'vitest'
import { narrativeOf } from '../../../parsers/narrative/narrative-of.ts'
import type { Narrative, StatedRole } from '../../../src/domain/narrative.ts'
import type { Scope } from '../../../src/domain/report.ts'

const speaker = { year: 2023, agency: '柏川区财政局', scope: 'own' as Scope }
const read = (text: string, who: typeof speaker = speaker): Narrative =>
  narrativeOf([{ id: 'overview', heading: null, text }], who)
const HEAD = '（二）依申请公开情况。'
const sure = (text: string, who?: typeof speaker): string[] =>
  read(text, who).figures.flatMap(({ role, value, doubt, zero_claim }) =>
    doubt === null ? [`${role} ${zero_claim ? 'none' : value}`] : [],
  )

describe('figures with a role that nothing limits', () => {
  it.each<[string, string[]]>([
    ['2023年，我局共收到政府信息公开申请12件，较去年增加2件。', ['received 12']],
    ['本年度共受理依申请公开事项３宗。', ['received 3']],
    ['收到公民、法人和其他组织提出的政府信息公开申请1,234件。', ['received 1234']],
    ['全年收到政府信息公开申请一百二十件，办结一百一十九件。', ['received 120', 'closed 119']],
    ['2023年度我局共收到依申请信息公开26件', ['received 26']],
    ['与2022年8件相比，2023年新收政府信息公开申请10件。', ['received 10']],
    ['收到政府信息公开申请12件（含上年结转2件），答复11件。', ['received_with_carry 12', 'answered 11']],
    ['柏川区财政局收到政府信息公开申请5件次。', ['received 5']],
    ['截至2023年12月31日，共收到政府信息公开申请8条。', ['received 8']],
    ['收到政府信息公开申请 12\n件，办结 11\n件。', ['received 12', 'closed 11']],
    [
      `${HEAD}本年度共收到70件申请，及时依法依规办结69件，1件结转下年度继续办理。`,
      ['received 70', 'closed 69', 'carried_out 1'],
    ],
    [`${HEAD}全年收到75件，去年结转1件，办结76件。`, ['received 75', 'carried_in 1', 'closed 76']],
    [
      '共收到政府信息公开申请154件，共办结148件，结转至2024年6件。全年因政府信息公开引发的行政复议36起，行政诉讼9起。',
      ['received 154', 'closed 148', 'carried_out 6', 'review 36', 'litigation 9'],
    ],
    [
      `${HEAD}答复805件。予以公开及部分公开258件，占33.9%；因本机关不掌握等原因无法提供265件；不予处理158件。`,
      ['answered 805', 'granted_or_partial 258', 'unable 265', 'not_processed 158'],
    ],
    [`${HEAD}予以公开3件、部分公开2件，2件无法提供。`, ['granted 3', 'partially_granted 2', 'unable 2']],
    [`${HEAD}予以公开10件（含部分公开2件）。`, ['granted_or_partial 10']],
    ['全年制发行政规范性文件5件，废止2件，现行有效30件。', ['normative_issued 5']],
    ['动态更新本年度制发的规范性文件88件。', ['normative_issued 88']],
    ['政府信息公开行政复议案件3件，其中维持2件，撤销1件。', ['review 3']],
    ['因政府信息公开工作引发行政复议、行政诉讼0件。', ['review_and_litigation 0']],
  ])('%s', (text, wanted) => {
    expect(sure(text)).toEqual(wanted)
  })
})

describe('figures that may be of something else are never sure', () => {
  it.each<[string, string[]]>([
    ['2022年，我局收到政府信息公开申请8件。', []],
    ['去年，我局收到政府信息公开申请9件。', []],
    ['2022年收到政府信息公开申请8件，全部答复。', []],
    ['自2008年条例施行以来，共收到政府信息公开申请78967件。', []],
    ['上半年收到政府信息公开申请4件，下半年收到政府信息公开申请6件。', []],
    ['全年通过网站收到政府信息公开申请6件，通过信函收到政府信息公开申请4件。', []],
    ['依托区政府门户网站，收到政府信息公开申请10件。', []],
    ['全年共收到政府信息公开申请10件，其中网上申请6件、信函申请4件。', ['received 10']],
    ['柏川区审计局收到政府信息公开申请4件。', []],
    ['各镇街收到政府信息公开申请40件。', []],
    ['全区各级行政机关共收到政府信息公开申请400件。', []],
    ['收到政府信息公开申请约20件。', []],
    ['收到政府信息公开申请10余件。', []],
    ['收到政府信息公开申请12\n95件。', []],
    ['收到政府信息公开申请12 95件。', []],
    ['要求各单位每年公开不少于10件。', []],
    ['每收到政府信息公开申请一件，办结一件。', []],
    [`${HEAD}属于国家秘密不予公开1件，因本机关不掌握无法提供5件。`, []],
    ['认定公文属性，主动公开10件、依申请公开5件、不予公开20件。', []],
    ['全年办理行政复议案件356件，行政应诉案件40件。', []],
    ['我局作为复议机关，受理政府信息公开行政复议案件8件。', []],
    ['办理人大代表建议30件，办结30件。', []],
    [`${HEAD}收到信访投诉9件，办结9件。`, []],
    ['受理行政许可申请300件。', []],
    ['全年制定出台《柏川区招标办法》等规范性文件3件。', []],
    ['区政府制发行政规范性文件2件，审查规范性文件12件。', []],
  ])('%s', (text, wanted) => {
    expect(sure(text)).toEqual(wanted)
  })
})

describe('a summary speaks of its whole place', () => {
  const summary = { year: 2023, agency: '柏川区', scope: 'regional_summary' as Scope }
  it.each<[string, string[]]>([
    ['全区各级行政机关共收到政府信息公开申请400件。', ['received 400']],
    ['柏川区共收到政府信息公开申请400件。', ['received 400']],
    ['柏川区政府办公室收到政府信息公开申请40件。', []],
    ['我局收到政府信息公开申请4件。', []],
    ['区本级收到政府信息公开申请40件。', []],
  ])('%s', (text, wanted) => {
    expect(sure(text, summary)).toEqual(wanted)
  })
})

describe('zero said in words', () => {
  it.each<[string, StatedRole[]]>([
    ['2023年，我单位未收到政府信息公开申请书。', ['received']],
    [
      '我局未收到政府信息公开申请，未发生因政府信息公开引起的行政复议、行政诉讼。',
      ['received', 'review_and_litigation'],
    ],
    ['未发生因政府信息公开申请行政复议、提起行政诉讼的情况。', ['review_and_litigation']],
    ['全年无因政府信息公开被申请行政复议案件，被提起行政诉讼1件。', ['review']],
    ['本机关未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。', []],
    ['我局未收到通过网站提交的政府信息公开申请。', []],
    ['全年没有收到信函方式的申请。', []],
    ['未收到信息公开申请费用减免申请。', []],
    ['2022年，我局未收到政府信息公开申请。', []],
    ['柏川区审计局未收到政府信息公开申请。', []],
    ['未发生行政复议、行政诉讼。', []],
  ])('%s', (text, wanted) => {
    const claims = read(text).figures.filter(({ zero_claim, doubt }) => zero_claim && doubt === null)
    expect(claims.map(({ role }) => role)).toEqual(wanted)
  })
})

describe('lists, shares and periods', () => {
  it('twelve parts of a whole told a heading earlier', () => {
    const text =
      '共计发布政务公开信息115篇，具体情况如下：\n（一）法定主动公开情况\n其中业务工作71篇、规划计划1篇、机构职能2篇、指南1篇、政策文件8篇、部署1篇、财政信息3篇、执法信息1篇、年度报告1篇、目录1篇、保障机制4篇、其他21篇。'
    const [list, ...more] = read(text).breakdowns
    expect(more).toEqual([])
    expect(list).toMatchObject({ whole: 115, exhaustive: true })
    expect(list?.parts.reduce((sum, part) => sum + part, 0)).toBe(115)
  })

  it.each([
    ['公开信息1340条，其中政策554条、动态61条。', false],
    ['公开信息100条，其中网站80条、公众号60条、其他20条。', false],
    ['公开信息100条，其中政策60条、动态30条、其他20条。', true],
  ])('whether the list says that it is whole: %s', (text, exhaustive) => {
    expect(read(text).breakdowns).toEqual([expect.objectContaining({ exhaustive })])
  })

  it('figures in brackets are neither whole nor part', () => {
    const text =
      '办结申请1191件（含上年结转189件）。其中，予以公开208件（含部分8件），不予公开20件，其他处理963件。'
    expect(read(text).breakdowns).toEqual([expect.objectContaining({ whole: 1191, parts: [208, 20, 963] })])
  })

  it('shares with their part and the wholes they may be of', () => {
    const [share] = read(`${HEAD}办结1191件。其中不予公开20件（1.68%），满意率99%，同比增长5%。`).percents
    expect(share).toMatchObject({ percent: 1.68, decimals: 2, part: 20, certain: true })
    expect(share?.wholes[0]).toBe(1191)
  })

  it.each([
    ['本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。', '2023-01-01', '2023-12-31'],
    ['统计期限从2021年1月1日到12月31日止。', '2021-01-01', '2021-12-31'],
    ['数据统计期限为 2025\n年 1 月 1 日至 12 月 31 日。', '2025-01-01', '2025-12-31'],
  ])('the period in %s', (text, from, to) => {
    expect(narrativeOf([], speaker, text).periods).toEqual([expect.objectContaining({ from, to })])
  })
})

describe('places and bounds', () => {
  it('offsets lead back into the stored text, white space included', () => {
    const text =
      '（一）主动公开情况\n公开很多。\n（二）依申请公开情况\n我局依法规范办理流程，全年一共收到各类政府信息\n公开申请 12 件，办结　１１件。'
    for (const { start, end, value } of read(text).figures) {
      const printed = text.slice(start, end).normalize('NFKC').replace(/\s/gu, '')
      expect(printed).toBe(`${value}件`)
    }
    expect(read(text).figures).toHaveLength(2)
    expect(read(text).figures.every(({ quote }) => quote.length <= 80)).toBe(true)
  })

  it.each([
    ['digits', '1'.repeat(200_000)],
    ['grouped digits', '1,234'.repeat(40_000)],
    ['numerals', '一二三'.repeat(60_000)],
    ['words of requests', '收到政府信息公开申请'.repeat(20_000)],
    ['figures in one sentence', '收到申请12件，其中'.repeat(20_000)],
    ['negations', '未收到未发生因政府信息公开被申请'.repeat(12_000)],
    ['lists', '其中甲1件、乙2件、'.repeat(20_000)],
    ['open brackets', '（'.repeat(200_000)],
    ['shares', '予以公开1件，占1%，'.repeat(20_000)],
    ['white space', ' \n'.repeat(100_000)],
  ])('200,000 characters of %s are read in bounded time', (_, text) => {
    const before = performance.now()
    read(text)
    expect(performance.now() - before).toBeLessThan(4000)
  })
})
