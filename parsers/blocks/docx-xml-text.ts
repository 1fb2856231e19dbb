/**
 * The small grammars inside XML: attributes of a tag, character references, and UTF-8 whose bytes stand one a character.
 * Linear in the length of the text.
 */
import { ParseError } from '../../src/domain/errors.ts'

/** Up to here a loop is quicker than a call into the engine. */
const SHORT = 48

/** A text of UTF-8 bytes, one a character, decoded. The bytes were found to be UTF-8 before. */
export function fromUtf8(text: string): string {
  let at = 0
  while (at < text.length && text.charCodeAt(at) < 0x80) at += 1
  if (at === text.length) return text
  if (text.length > SHORT) return Buffer.from(text, 'latin1').toString('utf8')
  let decoded = text.slice(0, at)
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const more = code < 0x80 ? 0 : code < 0xe0 ? 1 : code < 0xf0 ? 2 : 3
    let point = more === 0 ? code : code & (0x3f >> more)
    for (let i = 1; i <= more; i += 1) point = (point << 6) | (text.charCodeAt(at + i) & 0x3f)
    decoded += String.fromCodePoint(point)
    at += more + 1
  }
  return decoded
}

/** XML knows no other spaces; the bytes of a Chinese name must not be taken for some. */
const SPACES = /^[\t\n\r ]+|[\t\n\r ]+$/g

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeOne(body: string): string {
  const named = NAMED[body]
  if (named !== undefined) return named
  const match = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(body)
  const code = match ? Number.parseInt(match[1] ?? match[2] ?? '', match[1] ? 16 : 10) : Number.NaN
  if (!(code > 0 && code <= 0x10ffff)) {
    throw new ParseError(
      'xml_refused',
      `the XML of the file uses the undeclared entity &${body.slice(0, 20)};`,
    )
  }
  return String.fromCodePoint(code)
}

/** A text with more character references than this was made to cost time. */
const MAX_REFERENCES = 500_000
const OTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)/

function decodeReferences(text: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', from)) {
    const body = text.slice(at + 1, at + 32).split(';', 1)[0] ?? ''
    if (text[at + 1 + body.length] !== ';') {
      throw new ParseError('xml_broken', 'the XML of the file is broken: a bare "&"')
    }
    parts.push(text.slice(from, at), decodeOne(body))
    from = at + body.length + 2
    if (parts.length > 2 * MAX_REFERENCES) {
      throw new ParseError('xml_refused', 'the XML of the file has too many character references')
    }
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** Replaces the five predefined entities and character references; any other entity is refused. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  if (OTHER_REFERENCE.test(text)) return decodeReferences(text)
  // "&amp;" comes last, so that "&amp;lt;" stays "&lt;".
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/**
 * Value of the attribute `wanted` in the inside of a tag (what follows its name; UTF-8 bytes), or null. `rename` maps an attribute's
 * printed name to the one looked for.
 */
export function findAttribute(
  tag: string,
  wanted: string,
  rename: (name: string) => string = (name) => name,
): string | null {
  let at = 0
  while (at < tag.length) {
    const equals = tag.indexOf('=', at)
    if (equals === -1) return null
    const name = tag.slice(at, equals).replace(SPACES, '')
    let open = equals + 1
    while (tag.charCodeAt(open) <= 0x20) open++
    const quote = tag[open]
    if (quote !== '"' && quote !== "'")
      throw new ParseError('xml_broken', 'the XML of the file is broken: an unquoted attribute')
    const close = tag.indexOf(quote, open + 1)
    if (close === -1) throw new ParseError('xml_broken', 'the XML of the file is broken: an open quote')
    if (rename(name) === wanted) return decodeEntities(fromUtf8(tag.slice(open + 1, close)))
    at = close + 1
  }
  return null
}
