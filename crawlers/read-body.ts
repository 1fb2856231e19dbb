/** Reads a response body under caps: size, total time and slow drip. What breaks a cap is dropped, never kept in part. */
import { TransportError } from '../src/domain/errors.ts'
import type { FetchCaps } from './fetch-caps.ts'

export interface BodyRules {
  readonly url: URL
  readonly caps: FetchCaps
  /** Aborted by us with the reason when a cap breaks. */
  readonly abort: AbortController
  /** Announced length in bytes; null where the server gave none that counts. */
  readonly length: number | null
  /** Called with the size of each piece; may throw to stop reading. */
  readonly onBytes: (count: number) => void
}

/** All bytes of the body as they came over the wire, content encoding not yet undone. */
export async function readBody(stream: AsyncIterable<Uint8Array>, rules: BodyRules): Promise<Uint8Array> {
  const { url, caps, abort, length } = rules
  if (length !== null && length > caps.max_bytes) throw tooLarge(url, caps.max_bytes)
  const pieces: Uint8Array[] = []
  let size = 0
  let inWindow = 0
  const watch = setInterval(() => {
    if (inWindow < caps.drip_min_bytes) abort.abort(tooSlow(url, inWindow, caps.drip_window_ms))
    inWindow = 0
  }, caps.drip_window_ms)
  try {
    for await (const piece of stream) {
      size += piece.length
      inWindow += piece.length
      rules.onBytes(piece.length)
      if (size > caps.max_bytes) throw tooLarge(url, caps.max_bytes)
      pieces.push(piece)
    }
  } finally {
    clearInterval(watch)
  }
  abort.signal.throwIfAborted()
  if (length !== null && length !== size) {
    throw new TransportError('truncated', `${url.href}: ${size} bytes came of ${length} announced`, {
      context: { url: url.href, bytes: size, announced: length },
    })
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, size)
}

function tooLarge(url: URL, max: number): TransportError {
  return new TransportError('too_large', `${url.href}: the body is larger than ${max} bytes`, {
    context: { url: url.href, max_bytes: max },
  })
}

function tooSlow(url: URL, bytes: number, window: number): TransportError {
  return new TransportError('too_slow', `${url.href}: ${bytes} bytes in ${window} ms, given up`, {
    context: { url: url.href },
  })
}
