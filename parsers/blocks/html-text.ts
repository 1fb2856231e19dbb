/** The characters in a part of a page, folded as a browser shows them. */
import { addPlain, type Folding, foldOn, isSurelyPlain, startFolding } from './folded-text.ts'
import { endOf, lastOf, type PageTree, STEP, startOf, stringOf, TEXT, tagOf } from './html-tree.ts'

/** Where the first character stands that may be none of a plain run. */
function plainEnd(codes: Uint16Array, from: number, to: number): number {
  let at = from
  while (at < to && isSurelyPlain(codes[at] ?? 0)) at += 1
  return at
}

/** Folds the characters of a text on: as one piece where all of them are plain, as most texts are. */
export function foldText(into: Folding, tree: PageTree, text: number): void {
  const own = stringOf(tree, text)
  if (own !== null) {
    foldOn(into, own, 0, own.length)
    return
  }
  const start = startOf(tree, text)
  const end = endOf(tree, text)
  if (end > start && plainEnd(tree.codes, start, end) === end) addPlain(into, tree.html.slice(start, end))
  else foldOn(into, tree.html, start, end)
}

/** Every character inside a node, seen or not, as one line. */
export function wholeText(tree: PageTree, node: number): string {
  const folding = startFolding()
  const last = lastOf(tree, node)
  for (let at = node + STEP; at < last; at += STEP) if (tagOf(tree, at) === TEXT) foldText(folding, tree, at)
  return folding.text
}
