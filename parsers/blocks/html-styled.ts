/**
 * What the page's own style sheets hide, marked in its tree as if the elements said so themselves. Pages without a rule
 * that hides anything are not touched. Sheets that are linked are not known here.
 */
import { ParseError } from '../../src/domain/errors.ts'
import { type Aspect, decisionsOf, mayHideBySheet, rulesOf, type StyleRule } from './css-rules.ts'
import { type Compound, fits, type Selectable, type Selector } from './css-select.ts'
import { FLAG } from './html-flags.ts'
import { wholeText } from './html-text.ts'
import {
  addFlags,
  lastOf,
  NOWHERE,
  type PageTree,
  parentOf,
  STEP,
  startOf,
  tagOf,
  UNKNOWN,
} from './html-tree.ts'
import { tagsThatMayHide } from './inline-styles.ts'
import { printedAttributes } from './printed-attributes.ts'
import { knownTag } from './scan-tags.ts'

const STYLE = knownTag('style').id
/** A page that hides itself whole is shown by its scripts. */
const WHOLE = new Set([knownTag('html').id, knownTag('body').id])
const MOST_RULES = 20_000
/** Up to here it is asked whether anything is there for them. */
const MOST_ASKED = 100
/** Comparisons of a selector with an element; beyond any page that was not made to cost time. */
const MOST_STEPS = 600_000

interface Element extends Selectable {
  readonly style: string
}

/** A rule by one of its selectors. */
interface Entry {
  readonly selector: Selector
  readonly rule: StyleRule
  readonly order: number
}

interface Styling {
  readonly tree: PageTree
  readonly elements: Map<number, Element>
  /** By the class, id or name that the selected element must have. */
  readonly byKey: ReadonlyMap<string, readonly Entry[]>
  /** Where the only tags stand whose own styles say something; null where rules speak of any. */
  readonly tags: ReadonlySet<number> | null
  steps: number
}

const keyOf = ({ id, classes, tag }: Compound): string =>
  id !== '' ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : tag

const isHiding = ({ decisions }: StyleRule): boolean => decisions.some(({ hides }) => hides)

/** Whether a name is printed anywhere but in selectors. */
function isUsed(html: string, name: string): boolean {
  for (let at = html.indexOf(name); at !== -1; at = html.indexOf(name, at + 1))
    if (/[\s"'=]/.test(html[at - 1] ?? '')) return true
  return false
}

/** Whether a rule can select anything of the page by the class or id it asks for. */
const isAlive = ({ selectors }: StyleRule, html: string): boolean =>
  selectors.some(({ parts: [selected] }) => {
    if (selected === undefined) return false
    const name = selected.id || selected.classes[0]
    return name === undefined || isUsed(html, name)
  })

/** The rules of the page's own sheets; none where they hide nothing that is there. */
function sheetsOf(tree: PageTree): StyleRule[] {
  const rules: StyleRule[] = []
  for (let node = 0; node < tree.size; node += STEP) {
    if (tagOf(tree, node) !== STYLE || rules.length > MOST_RULES) continue
    const sheet = wholeText(tree, node)
    if (!mayHideBySheet(sheet)) continue
    rules.push(...rulesOf(sheet, printedAttributes(tree.html, startOf(tree, node)).media ?? ''))
  }
  const hiding = rules.filter(isHiding)
  const isAsked = hiding.length <= MOST_ASKED
  return hiding.some((rule) => !isAsked || isAlive(rule, tree.html)) ? rules : []
}

function index(rules: readonly StyleRule[]): ReadonlyMap<string, readonly Entry[]> {
  const byKey = new Map<string, Entry[]>()
  for (const [order, rule] of rules.entries())
    for (const selector of rule.selectors) {
      const [selected] = selector.parts
      if (selected === undefined) continue
      const key = keyOf(selected)
      const list = byKey.get(key)
      if (list) list.push({ selector, rule, order })
      else byKey.set(key, [{ selector, rule, order }])
    }
  return byKey
}

function elementAt(styling: Styling, node: number): Element {
  const known = styling.elements.get(node)
  if (known) return known
  const printed = printedAttributes(styling.tree.html, startOf(styling.tree, node))
  const classes = (printed.class ?? '').split(/\s+/).filter((name) => name !== '')
  const element = { tag: printed.name ?? '', id: printed.id ?? '', classes, style: printed.style ?? '' }
  styling.elements.set(node, element)
  return element
}

function step(styling: Styling): void {
  styling.steps += 1
  if (styling.steps > MOST_STEPS)
    throw new ParseError('html_styles', 'the page hides its parts by more rules than can be followed')
}

/** Whether the parts from `at` on fit the elements around `node`. */
function fitsAround(styling: Styling, { parts }: Selector, at: number, node: number): boolean {
  const part = parts[at]
  if (part === undefined) return true
  const isChild = parts[at - 1]?.isChild === true
  for (let outer = parentOf(styling.tree, node); outer > 0; outer = parentOf(styling.tree, outer)) {
    step(styling)
    if (fits(part, elementAt(styling, outer)) && fitsAround(styling, { parts, weight: 0 }, at + 1, outer))
      return true
    if (isChild) return false
  }
  return false
}

function* entriesOf(styling: Styling, element: Element): Generator<Entry> {
  for (const key of [`#${element.id}`, ...element.classes.map((name) => `.${name}`), element.tag, ''])
    for (const entry of styling.byKey.get(key) ?? []) yield entry
}

/** Who decides an aspect: the most important, then the most precise, then the last. */
interface Verdict {
  readonly hides: boolean
  readonly rank: number
}

const LATEST = 1e5
const INLINE = 1e11
const IMPORTANT = 1e12

function verdictsAt(styling: Styling, node: number): ReadonlyMap<Aspect, Verdict> {
  const element = elementAt(styling, node)
  const verdicts = new Map<Aspect, Verdict>()
  const take = ({ decisions }: Pick<StyleRule, 'decisions'>, rank: number) => {
    for (const { aspect, hides, important } of decisions) {
      const own = rank + (important ? IMPORTANT : 0)
      if (own >= (verdicts.get(aspect)?.rank ?? 0)) verdicts.set(aspect, { hides, rank: own })
    }
  }
  for (const { selector, rule, order } of entriesOf(styling, element)) {
    step(styling)
    const [selected] = selector.parts
    if (selected && fits(selected, element) && fitsAround(styling, selector, 1, node))
      take(rule, selector.weight * LATEST + order)
  }
  if (element.style !== '') take({ decisions: decisionsOf(element.style) }, INLINE)
  return verdicts
}

/** Text of no size or colour is hidden unless something inside it has a size or colour of its own. */
function isFaded(styling: Styling, node: number, shown: ReadonlySet<number>): boolean {
  const last = lastOf(styling.tree, node)
  for (let at = node + STEP; at < last; at += STEP) {
    step(styling)
    if (shown.has(at)) return false
  }
  return true
}

function mark(styling: Styling): void {
  const { tree } = styling
  const faded: { readonly node: number; readonly aspect: Aspect }[] = []
  const shown = { size: new Set<number>(), ink: new Set<number>() }
  for (let node = 0; node < tree.size; node += STEP) {
    const tag = tagOf(tree, node)
    if (tag < UNKNOWN || startOf(tree, node) === NOWHERE || WHOLE.has(tag)) continue
    if (styling.tags !== null && !styling.tags.has(startOf(tree, node))) continue
    for (const [aspect, { hides }] of verdictsAt(styling, node)) {
      if (aspect === 'size' || aspect === 'ink') {
        if (hides) faded.push({ node, aspect })
        else shown[aspect].add(node)
      } else if (hides && (aspect !== 'opacity' || isSmall(tree, node))) addFlags(tree, node, FLAGS[aspect])
    }
  }
  for (const { node, aspect } of faded)
    if (isFaded(styling, node, aspect === 'size' ? shown.size : shown.ink))
      addFlags(tree, node, FLAG.hidden | FLAG.invisible)
}

const FLAGS = {
  display: FLAG.hidden,
  visibility: FLAG.hidden | FLAG.invisible,
  opacity: FLAG.hidden | FLAG.invisible,
  place: FLAG.hidden | FLAG.invisible,
  struck: FLAG.hidden | FLAG.struck,
} as const

/** What stands in an element that a script is about to fade in is no hidden twin of anything. */
const SMALL = 40
const isSmall = (tree: PageTree, node: number): boolean => lastOf(tree, node) - node <= SMALL * STEP

/** Marks as hidden what the page's own style sheets hide. Throws `ParseError` where they are beyond all bounds. */
export function hideByStyle(tree: PageTree): void {
  const rules = sheetsOf(tree)
  const tags = rules.length > 0 ? null : tagsThatMayHide(tree.html)
  if (tags?.size === 0) return
  mark({ tree, elements: new Map(), byKey: index(rules), tags, steps: 0 })
}
