/**
 * The embedded database of a home: this process runs it, or uses the one that another living process runs. One writer
 * of the data folder at any time is the law; who that is stands in the lock file beside it.
 */
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { InputError, UnreachableError } from '../src/domain/errors.ts'
import { claimOwnership, hasLeft, type Owner, readOwner, releaseOwnership } from './owner-lock.ts'
import type { WorkerReport, WorkerStart } from './pglite-worker.ts'

export interface Embedded {
  /** Folder of the unix socket: the `host` of a Postgres client. */
  readonly socketDir: string
  /** Which process runs the database. */
  readonly owner: Owner
  /** Waits until that process is gone: true where another one left in good order. */
  hasLeft(): Promise<boolean>
  close(): Promise<void>
}

const SOCKET = '.s.PGSQL.5432'
/** Linux allows 107 bytes for a socket path, macOS 103. */
const LONGEST_SOCKET_PATH = 100
const BOOT_PATIENCE_MS = 120_000
const LEAVE_PATIENCE_MS = 30_000

/**
 * Opens the database below `home`, creating both where missing; `lasting` says whether this process will use it for long.
 * UnreachableError where that cannot be done.
 */
export async function openEmbedded(home: string, lasting: boolean): Promise<Embedded> {
  const root = prepareHome(home)
  const lock = join(root, 'db.lock')
  const deadline = Date.now() + BOOT_PATIENCE_MS
  const wanted = socketDirFor(root)
  while (Date.now() < deadline) {
    const { owner, ours } = await claimOwnership(lock, wanted)
    if (ours) return startOwner(root, lock, owner, lasting)
    if (await answers(join(owner.socket_dir, SOCKET))) return guestOf(owner, lock)
    await sleep(100)
  }
  const owner = readOwner(lock)
  throw new UnreachableError(
    'database_busy',
    `the embedded database in ${root} is held by process ${owner?.pid ?? 'unknown'}, which does not answer`,
    { hint: 'wait for that process or stop it, then try again' },
  )
}

function prepareHome(home: string): string {
  try {
    mkdirSync(home, { recursive: true })
    return realpathSync(home)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    throw new InputError('bad_home', `cannot create the folder ${home} (${code})`, {
      hint: 'set NIANBAO_HOME to a folder that can be written',
      cause: error,
    })
  }
}

function socketDirFor(root: string): string {
  const beside = join(root, 'db.socket')
  if (Buffer.byteLength(join(beside, SOCKET)) <= LONGEST_SOCKET_PATH) return beside
  return join(
    tmpdir(),
    `nianbao-${createHash('sha256').update(root).digest('hex').slice(0, 16)}-${process.pid}`,
  )
}

function guestOf(owner: Owner, lock: string): Embedded {
  return {
    socketDir: owner.socket_dir,
    owner,
    hasLeft: () => hasLeft(lock, owner, LEAVE_PATIENCE_MS),
    close: async () => undefined,
  }
}

async function startOwner(root: string, lock: string, owner: Owner, lasting: boolean): Promise<Embedded> {
  let socketDir = owner.socket_dir
  const leave = () => {
    releaseOwnership(lock, owner)
    rmSync(socketDir, { recursive: true, force: true })
  }
  try {
    socketDir = prepareSocketDir(owner.socket_dir)
    const worker = await startWorker({
      dataDir: join(root, 'db'),
      socketPath: join(socketDir, SOCKET),
      lasting,
    })
    process.once('exit', leave)
    worker.once('exit', leave)
    return { socketDir, owner, hasLeft: async () => false, close: () => stopWorker(worker, leave) }
  } catch (error) {
    leave()
    throw error
  }
}

/** A fresh folder that only this user can enter. */
function prepareSocketDir(dir: string): string {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { mode: 0o700 })
  chmodSync(dir, 0o700)
  return dir
}

function startWorker(workerData: WorkerStart): Promise<Worker> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
    workerData,
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve, reject) => {
    const fail = (message: string) =>
      reject(
        new UnreachableError(
          'embedded_failed',
          `the embedded database in ${workerData.dataDir} cannot be opened: ${message}`,
          {
            hint: 'another version may have made the folder: move it away, or set DATABASE_URL to a Postgres',
          },
        ),
      )
    worker.on('error', (error: Error) =>
      fail((error.message ?? String(error)).split('\n')[0]?.slice(0, 300) ?? ''),
    )
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'failed') return fail(report.message)
      // The sockets of running queries keep the process alive; the thread itself must not.
      worker.unref()
      resolve(worker)
    })
    worker.once('exit', () => fail('its thread ended'))
  })
}

async function stopWorker(worker: Worker, leave: () => void): Promise<void> {
  process.off('exit', leave)
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  worker.ref()
  worker.postMessage('close')
  await ended
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
