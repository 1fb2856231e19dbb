/**
 * One record of a WARC file (ISO 28500, version 1.1), as a gzip member of its own, so that any record can be read from
 * its offset. Digests are SHA-256 in hex: that of a payload is the name under which the archive keeps it.
 */
import { createHash, hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

export type WarcType = 'warcinfo' | 'request' | 'response' | 'revisit' | 'resource' | 'metadata'

/** Names as the standard writes them; values of one line. */
export type Fields = readonly (readonly [name: string, value: string])[]

export interface WarcRecord {
  readonly type: WarcType
  /** `<urn:uuid:…>` as `recordId` makes it. */
  readonly id: string
  /** ISO instant. */
  readonly date: string
  readonly fields: Fields
  readonly content_type: string
  /** The block in its parts; the last one is the payload where `payload_sha256` is given. */
  readonly block: readonly Uint8Array[]
  readonly payload_sha256?: string
}

const compress = promisify<Uint8Array, Buffer>(gzip)

/** The record with its digests, compressed. */
export async function packRecord(record: WarcRecord): Promise<Uint8Array> {
  const { type, id, date, fields, content_type, block, payload_sha256 } = record
  const digest = createHash('sha256')
  for (const part of block) digest.update(part)
  const length = block.reduce((sum, part) => sum + part.length, 0)
  const head: Fields = [
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ...fields,
    ...(payload_sha256 === undefined ? [] : [['WARC-Payload-Digest', `sha256:${payload_sha256}`] as const]),
    ['WARC-Block-Digest', `sha256:${digest.digest('hex')}`],
    ['Content-Type', content_type],
    ['Content-Length', String(length)],
  ]
  const text = `WARC/1.1\r\n${fieldLines(head)}\r\n`
  return compress(Buffer.concat([Buffer.from(text), ...block, Buffer.from('\r\n\r\n')]))
}

/** `Name: value` lines. What would break a line becomes a space. */
export function fieldLines(fields: Fields): string {
  return fields.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('')
}

/** The same for the same facts, so that the same fetches give the same records. */
export function recordId(...facts: readonly (string | number)[]): string {
  const hex = hash('sha256', facts.join('\n'))
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`]
  return `<urn:uuid:${parts.join('-')}-${hex.slice(20, 32)}>`
}
