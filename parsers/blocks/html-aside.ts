/** Which blocks of a page stand outside the element that holds the report: menus, page head and foot. */
import type { Block } from '../../src/domain/block.ts'
import { isSectionHeading } from '../section-headings.ts'
import { holds, NOWHERE, type PageTree, parentOf } from './html-tree.ts'

const LARGE_TABLE = 20

const isAnchor = (block: Block): boolean =>
  block.kind === 'table'
    ? block.grid.cells.length >= LARGE_TABLE
    : block.kind === 'text' && isSectionHeading(block.text)

/** The deepest element that holds every section heading and every large table; a lone heading never is all of it. */
function articleOf(tree: PageTree, blocks: readonly Block[], homes: readonly number[]): number {
  let common = NOWHERE
  let loneHeading = false
  blocks.forEach((block, i) => {
    const home = homes[i]
    if (home === undefined || !isAnchor(block)) return
    loneHeading = common === NOWHERE && block.kind === 'text'
    if (common === NOWHERE) common = home
    else while (!holds(tree, common, home)) common = parentOf(tree, common)
  })
  return loneHeading ? parentOf(tree, common) : common
}

/** Marks as `aside` what is text or picture outside the report; `homes` are the elements the blocks stand in. */
export function markAside(
  tree: PageTree,
  blocks: readonly Block[],
  homes: readonly number[],
): readonly Block[] {
  const article = articleOf(tree, blocks, homes)
  if (article === NOWHERE) return blocks
  return blocks.map((block, i) => {
    const home = homes[i]
    if (block.kind === 'table' || home === undefined || holds(tree, article, home)) return block
    return { ...block, aside: true }
  })
}
