/**
 * Where a release is written: a hidden folder beside the target, put in its place by a rename when everything is
 * there. Law: a reader of the target folder never sees half a release, whenever the export is killed, and a folder
 * that holds anything but an earlier release is never replaced.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError, InputError } from '../domain/errors.ts'
import { SUMS_FILE } from './sums.ts'

export interface WrittenFile {
  readonly path: string
  readonly bytes: number
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string
}

export interface Sink {
  /** Where the files stand until they are put in place. */
  readonly folder: string
  write(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<WrittenFile>
  /** Puts the finished folder in the target's place. */
  commit(): Promise<void>
  /** Removes what was written; the target stays as it was. */
  abort(): Promise<void>
}

/** Opens a folder to become `outDir`. Throws InputError where `outDir` is a file or holds other things. */
export async function openFolderSink(outDir: string): Promise<Sink> {
  const target = resolve(outDir)
  const beside = join(dirname(target), `.${basename(target)}`)
  const previous = `${beside}.previous`
  await mkdir(dirname(target), { recursive: true })
  await restore(target, previous)
  await refuseForeign(target)
  await sweep(beside)
  const partial = await mkdtemp(`${beside}.partial-${process.pid}-`)
  return {
    folder: partial,
    write: (name, chunks) => writeFile(partial, name, chunks),
    commit: () => swap(partial, target, previous),
    abort: () => rm(partial, { recursive: true, force: true }),
  }
}

async function writeFile(
  folder: string,
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<WrittenFile> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.byteLength
      yield chunk
    }
  }
  await pipeline(counted, createWriteStream(join(folder, name), { flags: 'wx' }))
  return { path: name, bytes, sha256: hash.digest('hex') }
}

async function swap(partial: string, target: string, previous: string): Promise<void> {
  await rm(previous, { recursive: true, force: true })
  if (await exists(target)) await rename(target, previous)
  await rename(partial, target)
  await rm(previous, { recursive: true, force: true })
}

/** An export killed between the two renames left the old release aside: it goes back. */
async function restore(target: string, previous: string): Promise<void> {
  if (!(await exists(target)) && (await exists(previous))) await rename(previous, target)
}

async function refuseForeign(target: string): Promise<void> {
  if (!(await exists(target))) return
  const expected = 'a new folder, an empty one, or an earlier release'
  if (!(await stat(target)).isDirectory()) {
    throw new InputError('export_target', `cannot export to ${target}: it is a file, expected ${expected}`)
  }
  const names = await readdir(target)
  if (names.length === 0 || names.includes(SUMS_FILE)) return
  throw new InputError(
    'export_target',
    `cannot export to ${target}: it holds other files, expected ${expected}`,
    {
      hint: 'name another folder with --out',
      context: { target, holds: names.slice(0, 5) },
    },
  )
}

/** Removes what exports that no longer run left behind. */
async function sweep(beside: string): Promise<void> {
  const prefix = `${basename(beside)}.partial-`
  for (const name of await readdir(dirname(beside))) {
    if (!name.startsWith(prefix) || runs(Number.parseInt(name.slice(prefix.length), 10))) continue
    await rm(join(dirname(beside), name), { recursive: true, force: true })
  }
}

function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw new AppError('export_target', `cannot look at ${path}`, { cause: error })
  }
}
