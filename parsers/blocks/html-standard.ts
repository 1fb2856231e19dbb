/**
 * The standard parser: reads every page as browsers do and settles what the page scanner leaves. Loaded when the first
 * page needs it, for most pages never do.
 */
import { createRequire } from 'node:module'
import { ParseError } from '../../src/domain/errors.ts'
import { flagsWith } from './html-flags.ts'
import {
  addNode,
  COMMENT,
  NOWHERE,
  OTHER,
  type PageTree,
  packSpans,
  setAttributes,
  setLast,
  setSpans,
  setString,
  startTree,
  TEXT,
} from './html-tree.ts'
import { KIND, tagByName } from './scan-tags.ts'
import { spanOf } from './span-grid.ts'

const require = createRequire(import.meta.url)
let loadPage: ((html: string, options: { sourceCodeLocationInfo: boolean }) => StandardPage) | null = null

interface StandardPage {
  root(): { readonly [index: number]: StandardNode | undefined }
}

/** The little that is asked of a node of the standard parser's. */
interface StandardNode {
  readonly type: string
  readonly name?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly StandardNode[]
  readonly data?: string
  readonly startIndex?: number | null
  readonly endIndex?: number | null
}

const MAX_DEPTH = 1_200
const VOID_OR_IMPLIED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|tr|th|tbody|thead|tfoot|option)$/

/** Refuses pages so deep that building a tree of them would take minutes: counts open tags without parsing. */
function refuseDepth(html: string): void {
  let depth = 0
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?![a-z0-9])[^<>]*?(\/?)>/gi)) {
    if (VOID_OR_IMPLIED.test((match[2] ?? '').toLowerCase()) || match[3] === '/') continue
    depth = Math.max(0, depth + (match[1] === '/' ? -1 : 1))
    if (depth > MAX_DEPTH)
      throw new ParseError('html_too_deep', `the page nests its tags more than ${MAX_DEPTH} deep`)
  }
}

function addElement(tree: PageTree, node: StandardNode, parent: number): number {
  const { name = '', attribs = {}, startIndex, endIndex } = node
  const tag = tagByName(name)
  const flags = flagsWith(tag.flags, attribs)
  const at = addNode(tree, tag.id, flags, parent, startIndex ?? NOWHERE, endIndex ?? NOWHERE)
  if (tag.keeps) setAttributes(tree, at, attribs)
  if (tag.kind === KIND.cell)
    setSpans(tree, at, packSpans(spanOf(attribs.rowspan, 0), spanOf(attribs.colspan, 1)))
  return at
}

function addPlain(tree: PageTree, node: StandardNode, parent: number): number {
  const tag = node.type === 'text' ? TEXT : node.type === 'comment' ? COMMENT : OTHER
  const at = addNode(tree, tag, 0, parent, node.startIndex ?? NOWHERE, node.endIndex ?? NOWHERE)
  if (tag !== OTHER) setString(tree, at, node.data ?? '')
  return at
}

function addChildren(tree: PageTree, node: StandardNode, parent: number): void {
  for (const child of node.children ?? []) {
    // The content of a template is a document of its own, which nobody sees.
    if (child.type === 'root') continue
    const at =
      child.name === undefined || child.type === 'directive'
        ? addPlain(tree, child, parent)
        : addElement(tree, child, parent)
    addChildren(tree, child, at)
    setLast(tree, at)
  }
}

/** Parses any page by the HTML standard; throws `ParseError` where it is nested beyond all reason. Offsets are those of `html`. */
export function parseByStandard(html: string): PageTree {
  refuseDepth(html)
  loadPage ??= (require('cheerio') as { load: NonNullable<typeof loadPage> }).load
  const root = loadPage(html, { sourceCodeLocationInfo: true }).root()[0]
  const tree = startTree(html)
  if (root !== undefined) addChildren(tree, root, 0)
  setLast(tree, 0)
  return tree
}
