/** What is sent with a write: its kind is told first, then it is read up to a bound, never beyond. */
import type { Context } from 'hono'
import { InputError } from '../domain/errors.ts'
import { HttpError } from './http-error.ts'

/** A whole request body: 30 MiB. */
export const MOST_BYTES = 30 * 1024 * 1024

/** The media type in lower case without its parameters; null where none is said. */
export function mediaType(c: Context): string | null {
  return c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() || null
}

/** Refuses a body of another kind: 415 with the kinds that are taken. */
export function requireMedia(c: Context, accepted: readonly string[]): void {
  const type = mediaType(c)
  if (type !== null && accepted.includes(type)) return
  throw new HttpError(
    415,
    'media_type',
    `Content-Type is ${type === null ? 'missing' : `"${type}"`}, expected ${accepted.join(' or ')}`,
    { context: { allowed: accepted }, headers: { Accept: accepted.join(', ') } },
  )
}

/** The bytes of the body. 413 where it is longer than `most`, 415 where it is compressed, InputError where it breaks off. */
export async function readBody(c: Context, most = MOST_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  const coding = c.req.header('Content-Encoding')?.trim().toLowerCase()
  if (coding !== undefined && coding !== '' && coding !== 'identity')
    throw new HttpError(415, 'content_encoding', `Content-Encoding is "${coding}", expected none`, {
      hint: 'send the bytes as they are',
    })
  if (Number(c.req.header('Content-Length') ?? 0) > most) throw tooLarge(most)
  const body = c.req.raw.body
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of body ?? []) {
      length += part.length
      if (length > most) throw tooLarge(most)
      parts.push(part)
    }
  } catch (cause) {
    if (cause instanceof HttpError) throw cause
    throw new InputError('body_cut', 'the body broke off before its end', { cause })
  }
  return Uint8Array.from(Buffer.concat(parts))
}

function tooLarge(most: number): HttpError {
  return new HttpError(413, 'too_large', `the body is longer than ${most.toLocaleString('en')} bytes`, {
    hint: 'split it, or use the command line on the machine itself',
  })
}
