/**
 * Watches what the database answers for ReadyForQuery ("Z"), which alone says whether a transaction is still open.
 * Chunks may be cut anywhere, so that headers are counted across them.
 */
export interface ReadyScanner {
  feed(chunk: Uint8Array): void
  /** True once after the database has said that it is at rest outside any transaction. */
  takeIdle(): boolean
}

const READY = 0x5a
const IDLE = 0x49

export function scanReady(): ReadyScanner {
  const header = new Uint8Array(5)
  let headerLength = 0
  let bodyLeft = 0
  let idle = false

  function takeByte(byte: number): void {
    header[headerLength++] = byte
    if (headerLength < 5) return
    bodyLeft = new DataView(header.buffer).getInt32(1) - 4
    if (bodyLeft === 0) headerLength = 0
  }

  function takeBody(chunk: Uint8Array, at: number): number {
    const length = Math.min(bodyLeft, chunk.length - at)
    if (header[0] === READY) idle = chunk[at] === IDLE
    bodyLeft -= length
    if (bodyLeft === 0) headerLength = 0
    return at + length
  }

  return {
    feed: (chunk) => {
      let at = 0
      while (at < chunk.length) {
        if (headerLength === 5) at = takeBody(chunk, at)
        else takeByte(chunk[at++] ?? 0)
      }
    },
    takeIdle: () => {
      const was = idle
      idle = false
      return was
    },
  }
}
