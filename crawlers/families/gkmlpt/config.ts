/**
 * `window._CONFIG` of a gkmlpt page: the site's number and the tree of its catalogue. An object literal, not JSON, and
 * only two of its parts are wanted, so each is read on its own.
 */
import type { Page } from '../../family.ts'
import { textAt } from '../../json-path.ts'
import { scriptLiteral } from '../../script-literal.ts'

export interface CatalogueNode {
  readonly id: string
  readonly name: string
  /** Where the node leads in place of a list of its own; null where it has one. */
  readonly jump: string | null
  readonly children: readonly CatalogueNode[]
}

export interface GkmlptConfig {
  readonly sid: string
  readonly tree: readonly CatalogueNode[]
}

/** Null where the page has no such configuration. */
export function readConfig({ html }: Page): GkmlptConfig | null {
  if (!/\b_CONFIG\b/.test(html)) return null
  const sid = /\bSID["']?\s*[:=]\s*["']?(\d{1,12})/.exec(html)?.[1]
  return sid === undefined ? null : { sid, tree: nodesOf(scriptLiteral(html, 'TREE')) }
}

function nodesOf(value: unknown): readonly CatalogueNode[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((node: unknown) => {
    const id = textAt(node, 'id')
    if (id === null) return []
    const children = (node as { children?: unknown }).children
    return [
      { id, name: textAt(node, 'name') ?? '', jump: textAt(node, 'jump_url'), children: nodesOf(children) },
    ]
  })
}

/** The node of this number, wherever it stands. */
export function nodeById(tree: readonly CatalogueNode[], id: string): CatalogueNode | null {
  for (const node of tree) {
    const found = node.id === id ? node : nodeById(node.children, id)
    if (found !== null) return found
  }
  return null
}

const ANNUAL = /年报|年度报告/
const OTHERS = /网站.{0,6}(?:年报|年度报表)|法治政府|预算|决算|统计/

/** The nodes that hold annual reports of disclosure; of a node inside another only the outer, whose list has both. */
export function annualNodes(tree: readonly CatalogueNode[]): readonly CatalogueNode[] {
  return tree.flatMap((node) =>
    ANNUAL.test(node.name) && !OTHERS.test(node.name) ? [node] : annualNodes(node.children),
  )
}
