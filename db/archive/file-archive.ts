/**
 * The archive as files below a folder. A file appears under its name only when it is whole and on disk (written aside,
 * flushed, renamed): nothing half written survives a kill under a name that speaks of it.
 */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fdatasync,
  fsync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { access, constants, mkdir, open, readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { UnreachableError } from '../../src/domain/errors.ts'
import type { Archive } from './archive.ts'
import { createArchive } from './object-archive.ts'
import type { ObjectStore } from './object-store.ts'

/**
 * `root` is made when the first object is put. `durable` false leaves it to the system when bytes reach the disk: they
 * outlive a killed process, not a power cut.
 */
export function createFileArchive(root: string, { durable = true } = {}): Archive {
  return createArchive(fileObjects(root, durable))
}

function fileObjects(root: string, durable: boolean): ObjectStore {
  return {
    label: root,
    ready: () => makeWritable(root),
    write: (name, bytes) => writeObject(root, name, bytes, durable),
    read: (name) => readFile(join(root, name)).catch(absent),
    has: async (name) => isFile(join(root, name)),
    names: async function* () {
      for await (const path of files(root)) yield relative(root, path).split(sep).join('/')
    },
  }
}

async function makeWritable(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true })
    await access(root, constants.W_OK)
  } catch (cause) {
    const why = (cause as Error).message
    throw new UnreachableError('archive_unreachable', `the archive ${root} cannot be written: ${why}`, {
      cause,
    })
  }
}

const flushFile = promisify(fdatasync)
const flushFolder = promisify(fsync)
/** What is larger is written by a thread. */
const AT_ONCE_BYTES = 1_000_000

/**
 * Only the flushes wait for the disk and are left to threads: the rest is done by the system in memory, sooner than a
 * thread could be asked.
 */
async function writeObject(root: string, name: string, bytes: Uint8Array, durable: boolean): Promise<void> {
  const path = join(root, name)
  const aside = join(root, 'tmp', randomUUID())
  try {
    await writeAside(aside, bytes, durable)
    inFolder(path, () => renameSync(aside, path))
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
  // A rename lasts through a power cut only when its folder has been flushed too.
  if (durable) await flushed(openSync(dirname(path), 'r'), flushFolder)
}

/** The folder is there nearly always: it is made when it is missed. */
function inFolder<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(dirname(path), { recursive: true })
    return work()
  }
}

async function writeAside(path: string, bytes: Uint8Array, durable: boolean): Promise<void> {
  const file = inFolder(path, () => openSync(path, 'wx'))
  await flushed(file, async () => {
    if (bytes.length > AT_ONCE_BYTES) await writeInThread(path, bytes)
    else writeFileSync(file, bytes)
    if (durable) await flushFile(file)
  })
}

async function writeInThread(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
}

/** Closes it, whatever happens. */
async function flushed(file: number, work: (file: number) => Promise<void>): Promise<void> {
  try {
    await work(file)
  } finally {
    closeSync(file)
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  } catch (error) {
    absent(error as NodeJS.ErrnoException)
    return false
  }
}

/** Nothing there is an answer; anything else is a fault of the disk. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

async function* files(folder: string): AsyncGenerator<string> {
  for (const entry of (await readdir(folder, { withFileTypes: true }).catch(absent)) ?? []) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else yield path
  }
}
