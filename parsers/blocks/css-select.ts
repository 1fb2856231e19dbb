/**
 * Selectors of a style sheet: names, classes and ids, inside one another. One that asks for anything else (states,
 * positions, attributes) is left out, for what it selects cannot be told from the page alone.
 */
export interface Compound {
  /** Empty for any element. */
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
  /** Stands directly inside what is to its left; else anywhere inside. */
  readonly isChild: boolean
}

export interface Selector {
  /** From the element that is selected outwards. */
  readonly parts: readonly Compound[]
  readonly weight: number
}

/** An element as selectors see it. */
export interface Selectable {
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
}

const COMPOUND = /^(\*|[a-z][a-z0-9]*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i
const MOST_PARTS = 8

function compoundOf(text: string, isChild: boolean): Compound | null {
  const match = COMPOUND.exec(text)
  if (match === null || text === '') return null
  const names = (match[2] ?? '').match(/[.#][^.#]+/g) ?? []
  const [id = '', ...others] = names.filter((name) => name.startsWith('#')).map((name) => name.slice(1))
  if (others.length > 0) return null
  return {
    tag: (match[1] ?? '').replace('*', '').toLowerCase(),
    id,
    classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
    isChild,
  }
}

const weightOf = (parts: readonly Compound[]): number =>
  parts.reduce(
    (sum, { tag, id, classes }) =>
      sum + (id === '' ? 0 : 10_000) + classes.length * 100 + (tag === '' ? 0 : 1),
    0,
  )

function selectorOf(text: string): Selector | null {
  const words = text
    .trim()
    .replace(/\s*>\s*/g, ' >')
    .split(/\s+/)
  if (words.length > MOST_PARTS) return null
  const parts: Compound[] = []
  for (const word of words) {
    const part = compoundOf(word.replace(/^>/, ''), word.startsWith('>'))
    if (part === null) return null
    parts.unshift(part)
  }
  return { parts, weight: weightOf(parts) }
}

/** The selectors of a rule that are understood. */
export const selectorsOf = (prelude: string): Selector[] =>
  prelude.split(',').flatMap((one) => selectorOf(one) ?? [])

/** Whether one part of a selector fits an element. */
export const fits = (part: Compound, element: Selectable): boolean =>
  (part.tag === '' || part.tag === element.tag) &&
  (part.id === '' || part.id === element.id) &&
  part.classes.every((name) => element.classes.includes(name))
