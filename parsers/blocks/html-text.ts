/** The characters in a part of a page, folded as a browser shows them. */
import { type Folding, foldOn, startFolding } from './folded-text.ts'
import { endOf, lastOf, type PageTree, STEP, startOf, stringOf, TEXT, tagOf } from './html-tree.ts'

/** Folds the characters of a text on. */
export function foldText(into: Folding, tree: PageTree, text: number): void {
  const own = stringOf(tree, text)
  if (own === null) foldOn(into, tree.html, startOf(tree, text), endOf(tree, text))
  else foldOn(into, own, 0, own.length)
}

/** Every character inside a node, seen or not, as one line. */
export function wholeText(tree: PageTree, node: number): string {
  const folding = startFolding()
  const last = lastOf(tree, node)
  for (let at = node + STEP; at < last; at += STEP) if (tagOf(tree, at) === TEXT) foldText(folding, tree, at)
  return folding.text
}
