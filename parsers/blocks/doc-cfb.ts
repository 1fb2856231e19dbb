/**
 * Compound files (OLE2, `D0 CF 11 E0`): the container of DOC, WPS and XLS, and of office files locked by a password.
 * Sector chains are followed within the length of the file, so a chain that runs in a circle ends in a `ParseError`.
 */
import { ParseError } from '../../src/domain/errors.ts'

export interface CompoundFile {
  /** Bytes of a stream of the root storage, or null where there is none of that name. */
  readonly stream: (name: string) => Uint8Array | null
}

interface StreamEntry {
  readonly type: number
  readonly start: number
  readonly size: number
}

const END_OF_CHAIN = 0xfffffffe
const MAX_SECTOR = 0xfffffffa
const STORAGE_STREAM = 2
const STORAGE_ROOT = 5

function broken(what: string): ParseError {
  return new ParseError('ole_broken', `not a readable compound (OLE2) file: ${what}`)
}

interface Sectors {
  readonly size: number
  readonly bytes: (sector: number) => Uint8Array
}

function chain(table: Uint32Array, start: number): number[] {
  const sectors: number[] = []
  for (let at = start; at !== END_OF_CHAIN; at = table[at] ?? MAX_SECTOR) {
    if (at >= table.length || sectors.length > table.length)
      throw broken('a chain of sectors is cut or circular')
    sectors.push(at)
  }
  return sectors
}

function join(sectors: Sectors, list: readonly number[], size?: number): Uint8Array {
  const joined = new Uint8Array(list.length * sectors.size)
  for (const [index, sector] of list.entries()) joined.set(sectors.bytes(sector), index * sectors.size)
  if (size !== undefined && size > joined.length) throw broken('a stream is shorter than its directory says')
  return size === undefined ? joined : joined.subarray(0, size)
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true))
}

/** The sector allocation table, gathered from the header and the chain of overflow sectors. */
function allocation(header: DataView, sectors: Sectors): Uint32Array {
  const count = header.getUint32(44, true)
  const list = Array.from({ length: 109 }, (_, index) => header.getUint32(76 + index * 4, true))
  let next = header.getUint32(68, true)
  const seen = new Set<number>()
  while (next < MAX_SECTOR && list.length < count) {
    if (seen.has(next)) throw broken('its table of sectors is circular')
    seen.add(next)
    const more = words(sectors.bytes(next))
    list.push(...more.subarray(0, -1))
    next = more[more.length - 1] ?? END_OF_CHAIN
  }
  if (count > list.length) throw broken('its table of sectors is cut off')
  return words(join(sectors, list.slice(0, count)))
}

function readDirectory(bytes: Uint8Array): { root: StreamEntry; streams: Map<string, StreamEntry> } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoder = new TextDecoder('utf-16le')
  const streams = new Map<string, StreamEntry>()
  let root: StreamEntry | null = null
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const type = view.getUint8(at + 66)
    const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2))
    const name = decoder.decode(bytes.subarray(at, at + nameBytes))
    const entry = { type, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) }
    if (type === STORAGE_ROOT) root ??= entry
    // The first of a name wins: embedded objects repeat names of the root, and come after it.
    if (type === STORAGE_STREAM && !streams.has(name)) streams.set(name, entry)
  }
  if (!root) throw broken('it has no root')
  return { root, streams }
}

/** Opens a compound file. Throws `ParseError` where it is cut off or damaged. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512 || header.getUint32(0) !== 0xd0cf11e0) throw broken('its header is missing')
  const size = 1 << header.getUint16(30, true)
  if (size !== 512 && size !== 4096) throw broken('its sectors have an unknown size')
  const sectors: Sectors = {
    size,
    bytes: (sector) => {
      const from = (sector + 1) * size
      if (from >= bytes.length) throw broken('it is cut off')
      return bytes.subarray(from, from + size)
    },
  }
  const table = allocation(header, sectors)
  const { root, streams } = readDirectory(join(sectors, chain(table, header.getUint32(48, true))))
  const smallTable = words(join(sectors, chainOrNone(table, header.getUint32(60, true))))
  let small: Uint8Array | null = null
  const smallSectors: Sectors = {
    size: 64,
    bytes: (sector) => {
      small ??= join(sectors, chainOrNone(table, root.start))
      return small.subarray(sector * 64, sector * 64 + 64)
    },
  }
  return {
    stream: (name) => {
      const entry = streams.get(name)
      if (!entry) return null
      if (entry.size === 0) return new Uint8Array(0)
      return entry.size < header.getUint32(56, true)
        ? join(smallSectors, chain(smallTable, entry.start), entry.size)
        : join(sectors, chain(table, entry.start), entry.size)
    },
  }
}

function chainOrNone(table: Uint32Array, start: number): number[] {
  return start >= MAX_SECTOR ? [] : chain(table, start)
}

/** Throws where a compound file is only the wrapping of an office file locked by a password. */
export function refuseLocked(file: CompoundFile): void {
  if (file.stream('EncryptedPackage') !== null || file.stream('EncryptionInfo') !== null) {
    throw new ParseError('document_locked', 'the document is locked by a password')
  }
}
