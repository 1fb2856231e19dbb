/**
 * A pull scanner for the XML of office files: strict, flat in memory, and without what makes XML dangerous. A DOCTYPE
 * or an unknown entity is refused (nothing is ever expanded), depth is bounded, every close tag must match. Names come
 * out with the customary prefix of their namespace whatever prefix the file chose, so `w:` is always WordprocessingML.
 */
import { ParseError } from '../../src/domain/errors.ts'
import { decodeEntities, findAttribute } from './docx-xml-text.ts'

export type XmlEvent = 'open' | 'close' | 'text' | 'end'

export interface XmlScanner {
  /** The next event; after `end` always `end`. A self-closing tag gives `open` and `close`. */
  readonly next: () => XmlEvent
  /** Name of the element that was opened or closed, e.g. `w:tbl`. */
  readonly name: () => string
  /** Open elements, the current one included: after `open` and at its `close` the same number. */
  readonly depth: () => number
  /** Value of an attribute of the element just opened, or null. */
  readonly attribute: (name: string) => string | null
  /** Decoded character data of a `text` event. */
  readonly text: () => string
  /** Passes over the element just opened, its close tag included. */
  readonly skip: () => void
}

/** Word itself nests about ten levels a table; a thousand is beyond any document and within the stack. */
const MAX_DEPTH = 1_000

/** Namespace → the prefix used in this program. Transitional and strict OOXML are two sets of names for one language. */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  // Languages that files customarily write without a prefix.
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', ''],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', ''],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
])
const KNOWN = new Set([...PREFIXES.values()].filter((prefix) => prefix !== ''))

function broken(what: string): ParseError {
  return new ParseError('xml_broken', `the XML of the file is broken: ${what}`)
}

/** Bytes of an XML part as text: UTF-8, or UTF-16 by its byte order mark. */
export function decodeXml(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ParseError('xml_broken', `the XML of the file is not ${label}`, { cause })
  }
}

/** End of the tag that starts at `at` ("<"), at its ">"; quotes may hold ">". */
function tagEnd(xml: string, at: number): number {
  let quote = 0
  for (let index = at + 1; index < xml.length; index++) {
    const code = xml.charCodeAt(index)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x3e) {
      return index
    } else if (code === 0x22 || code === 0x27) {
      quote = code
    } else if (code === 0x3c) {
      throw broken('a "<" inside a tag')
    }
  }
  throw broken('the file ends inside a tag')
}

/** End of the name that starts at `from`, not beyond `end`. */
function nameEnd(xml: string, from: number, end: number): number {
  let index = from
  while (index < end) {
    const code = xml.charCodeAt(index)
    if (code <= 0x20 || code === 0x2f) break
    index++
  }
  if (index === from) throw broken('a tag without a name')
  return index
}

/** Prefix table of one element, made of its `xmlns` attributes on top of the table around it. */
function declare(tag: string, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const table = new Map(outer)
  for (let at = tag.indexOf('xmlns'); at !== -1; at = tag.indexOf('xmlns', at + 5)) {
    const equals = tag.indexOf('=', at)
    if (equals === -1) break
    const name = tag.slice(at, equals).trim()
    const uri = findAttribute(tag, name)
    if (uri === null) continue
    const prefix = name.slice(6)
    // An unknown language must not pass for a known one by its choice of prefix.
    table.set(prefix, PREFIXES.get(uri) ?? (KNOWN.has(prefix) ? `?${prefix}` : prefix))
  }
  return table
}

function resolve(raw: string, table: ReadonlyMap<string, string>): string {
  const colon = raw.indexOf(':')
  const prefix = colon === -1 ? '' : raw.slice(0, colon)
  const known = table.get(prefix)
  if (known === undefined || known === prefix) return raw
  return known === '' ? raw.slice(colon + 1) : `${known}:${raw.slice(colon + 1)}`
}

/** Starts scanning a decoded XML part; every method throws `ParseError` at the first fault of the text. */
export function scanXml(xml: string): XmlScanner {
  const stack: string[] = []
  const scopes: { depth: number; table: ReadonlyMap<string, string>; names: Map<string, string> }[] = [
    { depth: 0, table: new Map(), names: new Map() },
  ]
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0
  let name = ''
  let tag = ''
  let text = ''
  let literal = false
  let depth = 0
  let pendingClose = false

  const canonical = (raw: string): string => {
    const scope = scopes[scopes.length - 1]
    if (!scope) return raw
    const known = scope.names.get(raw)
    if (known !== undefined) return known
    const resolved = resolve(raw, scope.table)
    scope.names.set(raw, resolved)
    return resolved
  }

  const close = (): XmlEvent => {
    const raw = stack[stack.length - 1] as string
    name = canonical(raw)
    depth = stack.length
    stack.pop()
    if ((scopes[scopes.length - 1]?.depth ?? 0) > stack.length) scopes.pop()
    return 'close'
  }

  const open = (end: number): XmlEvent => {
    const selfClosing = xml.charCodeAt(end - 1) === 0x2f
    const afterName = nameEnd(xml, at + 1, end)
    const raw = xml.slice(at + 1, afterName)
    tag = xml.slice(afterName, selfClosing ? end - 1 : end)
    if (stack.length >= MAX_DEPTH) {
      throw new ParseError('xml_too_deep', `the XML of the file is nested deeper than ${MAX_DEPTH} levels`)
    }
    stack.push(raw)
    if (tag.length > 5 && tag.includes('xmlns')) {
      const outer = scopes[scopes.length - 1]?.table ?? new Map<string, string>()
      scopes.push({ depth: stack.length, table: declare(tag, outer), names: new Map() })
    }
    name = canonical(raw)
    depth = stack.length
    pendingClose = selfClosing
    at = end + 1
    return 'open'
  }

  /** Comment, CDATA, processing instruction; null where nothing is to be told. */
  const special = (): XmlEvent | null => {
    const [opening, closing] = xml.startsWith('<!--', at)
      ? ['<!--', '-->']
      : xml.startsWith('<![CDATA[', at)
        ? ['<![CDATA[', ']]>']
        : ['<?', '?>']
    if (!xml.startsWith(opening, at)) {
      throw new ParseError(
        'xml_refused',
        'the XML of the file declares a document type, which office files never do',
      )
    }
    const end = xml.indexOf(closing, at + opening.length)
    if (end === -1) throw broken(`the file ends inside ${opening}`)
    const inner = xml.slice(at + opening.length, end)
    at = end + closing.length
    if (opening !== '<![CDATA[' || inner === '') return null
    text = inner
    literal = true
    return 'text'
  }

  const closeTag = (): XmlEvent => {
    const raw = stack[stack.length - 1]
    const end = xml.indexOf('>', at)
    if (raw === undefined || end === -1 || xml.slice(at + 2, end).trimEnd() !== raw) {
      throw broken(`</${xml.slice(at + 2, at + 32).split('>')[0]}> closes nothing that is open`)
    }
    at = end + 1
    return close()
  }

  const finish = (): XmlEvent => {
    if (stack.length > 0) throw broken(`the file ends inside <${stack[stack.length - 1]}>`)
    return 'end'
  }

  const next = (): XmlEvent => {
    if (pendingClose) {
      pendingClose = false
      return close()
    }
    while (at < xml.length) {
      if (xml.charCodeAt(at) !== 0x3c) {
        const end = xml.indexOf('<', at)
        const stop = end === -1 ? xml.length : end
        text = xml.slice(at, stop)
        literal = false
        at = stop
        return 'text'
      }
      const code = xml.charCodeAt(at + 1)
      if (code === 0x2f) return closeTag()
      if (code !== 0x21 && code !== 0x3f) return open(tagEnd(xml, at))
      const told = special()
      if (told) return told
    }
    return finish()
  }

  return {
    next,
    name: () => name,
    depth: () => depth,
    // The default namespace does not reach attributes: a name without a prefix stays as it is.
    attribute: (wanted) => findAttribute(tag, wanted, (raw) => (raw.includes(':') ? canonical(raw) : raw)),
    text: () => (literal ? text : decodeEntities(text)),
    skip: () => {
      const until = stack.length
      if (pendingClose) {
        next()
        return
      }
      while (next() !== 'end') if (stack.length < until) return
    },
  }
}
