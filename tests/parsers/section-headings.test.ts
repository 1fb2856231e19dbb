/** Headings as offices print them, and lines that only look like headings. */
import { describe, expect, test } from 'vitest'
import { EARLIER_HEADINGS, sectionOfHeading, WORDED_FORM_HEADINGS } from '../../parsers/section-headings.ts'

const idOf = (line: string): string | null => sectionOfHeading(line, WORDED_FORM_HEADINGS)?.id ?? null

describe('a heading of the form', () => {
  test.each([
    ['overview', '一 总体情况', '第一部分 总体情况', '第一部分：总体情况', '一、【总体情况】', 'Ⅰ、总体情况'],
    [
      'overview',
      '一、工作总体情况',
      '一、2023年总体情况',
      '一、政府信息公开工作总体情况',
      '一、总体情况概述',
      '1.总体情况',
    ],
    [
      'proactive_disclosure',
      '二、主动公开情况',
      '二、政府信息主动公开情况',
      '二、行政机关主动公开政府信息的情况',
    ],
    [
      'requests',
      '三、依申请公开政府信息情况',
      '三、收到和处理信息公开申请情况',
      '三、收到和处理政府信息公开情况',
    ],
    ['requests', '3.收到和处理的政府信息公开申请情况', '三、政府信息公开申请收到和处理情况'],
    ['review_and_litigation', '四、因政府信息公开工作被申请复议、提起诉讼情况', '四、行政复议、行政诉讼情况'],
    [
      'review_and_litigation',
      '四、政府信息公开工作行政复议、行政诉讼情况',
      '四、政府信息公开行政复议、行政诉讼的情况',
    ],
    ['problems_and_improvements', '五、存在主要问题及改进情况', '五、工作中存在的主要问题及改进措施'],
    ['problems_and_improvements', '五、存在的不足及改进措施', '四、存在的主要问题及下一步改进措施'],
    [
      'other_matters',
      '六、其它需报告的事项',
      '六、其他需要报告事项',
      '六、其他事项',
      '五、其他需要说明的事项',
    ],
  ])('%s: %s', (id, ...lines) => {
    for (const line of lines) expect(idOf(line), line).toBe(id)
  })
})

describe('no heading of the form', () => {
  test.each([
    '1.主动公开情况',
    '2、依申请公开情况',
    '（二）依申请公开情况办理流程',
    '三、主动公开情况',
    '二、其他事项',
    '1.存在的主要问题',
    '2.改进措施',
    '一是存在的问题及改进情况',
    '五、存在的主要问题及改进情况如下：一是公开内容不够丰富，二是解读形式单一，三是更新不及时。',
    '2023年总体情况良好',
    '四、行政复议情况',
  ])('%s', (line) => {
    expect(idOf(line)).toBeNull()
  })

  test('earlier reports keep to the listed headings', () => {
    expect(sectionOfHeading('六、其他事项', EARLIER_HEADINGS)).toBeNull()
  })
})
