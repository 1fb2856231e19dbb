/**
 * The process that ran the embedded database can die in the middle of a statement of ours: nobody knows then whether it
 * was done. What may be done twice is simply done again, on the database of the successor.
 */

/** Not an error of the source or of the input: nothing above may take it for one and go on. */
export class OwnerDied extends Error {
  constructor(cause: unknown) {
    super(
      'the process that ran the embedded database ended in the middle of a statement of this one; run the command again: what was stored is kept, and nothing is stored twice',
      { cause },
    )
  }
}

/** Successors may die too; more than this is no accident. */
const ATTEMPTS = 5

/** Runs what is safe to repeat until it was answered; `before` prepares each repetition. */
export async function onceMore<T>(run: () => Promise<T>, before?: () => Promise<void>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      if (attempt > 1) await before?.()
      return await run()
    } catch (error) {
      if (!(error instanceof OwnerDied) || attempt >= ATTEMPTS) throw error
    }
  }
}
