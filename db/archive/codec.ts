/**
 * How an object is stored: as it was compressed on the wire; else brotli where it saves space, and as it is where it does
 * not (PDF, pictures, archives). The file name's ending says which.
 */
import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  brotliDecompressSync,
  constants,
  gunzip,
  gunzipSync,
  type ZlibOptions,
} from 'node:zlib'

export type Codec = 'br' | 'gz' | 'raw'

export const CODECS: readonly Codec[] = ['br', 'gz', 'raw']

export interface Packed {
  readonly codec: Codec
  readonly bytes: Uint8Array
}

/** Quality 4 is smaller than gzip-6 and costs less than half of it. */
const QUALITY = 4
/** Below this the hand-over to a thread costs more than the work. */
const SYNC_BYTES = 128_000
const SAMPLE_BYTES = 65_536
const WORTHWHILE = 0.95

const compressInThread = promisify<Uint8Array, BrotliOptions, Uint8Array>(brotliCompress)
const expandInThread = promisify<Uint8Array, BrotliOptions, Uint8Array>(brotliDecompress)
const gunzipInThread = promisify<Uint8Array, ZlibOptions, Uint8Array>(gunzip)

/** `gzip` is what the server made of the bytes, where it did: compressing them once more would cost more than fetching them. */
export async function pack(bytes: Uint8Array, gzip?: Uint8Array): Promise<Packed> {
  if (gzip !== undefined && gzip.length < bytes.length * WORTHWHILE) return { codec: 'gz', bytes: gzip }
  if (bytes.length > SAMPLE_BYTES) {
    const sample = brotliCompressSync(bytes.subarray(0, SAMPLE_BYTES), settings(SAMPLE_BYTES))
    if (sample.length > SAMPLE_BYTES * WORTHWHILE) return { codec: 'raw', bytes }
  }
  const small = await compress(bytes)
  return small.length < bytes.length * WORTHWHILE ? { codec: 'br', bytes: small } : { codec: 'raw', bytes }
}

/** Throws where the bytes are no such stream or hold more than `maxBytes`. */
export async function unpack({ codec, bytes }: Packed, maxBytes: number): Promise<Uint8Array> {
  if (codec === 'raw') return bytes
  const options = { maxOutputLength: maxBytes }
  if (codec === 'gz')
    return bytes.length > SYNC_BYTES ? gunzipInThread(bytes, options) : gunzipSync(bytes, options)
  return bytes.length > SYNC_BYTES ? expandInThread(bytes, options) : brotliDecompressSync(bytes, options)
}

async function compress(bytes: Uint8Array): Promise<Uint8Array> {
  const options = settings(bytes.length)
  return bytes.length > SYNC_BYTES ? compressInThread(bytes, options) : brotliCompressSync(bytes, options)
}

/** The window need not be larger than the object: a small one saves the encoder megabytes of set-up. */
function settings(size: number): BrotliOptions {
  const window = Math.ceil(Math.log2(Math.max(size, 1) + 16))
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(constants.BROTLI_MIN_WINDOW_BITS, window)),
    },
  }
}
