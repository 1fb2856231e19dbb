/**
 * Flat OPC ("Word XML document"): the parts of an office container written into one XML file. Taken apart into the same
 * parts as a ZIP holds, so that one reader reads both. Each part is scanned strictly by that reader.
 */
import { ParseError } from '../../src/domain/errors.ts'
import { asUtf8 } from './docx-xml.ts'
import { findAttribute } from './docx-xml-text.ts'
import type { ZipArchive } from './zip.ts'

const PART = '<pkg:part '
const PART_END = '</pkg:part>'
const DATA = /<pkg:(xmlData|binaryData)(?:\s[^>]*)?>/
/** A report has some dozens. */
const MAX_PARTS = 2_000

function contentOf(part: string): Uint8Array | null {
  const start = DATA.exec(part)
  if (start === null) return null
  const end = part.lastIndexOf(`</pkg:${start[1]}>`)
  if (end < start.index) return null
  const content = part.slice(start.index + start[0].length, end)
  return Buffer.from(content, start[1] === 'xmlData' ? 'latin1' : 'base64')
}

/** The parts of a flat package by name. Throws `ParseError` where it is cut off or beyond the bounds. */
export function openFlatPackage(bytes: Uint8Array): ZipArchive {
  const utf8 = asUtf8(bytes)
  const xml = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength).toString('latin1')
  const parts = new Map<string, string>()
  for (let at = xml.indexOf(PART); at !== -1; at = xml.indexOf(PART, at)) {
    const end = xml.indexOf(PART_END, at)
    const tagEnd = xml.indexOf('>', at)
    if (end === -1 || tagEnd === -1)
      throw new ParseError('xml_broken', 'the file ends inside one of its parts')
    const name = findAttribute(xml.slice(at + PART.length, tagEnd), 'pkg:name')?.replace(/^\//, '') ?? ''
    if (parts.has(name)) throw new ParseError('xml_broken', `two parts of the file are named ${name}`)
    parts.set(name, xml.slice(at, end))
    if (parts.size > MAX_PARTS)
      throw new ParseError('zip_too_large', `a file of more than ${MAX_PARTS} parts is no report`)
    at = end
  }
  if (!xml.includes('</pkg:package>', xml.lastIndexOf(PART_END)))
    throw new ParseError('xml_broken', 'the file is cut off')
  return {
    names: [...parts.keys()],
    read: (name) => {
      const part = parts.get(name)
      return part === undefined ? null : contentOf(part)
    },
  }
}
