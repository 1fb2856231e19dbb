/**
 * A form whose words stand in the text but whose cells cannot be told apart: figures glued to labels or to each other.
 * Nothing is read from it; its passages become leftovers.
 */
import type { Block } from '../src/domain/block.ts'
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
const ITEMS = ['第二十条第', '行政事业性收费', '未经复议直接起诉']

/** Whether a text names three rows of table three: prose names one or two of them. */
export function namesForm(text: string): boolean {
  if (text.length < 30) return false
  const words = text.normalize('NFKC').replace(INVISIBLE, '')
  return ROWS.filter((word) => words.includes(word)).length >= 3
}

/** Numbers of rows, laws and dates, which an empty form prints too. */
const NO_FIGURE = /\d+\s*[.、．)）]|\d+\s*[年月日号条项款]/gu

/** Whether any figure stands among the passages of a form. */
export const holdsFigures = (passages: readonly Leftover[]): boolean =>
  passages.some(({ text }) => /\d/u.test(text.normalize('NFKC').replace(NO_FIGURE, '')))

interface Passage {
  readonly index: number
  readonly block: Extract<Block, { kind: 'text' }>
  /** Without white space. */
  readonly text: string
}

const EXCERPT = 280

/** The parts of a block that name rows of the form, cut to excerpts that do not overlap. */
function excerpts({ index, block }: Passage): Leftover[] {
  const starts = [...ROWS, ...ITEMS]
    .map((word) => block.text.indexOf(word))
    .filter((at) => at >= 0)
    .sort((a, b) => a - b)
  let covered = -1
  return starts.flatMap((at) => {
    if (at < covered) return []
    covered = at + EXCERPT
    const start = block.start === undefined ? {} : { start: block.start }
    const end = block.end === undefined ? {} : { end: block.end }
    return [leftover('doubtful', block.text.slice(at, covered), { block: index, ...start, ...end })]
  })
}

/** Null where fewer than three rows of table three are named in the text. */
export function unplacedForm(
  blocks: readonly Block[],
  taken: ReadonlySet<number>,
): readonly Leftover[] | null {
  const passages = blocks.flatMap((block, index): Passage[] =>
    block.kind === 'text' && !taken.has(index)
      ? [{ index, block, text: block.text.normalize('NFKC').replace(INVISIBLE, '') }]
      : [],
  )
  const whole = passages.map((passage) => passage.text).join('')
  if (!namesForm(whole)) return null
  return passages.flatMap(excerpts)
}
