/** Headers of every answer: nothing is run, framed, sniffed or sent on. */
import type { MiddlewareHandler } from 'hono'
import { MethodError } from './problem.ts'

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', POLICY)
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('X-Frame-Options', 'DENY')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache')
}

/** Refuses whatever is not a read. `token` tells only which next step the answer names. */
export const readOnly =
  (token: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: 'GET, HEAD, OPTIONS' })
    throw new MethodError('method_not_allowed', `${c.req.method} is not offered at ${c.req.path}`, {
      hint:
        token === null
          ? 'NIANBAO_TOKEN is not set: this server only reads'
          : 'data enter through the command line: nianbao import, roster, portal',
      context: { allowed: ['GET', 'HEAD', 'OPTIONS'] },
    })
  }
