/**
 * Reads a heavy document in a worker that is killed when its time or memory is spent. One worker serves one file after
 * another and is started again after a kill; it never keeps the process alive. Law kept here: whatever a document does
 * to its reader, the answer is a report with a reason.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { nothingRead, type ReadInput } from '../../parsers/read-report.ts'
import type { Report } from '../domain/report.ts'
import type { Allowance } from './read-allowance.ts'

/** With the bytes outside the heap and the process around it this stays below 512 MB. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
const POLL_MS = 50
/** Loading the reader takes a quarter of a second on a quiet core. */
const START_MS = 30_000
const LOADING: Allowance = { cpuMs: START_MS, wallMs: START_MS }
/** A thread ends as soon as it leaves native code; nobody waits longer for it. */
const END_MS = 2_000

type Answer =
  | { readonly ready: true }
  | { readonly started: true }
  | { readonly report: Report }
  | { readonly fault: string }

let idle: Worker | null = null
let last: Promise<unknown> = Promise.resolve()

/** Reads one document apart; waits for the one before it. Never throws. */
export function readApart(input: ReadInput, allowance: Allowance): Promise<Report> {
  const next = last.then(() => readNow(input, allowance))
  last = next
  return next
}

async function readNow(input: ReadInput, allowance: Allowance): Promise<Report> {
  let worker: Worker
  try {
    worker = idle ?? (await startWorker())
  } catch (error) {
    return unreadable(`its reader could not be started (${messageOf(error)})`)
  }
  idle = null
  worker.ref()
  const outcome = await settled(worker, input, allowance)
  if (typeof outcome === 'string') {
    // A reader that failed is not trusted with the next document.
    await ended(worker)
    return unreadable(outcome)
  }
  worker.unref()
  idle = worker
  return outcome
}

const unreadable = (why: string): Report => nothingRead('unreadable', `The document cannot be read: ${why}.`)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    resourceLimits: LIMITS,
    // How this process was started (`--input-type`, `--eval`) is nothing to the reader and could keep it from starting.
    execArgv: [],
  })
  // Between two documents nobody listens: a reader that dies idle is only not used again.
  worker.on('error', () => undefined)
  worker.once('exit', () => {
    if (idle === worker) idle = null
  })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      void ended(worker)
      reject(new Error(`it was not ready after ${START_MS / 1_000} seconds`))
    }, START_MS)
    const settle = (act: () => void): void => {
      clearTimeout(late)
      act()
    }
    worker.once('message', () => settle(() => resolve(worker)))
    worker.once('error', (error) => settle(() => reject(error)))
    worker.once('exit', () => settle(() => reject(new Error('it ended at once'))))
  })
}

/** Ends a reader. From here on it keeps nobody, not even where it does not end in time. */
async function ended(worker: Worker): Promise<void> {
  worker.unref()
  const waited = new AbortController()
  const { signal } = waited
  await Promise.race([worker.terminate(), wait(END_MS, undefined, { signal }).catch(() => undefined)])
  waited.abort()
}

/** The report, or why there is none. */
function settled(worker: Worker, input: ReadInput, allowance: Allowance): Promise<Report | string> {
  return new Promise((resolve) => {
    const finish = (outcome: Report | string): void => {
      stop()
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      resolve(outcome)
    }
    const onMessage = (answer: Answer): void => {
      if ('started' in answer) {
        // What the library took to load is not the document's doing.
        stop()
        stop = watching()
      } else if ('report' in answer) finish(answer.report)
      else if ('fault' in answer) finish(`a fault stopped its reader: ${answer.fault.split('\n')[0]}`)
    }
    const onError = (error: NodeJS.ErrnoException): void =>
      finish(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `it needs more than ${LIMITS.maxOldGenerationSizeMb} MB of memory`
          : `a fault stopped its reader: ${messageOf(error).split('\n')[0]}`,
      )
    const onExit = (): void => finish('its reader ended before it was done')
    const watching = (): (() => void) =>
      watch(worker, allowance, (spent) => finish(`it took longer than ${spent / 1_000} seconds`))
    let stop = watch(worker, LOADING, (spent) =>
      finish(`its library was not there after ${spent / 1_000} seconds`),
    )
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    // A copy of its own, handed over: a view may stand in a much larger buffer.
    const bytes = Uint8Array.from(input.bytes)
    worker.postMessage({ ...input, bytes }, [bytes.buffer])
  })
}

/** Calls `expire` with the bound that was passed. Returns how to stop watching. */
function watch(worker: Worker, allowance: Allowance, expire: (spent: number) => void): () => void {
  const started = performance.now()
  let before: number | null = null
  let asking = false
  const timer = setInterval(async () => {
    if (performance.now() - started > allowance.wallMs) return expire(allowance.wallMs)
    if (asking) return
    asking = true
    const used = await cpuMsOf(worker)
    asking = false
    if (used === null) return
    before ??= Math.max(0, used - (performance.now() - started))
    if (used - before > allowance.cpuMs) expire(allowance.cpuMs)
  }, POLL_MS)
  return () => clearInterval(timer)
}

/** Processor time of a worker so far; null where this Node cannot tell, or the worker is gone. */
async function cpuMsOf(worker: Worker): Promise<number | null> {
  if (typeof worker.cpuUsage !== 'function') return null
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1_000
  } catch {
    return null
  }
}
