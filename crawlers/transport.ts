/**
 * One request, one answer, no policy. Two ways to send it: undici, and a second try with Node's own forgiving parser
 * for servers that break the protocol. Connections go only to addresses that the address book has checked.
 */
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { TransportError } from '../src/domain/errors.ts'
import type { AddressBook } from './address.ts'
import { type BodyRoom, createBodyRoom } from './body-room.ts'
import { decodeContent } from './content-decoding.ts'
import { noteExchange } from './failed-exchange.ts'
import type { FetchCaps } from './fetch-caps.ts'
import { readBody } from './read-body.ts'
import { isProtocolFault, transportError } from './transport-error.ts'

/** A whole answer; `bytes` have their content encoding undone, nothing else. */
export interface Answer {
  readonly status: number
  /** Names in lower case; repeated ones joined with ", ". */
  readonly headers: Readonly<Record<string, string>>
  readonly setCookies: readonly string[]
  readonly bytes: Uint8Array
  /** What the server made of the bytes, where it sent them as one gzip stream. */
  readonly gzip?: Uint8Array
  /** True where the protocol itself proves that the body is whole (chunked, or a checked compression). */
  readonly proven: boolean
}

/** What goes out besides the address. */
export interface Sending {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** Null for GET. */
  readonly body: string | null
}

export interface Transport {
  /** Throws AppError only. `onLenient` is called when the second way is taken. */
  readonly send: (url: URL, sending: Sending, rules: SendRules) => Promise<Answer>
  readonly close: () => Promise<void>
}

/** Of one request. */
export interface SendRules {
  readonly allowPrivate: boolean
  /** Called with each number of bytes read; may throw to stop reading. */
  readonly onBytes: (count: number) => void
}

interface Options {
  readonly caps: FetchCaps
  readonly addresses: AddressBook
  readonly onLenient: (url: URL) => void
}

type Reading = Options & Pick<SendRules, 'onBytes'> & { readonly room: BodyRoom }

type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/** Large bodies in memory at once, and how long another one waits for them. */
const LARGE_AT_ONCE = 1
const LARGE_PATIENCE_MS = 20_000

export function createTransport(options: Options): Transport {
  const room = createBodyRoom(LARGE_AT_ONCE, LARGE_PATIENCE_MS)
  const agents = { open: createAgent(options, true), guarded: createAgent(options, false) }
  return {
    send: async (url, sending, { allowPrivate, onBytes }) => {
      const agent = allowPrivate ? agents.open : agents.guarded
      try {
        return await attempt(url, options, (abort, seen) =>
          sendByUndici(url, sending, agent, { ...options, onBytes, room }, abort, seen),
        )
      } catch (error) {
        if (!(error instanceof TransportError) || !isProtocolFault(error.cause)) throw error
        options.onLenient(url)
        const lookup = pinnedLookup(options.addresses, allowPrivate)
        return attempt(url, options, (abort, seen) =>
          sendLeniently(url, sending, lookup, { ...options, onBytes, room }, abort, seen),
        )
      }
    },
    close: async () => {
      await Promise.all([agents.open.destroy(), agents.guarded.destroy()])
    },
  }
}

type Seen = { head: { readonly status: number; readonly headers: Answer['headers'] } | null }

/** Runs one try under the total time; every error leaves as ours, and the reason of our own abort wins. */
async function attempt(
  url: URL,
  { caps }: Options,
  send: (abort: AbortController, seen: Seen) => Promise<Answer>,
): Promise<Answer> {
  const abort = new AbortController()
  const seen: Seen = { head: null }
  const late = () =>
    abort.abort(
      new TransportError('timeout', `${url.href}: not finished within ${caps.total_ms} ms`, {
        context: { url: url.href },
      }),
    )
  const timer = setTimeout(late, caps.total_ms)
  try {
    return await send(abort, seen)
  } catch (error) {
    const fault = transportError(abort.signal.aborted ? abort.signal.reason : error, url, seen.head !== null)
    if (seen.head !== null) noteExchange(fault, seen.head)
    throw fault
  } finally {
    clearTimeout(timer)
  }
}

async function sendByUndici(
  url: URL,
  { method, headers, body }: Sending,
  dispatcher: Agent,
  options: Reading,
  abort: AbortController,
  seen: Seen,
): Promise<Answer> {
  const response = await request(url, { method, headers, body, dispatcher, signal: abort.signal })
  seen.head = { status: response.statusCode, headers: flatten(response.headers) }
  try {
    return await finish(url, response.statusCode, response.headers, response.body, options, abort)
  } catch (error) {
    // Undici reports a destroyed body as an error event: without a listener it would end the process.
    response.body.on('error', () => undefined)
    response.body.destroy()
    throw error
  }
}

async function sendLeniently(
  url: URL,
  { method, headers, body }: Sending,
  lookup: LookupFunction,
  options: Reading,
  abort: AbortController,
  seen: Seen,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const open = url.protocol === 'https:' ? https.request : http.request
  const sent = open(
    url,
    { method, headers, lookup, insecureHTTPParser: true, agent: false, signal: abort.signal },
    resolve,
  )
  sent.on('error', reject)
  sent.end(body ?? undefined)
  const message = await promise
  seen.head = { status: message.statusCode ?? 0, headers: flatten(message.headers) }
  try {
    return await finish(url, message.statusCode ?? 0, message.headers, message, options, abort)
  } finally {
    sent.destroy()
  }
}

async function finish(
  url: URL,
  status: number,
  raw: RawHeaders,
  body: AsyncIterable<Uint8Array>,
  { caps, onBytes, room }: Reading,
  abort: AbortController,
): Promise<Answer> {
  const headers = flatten(raw)
  const chunked = /chunked/i.test(headers['transfer-encoding'] ?? '')
  const announced = headers['content-length']
  const bodyless = status === 304 || status === 204
  const length =
    chunked || bodyless || announced === undefined || !/^\d+$/.test(announced) ? null : Number(announced)
  const wire = await readBody(body, { url, caps, abort, length, onBytes, room })
  const encoding = headers['content-encoding'] ?? ''
  const { bytes, gzip } = await decodeContent(wire, encoding, caps.max_bytes, room)
  const cookies = raw['set-cookie']
  return {
    status,
    headers,
    setCookies: cookies === undefined ? [] : typeof cookies === 'string' ? [cookies] : cookies,
    bytes,
    ...(gzip && { gzip }),
    proven: chunked || bytes !== wire,
  }
}

function flatten(raw: RawHeaders): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) flat[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ')
  }
  return flat
}

function createAgent({ caps, addresses }: Options, allowPrivate: boolean): Agent {
  return new Agent({
    allowH2: false,
    connect: { lookup: pinnedLookup(addresses, allowPrivate), timeout: caps.connect_ms },
    headersTimeout: caps.head_ms,
    bodyTimeout: caps.total_ms,
    maxHeaderSize: 65_536,
  })
}

/** Hands the connection only addresses the book allows. IP literals never come here: they are checked before sending. */
function pinnedLookup(addresses: AddressBook, allowPrivate: boolean): LookupFunction {
  return (host, options, callback) => {
    addresses.find(host, allowPrivate).then(
      (found) => {
        const [first] = found
        if (options.all === true) callback(null, [...found])
        else callback(null, first?.address ?? '', first?.family ?? 4)
      },
      (error: Error) => callback(error, '', 4),
    )
  }
}
