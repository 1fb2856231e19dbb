/**
 * Looks at the pictures of a document in a worker that is killed when its time is spent. Law kept here: what was made
 * out before that is kept, and that there was more is said.
 */
import { Worker } from 'node:worker_threads'
import type { SeenTable } from './read-tables.ts'

/** A document, and the folder it lies in where that is known. */
export interface Looking {
  readonly bytes: Uint8Array
  readonly folder: string | null
}

export interface SeenPicture {
  readonly picture: string
  /** Pixels of the tables' boxes in one pixel of the picture. */
  readonly scale: number
  readonly tables: readonly SeenTable[]
}

/** What the worker says, one picture after the other. */
export type Answer = SeenPicture | { readonly note: string } | { readonly done: true }

export interface Seen {
  readonly pictures: readonly SeenPicture[]
  readonly notes: readonly string[]
}

const MOST_MS = 180_000
const LIMITS = { maxOldGenerationSizeMb: 512, stackSizeMb: 4 }

/** Never throws; `mostMs` bounds the wall-clock time. */
export function lookApart(document: Looking, mostMs: number = MOST_MS): Promise<Seen> {
  const pictures: SeenPicture[] = []
  const notes: string[] = []
  const worker = new Worker(new URL('./ocr-worker.ts', import.meta.url), {
    resourceLimits: LIMITS,
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const finish = (note?: string): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      if (note !== undefined) notes.push(note)
      void worker.terminate()
      resolve({ pictures, notes })
    }
    const timer = setTimeout(
      () => finish(`Looking at the pictures was stopped after ${mostMs / 1_000} seconds.`),
      mostMs,
    )
    worker.on('message', (answer: Answer) => {
      if ('picture' in answer) pictures.push(answer)
      else if ('note' in answer) notes.push(answer.note)
      else finish()
    })
    worker.on('error', (error: Error) => finish(`Looking at the pictures failed: ${error.message}.`))
    worker.on('exit', () => finish('Looking at the pictures ended too early.'))
    worker.postMessage(document)
  })
}
