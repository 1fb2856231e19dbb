/**
 * Who may write. A write needs the token as `Authorization: Bearer …`, or typed into a form of ours, never a cookie, so that
 * no page of another site can write with a visitor's rights; without a token set, nothing is written at all. Refused before any body is read.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { HttpError } from './http-error.ts'

/** Methods that write at the path; empty where only reads are offered. */
export type WritesAt = (path: string) => readonly string[]

export interface GuardParts {
  /** NIANBAO_TOKEN; null: read-only. */
  readonly token: string | null
  readonly writesAt: WritesAt
  /** Whether a form is sent there, which carries the token in its body. */
  readonly formsAt: (path: string) => boolean
  /** Whether the path can be read. */
  readonly readsAt: (path: string) => boolean
}

const READS = ['GET', 'HEAD']

export const guardWrites = (parts: GuardParts): MiddlewareHandler => {
  const { token, writesAt, formsAt, readsAt } = parts
  return async (c, next) => {
    const { method, path } = c.req
    const writes = writesAt(path)
    const forms = formsAt(path) ? ['POST'] : []
    // Nothing is there at all: the answer is 404, whatever the method.
    if (writes.length === 0 && !readsAt(path)) return next()
    const offered = [...(readsAt(path) ? READS : []), ...writes, ...forms, 'OPTIONS']
    if (method === 'OPTIONS') return c.body(null, 204, { Allow: offered.join(', ') })
    if (!offered.includes(method))
      throw new HttpError(405, 'method_not_allowed', `${method} is not offered at ${path}`, {
        hint: 'writes go to /api/v1/import, /verdicts, /roster and /portals; /api/v1/openapi.json describes them',
        context: { allowed: offered },
        headers: { Allow: offered.join(', ') },
      })
    if (writes.includes(method)) mayWrite(token, c.req.header('Authorization'))
    else if (forms.includes(method) && token === null) throw readOnly()
    return next()
  }
}

function mayWrite(token: string | null, given: string | undefined): void {
  if (token === null) throw readOnly()
  const sent = /^Bearer +(.+)$/i.exec(given ?? '')?.[1]?.trim()
  if (sent === undefined)
    throw unauthorised('no_token', 'a write needs the token of this server', 'Bearer realm="nianbao"')
  if (!isToken(Buffer.from(sent, 'latin1'), token))
    throw unauthorised(
      'wrong_token',
      'the token is not that of this server',
      'Bearer realm="nianbao", error="invalid_token"',
    )
}

function readOnly(): HttpError {
  return new HttpError(403, 'read_only', 'this server only reads', {
    hint: 'NIANBAO_TOKEN is not set: whoever runs the server sets it, then writes carry it',
  })
}

function unauthorised(code: string, message: string, challenge: string): HttpError {
  return new HttpError(401, code, message, {
    hint: 'send Authorization: Bearer followed by the value of NIANBAO_TOKEN',
    headers: { 'WWW-Authenticate': challenge },
  })
}

/** In the same time whatever is wrong. Header values come as one character a byte. */
export function isToken(sent: Buffer, token: string): boolean {
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
  return timingSafeEqual(digest(sent), digest(Buffer.from(token, 'utf8')))
}
