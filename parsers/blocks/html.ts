/**
 * A page → its blocks and what it says about itself, as a visitor sees it. Law: whichever parser reads the page, the
 * reading is that of the standard.
 */
import type { Reading } from '../../src/domain/block.ts'
import { aboutPage } from './html-about.ts'
import { markAside } from './html-aside.ts'
import { parseByStandard } from './html-standard.ts'
import { hideByStyle } from './html-styled.ts'
import { releaseTree } from './html-tree.ts'
import { type ParsePage, walkPage } from './html-walk.ts'
import { giveUp, Irregular } from './scan-irregular.ts'
import { scanPage } from './scan-page.ts'

/** The scanner where the page is regular, else the standard parser. */
const parsePage: ParsePage = (html) => scanPage(html) ?? parseByStandard(html)

const parseRegular: ParsePage = (html) => scanPage(html) ?? giveUp('not regular')

/** Reads a decoded page that the scanner takes, in time proportional to its length; null where it does not. */
export function readRegularHtml(html: string, charset: string): Reading | null {
  try {
    return readHtml(html, charset, parseRegular)
  } catch (error) {
    if (error instanceof Irregular) return null
    throw error
  }
}

/**
 * Reads a decoded page. Throws `ParseError` where it is nested beyond all reason. `parse` is given to compare parsers, or
 * to do without the standard's.
 */
export function readHtml(html: string, charset: string, parse: ParsePage = parsePage): Reading {
  const tree = parse(html)
  hideByStyle(tree)
  const { blocks, homes, hiddenTables } = walkPage(tree, parse)
  const reading: Reading = {
    kind: 'html',
    blocks: markAside(tree, blocks, homes),
    hiddenTables,
    charset,
    ...aboutPage(tree),
  }
  releaseTree(tree)
  return reading
}
