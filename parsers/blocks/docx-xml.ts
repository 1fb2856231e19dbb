/**
 * A pull scanner for the XML of office files: strict, flat in memory, and without what makes XML dangerous. A DOCTYPE
 * or an unknown entity is refused (nothing is ever expanded), depth is bounded, every close tag must match. Names come
 * out with the customary prefix of their namespace whatever prefix the file chose, so `w:` is always WordprocessingML.
 * It walks the bytes of the file, one a character, and decodes only the texts and values that are asked for.
 */
import { isUtf8 } from 'node:buffer'
import { ParseError } from '../../src/domain/errors.ts'
import { canonicalName, innerScope, nameAt, outermost, type Scope, type XmlName } from './docx-xml-names.ts'
import { decodeEntities, findAttribute, fromUtf8 } from './docx-xml-text.ts'

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

function broken(what: string): ParseError {
  return new ParseError('xml_broken', `the XML of the file is broken: ${what}`)
}

/** The bytes of a part, one a character, as UTF-8: what stands in them is decoded only where it is asked for. */
function bytesAsText(bytes: Uint8Array): string {
  const utf8 = asUtf8(bytes)
  const buffer = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength)
  return buffer.toString('latin1', buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0)
}

/** UTF-8 as it is, UTF-16 (told by its byte order mark) made UTF-8. Throws `ParseError` for anything else. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  if (!isLittle && !isBig) {
    if (isUtf8(bytes)) return bytes
    throw new ParseError('xml_broken', 'the XML of the file is not utf-8')
  }
  const label = isLittle ? 'utf-16le' : 'utf-16be'
  try {
    return new TextEncoder().encode(new TextDecoder(label, { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new ParseError('xml_broken', `the XML of the file is not ${label}`, { cause })
  }
}

const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const SPACE = 0x20

interface TagEnd {
  /** Place of its ">". */
  at: number
  declares: boolean
}

/** Finds the end of a tag from the end of its name on; quotes may hold ">". */
function findTagEnd(xml: string, from: number, end: TagEnd): void {
  end.declares = false
  for (let index = from; index < xml.length; index++) {
    const code = xml.charCodeAt(index)
    if (code === GREATER) {
      end.at = index
      return
    }
    if (code === 0x22 || code === 0x27) {
      index = xml.indexOf(code === 0x22 ? '"' : "'", index + 1)
      if (index === -1) break
    } else if (code === LESS) throw broken('a "<" inside a tag')
    else if (code === 0x78 && xml.startsWith('xmlns', index)) end.declares = true
  }
  throw broken('the file ends inside a tag')
}

/** Starts scanning an XML part; every method throws `ParseError` at the first fault of the text. */
export function scanXml(bytes: Uint8Array): XmlScanner {
  const xml = bytesAsText(bytes)
  const stack: XmlName[] = []
  const scopes: Scope[] = []
  let scope = outermost()
  let at = 0
  let name = ''
  let depth = 0
  let pendingClose = false
  const tagEnd: TagEnd = { at: 0, declares: false }
  // Of the tag or text at hand.
  let from = 0
  let to = 0
  let literal = false

  const close = (): XmlEvent => {
    depth = stack.length
    name = stack.pop()?.name ?? ''
    if (scope.depth > stack.length) scope = scopes.pop() ?? outermost()
    return 'close'
  }

  const open = (): XmlEvent => {
    const start = at + 1
    let hash = 0
    let end = start
    let code = xml.charCodeAt(end)
    while (code > SPACE && code !== SLASH && code !== GREATER) {
      hash = (Math.imul(hash, 31) + code) | 0
      end += 1
      code = xml.charCodeAt(end)
    }
    findTagEnd(xml, end, tagEnd)
    if (end === start) throw broken('a tag without a name')
    pendingClose = xml.charCodeAt(tagEnd.at - 1) === SLASH
    from = end
    to = pendingClose ? tagEnd.at - 1 : tagEnd.at
    if (stack.length >= MAX_DEPTH) {
      throw new ParseError('xml_too_deep', `the XML of the file is nested deeper than ${MAX_DEPTH} levels`)
    }
    if (tagEnd.declares) {
      scopes.push(scope)
      scope = innerScope(scope, xml.slice(from, to), stack.length + 1)
    }
    const found = nameAt(scope, xml, start, end, hash)
    stack.push(found)
    name = found.name
    depth = stack.length
    at = tagEnd.at + 1
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
    from = at + opening.length
    to = xml.indexOf(closing, from)
    if (to === -1) throw broken(`the file ends inside ${opening}`)
    at = to + closing.length
    if (opening !== '<![CDATA[' || from === to) return null
    literal = true
    return 'text'
  }

  const closeTag = (): XmlEvent => {
    const raw = stack[stack.length - 1]?.raw
    let end = at + 2 + (raw?.length ?? 0)
    while (xml.charCodeAt(end) <= SPACE) end += 1
    if (raw === undefined || !xml.startsWith(raw, at + 2) || xml.charCodeAt(end) !== GREATER) {
      throw broken(
        `</${fromUtf8(xml.slice(at + 2, at + 32).split('>')[0] ?? '')}> closes nothing that is open`,
      )
    }
    at = end + 1
    return close()
  }

  const finish = (): XmlEvent => {
    const last = stack[stack.length - 1]
    if (last !== undefined) throw broken(`the file ends inside <${last.raw}>`)
    return 'end'
  }

  const next = (): XmlEvent => {
    if (pendingClose) {
      pendingClose = false
      return close()
    }
    while (at < xml.length) {
      if (xml.charCodeAt(at) !== LESS) {
        const end = xml.indexOf('<', at)
        from = at
        to = end === -1 ? xml.length : end
        literal = false
        at = to
        return 'text'
      }
      const code = xml.charCodeAt(at + 1)
      if (code === SLASH) return closeTag()
      if (code !== 0x21 && code !== 0x3f) return open()
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
    attribute: (wanted) =>
      findAttribute(xml.slice(from, to), wanted, (raw) =>
        raw.includes(':') ? canonicalName(raw, scope) : raw,
      ),
    text: () => {
      const text = fromUtf8(xml.slice(from, to))
      return literal ? text : decodeEntities(text)
    },
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
