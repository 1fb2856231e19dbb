/**
 * The archive over any object store: bytes → packed object `ab/cdef….br`, named by the hash of the bytes as served. What
 * is given back is hashed again, so that a damaged object is never taken for what was served.
 */
import { hash } from 'node:crypto'
import { InputError, NotFoundError, ParseError } from '../../src/domain/errors.ts'
import type { Archive, ExaminedObject } from './archive.ts'
import { CODECS, type Codec, pack, unpack } from './codec.ts'
import { inParallel } from './in-parallel.ts'
import type { ObjectStore } from './object-store.ts'

/** Largest object kept or given back, in bytes. */
const MAX_OBJECT_BYTES = 256_000_000

export function createArchive(store: ObjectStore): Archive {
  const underway = new Map<string, Promise<string>>()
  return {
    label: store.label,
    ready: store.ready,
    put: (bytes, gzip) => {
      const sha256 = hash('sha256', bytes)
      const running = underway.get(sha256)
      if (running) return running
      const started = putObject(store, sha256, bytes, gzip).finally(() => underway.delete(sha256))
      underway.set(sha256, started)
      return started
    },
    get: (sha256) => getObject(store, sha256),
    has: async (sha256) => (await findObject(store, sha256)) !== null,
    examine: () => examineAll(store),
  }
}

async function putObject(
  store: ObjectStore,
  sha256: string,
  bytes: Uint8Array,
  gzip: Uint8Array | undefined,
): Promise<string> {
  if (bytes.length > MAX_OBJECT_BYTES) {
    throw new InputError(
      'archive_too_large',
      `${bytes.length} bytes are more than the ${MAX_OBJECT_BYTES} an object may have`,
    )
  }
  if ((await findObject(store, sha256)) !== null) return sha256
  const packed = await pack(bytes, gzip)
  await store.write(objectName(sha256, packed.codec), packed.bytes)
  return sha256
}

async function getObject(store: ObjectStore, sha256: string): Promise<Uint8Array> {
  for (const codec of CODECS) {
    const stored = await store.read(objectName(sha256, codec))
    if (stored === null) continue
    const bytes = await unpack({ codec, bytes: stored }, MAX_OBJECT_BYTES).catch((cause: unknown) => {
      throw damaged(store, sha256, codec, 'it cannot be unpacked', cause)
    })
    const actual = hash('sha256', bytes)
    if (actual !== sha256) throw damaged(store, sha256, codec, `its bytes have the hash ${actual}`)
    return bytes
  }
  throw new NotFoundError('archive_missing', `the archive ${store.label} has no object ${sha256}`, {
    context: { sha256 },
  })
}

function damaged(
  store: ObjectStore,
  sha256: string,
  codec: Codec,
  reason: string,
  cause?: unknown,
): ParseError {
  const path = `${store.label}/${objectName(sha256, codec)}`
  return new ParseError('archive_damaged', `${path} is damaged: ${reason}`, {
    hint: 'Move the object away and crawl its address again, or restore it from a backup.',
    context: { sha256, path },
    cause,
  })
}

async function findObject(store: ObjectStore, sha256: string): Promise<Codec | null> {
  const there = await Promise.all(CODECS.map((codec) => store.has(objectName(sha256, codec))))
  return CODECS.find((_, at) => there[at]) ?? null
}

function objectName(sha256: string, codec: Codec): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new InputError('archive_key', `${JSON.stringify(sha256)} is not a SHA-256 in lower-case hex`)
  }
  return `${sha256.slice(0, 2)}/${sha256.slice(2)}.${codec}`
}

/** Few at a time: an object may be large. */
const EXAMINED_AT_ONCE = 4

function examineAll(store: ObjectStore): AsyncGenerator<ExaminedObject> {
  return inParallel(store.names(), EXAMINED_AT_ONCE, (name) => examineObject(store, name))
}

async function examineObject(store: ObjectStore, object: string): Promise<ExaminedObject> {
  const [, start = '', rest = '', codec] = /^([0-9a-f]{2})\/([0-9a-f]{62})\.(br|gz|raw)$/.exec(object) ?? []
  const unread = { object, sha256: start === '' ? null : start + rest, actual: null, size: null }
  if (start === '') return { ...unread, reason: 'no object has such a name' }
  const stored = await store.read(object)
  if (stored === null) return { ...unread, reason: 'it vanished while the archive was examined' }
  try {
    const bytes = await unpack({ codec: codec as Codec, bytes: stored }, MAX_OBJECT_BYTES)
    return { ...unread, actual: hash('sha256', bytes), size: bytes.length, reason: null }
  } catch (error) {
    return { ...unread, reason: `it cannot be unpacked: ${(error as Error).message}` }
  }
}
