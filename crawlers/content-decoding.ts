/**
 * Undoes Content-Encoding ourselves, so that a cap holds while bytes grow, a false label is seen, and a stream that
 * ends early is an error instead of half a page. Character sets are not touched here.
 */
import { promisify } from 'node:util'
import {
  brotliDecompress,
  brotliDecompressSync,
  gunzip,
  gunzipSync,
  inflate,
  inflateRaw,
  inflateRawSync,
  inflateSync,
} from 'node:zlib'
import { TransportError } from '../src/domain/errors.ts'
import type { BodyRoom } from './body-room.ts'

/** What we ask servers for. */
export const ACCEPT_ENCODING = 'gzip, deflate, br'

type Codec = 'gzip' | 'zlib' | 'deflate' | 'br'

const SYNC = { gzip: gunzipSync, zlib: inflateSync, deflate: inflateRawSync, br: brotliDecompressSync }
const ASYNC = {
  gzip: promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(gunzip),
  zlib: promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflate),
  deflate: promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw),
  br: promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(brotliDecompress),
}
/** Below this the hand-over to a thread costs more than the work; a bomb this small still stops at the cap. */
const SYNC_BYTES = 64_000

/** The bytes of the content, and what the server made of them where that was one gzip stream. */
export interface DecodedContent {
  readonly bytes: Uint8Array
  readonly gzip?: Uint8Array
}

/** Wire bytes → content bytes. Throws TransportError `too_large`, `truncated`, `bad_encoding`. */
export async function decodeContent(
  wire: Uint8Array,
  encoding: string,
  maxBytes: number,
  room: BodyRoom,
): Promise<DecodedContent> {
  const labels = encoding
    .toLowerCase()
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '' && label !== 'identity')
  if (labels.length > 3)
    throw new TransportError('bad_encoding', `Content-Encoding ${encoding} is not plausible`)
  let bytes = wire
  let isGzip = false
  for (const label of labels.toReversed()) {
    const codec = codecOf(label, bytes)
    isGzip = codec === 'gzip' && bytes === wire
    if (codec !== null) bytes = await decompress(bytes, codec, maxBytes, room)
  }
  return isGzip && bytes !== wire ? { bytes, gzip: wire } : { bytes }
}

/** The codec that the bytes really have; null where they are plain in spite of the label. */
function codecOf(label: string, bytes: Uint8Array): Codec | null {
  const [first = 0, second = 0] = bytes
  if (label === 'gzip' || label === 'x-gzip')
    return first === 0x1f && second === 0x8b ? 'gzip' : plain(bytes, label)
  if (label === 'br') return 'br'
  if (label === 'deflate') return (first & 15) === 8 && (first * 256 + second) % 31 === 0 ? 'zlib' : 'deflate'
  throw new TransportError(
    'bad_encoding',
    `Content-Encoding ${label} is unknown; expected ${ACCEPT_ENCODING}`,
  )
}

function plain(bytes: Uint8Array, label: string): null {
  if (bytes.length < 2 && bytes.length > 0) {
    throw new TransportError('truncated', `the ${label} stream ended after ${bytes.length} byte`)
  }
  return null
}

async function decompress(
  bytes: Uint8Array,
  codec: Codec,
  maxOutputLength: number,
  room: BodyRoom,
): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes
  if (bytes.length <= SYNC_BYTES) return unpackedAtOnce(bytes, codec, maxOutputLength)
  const leave = await room.enter()
  try {
    return await ASYNC[codec](bytes, { maxOutputLength })
  } catch (cause) {
    throw decodingError(cause, codec, maxOutputLength)
  } finally {
    leave()
  }
}

function unpackedAtOnce(bytes: Uint8Array, codec: Codec, maxOutputLength: number): Uint8Array {
  try {
    return SYNC[codec](bytes, { maxOutputLength })
  } catch (cause) {
    throw decodingError(cause, codec, maxOutputLength)
  }
}

function decodingError(cause: unknown, codec: Codec, maxBytes: number): TransportError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return new TransportError('too_large', `more than ${maxBytes} bytes after decompression`, { cause })
  }
  if (code === 'Z_BUF_ERROR') {
    return new TransportError('truncated', `the ${codec} stream ended before its end`, { cause })
  }
  return new TransportError('bad_encoding', `the ${codec} stream is damaged (${code})`, { cause })
}
