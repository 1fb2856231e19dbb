/** SIGINT and SIGTERM as a signal to stop; the second one ends the process as it would have. */
export function stopSignal(): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController()
  const stop = () => {
    done()
    controller.abort()
  }
  const done = () => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop)
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop)
  return { signal: controller.signal, done }
}
