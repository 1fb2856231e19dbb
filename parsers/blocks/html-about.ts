/** What a page says about itself: meta tags, its title, and the links out of it, seen or not. */
import type { Link, Reading } from '../../src/domain/block.ts'
import { foldLine } from './folded-text.ts'
import { FLAG } from './html-flags.ts'
import { addAnchor, addFrame, addWritten } from './html-links.ts'
import { wholeText } from './html-text.ts'
import { attributesOf, hasFlag, type PageTree, STEP, tagOf } from './html-tree.ts'
import { knownTag } from './scan-tags.ts'

const META = knownTag('meta').id
const TITLE = knownTag('title').id
const ANCHOR = knownTag('a').id
const SCRIPT = knownTag('script').id

interface About {
  readonly meta: Map<string, string[]>
  readonly links: Link[]
  titleTag: string | null
}

function addMeta(tree: PageTree, node: number, { meta }: About): void {
  const attributes = attributesOf(tree, node)
  const key = (attributes.name ?? attributes.property ?? '').toLowerCase()
  const content = foldLine(attributes.content ?? '')
  if (key === '' || content === '') return
  const values = meta.get(key)
  if (values === undefined) meta.set(key, [content])
  else values.push(content)
}

/** Reads meta tags, title and links. */
export function aboutPage(tree: PageTree): Pick<Reading, 'meta' | 'titleTag' | 'links'> {
  const about: About = { meta: new Map(), links: [], titleTag: null }
  for (let node = 0; node < tree.size; node += STEP) {
    if (!hasFlag(tree, node, FLAG.about)) continue
    const tag = tagOf(tree, node)
    if (tag === META) addMeta(tree, node, about)
    else if (tag === TITLE) about.titleTag ??= wholeText(tree, node) || null
    else if (tag === ANCHOR) addAnchor(tree, node, about.links)
    else if (tag === SCRIPT) addWritten(tree, node, about.links)
    else addFrame(tree, node, about.links)
  }
  return about
}
