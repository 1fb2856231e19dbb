/**
 * Names of elements in the XML of office files: with the customary prefix of their namespace, whatever prefix the file
 * chose. A name is made once for each scope of prefixes; after that it is found again without being cut out.
 */
import { findAttribute } from './docx-xml-text.ts'

/** An element's name as printed and as this program calls it. */
export interface XmlName {
  readonly raw: string
  readonly name: string
}

/** The prefixes that hold at one place. */
export interface Scope {
  /** Depth of the element that declares them. */
  readonly depth: number
  readonly prefixes: ReadonlyMap<string, string>
  /** By hash of the printed name. */
  readonly names: Map<number, XmlName>
}

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
  // Word 2003 wrote the same language in one file, with a few words of its own.
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'w'],
  ['http://schemas.microsoft.com/aml/2001/core', 'aml'],
  ['urn:schemas-microsoft-com:office:spreadsheet', 'ss'],
  // OpenDocument.
  ['urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'office'],
  ['urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'text'],
  ['urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'table'],
  ['urn:oasis:names:tc:opendocument:xmlns:style:1.0', 'style'],
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  // OFD, the national standard for pages (GB/T 33190).
  ['http://www.ofdspec.org/2016', 'ofd'],
  ['http://www.ofdspec.org', 'ofd'],
  // Languages that files customarily write without a prefix.
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', ''],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', ''],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
])
const KNOWN = new Set([...PREFIXES.values()].filter((prefix) => prefix !== ''))

/** Before anything is declared. */
export const outermost = (): Scope => ({ depth: 0, prefixes: new Map(), names: new Map() })

/** The scope inside an element whose tag has these `xmlns` attributes. */
export function innerScope(outer: Scope, tag: string, depth: number): Scope {
  const prefixes = new Map(outer.prefixes)
  for (let at = tag.indexOf('xmlns'); at !== -1; at = tag.indexOf('xmlns', at + 5)) {
    const equals = tag.indexOf('=', at)
    if (equals === -1) break
    const name = tag.slice(at, equals).trim()
    const uri = findAttribute(tag, name)
    if (uri === null) continue
    const prefix = name.slice(6)
    // An unknown language must not pass for a known one by its choice of prefix.
    prefixes.set(prefix, PREFIXES.get(uri) ?? (KNOWN.has(prefix) ? `?${prefix}` : prefix))
  }
  return { depth, prefixes, names: new Map() }
}

/** A printed name as this program calls it. */
export function canonicalName(raw: string, { prefixes }: Scope): string {
  const colon = raw.indexOf(':')
  const prefix = colon === -1 ? '' : raw.slice(0, colon)
  const known = prefixes.get(prefix)
  if (known === undefined || known === prefix) return raw
  return known === '' ? raw.slice(colon + 1) : `${known}:${raw.slice(colon + 1)}`
}

/** More names than any office language has; a hostile file could invent one a tag. */
const MOST_NAMES = 2_000

/** The name that stands in `xml` from `from` to `to` and has this hash. */
export function nameAt(scope: Scope, xml: string, from: number, to: number, hash: number): XmlName {
  const known = scope.names.get(hash)
  if (known !== undefined && known.raw.length === to - from && xml.startsWith(known.raw, from)) return known
  const raw = xml.slice(from, to)
  const made = { raw, name: interned(canonicalName(raw, scope)) }
  if (scope.names.size < MOST_NAMES) scope.names.set(hash, made)
  return made
}

/** The engine's one copy of a string, which compares by address. */
const interned = (text: string): string => Object.keys({ [text]: 0 })[0] ?? text
