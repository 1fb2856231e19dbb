/** The era by the words of a form's heads: where no cell was claimed, this still says which form stands there. */
import type { Block } from '../src/domain/block.ts'
import type { Era } from '../src/domain/format.ts'
import { INVISIBLE } from './labels.ts'

const OF_2021 = ['现行有效件数', '本年制发件数', '逾期不补正']
const OF_2019 = ['对外公开总数量', '本年新制作数量', '其他对外管理服务事项', '政府集中采购']

const textOf = (block: Block): string => {
  if (block.kind === 'text') return block.text
  return block.kind === 'table' ? block.grid.cells.map((cell) => cell.text).join('') : ''
}

/** Null where the words of neither form, or of both alike, are found. */
export function eraByWords(blocks: readonly Block[]): Era | null {
  const text = blocks.map(textOf).join('').normalize('NFKC').replace(INVISIBLE, '')
  const newer = OF_2021.filter((word) => text.includes(word)).length
  const older = OF_2019.filter((word) => text.includes(word)).length
  if (newer === older) return null
  return newer > older ? 'era_2021' : 'era_2019'
}
