/**
 * The thread in which PGlite runs: its queries would otherwise stop the event loop of the whole program. Says "ready"
 * once its socket listens, and reports any failure as one line, never as the source text that PGlite's errors carry.
 */
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { servePglite } from './pglite-server.ts'

export interface WorkerStart {
  readonly dataDir: string
  readonly socketPath: string
  /** Whether the database serves for long, so that compiling its code for speed pays. */
  readonly lasting: boolean
}

export type WorkerReport = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly message: string }

function report(message: WorkerReport): void {
  parentPort?.postMessage(message)
}

function fail(error: unknown): void {
  const line = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  report({ kind: 'failed', message: line.slice(0, 300) })
  // Let the report leave before the thread does.
  setImmediate(() => process.exit(1))
}

/**
 * V8 would compile what runs often a second time, for speed. One function of PGlite takes it seconds and 600 MB, which
 * no command wins back: a command of two seconds took four and a half, since the process waits for it at its end.
 */
function compileOnce(): void {
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
}

/** Its own 128 MB are reserved in full; a command rarely reads a page twice, and the system keeps the files in memory anyway. */
const BUFFERS = '32MB'

async function start({ dataDir, socketPath, lasting }: WorkerStart): Promise<void> {
  if (!lasting) compileOnce()
  const db = await PGlite.create({
    dataDir,
    extensions: { pg_trgm },
    ...(!lasting && { startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${BUFFERS}`] }),
  })
  const server = await servePglite(db, socketPath)
  parentPort?.once('message', () => {
    server
      .close()
      .then(() => db.close())
      .then(() => process.exit(0), fail)
  })
  report({ kind: 'ready' })
}

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
start(workerData as WorkerStart).catch(fail)
