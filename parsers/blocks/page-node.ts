/** The tree of a page as the HTML parser gives it, and which parts of it a visitor sees. */

/** The little the readers need of a node: the standard parser and the page scanner both give it. */
export interface PageNode {
  readonly type: string
  readonly name?: string | undefined
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly PageNode[]
  readonly data?: string | undefined
  readonly parent?: PageNode | null
  readonly startIndex?: number | null
  /** Exclusive. */
  readonly endIndex?: number | null
}

const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'textarea',
  'select',
  'object',
  'iframe',
  'svg',
  'audio',
  'video',
  'canvas',
  'map',
  'rt',
  'rp',
  // Struck out: a visitor reads it as withdrawn.
  'del',
  's',
  'strike',
])

const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
  'caption',
])

/** Elements that start and end a line of their own. */
export const isBlock = (node: PageNode): boolean => node.name !== undefined && BLOCKS.has(node.name)

/** Withdrawn text: it is not read, but its presence is a doubt. */
export const isStruck = (node: PageNode): boolean =>
  node.name === 'del' || node.name === 's' || node.name === 'strike'

/** Content a visitor does not see: hidden by attribute or style, or never shown. */
export function isHidden(node: PageNode): boolean {
  if (node.name !== undefined && UNSEEN.has(node.name)) return true
  const { attribs } = node
  if (attribs === undefined) return false
  if (attribs.hidden !== undefined) return true
  if (node.name === 'input') return true
  const style = attribs.style
  return style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
}

/** Note marks: superscripts by tag or by style. */
export function isSuperscript(node: PageNode): boolean {
  if (node.name === 'sup') return true
  const style = node.attribs?.style
  return style !== undefined && /vertical-align\s*:\s*super/i.test(style)
}

/** A picture that is only a spacer does not count as one. */
export function isPicture(node: PageNode): boolean {
  if (node.name !== 'img') return false
  const { width, height } = node.attribs ?? {}
  return !/^[012](?:px)?$/.test(width ?? '') && !/^[012](?:px)?$/.test(height ?? '')
}

const DRAWN = new Set([
  'input',
  'textarea',
  'select',
  'script',
  'noscript',
  'canvas',
  'svg',
  'object',
  'embed',
  'iframe',
  'video',
  'math',
])

/** Form fields, scripts and drawings: a visitor may see a figure there that is no text of the page. */
export function isDrawn(node: PageNode): boolean {
  return node.name !== undefined && DRAWN.has(node.name) && node.attribs?.type !== 'hidden'
}

/** Calls `visit` for every element below `node` in document order; below an element it answers false for, it does not go. */
export function eachElement(node: PageNode, visit: (node: PageNode) => boolean): void {
  for (const child of node.children ?? [])
    if (child.name !== undefined && visit(child)) eachElement(child, visit)
}
