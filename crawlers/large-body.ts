/** A body that may become large, in one piece of memory that grows, and is given back at once where the body is refused. */
import { createPieceCollector } from './spent-pieces.ts'

export interface LargeBody {
  readonly append: (piece: Uint8Array) => void
  /** The bytes; nothing may be appended afterwards. */
  readonly take: () => Uint8Array
  /** Frees the memory without waiting for the garbage collector; harmless after `take`. */
  readonly drop: () => void
}

/** Grown by this much at a time. */
const STEP = 1_000_000

/** `max` bounds the bytes appended. */
export function createLargeBody(max: number): LargeBody {
  const buffer = new ArrayBuffer(0, { maxByteLength: max })
  let size = 0
  const spent = createPieceCollector()
  return {
    append: (piece) => {
      const needed = size + piece.length
      if (needed > buffer.byteLength) buffer.resize(Math.min(max, needed + STEP))
      new Uint8Array(buffer).set(piece, size)
      size = needed
      spent(piece.length)
    },
    take: () => new Uint8Array(buffer.transferToFixedLength(size)),
    drop: () => {
      if (!buffer.detached) buffer.transfer(0)
    },
  }
}
