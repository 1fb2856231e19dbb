/** Pages changed at random where markup starts: pieces dropped, doubled, moved, cut, and nasty ones put in. */
import fc from 'fast-check'
import { NASTY } from './nasty-snippets.ts'

interface Change {
  readonly what: 'drop' | 'double' | 'swap' | 'put' | 'cut' | 'shout' | 'erase'
  /** Where, as a share of the page. */
  readonly at: number
  readonly snippet: string
}

const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('drop', 'double', 'swap', 'put', 'put', 'put', 'cut', 'shout', 'erase'),
  at: fc.double({ min: 0, max: 0.999999, noNaN: true }),
  snippet: fc.constantFrom(...NASTY),
})

function changed(pieces: readonly string[], { what, at, snippet }: Change): string[] {
  const i = Math.floor(at * pieces.length)
  const piece = pieces[i] ?? ''
  const before = pieces.slice(0, i)
  const after = pieces.slice(i + 1)
  switch (what) {
    case 'drop':
      return [...before, ...after]
    case 'double':
      return [...before, piece, piece, ...after]
    case 'swap':
      return [...before, after[0] ?? '', piece, ...after.slice(1)]
    case 'put':
      return [...before, snippet, piece, ...after]
    case 'cut':
      // A page cut anywhere is mostly given up: keep that rare.
      return at > 0.9 ? [...before, piece.slice(0, Math.floor(piece.length / 2))] : [...pieces]
    case 'shout':
      return [...before, piece.toUpperCase(), ...after]
    default:
      return [...before, piece.slice(0, Math.floor(piece.length / 2)), ...after]
  }
}

/** A page of `pages` with one to four changes. */
export const mutatedPage = (pages: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...pages), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([page, changes]) => changes.reduce(changed, page.split(/(?=<)|(?<=>)/u)).join(''))

/** Nothing but pieces, some of them wrapped in elements that nest well. */
export const snippetPage: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', 'div', 'p', 'td', 'li', 'b', 'span', 'a'),
      fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 2 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) =>
    parts
      .map(([name, inner]) => {
        const text = inner.join('文')
        if (name === 'td') return `<table><tr><td>${text}</td><td>2</td></tr></table>`
        return name === '' ? text : `<${name}>${text}</${name}>`
      })
      .join(''),
  )
