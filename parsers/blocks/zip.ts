/**
 * A ZIP container read from memory, entry by entry, within fixed bounds: a bomb, a lie about a size or a flipped bit
 * ends in a `ParseError`, never in a large allocation or a changed figure (every entry's CRC is verified).
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { ParseError } from '../../src/domain/errors.ts'

export interface ZipArchive {
  /** Entry names in directory order, as stored ("/" between folders). */
  readonly names: readonly string[]
  /** The inflated bytes of an entry, or null where there is none of that name. Throws `ParseError` when it is broken or too large. */
  readonly read: (name: string) => Uint8Array | null
}

interface Entry {
  readonly encrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** Office files of reports hold some dozens of entries and a few MB of XML; these bounds are far above and still cheap. */
const MAX_ENTRIES = 5_000
const MAX_ENTRY_BYTES = 24 * 1024 * 1024
const MAX_TOTAL_BYTES = 48 * 1024 * 1024

/** So much is set aside on the word of the directory alone. */
const MAX_CHUNK = 1024 * 1024

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const ZIP64 = 0xffffffff

function broken(what: string, code = 'zip_broken'): ParseError {
  return new ParseError(code, `not a readable ZIP container: ${what}`)
}

/** Where the end-of-directory record starts; it may be followed by a comment of up to 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  throw broken('its directory is missing, the file is cut off')
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (at === ZIP64 || count === 0xffff) throw broken('ZIP64 is not supported', 'zip_too_large')
  if (count > MAX_ENTRIES) throw broken(`it has ${count} entries, more than ${MAX_ENTRIES}`, 'zip_too_large')
  const entries = new Map<string, Entry>()
  const decoder = new TextDecoder()
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw broken('its directory is damaged')
    const nameLength = view.getUint16(at + 28, true)
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
    // Two entries of one name: readers differ in which one they show, so neither can be trusted.
    if (entries.has(name)) throw broken(`two entries are named ${name}`)
    entries.set(name, {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function packedBytes(bytes: Uint8Array, view: DataView, name: string, entry: Entry): Uint8Array {
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_HEADER) {
    throw broken(`the entry ${name} is not where the directory says`)
  }
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > bytes.length) throw broken(`the entry ${name} is cut off`)
  return bytes.subarray(start, start + entry.packed)
}

function inflate(packed: Uint8Array, name: string, entry: Entry): Uint8Array {
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw broken(`the entry ${name} is packed by the unknown method ${entry.method}`)
  try {
    // The declared size is the limit: an entry that inflates to more has lied.
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, entry.size),
      // One piece, where the size is plausible: joining pieces costs more than inflating them.
      chunkSize: Math.min(MAX_CHUNK, Math.max(64, entry.size + 1)),
    })
  } catch (cause) {
    throw new ParseError('zip_broken', `not a readable ZIP container: the entry ${name} does not inflate`, {
      cause,
    })
  }
}

/** Opens a ZIP container. Throws `ParseError` where it is cut off, damaged, or beyond the bounds. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(bytes, view)
  let total = 0
  const read = (name: string): Uint8Array | null => {
    const entry = entries.get(name)
    if (!entry) return null
    if (entry.encrypted) throw new ParseError('document_locked', `the entry ${name} is locked by a password`)
    total += entry.size
    if (entry.size > MAX_ENTRY_BYTES || total > MAX_TOTAL_BYTES) {
      throw broken(
        `the entry ${name} unpacks to ${entry.size} bytes, more than a report can have`,
        'zip_too_large',
      )
    }
    const content = inflate(packedBytes(bytes, view, name, entry), name, entry)
    if (content.length !== entry.size || crc32(content) !== entry.crc) {
      throw broken(`the entry ${name} is damaged (checksum)`)
    }
    return content
  }
  return { names: [...entries.keys()], read }
}
