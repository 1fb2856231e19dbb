/** The six sections both forms share, with the headings seen instead of the official ones. */
import type { SectionDef } from '../../src/domain/format.ts'

export const SECTIONS: readonly SectionDef[] = [
  {
    id: 'overview',
    number: 1,
    label: '一、总体情况',
    variants: ['总体情况', '概述', '基本情况'],
    content: 'text',
  },
  {
    id: 'proactive_disclosure',
    number: 2,
    label: '二、主动公开政府信息情况',
    variants: ['主动公开政府信息情况', '行政机关主动公开政府信息情况', '主动公开政府信息的情况'],
    content: 't2',
  },
  {
    id: 'requests',
    number: 3,
    label: '三、收到和处理政府信息公开申请情况',
    variants: [
      '收到和处理政府信息公开申请情况',
      '行政机关收到和处理政府信息公开申请情况',
      '收到和处理政府信息公开申请的情况',
    ],
    content: 't3',
  },
  {
    id: 'review_and_litigation',
    number: 4,
    label: '四、政府信息公开行政复议、行政诉讼情况',
    variants: [
      '政府信息公开行政复议、行政诉讼情况',
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开工作被申请行政复议提起行政诉讼情况',
      '政府信息公开行政复议和行政诉讼情况',
      '政府信息公开行政复议及行政诉讼情况',
      // A heading typo seen in a summary of 2022.
      '政府信息公开行政法复议、行政诉讼情况',
    ],
    content: 't4',
  },
  {
    id: 'problems_and_improvements',
    number: 5,
    label: '五、存在的主要问题及改进情况',
    variants: [
      '存在的主要问题及改进情况',
      '政府信息公开工作存在的主要问题及改进情况',
      '存在问题及改进情况',
      '存在的主要问题及改进措施',
      '存在的主要问题及整改措施',
      '存在的主要问题和改进情况',
      '存在的问题及改进情况',
    ],
    content: 'text',
  },
  {
    id: 'other_matters',
    number: 6,
    label: '六、其他需要报告的事项',
    variants: ['其他需要报告的事项', '其它需要报告的事项', '其他报告的事项', '需要报告的其他事项'],
    content: 'text',
  },
]
