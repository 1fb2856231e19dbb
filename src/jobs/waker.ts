/** Waits that can be cut short, any number of times, without leaving anything behind on what they wait for. */
export interface Waker {
  /** Resolves after `ms`, when woken, or once the signal is given. */
  readonly wait: (ms: number) => Promise<void>
  readonly wake: () => void
}

export function createWaker(signal: AbortSignal): Waker {
  let end: (() => void) | null = null
  signal.addEventListener('abort', () => end?.(), { once: true })
  return {
    wake: () => end?.(),
    wait: (ms) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const timer = setTimeout(() => end?.(), ms)
        end = () => {
          clearTimeout(timer)
          end = null
          resolve()
        }
      }),
  }
}
