/** The two small grammars inside XML: attributes of a tag and character references. Linear in the length of the text. */
import { ParseError } from '../../src/domain/errors.ts'

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
 * Value of the attribute `wanted` in the inside of a tag (what follows its name), or null. `rename` maps an attribute's
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
    const name = tag.slice(at, equals).trim()
    let open = equals + 1
    while (tag.charCodeAt(open) <= 0x20) open++
    const quote = tag[open]
    if (quote !== '"' && quote !== "'")
      throw new ParseError('xml_broken', 'the XML of the file is broken: an unquoted attribute')
    const close = tag.indexOf(quote, open + 1)
    if (close === -1) throw new ParseError('xml_broken', 'the XML of the file is broken: an open quote')
    if (rename(name) === wanted) return decodeEntities(tag.slice(open + 1, close))
    at = close + 1
  }
  return null
}
