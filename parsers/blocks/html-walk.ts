/**
 * The tree of a page → blocks, as a visitor sees it: hidden parts and comments left out, layout tables walked through,
 * data tables laid out.
 */
import type { Block, Grid } from '../../src/domain/block.ts'
import { type Folding, startFolding } from './folded-text.ts'
import { FLAG } from './html-flags.ts'
import { isLayout, tableCells, tableGrid } from './html-table.ts'
import { foldText } from './html-text.ts'
import {
  attributesOf,
  COMMENT,
  charactersOf,
  endOf,
  flagsOf,
  lastOf,
  NOWHERE,
  type PageTree,
  parentOf,
  releaseTree,
  STEP,
  startOf,
  TEXT,
  tagOf,
  UNKNOWN,
} from './html-tree.ts'
import { knownTag } from './scan-tags.ts'

/** A page → its tree. */
export type ParsePage = (html: string) => PageTree

/** Blocks under way. */
export interface Walk {
  readonly parse: ParsePage
  readonly tree: PageTree
  readonly blocks: Block[]
  /** The element each block stands in, one a block. */
  readonly homes: number[]
  readonly hiddenTables: Grid[]
  line: Folding
  start: number
  end: number
  heading: boolean
}

const MAX_HIDDEN_TABLES = 20
const MAX_COMMENT = 500_000
const BREAK = knownTag('br').id
const TABLE = knownTag('table').id
const CAPTION = knownTag('caption').id

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function flush(walk: Walk, home: number): void {
  const { text } = walk.line
  if (text !== '') {
    const block: Mutable<Extract<Block, { kind: 'text' }>> = { kind: 'text', text, heading: walk.heading }
    if (walk.start !== NOWHERE) block.start = walk.start
    if (walk.end !== NOWHERE) block.end = walk.end
    walk.homes.push(home)
    walk.blocks.push(block)
    walk.line.text = ''
  }
  walk.line.gap = 0
  walk.start = NOWHERE
}

function keepHidden(tree: PageTree, node: number, walk: Walk): void {
  const last = lastOf(tree, node)
  for (let at = node; at < last; ) {
    if (tagOf(tree, at) !== TABLE) {
      at += STEP
      continue
    }
    if (walk.hiddenTables.length < MAX_HIDDEN_TABLES)
      walk.hiddenTables.push(tableGrid(tree, tableCells(tree, at)))
    at = lastOf(tree, at)
  }
}

function readComment(data: string, walk: Walk): void {
  if (data.length > MAX_COMMENT || !/<table[\s>]/i.test(data)) return
  const tree = walk.parse(data)
  keepHidden(tree, 0, walk)
  releaseTree(tree)
}

function readTable(walk: Walk, table: number): void {
  const { tree } = walk
  const home = parentOf(tree, table)
  flush(walk, home)
  const last = lastOf(tree, table)
  for (let at = table + STEP; at < last; at = lastOf(tree, at))
    if (tagOf(tree, at) === CAPTION) visit(walk, at, table)
  const cells = tableCells(tree, table)
  if (isLayout(tree, table, cells)) {
    for (const rows of cells) for (const row of rows) for (const cell of row) visit(walk, cell, table)
    return
  }
  const block: Mutable<Extract<Block, { kind: 'table' }>> = { kind: 'table', grid: tableGrid(tree, cells) }
  if (startOf(tree, table) !== NOWHERE) {
    block.start = startOf(tree, table)
    block.end = endOf(tree, table)
  }
  walk.homes.push(home)
  walk.blocks.push(block)
}

function readPicture(walk: Walk, image: number, home: number): void {
  flush(walk, home)
  const { src, alt } = attributesOf(walk.tree, image)
  walk.homes.push(home)
  walk.blocks.push({ kind: 'image', url: src ?? '', alt: alt ?? '' })
}

function visit(walk: Walk, node: number, home: number): void {
  const { tree } = walk
  const tag = tagOf(tree, node)
  if (tag === TEXT) {
    foldText(walk.line, tree, node)
    if (walk.start === NOWHERE) walk.start = startOf(tree, node)
    if (endOf(tree, node) !== NOWHERE) walk.end = endOf(tree, node)
  } else if (tag === COMMENT) readComment(charactersOf(tree, node), walk)
  else if (tag < UNKNOWN) visitAll(walk, node, node)
  else visitElement(walk, node, tag, home)
}

function visitElement(walk: Walk, node: number, tag: number, home: number): void {
  const flags = flagsOf(walk.tree, node)
  if ((flags & FLAG.hidden) !== 0) keepHidden(walk.tree, node, walk)
  else if (tag === BREAK) flush(walk, home)
  else if ((flags & FLAG.picture) !== 0) readPicture(walk, node, home)
  else if (tag === TABLE) readTable(walk, node)
  else if ((flags & FLAG.block) !== 0) visitBlock(walk, node, (flags & FLAG.heading) !== 0, home)
  else visitAll(walk, node, home)
}

function visitBlock(walk: Walk, node: number, heading: boolean, home: number): void {
  flush(walk, home)
  walk.heading = heading
  visitAll(walk, node, node)
  flush(walk, node)
  walk.heading = false
}

function visitAll(walk: Walk, node: number, home: number): void {
  const last = lastOf(walk.tree, node)
  for (let at = node + STEP; at < last; at = lastOf(walk.tree, at)) visit(walk, at, home)
}

/** Reads the blocks and the hidden tables of a page. `parse` reads the pages that stand in comments. */
export function walkPage(tree: PageTree, parse: ParsePage): Walk {
  const walk: Walk = {
    parse,
    tree,
    blocks: [],
    homes: [],
    hiddenTables: [],
    line: startFolding(),
    start: NOWHERE,
    end: NOWHERE,
    heading: false,
  }
  visitAll(walk, 0, 0)
  flush(walk, 0)
  return walk
}
