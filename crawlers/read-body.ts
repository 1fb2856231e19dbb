/** Reads a response body under caps: size, total time and slow drip. What breaks a cap is dropped, never kept in part. */
import { TransportError } from '../src/domain/errors.ts'
import { type BodyRoom, SMALL_BODY } from './body-room.ts'
import type { FetchCaps } from './fetch-caps.ts'
import { createLargeBody, type LargeBody } from './large-body.ts'

export interface BodyRules {
  readonly url: URL
  readonly caps: FetchCaps
  /** Aborted by us with the reason when a cap breaks. */
  readonly abort: AbortController
  /** Announced length in bytes; null where the server gave none that counts. */
  readonly length: number | null
  /** Where a large body waits for its turn. */
  readonly room: BodyRoom
  /** Called with the size of each piece; may throw to stop reading. */
  readonly onBytes: (count: number) => void
}

/** All bytes of the body as they came over the wire, content encoding not yet undone. */
export async function readBody(stream: AsyncIterable<Uint8Array>, rules: BodyRules): Promise<Uint8Array> {
  const { url, caps, abort, length } = rules
  if (length !== null && length > caps.max_bytes) throw tooLarge(url, caps.max_bytes)
  const pieces: Uint8Array[] = []
  let large: LargeBody | null = null
  let size = 0
  let inWindow = 0
  let isWaiting = false
  let leave: (() => void) | null = null
  const watch = setInterval(() => {
    if (!isWaiting && inWindow < caps.drip_min_bytes) abort.abort(tooSlow(url, inWindow, caps.drip_window_ms))
    inWindow = 0
  }, caps.drip_window_ms)
  try {
    for await (const piece of stream) {
      size += piece.length
      inWindow += piece.length
      rules.onBytes(piece.length)
      if (size > caps.max_bytes) throw tooLarge(url, caps.max_bytes)
      if (large !== null) large.append(piece)
      else pieces.push(piece)
      if (large !== null || size < SMALL_BODY) continue
      isWaiting = true
      leave = await rules.room.enter()
      isWaiting = false
      large = createLargeBody(caps.max_bytes)
      for (const early of pieces.splice(0)) large.append(early)
    }
    abort.signal.throwIfAborted()
    if (length !== null && length !== size) throw cutShort(url, size, length)
    return large?.take() ?? joined(pieces, size)
  } finally {
    clearInterval(watch)
    large?.drop()
    leave?.()
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, size)
}

function cutShort(url: URL, size: number, length: number): TransportError {
  return new TransportError('truncated', `${url.href}: ${size} bytes came of ${length} announced`, {
    context: { url: url.href, bytes: size, announced: length },
  })
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
