/**
 * Room for large bodies: only so many may be read or unpacked at once, since each may grow to its cap before it is refused.
 * Law: nobody waits for ever; who waits longer than `patience_ms` goes on.
 */
import { setTimeout as delay } from 'node:timers/promises'

export interface BodyRoom {
  /** Resolves when there is room; the answer gives it back, once. */
  readonly enter: () => Promise<() => void>
}

/** A body of fewer bytes needs no room. */
export const SMALL_BODY = 2_000_000

export function createBodyRoom(places: number, patience_ms: number): BodyRoom {
  let free = places
  const waiting: (() => void)[] = []
  const leave = () => {
    free += 1
    waiting.shift()?.()
  }
  return {
    enter: async () => {
      if (free <= 0) {
        const { promise, resolve } = Promise.withResolvers<void>()
        waiting.push(resolve)
        await Promise.race([promise, delay(patience_ms, undefined, { ref: false })])
        const index = waiting.indexOf(resolve)
        if (index >= 0) waiting.splice(index, 1)
      }
      free -= 1
      let isInside = true
      return () => {
        if (isInside) leave()
        isInside = false
      }
    },
  }
}
