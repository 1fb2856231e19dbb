/**
 * What a file that a page offers really is, by its bytes: names and headers lie. Containers are told apart by the names of
 * their parts, which stand in them uncompressed.
 */
import { kindByMagic, kindByText } from './document-kind.ts'

const ZIP_PARTS: readonly (readonly [string, string])[] = [
  ['word/document', 'docx'],
  ['xl/workbook', 'xlsx'],
  ['OFD.xml', 'ofd'],
  ['opendocument.spreadsheet', 'ods'],
  ['content.xml', 'odt'],
]
/** Names of streams, in the two-byte letters of such containers. */
const OLE_STREAMS: readonly (readonly [string, string])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
]

/** pdf, docx, xlsx, ofd, odt, ods, zip, doc, xls, ole, rtf, picture, archive, html, text, mht, office_xml, binary or empty. */
export function fileKind(bytes: Uint8Array): string {
  const magic = kindByMagic(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (magic === 'zip') return ZIP_PARTS.find(([part]) => buffer.includes(part))?.[1] ?? 'zip'
  if (magic === 'ole') {
    return OLE_STREAMS.find(([stream]) => buffer.includes(Buffer.from(stream, 'utf16le')))?.[1] ?? 'ole'
  }
  return magic ?? kindByText(new TextDecoder('utf-8').decode(bytes.subarray(0, 20_000)))
}
