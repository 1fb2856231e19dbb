/**
 * A real web server on loopback whose answers, and faults, a test writes down. Sequences answer once each, the last for
 * ever; raw replies go to the socket as they are, so that servers that break HTTP can be played too.
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
  /** Wait before the head is sent. */
  readonly delay_ms?: number
  /** Send the body in pieces of `bytes`, one every `every_ms`. */
  readonly drip?: { readonly bytes: number; readonly every_ms: number }
  /** Close the connection hard: before the head, or after `after` bytes of the body. */
  readonly reset?: 'before' | { readonly after: number }
  /** Compress the body; `truncated` leaves the end of the stream away, `false_label` only says gzip. */
  readonly gzip?: 'whole' | 'truncated' | 'false_label'
  /** Announce this Content-Length, whatever the body has. */
  readonly length?: number
  /** No length and no chunks: the body ends where the connection does, after `cut` bytes where given. */
  readonly until_close?: { readonly cut?: number }
  /** A body that never ends. */
  readonly endless?: boolean
  /** Bytes for the socket, head included; then it is closed. */
  readonly raw?: string | Uint8Array
}

export type Answering =
  | Reply
  | readonly Reply[]
  | ((request: IncomingMessage, count: number, body: string) => Reply)

interface SeenRequest {
  readonly method: string
  readonly url: string
  /** What was posted. */
  readonly body: string
  readonly headers: IncomingMessage['headers']
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface PortalServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** `127.0.0.1:PORT`, as a portal file's `hosts` want it. */
  readonly host: string
  readonly requests: readonly SeenRequest[]
  /** Number of requests for a path. */
  readonly count: (path: string) => number
  readonly set: (path: string, answering: Answering) => void
  readonly close: () => Promise<void>
}

/** Starts on a free port; paths without an answer get 404. A key with a query (`/a?b=1`) goes before one without. */
export async function startPortalServer(
  answers: Readonly<Record<string, Answering>> = {},
): Promise<PortalServer> {
  const routes = new Map<string, Answering>(Object.entries(answers))
  const counts = new Map<string, number>()
  const requests: SeenRequest[] = []
  const server = http.createServer((request, response) => {
    const url = request.url ?? '/'
    const at = Date.now()
    void text(request).then((body) => {
      requests.push({ method: request.method ?? '', url, body, headers: request.headers, at })
      const path = routes.has(url) ? url : (url.split('?')[0] ?? url)
      const count = counts.get(path) ?? 0
      counts.set(path, count + 1)
      return send(pick(routes.get(path), request, count, body), response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    count: (path) => counts.get(path) ?? 0,
    set: (path, answering) => void routes.set(path, answering),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function pick(
  answering: Answering | undefined,
  request: IncomingMessage,
  count: number,
  body: string,
): Reply {
  if (answering === undefined) return { status: 404, body: 'not here' }
  if (typeof answering === 'function') return answering(request, count, body)
  if (!isSequence(answering)) return answering
  return answering[Math.min(count, answering.length - 1)] ?? { status: 404 }
}

function isSequence(answering: Reply | readonly Reply[]): answering is readonly Reply[] {
  return Array.isArray(answering)
}

async function send(reply: Reply, response: ServerResponse): Promise<void> {
  if (reply.delay_ms !== undefined) await sleep(reply.delay_ms, undefined, { ref: false })
  const { socket } = response
  if (socket === null || socket.destroyed) return
  if (reply.reset === 'before') return void socket.resetAndDestroy()
  if (reply.raw !== undefined) return void socket.end(reply.raw)
  const body = encoded(reply)
  if (reply.until_close) {
    socket.write(`HTTP/1.1 ${reply.status ?? 200} OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n`)
    return void socket.end(body.subarray(0, reply.until_close.cut ?? body.length))
  }
  response.writeHead(reply.status ?? 200, { ...heading(reply, body), ...mutable(reply.headers) })
  await sendBody(reply, body, response)
}

function heading(reply: Reply, body: Uint8Array): Record<string, string> {
  const length = reply.length ?? (reply.drip || reply.endless || reply.reset ? undefined : body.length)
  return {
    'content-type': 'text/html; charset=utf-8',
    ...(length === undefined || reply.status === 304 ? {} : { 'content-length': String(length) }),
    ...(reply.gzip ? { 'content-encoding': 'gzip' } : {}),
  }
}

function mutable(headers: Reply['headers'] = {}): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  )
}

function encoded(reply: Reply): Uint8Array {
  const raw = reply.body ?? ''
  // Bytes are not copied: some bodies are as large as memory allows.
  const body =
    typeof raw === 'string' ? Buffer.from(raw) : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (reply.gzip === undefined || reply.gzip === 'false_label') return body
  const zipped = gzipSync(body)
  return reply.gzip === 'truncated' ? zipped.subarray(0, Math.floor(zipped.length / 2)) : zipped
}

async function sendBody(reply: Reply, body: Uint8Array, response: ServerResponse): Promise<void> {
  if (reply.endless) return fill(response)
  if (reply.drip) return drip(reply.drip, body, response)
  if (typeof reply.reset === 'object') {
    response.write(body.subarray(0, reply.reset.after), () => response.socket?.resetAndDestroy())
    return
  }
  if (reply.length !== undefined && reply.length !== body.length) {
    response.flushHeaders()
    return void response.socket?.end(body)
  }
  response.end(body)
}

async function drip(
  { bytes, every_ms }: { bytes: number; every_ms: number },
  body: Uint8Array,
  response: ServerResponse,
): Promise<void> {
  for (let sent = 0; sent < body.length && !response.destroyed; sent += bytes) {
    response.write(body.subarray(sent, sent + bytes))
    await sleep(every_ms, undefined, { ref: false })
  }
  response.end()
}

async function fill(response: ServerResponse): Promise<void> {
  const piece = Buffer.alloc(65_536, 'x')
  while (!response.destroyed) {
    response.write(piece)
    await sleep(1, undefined, { ref: false })
  }
}
