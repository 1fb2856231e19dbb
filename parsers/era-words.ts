/** The era by the words of a form's heads: where no cell was claimed, this still says which form stands there. */
import type { Block } from '../src/domain/block.ts'
import type { Era } from '../src/domain/format.ts'
import { FORMATS } from './formats/index.ts'
import { INVISIBLE, labelOf } from './labels.ts'

const OF_2021 = ['现行有效件数', '本年制发件数', '逾期不补正']
const OF_2019 = ['对外公开总数量', '本年新制作数量', '其他对外管理服务事项', '政府集中采购']

const textOf = (block: Block): string => {
  if (block.kind === 'text') return block.text
  return block.kind === 'table' ? block.grid.cells.map((cell) => cell.text).join('') : ''
}

const wordsOf = (blocks: readonly Block[]): string =>
  blocks.map(textOf).join('').normalize('NFKC').replace(INVISIBLE, '')

/** Null where the words of neither form, or of both alike, are found. */
export function eraByWords(blocks: readonly Block[]): Era | null {
  const text = wordsOf(blocks)
  const newer = OF_2021.filter((word) => text.includes(word)).length
  const older = OF_2019.filter((word) => text.includes(word)).length
  if (newer === older) return null
  return newer > older ? 'era_2021' : 'era_2019'
}

const STATISTICS: readonly { readonly era: Era; readonly labels: readonly string[] }[] = FORMATS.flatMap(
  ({ id, tables }) =>
    tables
      .filter((table) => table.id === 'stat')
      .map((table) => ({ era: id, labels: table.rowDefs.map((row) => labelOf(row.path.at(-1) ?? '').key) })),
)

/** Labels that no other statistics form prints, not even as a part of one of its own. */
const OWN_LABELS = STATISTICS.map(({ era, labels }) => {
  const others = STATISTICS.filter((other) => other.era !== era).flatMap((other) => other.labels)
  return { era, labels: labels.filter((label) => !others.some((other) => other.includes(label))) }
})

const FEWEST_LABELS = 5

/** The statistics form whose own labels are named most in a document; null below five of them. */
export function statisticsEraByWords(blocks: readonly Block[]): Era | null {
  const text = wordsOf(blocks)
  const [first, second] = OWN_LABELS.map(({ era, labels }) => ({
    era,
    count: labels.filter((label) => text.includes(label)).length,
  })).sort((a, b) => b.count - a.count)
  if (first === undefined || first.count < FEWEST_LABELS || first.count === second?.count) return null
  return first.era
}
