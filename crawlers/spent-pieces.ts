/**
 * The pieces of a large body are small objects with much memory behind them, so that V8 sees little reason to collect
 * them: tens of megabytes lie about that nobody uses. Here they are collected as the body grows.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { readonly type: 'minor' }) => void

/** Bytes of a large body between two collections. */
const EVERY = 6_000_000

let collect: Collect | null = null

/** Called with the size of each piece once it was copied away. */
export function createPieceCollector(): (count: number) => void {
  let uncollected = 0
  return (count) => {
    uncollected += count
    if (uncollected < EVERY) return
    uncollected = 0
    collect ??= exposeCollect()
    collect({ type: 'minor' })
  }
}

function exposeCollect(): Collect {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as Collect
}
