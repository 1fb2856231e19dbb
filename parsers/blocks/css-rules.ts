/**
 * The rules of a page's own style sheets that decide whether text is seen: `display`, `visibility`, a font of no size,
 * ink of the colour of its paper or of none, a place off the screen, a line through it. Everything else in a sheet is passed over. One pass in time proportional to its length.
 */
import { type Selector, selectorsOf } from './css-select.ts'

/** What a rule may decide. */
export type Aspect = 'display' | 'visibility' | 'size' | 'ink' | 'struck' | 'opacity' | 'place'

export interface Decision {
  readonly aspect: Aspect
  readonly hides: boolean
  readonly important: boolean
}

export interface StyleRule {
  readonly selectors: readonly Selector[]
  readonly decisions: readonly Decision[]
}

/** Where a visitor at a desk looks from, in pixels. */
const SCREEN_WIDTH = 1280
const MOST_RULES = 5_000

const isZero = (value: string): boolean => /^0+(?:\.0+)?(?:px|pt|em|rem|%)?$/.test(value)

/** Colours as they are compared: short forms and names of white and black made long. */
function colour(value: string): string {
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value)
  if (short) return `#${[1, 2, 3].map((i) => `${short[i]}${short[i]}`).join('')}`
  const plain = value.replace(/\s/g, '')
  if (plain === 'white' || plain === 'rgb(255,255,255)') return '#ffffff'
  return plain === 'black' || plain === 'rgb(0,0,0)' ? '#000000' : plain
}

/** What a list of declarations decides. */
export function decisionsOf(declarations: string): Decision[] {
  const found: Decision[] = []
  const inks = new Map<string, { readonly value: string; readonly important: boolean }>()
  for (const declaration of declarations.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const stated = declaration.slice(colon + 1).toLowerCase()
    const important = stated.includes('!important')
    const value = stated.replace('!important', '').trim()
    const add = (aspect: Aspect, hides: boolean) => found.push({ aspect, hides, important })
    if (property === 'display') add('display', value === 'none')
    else if (property === 'visibility') add('visibility', value === 'hidden' || value === 'collapse')
    else if (property === 'font-size') add('size', isZero(value))
    else if (/^text-decoration(?:-line)?$/.test(property)) add('struck', value.includes('line-through'))
    else if (property === 'opacity') add('opacity', isZero(value))
    else if (/^(?:left|top|text-indent)$/.test(property)) add('place', /^-\d{3,}px$/.test(value))
    else if (property === 'font') add('size', /(?:^|\s)0(?:px|pt|em|%)?(?:\/|\s)/.test(value))
    else if (/^(?:color|background|background-color)$/.test(property))
      inks.set(property === 'color' ? 'ink' : 'paper', { value: colour(value), important })
  }
  const ink = inks.get('ink')
  if (ink)
    found.push({ aspect: 'ink', hides: ink.value === inks.get('paper')?.value, important: ink.important })
  return found
}

/** Whether a visitor at a desk is meant. */
function isForScreen(media: string): boolean {
  return media.split(',').some((query) => {
    const words = query.toLowerCase()
    if (/\bnot\b|\bprint\b|\bspeech\b|prefers-|orientation|hover/.test(words)) return false
    const most = /max-(?:device-)?width\s*:\s*(\d+)px/.exec(words)
    const least = /min-(?:device-)?width\s*:\s*(\d+)px/.exec(words)
    if (most && Number(most[1]) < SCREEN_WIDTH) return false
    return !(least && Number(least[1]) > SCREEN_WIDTH)
  })
}

/** Whether what stands in the block of an at-rule holds here. */
function holdsHere(prelude: string): boolean {
  if (/^@media\b/i.test(prelude)) return isForScreen(prelude.slice(6))
  return /^@(?:supports|layer|scope)\b/i.test(prelude)
}

const MAY_HIDE =
  /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)|font(?:-size)?\s{0,9}:[^;}]{0,40}\b0|background|line-through|opacity|-\d{3}/i

/** Whether a sheet may hide anything; many do not. */
export const mayHideBySheet = (sheet: string): boolean => MAY_HIDE.test(sheet)

/** A sheet without comments; one that never ends takes the rest with it. */
function withoutComments(sheet: string): string {
  let css = ''
  let at = 0
  for (let start = sheet.indexOf('/*'); start !== -1; start = sheet.indexOf('/*', at)) {
    css += `${sheet.slice(at, start)} `
    const end = sheet.indexOf('*/', start + 2)
    at = end === -1 ? sheet.length : end + 2
  }
  return (css + sheet.slice(at)).replace(/<!--|-->/g, ' ')
}

/** The rules of a sheet that decide something, in order. `media` is what its element says. */
export function rulesOf(sheet: string, media: string): StyleRule[] {
  if (media.trim() !== '' && !isForScreen(media)) return []
  const css = withoutComments(sheet)
  const rules: StyleRule[] = []
  /** Open blocks of at-rules: whether what stands in them holds. */
  const open: boolean[] = []
  const braces = /[{}]/g
  for (let at = 0; rules.length < MOST_RULES; ) {
    braces.lastIndex = at
    const brace = braces.exec(css)
    if (brace === null) break
    // A statement such as @charset ends before the next rule.
    const prelude = css.slice(at, brace.index).split(';').at(-1)?.trim() ?? ''
    at = brace.index + 1
    if (brace[0] === '}') open.pop()
    else if (prelude.startsWith('@')) open.push(holdsHere(prelude))
    else {
      const end = css.indexOf('}', at)
      const body = css.slice(at, end === -1 ? css.length : end)
      at = end === -1 ? css.length : end + 1
      const decisions = open.every(Boolean) ? decisionsOf(body) : []
      if (decisions.length > 0) rules.push({ selectors: selectorsOf(prelude), decisions })
    }
  }
  return rules
}
