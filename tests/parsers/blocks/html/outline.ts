/** A tree of a page as lines, to compare parsers by more than what is read from it. */
import {
  attributesOf,
  COMMENT,
  charactersOf,
  colspanOf,
  endOf,
  flagsOf,
  lastOf,
  OTHER,
  type PageTree,
  parentOf,
  rowspanOf,
  STEP,
  startOf,
  TEXT,
  tagOf,
  UNKNOWN,
} from '../../../../parsers/blocks/html-tree.ts'
import { TAGS } from '../../../../parsers/blocks/scan-tags.ts'

/** Values the readers may ask for by element. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt'],
  meta: ['name', 'property', 'content'],
  iframe: ['src', 'data'],
  embed: ['src', 'data'],
  object: ['src', 'data'],
}

/** Nobody sees their characters, so nobody asks where these stand. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noscript', 'noframes', 'noembed'])

const ENDS = new Set(['table', 'td', 'th'])

/** A name as printed, for an element we do not know. */
const printedName = (tree: PageTree, node: number): string =>
  /^[^\s/>]*/.exec(tree.html.slice(startOf(tree, node) + 1))?.[0].toLowerCase() ?? ''

function nameOf(tree: PageTree, node: number): string {
  const tag = tagOf(tree, node)
  return tag === UNKNOWN ? printedName(tree, node) : (TAGS[tag]?.name ?? '')
}

function element(tree: PageTree, node: number): string {
  const name = nameOf(tree, node)
  const attributes = attributesOf(tree, node)
  const kept = (KEPT[name] ?? [])
    .filter((key) => attributes[key] !== undefined)
    .map((key) => ` ${key}=${JSON.stringify(attributes[key])}`)
  const end = ENDS.has(name) ? `-${endOf(tree, node)}` : ''
  return `${startOf(tree, node)}${end} <${name}${kept.join('')}> ${flagsOf(tree, node)} ${rowspanOf(tree, node)}x${colspanOf(tree, node)}`
}

function characters(tree: PageTree, node: number, isRaw: boolean): string {
  const data = charactersOf(tree, node).replace(/\r\n?/g, '\n')
  const place = isRaw ? '' : `${startOf(tree, node)}-${endOf(tree, node)} `
  return `${place}${tagOf(tree, node) === TEXT ? 'text' : 'comment'} ${JSON.stringify(data)}`
}

/** Elements, characters and comments with their offsets, flags and spans, one a line; ends where they are read. */
export function outline(tree: PageTree, node = 0, depth = 0): string[] {
  const isRaw = RAW.has(nameOf(tree, node))
  const lines: string[] = []
  for (let at = node + STEP; at < lastOf(tree, node); at = lastOf(tree, at)) {
    expectParent(tree, at, node)
    const tag = tagOf(tree, at)
    if (tag === OTHER) continue
    const line = tag === TEXT || tag === COMMENT ? characters(tree, at, isRaw) : element(tree, at)
    lines.push(`${' '.repeat(depth)}${line}`, ...outline(tree, at, depth + 1))
  }
  return lines
}

function expectParent(tree: PageTree, node: number, parent: number): void {
  if (parentOf(tree, node) !== parent) throw new Error(`node ${node} stands in ${parent} but says otherwise`)
}
