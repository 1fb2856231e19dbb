/**
 * The standard parser: reads every page as browsers do and settles what the page scanner leaves. Loaded when the first
 * page needs it, for most pages never do.
 */
import { createRequire } from 'node:module'
import { ParseError } from '../../src/domain/errors.ts'
import type { PageNode } from './page-node.ts'

const require = createRequire(import.meta.url)
let loadPage: ((html: string, options: { sourceCodeLocationInfo: boolean }) => StandardPage) | null = null

interface StandardPage {
  root(): { readonly [index: number]: PageNode | undefined }
}

const MAX_DEPTH = 1_200
const VOID_OR_IMPLIED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|tr|th|tbody|thead|tfoot|option)$/

/** Refuses pages so deep that building a tree of them would take minutes: counts open tags without parsing. */
function refuseDepth(html: string): void {
  let depth = 0
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]*?(\/?)>/gi)) {
    if (VOID_OR_IMPLIED.test((match[2] ?? '').toLowerCase()) || match[3] === '/') continue
    depth = Math.max(0, depth + (match[1] === '/' ? -1 : 1))
    if (depth > MAX_DEPTH)
      throw new ParseError('html_too_deep', `the page nests its tags more than ${MAX_DEPTH} deep`)
  }
}

/** Parses any page by the HTML standard; throws `ParseError` where it is nested beyond all reason. Offsets are those of `html`. */
export function parseByStandard(html: string): PageNode {
  refuseDepth(html)
  loadPage ??= (require('cheerio') as { load: NonNullable<typeof loadPage> }).load
  return loadPage(html, { sourceCodeLocationInfo: true }).root()[0] ?? { type: 'root', children: [] }
}
