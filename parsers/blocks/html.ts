/**
 * A page → blocks, as a visitor sees it: hidden parts and comments left out, layout tables walked through, data tables
 * laid out. Text outside the element that holds the report (menus, footers) is marked `aside`.
 */
import type { Block, Grid, Link, Reading } from '../../src/domain/block.ts'
import { isSectionHeading } from '../section-headings.ts'
import { foldLine, oneLine } from './folded-text.ts'
import { parseByStandard } from './html-standard.ts'
import { cellElements, isLayout, tableGrid } from './html-table.ts'
import { eachElement, isBlock, isHidden, isPicture, type PageNode } from './page-node.ts'
import { scanPage } from './scan-page.ts'

/** A page → its tree. */
export type ParsePage = (html: string) => PageNode

/** The scanner where the page is regular, else the standard parser. */
const parsePage: ParsePage = (html) => scanPage(html) ?? parseByStandard(html)

interface Walk {
  readonly parse: ParsePage
  readonly blocks: Block[]
  /** The element each block stands in, one a block. */
  readonly homes: PageNode[]
  readonly hiddenTables: Grid[]
  line: string
  start: number | undefined
  end: number | undefined
  heading: boolean
}

const MAX_HIDDEN_TABLES = 20
function flush(walk: Walk, home: PageNode): void {
  const text = foldLine(walk.line)
  if (text !== '') {
    walk.homes.push(home)
    walk.blocks.push({
      kind: 'text',
      text,
      heading: walk.heading,
      ...(walk.start === undefined ? {} : { start: walk.start }),
      ...(walk.end === undefined ? {} : { end: walk.end }),
    })
  }
  walk.line = ''
  walk.start = undefined
}

function keepHidden(node: PageNode, walk: Walk): void {
  const keep = (one: PageNode): boolean => {
    if (one.name !== 'table') return true
    if (walk.hiddenTables.length < MAX_HIDDEN_TABLES) walk.hiddenTables.push(tableGrid(one))
    return false
  }
  if (keep(node)) eachElement(node, keep)
}

function readComment(data: string, walk: Walk): void {
  if (data.length > 500_000 || !/<table[\s>]/i.test(data)) return
  keepHidden(walk.parse(data), walk)
}

function readTable(table: PageNode, walk: Walk): void {
  flush(walk, table.parent ?? table)
  for (const child of table.children ?? []) if (child.name === 'caption') visit(child, walk, table)
  if (isLayout(table)) {
    for (const cell of cellElements(table).flat(2)) visit(cell, walk, table)
    return
  }
  const { startIndex, endIndex } = table
  walk.homes.push(table.parent ?? table)
  walk.blocks.push({
    kind: 'table',
    grid: tableGrid(table),
    ...(typeof startIndex === 'number' ? { start: startIndex } : {}),
    ...(typeof endIndex === 'number' ? { end: endIndex } : {}),
  })
}

function readPicture(image: PageNode, walk: Walk, home: PageNode): void {
  flush(walk, home)
  const { src, alt } = image.attribs ?? {}
  walk.homes.push(home)
  walk.blocks.push({ kind: 'image', url: src ?? '', alt: alt ?? '' })
}

function visit(node: PageNode, walk: Walk, home: PageNode): void {
  if (node.type === 'text') {
    walk.line += oneLine(node.data ?? '')
    walk.start ??= node.startIndex ?? undefined
    walk.end = node.endIndex ?? walk.end
    return
  }
  if (node.type === 'comment') readComment(node.data ?? '', walk)
  else if (node.name === undefined) visitAll(node, walk, node)
  else if (isHidden(node)) keepHidden(node, walk)
  else if (node.name === 'br') flush(walk, home)
  else if (isPicture(node)) readPicture(node, walk, home)
  else if (node.name === 'table') readTable(node, walk)
  else if (isBlock(node)) visitBlock(node, walk, home)
  else visitAll(node, walk, home)
}

function visitBlock(node: PageNode, walk: Walk, home: PageNode): void {
  flush(walk, home)
  walk.heading = /^h[1-6]$/.test(node.name ?? '')
  visitAll(node, walk, node)
  flush(walk, node)
  walk.heading = false
}

function visitAll(node: PageNode, walk: Walk, home: PageNode): void {
  for (const child of node.children ?? []) visit(child, walk, home)
}

const pathOf = (node: PageNode): PageNode[] => {
  const path: PageNode[] = []
  for (let at: PageNode | null | undefined = node; at; at = at.parent) path.push(at)
  return path.reverse()
}

/** The deepest element that holds every section heading and every large table; a lone heading never is all of it. */
function articleOf(walk: Walk): PageNode | null {
  let common: PageNode[] | null = null
  let loneHeading = false
  walk.blocks.forEach((block, i) => {
    const home = walk.homes[i]
    const anchors =
      block.kind === 'table'
        ? block.grid.cells.length >= 20
        : block.kind === 'text' && isSectionHeading(block.text)
    if (!anchors || home === undefined) return
    const path = pathOf(home)
    loneHeading = common === null && block.kind === 'text'
    if (common === null) common = path
    else {
      let shared = 0
      while (shared < common.length && common[shared] === path[shared]) shared += 1
      common = common.slice(0, shared)
    }
  })
  return (common as PageNode[] | null)?.at(loneHeading ? -2 : -1) ?? null
}

function markAside(walk: Walk): Block[] {
  const article = articleOf(walk)
  if (article === null) return walk.blocks
  return walk.blocks.map((block, i) => {
    const home = walk.homes[i]
    if (block.kind === 'table' || home === undefined || pathOf(home).includes(article)) return block
    return { ...block, aside: true }
  })
}

function linkOf({ name, attribs = {} }: PageNode, text: () => string): Link | null {
  if (name === 'a' && attribs.href !== undefined)
    return { href: attribs.href, text: foldLine(text()) || foldLine(attribs.title ?? '') }
  if (name !== 'iframe' && name !== 'embed' && name !== 'object') return null
  const href = attribs.src ?? attribs.data
  return href === undefined ? null : { href, text: '' }
}

function metaOf(page: PageNode): Pick<Reading, 'meta' | 'titleTag' | 'links'> {
  const meta = new Map<string, string[]>()
  const links: Link[] = []
  let titleTag: string | null = null
  eachElement(page, (node) => {
    const { name, attribs = {} } = node
    if (name === 'meta') {
      const key = (attribs.name ?? attribs.property ?? '').toLowerCase()
      const content = foldLine(attribs.content ?? '')
      if (key !== '' && content !== '') meta.set(key, [...(meta.get(key) ?? []), content])
    } else if (name === 'title') titleTag ??= foldLine(wholeText(node)) || null
    const link = linkOf(node, () => wholeText(node))
    if (link !== null) links.push(link)
    return true
  })
  return { meta, titleTag, links }
}

function wholeText(node: PageNode): string {
  return (node.children ?? [])
    .map((child) => (child.type === 'text' ? child.data : wholeText(child)))
    .join('')
}

/**
 * Reads a decoded page. Throws `ParseError` where it is nested beyond all reason. `parse` is given only to compare
 * parsers.
 */
export function readHtml(html: string, charset: string, parse: ParsePage = parsePage): Reading {
  const page = parse(html)
  const walk: Walk = {
    parse,
    blocks: [],
    homes: [],
    hiddenTables: [],
    line: '',
    start: undefined,
    end: undefined,
    heading: false,
  }
  visitAll(page, walk, page)
  flush(walk, page)
  return { kind: 'html', blocks: markAside(walk), hiddenTables: walk.hiddenTables, charset, ...metaOf(page) }
}
