/** Links out of a page: anchors, frames and objects, and what scripts open or write, read as text and never run. */
import type { Link } from '../../src/domain/block.ts'
import { isFileAddress } from '../file-address.ts'
import { foldLine } from './folded-text.ts'
import { wholeText } from './html-text.ts'
import { attributesOf, charactersOf, lastOf, type PageTree, STEP, TEXT, tagOf } from './html-tree.ts'

/** An address that only runs a script, or none. */
const RUNS_SCRIPT = /^\s*(?:javascript:|#|$)/i
const QUOTED = /"([^"\\]{1,1000})"|'([^'\\]{1,1000})'|&quot;([^&]{1,1000})&quot;/g
const MOST_WORDS = 20

/** The first file that the words of a script name. */
function fileInScript(script: string): string | null {
  let words = 0
  for (const match of script.slice(0, 4_000).matchAll(QUOTED)) {
    const word = match[1] ?? match[2] ?? match[3] ?? ''
    words += 1
    if (words > MOST_WORDS) return null
    if (isFileAddress(word) && !/\s/.test(word.trim())) return word
  }
  return null
}

/** The link of an anchor; a file that its script opens is its address. */
export function addAnchor(tree: PageTree, node: number, links: Link[]): void {
  const { href, title, onclick } = attributesOf(tree, node)
  if (href === undefined && onclick === undefined) return
  const text = wholeText(tree, node) || foldLine(title ?? '')
  const opened = RUNS_SCRIPT.test(href ?? '') ? fileInScript(`${onclick ?? ''} ${href ?? ''}`) : null
  const address = opened ?? href
  if (address !== undefined) links.push({ href: address, text })
}

/** The document that a frame, an embedding or an object shows. */
export function addFrame(tree: PageTree, node: number, links: Link[]): void {
  const { src, data, title } = attributesOf(tree, node)
  const href = src ?? data
  if (href !== undefined) links.push({ href, text: foldLine(title ?? '') })
}

const WRITTEN = /<a\b[^<>]{0,300}?href=\\?["']([^"'\\]{1,1000})\\?["'][^<>]{0,300}>([^<]{0,300})</gi

/** Links to files that a script writes, such as the list of appendices of a content system. */
export function addWritten(tree: PageTree, node: number, links: Link[]): void {
  const text = node + STEP
  if (text >= lastOf(tree, node) || tagOf(tree, text) !== TEXT) return
  const script = charactersOf(tree, text)
  if (!script.includes('<a ')) return
  for (const [, href = '', shown = ''] of script.matchAll(WRITTEN))
    if (isFileAddress(href, shown)) links.push({ href, text: foldLine(shown) })
}
