/**
 * A form whose words stand in the text but whose cells cannot be told apart: figures glued to labels or to each other.
 * Nothing is read from it; its passages become leftovers.
 */
import type { Block } from '../src/domain/block.ts'
import type { Era } from '../src/domain/format.ts'
import type { Leftover } from '../src/domain/report.ts'
import { leftover } from './claim/candidate.ts'
import { INVISIBLE } from './labels.ts'

const ROWS = [
  '本年新收政府信息公开申请数量',
  '上年结转政府信息公开申请数量',
  '保护第三方合法权益',
  '要求提供公开出版物',
  '结转下年度继续办理',
]
const OF_2021 = ['现行有效件数', '本年制发件数', '逾期不补正']
const OF_2019 = ['对外公开总数量', '本年新制作数量', '其他对外管理服务事项', '政府集中采购']
const ITEMS = ['第二十条第', '行政事业性收费', '未经复议直接起诉']

export interface UnplacedForm {
  /** By the words of its heads; null where they do not tell. */
  readonly era: Era | null
  readonly leftovers: readonly Leftover[]
}

function eraOf(text: string): Era | null {
  const newer = OF_2021.filter((word) => text.includes(word)).length
  const older = OF_2019.filter((word) => text.includes(word)).length
  if (newer === older) return null
  return newer > older ? 'era_2021' : 'era_2019'
}

/** Null where fewer than three rows of table three are named in the text: prose names one or two of them. */
export function unplacedForm(blocks: readonly Block[], taken: ReadonlySet<number>): UnplacedForm | null {
  const passages = blocks.flatMap((block, index) =>
    block.kind === 'text' && !taken.has(index)
      ? [{ index, block, text: block.text.normalize('NFKC').replace(INVISIBLE, '') }]
      : [],
  )
  const whole = passages.map((passage) => passage.text).join('')
  if (ROWS.filter((word) => whole.includes(word)).length < 3) return null
  const leftovers = passages
    .filter(({ text }) => [...ROWS, ...ITEMS].some((word) => text.includes(word)))
    .map(({ index, block }) =>
      leftover('doubtful', block.text, {
        block: index,
        ...(block.start === undefined ? {} : { start: block.start }),
        ...(block.end === undefined ? {} : { end: block.end }),
      }),
    )
  return { era: eraOf(whole), leftovers }
}
