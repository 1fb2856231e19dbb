/**
 * Text as it is searched, and where a word stands in the printed one. Law: what `research.search_text` does in the
 * database (NFKC, A–Z in lower case, no white space) is done here, so that a hit there is a place here.
 */

/** White space, line ends, soft hyphens and marks without width. */
const IGNORED: ReadonlySet<string> = new Set(
  '\t\n\u000b\f\r \u0085\u00ad\u1680\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff',
)
/** Characters of the printed text shown on each side of a word. */
const AROUND = 30

/** Empty where nothing is left to search for. */
export function searchedText(text: string): string {
  return [...text.normalize('NFKC')]
    .filter((character) => !IGNORED.has(character))
    .join('')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

interface Mention {
  /** UTF-16 offset of the word in the printed text; null where it cannot be told. */
  readonly offset: number | null
  /** The printed words around it, on one line; … where more stands. */
  readonly snippet: string
}

/** The first place of a word in a printed text, whatever breaks its characters apart there. */
export function mentionOf(text: string, word: string): Mention {
  const starts: number[] = []
  let searched = ''
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}/gsu)) {
    const part = searchedText(cluster)
    searched += part
    for (let at = 0; at < part.length; at += 1) starts.push(index)
  }
  const wanted = searchedText(word)
  const at = searched.indexOf(wanted)
  const offset = at < 0 ? null : (starts[at] ?? null)
  const last = starts[at + wanted.length - 1] ?? 0
  return { offset, snippet: snippetOf(text, offset ?? 0, offset === null ? 0 : last + 1) }
}

function snippetOf(text: string, from: number, to: number): string {
  const before = [...text.slice(0, from)]
  const after = [...text.slice(from)]
  const length = [...text.slice(from, to)].length + AROUND
  const shown = before.slice(-AROUND).join('') + after.slice(0, length).join('')
  const line = shown.replace(/\s+/gu, ' ').trim()
  return `${before.length > AROUND ? '…' : ''}${line}${after.length > length ? '…' : ''}`
}
