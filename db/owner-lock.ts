/**
 * Says which process owns the embedded database of a home. PGlite has no lock of its own: two processes on one folder
 * both open it without complaint and one of them loses everything. The file stands beside the data folder, is created
 * in one step with its content, and is taken over only from a process that is certainly dead.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { UnreachableError } from '../src/domain/errors.ts'

export interface Owner {
  readonly id: string
  readonly pid: number
  /** Start of the process in clock ticks since boot where the system tells it: a pid is used again, this is not. */
  readonly started: string | null
  readonly host: string
  /** Same as long as the machine runs. */
  readonly boot: string | null
  /** Folder of the unix socket the owner listens on. */
  readonly socket_dir: string
  /** `id` of the dead owner this one took over from; null where the place was free. */
  readonly succeeds: string | null
}

type Fate = 'alive' | 'dead' | 'unknowable'

/** Tries to become the owner. Returns ours, or the living owner's entry. */
export async function claimOwnership(
  file: string,
  socketDir: string,
): Promise<{ owner: Owner; ours: boolean }> {
  const ours = describeThisProcess(socketDir)
  for (;;) {
    if (createLock(file, ours)) return { owner: ours, ours: true }
    const owner = readOwner(file)
    if (!owner) continue
    const fate = fateOf(owner)
    if (fate === 'alive') return { owner, ours: false }
    if (fate === 'unknowable') throw heldElsewhere(file, owner)
    const heir = { ...ours, succeeds: owner.id }
    if (replaceLock(file, owner, heir)) return { owner: heir, ours: true }
    await sleep(20)
  }
}

/** Gives ownership up; does nothing where the file is not ours any more. Synchronous, so that it works while exiting. */
export function releaseOwnership(file: string, owner: Owner): void {
  if (readOwner(file)?.id === owner.id) unlinkSync(file)
}

/** Waits until an owner is gone. True where it gave ownership up; false where it died or does not go. */
export async function hasLeft(file: string, owner: Owner, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const now = readOwner(file)
    if (now?.id !== owner.id) return now?.succeeds !== owner.id
    if (fateOf(owner) === 'dead') return false
    await sleep(20)
  }
  return false
}

/** The entry in the file; null where there is none. */
export function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new UnreachableError('bad_lock', `the lock file ${file} cannot be read`, {
      hint: `make sure that no nianbao process runs on this home, then delete ${file}`,
      cause: error,
    })
  }
}

function describeThisProcess(socketDir: string): Owner {
  return {
    id: randomUUID(),
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    boot: readText('/proc/sys/kernel/random/boot_id'),
    socket_dir: socketDir,
    succeeds: null,
  }
}

/** `link` creates the file together with its content, or fails because it is there. */
function createLock(file: string, owner: Owner): boolean {
  const own = `${file}.${owner.id}`
  writeFileSync(own, JSON.stringify(owner), { mode: 0o600 })
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(own)
  }
}

/**
 * Replaces the entry of a dead owner. A marker named after that entry lets one process only do it; whoever comes later
 * finds another entry in the file.
 */
function replaceLock(file: string, dead: Owner, ours: Owner): boolean {
  const marker = `${file}.${dead.id}.takeover`
  if (!createLock(marker, ours)) {
    const rival = readOwner(marker)
    if (rival && fateOf(rival) === 'dead') unlinkSync(marker)
    return false
  }
  const isStill = readOwner(file)?.id === dead.id
  if (isStill) renameSync(marker, file)
  else unlinkSync(marker)
  return isStill
}

function fateOf(owner: Owner): Fate {
  const boot = readText('/proc/sys/kernel/random/boot_id')
  if (owner.host !== hostname()) return 'unknowable'
  if (owner.boot !== boot) return 'dead'
  if (!isRunning(owner.pid)) return 'dead'
  return owner.started !== null && startOf(owner.pid) !== owner.started ? 'dead' : 'alive'
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Field 22 of `/proc/<pid>/stat`, counted after the command name, which may hold anything. */
function startOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function readText(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

function heldElsewhere(file: string, owner: Owner): UnreachableError {
  return new UnreachableError(
    'database_in_use',
    `the embedded database is held by process ${owner.pid} on ${owner.host}, which this machine (${hostname()}) cannot look at`,
    {
      hint: `if that process is gone, delete ${file}; to share data between machines set DATABASE_URL to a Postgres`,
    },
  )
}
