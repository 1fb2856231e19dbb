/**
 * Calls gathered into few: what many hands ask for one by one goes out together, so that a round trip, a transaction and a
 * flush of the disk serve several. Law: nobody waits longer than `patience_ms` for company, and the only one not at all.
 */
export interface Gathering {
  /** That many go out at once. */
  readonly enough: number
  readonly patience_ms: number
}

interface Waiting<In, Out> {
  readonly item: In
  readonly resolve: (answer: Out) => void
  readonly reject: (error: unknown) => void
}

/** `run` gives an answer for each item, in order; one call of it is under way at a time. Its error is everybody's. */
export function gathered<In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  { enough, patience_ms }: Gathering,
): (item: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = []
  let isRunning = false
  let isLate = false
  let timer: NodeJS.Timeout | null = null
  const answer = async (group: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const answers = await run(group.map(({ item }) => item))
      group.forEach(({ resolve }, at) => {
        resolve(answers[at] as Out)
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
  const start = (): void => {
    if (isRunning || waiting.length === 0 || (waiting.length < enough && !isLate)) return
    if (timer !== null) clearTimeout(timer)
    timer = null
    isLate = false
    const group = waiting
    waiting = []
    isRunning = true
    void answer(group).finally(() => {
      isRunning = false
      start()
    })
  }
  const late = (): void => {
    timer = null
    isLate = true
    start()
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length < enough) timer ??= setTimeout(late, patience_ms)
      start()
    })
}
