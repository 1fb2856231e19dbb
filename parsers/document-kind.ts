/**
 * What kind of file the bytes are, by content and never by name: HTML named .pdf is HTML, a page named .doc is a page.
 */
import { Buffer } from 'node:buffer'

/** Kinds told by the first bytes. */
export type MagicKind = 'zip' | 'ole' | 'pdf' | 'rtf' | 'office_xml' | 'picture' | 'archive' | 'empty'

/** Kinds told by the decoded characters. */
export type TextKind = 'html' | 'text' | 'mht' | 'empty' | 'binary'

const SIGNATURES: readonly [string, MagicKind][] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['255044462d', 'pdf'],
  ['7b5c727466', 'rtf'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['424d', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
  ['526172211a07', 'archive'],
  ['377abcaf271c', 'archive'],
  ['1f8b08', 'archive'],
]

const MAGIC = SIGNATURES.map(([hex, kind]) => ({ start: [...Buffer.from(hex, 'hex')], kind }))

/** Some servers put a mark or blank lines before the file. */
const LATE = /^(?:ï»¿)?\s*(%PDF-|\{\\rtf)/

/** A saved page with its parts: mail headers first, as Word and browsers write them. */
const MHT = /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*multipart\/related/i
/** Word and Excel documents saved as one XML file: their tags only look like those of a page. */
const OFFICE_XML =
  /<(?:w:wordDocument|pkg:package|Workbook\s[^>]{0,500}urn:schemas-microsoft-com:office:spreadsheet)/

const TAG =
  /<(?:!doctype\s+html|(?:html|head|body|title|table|div|p|td|tr|span|meta|article|section|ul|h[1-6]|font|br)[\s/>])/i

/** The first bytes, one character each. */
const latin1 = (bytes: Uint8Array, most: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(most, bytes.length)).toString('latin1')

/** The first characters of a file in a charset that knows ASCII, or in UTF-16, as far as tags need them. */
export const headOf = (bytes: Uint8Array): string => latin1(bytes, 4_000).replaceAll('\0', '')

const XML_START = /^(?:ï»¿|ÿþ|þÿ)?\s*<(?:\?(?:xml|mso)|w:wordDocument|pkg:package|Workbook)/

/** Whether the file is an office document as one XML file. */
export const isOfficeXml = (bytes: Uint8Array): boolean => {
  const head = headOf(bytes.subarray(0, 128))
  return XML_START.test(head) && OFFICE_XML.test(headOf(bytes))
}

/** White space, nulls and marks of byte order, as `LATE` and `XML_START` pass over them. */
const isLead = (byte: number): boolean =>
  byte <= 0x20 || byte === 0xa0 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe

/** Whether the first solid bytes are `<` and a letter or `!` that no other kind has there: of nearly every page. */
function startsAsPage(bytes: Uint8Array): boolean {
  let at = 0
  while (at < 64 && isLead(bytes[at] ?? 0)) at += 1
  const behind = bytes[at + 1]
  return bytes[at] === 0x3c && (behind === 0x21 || behind === 0x68 || behind === 0x48)
}

/** Tells containers and pictures by their first bytes; null where the bytes must be decoded to tell. */
export function kindByMagic(bytes: Uint8Array): MagicKind | null {
  if (bytes.length === 0) return 'empty'
  if (startsAsPage(bytes)) return null
  const kind = MAGIC.find(({ start }) => start.every((byte, at) => bytes[at] === byte))?.kind ?? null
  const late = kind === null ? LATE.exec(latin1(bytes, 64))?.[1] : undefined
  if (late !== undefined) return late === '%PDF-' ? 'pdf' : 'rtf'
  if (kind === null && isOfficeXml(bytes)) return 'office_xml'
  if (kind === 'picture' && bytes[0] === 0x42 && bytes[6] !== 0) return null
  return kind
}

/** Characters that no text has; the first of them is found several times faster than all are looked at. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const JUNK = /[\0-\x08\x0b\x0e-\x1f\ufffd]/

function countJunk(sample: string): number {
  let junk = 0
  for (let i = sample.search(JUNK); i >= 0 && i < sample.length; i += 1) {
    const code = sample.charCodeAt(i)
    if (code === 0xfffd || (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c))
      junk += 1
  }
  return junk
}

/** Tells pages, text and junk by the decoded characters. */
export function kindByText(text: string): TextKind {
  const sample = text.slice(0, 200_000)
  if (sample.trim() === '') return 'empty'
  if (countJunk(sample) * 20 > sample.length) return 'binary'
  const opening = sample.slice(0, 2_000)
  if (MHT.test(opening)) return 'mht'
  return TAG.test(sample) ? 'html' : 'text'
}
