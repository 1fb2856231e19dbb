/**
 * The archive as files: `ab/cdef….br` below a folder. A file appears under its name only when it is whole and on disk
 * (written aside, flushed, renamed), and its name is made of its hash alone: nothing from the net becomes a path.
 */
import { hash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { AppError, InputError, NotFoundError, ParseError } from '../../src/domain/errors.ts'
import type { Archive, Damage, Verification, VerifyOptions } from './archive.ts'
import { CODECS, type Codec, pack, unpack } from './codec.ts'

/** Largest object kept or given back, in bytes. */
const MAX_OBJECT_BYTES = 256_000_000

/** `root` is made when the first object is put. */
export function createFileArchive(root: string): Archive {
  const underway = new Map<string, Promise<string>>()
  return {
    put: (bytes) => {
      const sha256 = hash('sha256', bytes)
      const running = underway.get(sha256)
      if (running) return running
      const started = putObject(root, sha256, bytes).finally(() => underway.delete(sha256))
      underway.set(sha256, started)
      return started
    },
    get: (sha256) => getObject(root, sha256),
    has: async (sha256) => (await findObject(root, sha256)) !== null,
    verify: (options = {}) => verifyAll(root, options),
  }
}

async function putObject(root: string, sha256: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > MAX_OBJECT_BYTES) {
    throw new InputError(
      'archive_too_large',
      `${bytes.length} bytes are more than the ${MAX_OBJECT_BYTES} an object may have`,
    )
  }
  if ((await findObject(root, sha256)) !== null) return sha256
  const packed = await pack(bytes)
  const path = objectPath(root, sha256, packed.codec)
  const aside = join(root, 'tmp', randomUUID())
  await mkdir(dirname(path), { recursive: true })
  await mkdir(dirname(aside), { recursive: true })
  try {
    await writeFlushed(aside, packed.bytes)
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await flushFolder(dirname(path))
  return sha256
}

async function getObject(root: string, sha256: string): Promise<Uint8Array> {
  const found = await findObject(root, sha256)
  if (found === null) {
    throw new NotFoundError('archive_missing', `the archive ${root} has no object ${sha256}`, {
      context: { sha256 },
    })
  }
  const stored = await readFile(found.path)
  const bytes = await unpack({ codec: found.codec, bytes: stored }, MAX_OBJECT_BYTES).catch(
    (cause: unknown) => {
      throw damaged(found.path, sha256, 'it cannot be unpacked', cause)
    },
  )
  const actual = hash('sha256', bytes)
  if (actual === sha256) return bytes
  throw damaged(found.path, sha256, `its bytes have the hash ${actual}`)
}

function damaged(path: string, sha256: string, reason: string, cause?: unknown): ParseError {
  return new ParseError('archive_damaged', `${path} is damaged: ${reason}`, {
    hint: 'Move the file away and crawl its address again, or restore it from a backup.',
    context: { sha256, path },
    cause,
  })
}

async function findObject(root: string, sha256: string): Promise<{ path: string; codec: Codec } | null> {
  for (const codec of CODECS) {
    const path = objectPath(root, sha256, codec)
    const found = await stat(path).catch(() => null)
    if (found?.isFile()) return { path, codec }
  }
  return null
}

function objectPath(root: string, sha256: string, codec: Codec): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new InputError('archive_key', `${JSON.stringify(sha256)} is not a SHA-256 in lower-case hex`)
  }
  return join(root, sha256.slice(0, 2), `${sha256.slice(2)}.${codec}`)
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** A rename lasts through a power cut only when its folder has been flushed too. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function verifyAll(root: string, { expected = [], onProgress }: VerifyOptions): Promise<Verification> {
  const damage: Damage[] = []
  const strays: string[] = []
  let checked = 0
  for await (const path of files(root)) {
    const name = relative(root, path)
    const [, start = '', rest = ''] = /^([0-9a-f]{2})[/\\]([0-9a-f]{62})\.(?:br|raw)$/.exec(name) ?? []
    if (start === '') {
      strays.push(name)
      continue
    }
    const reason = await damageOf(root, start + rest)
    if (reason !== null) damage.push({ sha256: start + rest, reason })
    checked += 1
    onProgress?.(checked)
  }
  const missing: string[] = []
  for await (const sha256 of expected) if ((await findObject(root, sha256)) === null) missing.push(sha256)
  return { checked, damaged: damage, missing, strays }
}

async function damageOf(root: string, sha256: string): Promise<string | null> {
  try {
    await getObject(root, sha256)
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

async function* files(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else yield path
  }
}
