/**
 * Cuts what a Postgres client sends into whole protocol messages. Requests for encryption are declined here,
 * cancellation and goodbye end the connection: none of them reaches the database.
 */
import type { Socket } from 'node:net'

export interface FrontendReader {
  feed(chunk: Uint8Array): void
}

const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102
const TERMINATE = 0x58

/** Whole messages go to the end of `messages`. */
export function readFrontend(socket: Socket, messages: Uint8Array[]): FrontendReader {
  let pending = Buffer.alloc(0)
  let started = false
  return {
    feed: (chunk) => {
      pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk])
      for (;;) {
        const length = messageLength(pending, started)
        if (length === null || pending.length < length) return
        const message = pending.subarray(0, length)
        pending = pending.subarray(length)
        if (started) {
          if (message[0] === TERMINATE) socket.end()
          else messages.push(message)
        } else started = start(socket, message, messages)
      }
    },
  }
}

/** Startup messages have no type byte. Null while the length itself is not there yet. */
function messageLength(pending: Buffer, started: boolean): number | null {
  if (started) return pending.length < 5 ? null : 1 + pending.readInt32BE(1)
  return pending.length < 8 ? null : pending.readInt32BE(0)
}

function start(socket: Socket, message: Buffer, messages: Uint8Array[]): boolean {
  const code = message.readInt32BE(4)
  if (code === CANCEL_REQUEST) {
    socket.end()
    return false
  }
  if (code === SSL_REQUEST || code === GSS_REQUEST) {
    socket.write('N')
    return false
  }
  messages.push(message)
  return true
}
