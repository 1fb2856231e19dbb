/**
 * A query's rows as COPY prints them: the server writes text, and nothing here takes it apart. Lines come whole, many a
 * chunk, and the server waits for a slow reader.
 */
import { to as copyTo } from 'pg-copy-streams'
import type { Store } from './connect.ts'
import { isConnectionLost } from './lasting-client.ts'

const NEWLINE = 0x0a

/**
 * Runs `query`, a SELECT with its values written in. Where the embedded database changed hands before a byte came, it is
 * asked once more.
 */
export async function* copyLines(store: Store, query: string): AsyncGenerator<Uint8Array> {
  let hasBegun = false
  try {
    for await (const chunk of once(store, query)) {
      hasBegun = true
      yield chunk
    }
  } catch (error) {
    if (hasBegun || !isConnectionLost(error)) throw error
    yield* once(store, query)
  }
}

async function* once(store: Store, query: string): AsyncGenerator<Uint8Array> {
  const client = await store.connect()
  let isWhole = false
  try {
    yield* wholeLines(client.query(copyTo(`copy (${query}) to stdout`)) as AsyncIterable<Buffer>)
    isWhole = true
  } finally {
    // A client in the middle of an answer is of no further use.
    client.release(!isWhole)
  }
}

async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let held: readonly Buffer[] = []
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1
    if (end === 0) {
      held = [...held, chunk]
      continue
    }
    const lines = chunk.subarray(0, end)
    yield held.length === 0 ? lines : Buffer.concat([...held, lines])
    held = end === chunk.length ? [] : [chunk.subarray(end)]
  }
}
