/**
 * The archive as files below a folder. A file appears under its name only when it is whole and on disk (written aside,
 * flushed, renamed): nothing half written survives a kill under a name that speaks of it.
 */
import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
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
    has: async (name) => (await stat(join(root, name)).catch(absent))?.isFile() ?? false,
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

async function writeObject(root: string, name: string, bytes: Uint8Array, durable: boolean): Promise<void> {
  const path = join(root, name)
  const aside = join(root, 'tmp', randomUUID())
  try {
    await inFolder(aside, () => writeAside(aside, bytes, durable))
    await inFolder(path, () => rename(aside, path))
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  if (durable) await flushFolder(dirname(path))
}

/** The folder is there nearly always: it is made when it is missed. */
async function inFolder(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true })
    await work()
  }
}

async function writeAside(path: string, bytes: Uint8Array, durable: boolean): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    if (durable) await file.datasync()
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
