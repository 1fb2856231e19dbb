/**
 * Values written into a page's script as literals (`articleList: [{id: 1, title: 'a'}]`): read as data, never run. Keys may
 * be bare, strings in either quote; anything that is no literal ends the reading.
 */

const NUMBER = /-?\d+(?:\.\d+)?(?![\w.])/y
const NAME = /[A-Za-z_$][\w$]*/y
const SPACE = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, undefined: null }
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '', v: '', '\n': '' }
const MAX_DEPTH = 40
/** Of one name in one page. */
const MAX_TRIES = 5

interface Cursor {
  readonly text: string
  at: number
  depth: number
}

class NoLiteral extends Error {}

/** The literal that `name` is set to (`name: …`, `name = …`, also quoted); undefined where there is none. */
export function scriptLiteral(script: string, name: string): unknown {
  const named = new RegExp(`["']?\\b${name}\\b["']?\\s{0,20}[:=]\\s{0,20}(?=[[{"'\\d])`, 'g')
  for (const found of [...script.matchAll(named)].slice(0, MAX_TRIES)) {
    try {
      return readValue({ text: script, at: found.index + found[0].length, depth: 0 })
    } catch (error) {
      if (!(error instanceof NoLiteral)) throw error
    }
  }
  return undefined
}

function readValue(cursor: Cursor): unknown {
  const first = peek(cursor)
  if (first === '[') return readList(cursor)
  if (first === '{') return readObject(cursor)
  if (first === '"' || first === "'") return readString(cursor, first)
  const number = match(cursor, NUMBER)
  if (number !== null) return Number(number)
  const word = match(cursor, NAME) ?? ''
  if (Object.hasOwn(WORDS, word)) return WORDS[word]
  throw new NoLiteral()
}

function readList(cursor: Cursor): readonly unknown[] {
  const list: unknown[] = []
  readParts(cursor, ']', () => list.push(readValue(cursor)))
  return list
}

function readObject(cursor: Cursor): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = []
  readParts(cursor, '}', () => {
    const quote = peek(cursor)
    const key =
      quote === '"' || quote === "'"
        ? readString(cursor, quote)
        : (match(cursor, NAME) ?? match(cursor, NUMBER) ?? '')
    if (peek(cursor) !== ':') throw new NoLiteral()
    cursor.at += 1
    entries.push([key, readValue(cursor)])
  })
  return Object.fromEntries(entries)
}

/** Parts between an opening bracket, which stands at the cursor, and `end`, with commas between them. */
function readParts(cursor: Cursor, end: ']' | '}', readPart: () => unknown): void {
  if (++cursor.depth > MAX_DEPTH) throw new NoLiteral()
  cursor.at += 1
  while (peek(cursor) !== end) {
    readPart()
    const after = peek(cursor)
    if (after === ',') cursor.at += 1
    else if (after !== end) throw new NoLiteral()
  }
  cursor.at += 1
  cursor.depth -= 1
}

function readString(cursor: Cursor, quote: string): string {
  const { text } = cursor
  const parts: string[] = []
  for (let at = cursor.at + 1; at < text.length; at++) {
    const char = text[at]
    if (char === quote) {
      cursor.at = at + 1
      return parts.join('')
    }
    if (char !== '\\') {
      parts.push(char ?? '')
      continue
    }
    at += 1
    const coded = /^(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(text.slice(at, at + 5))
    const hex = coded?.[1] ?? coded?.[2]
    const escaped = text[at] ?? ''
    parts.push(
      hex === undefined ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    at += hex?.length ?? 0
  }
  throw new NoLiteral()
}

function peek(cursor: Cursor): string {
  match(cursor, SPACE)
  const char = cursor.text[cursor.at]
  if (char === undefined) throw new NoLiteral()
  return char
}

function match(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0]
  if (found === undefined) return null
  cursor.at += found.length
  return found
}
