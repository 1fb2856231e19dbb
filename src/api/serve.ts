/** Puts an app on a port. */
import { serve as listen, type ServerType } from '@hono/node-server'
import { InputError } from '../domain/errors.ts'
import type { App } from './doors.ts'

export interface Serving {
  /** Where people reach it. */
  readonly url: string
  readonly port: number
  /** Takes no new requests, lets running ones end for a moment, then closes. */
  readonly close: () => Promise<void>
}

const PATIENCE_MS = 2_000

/** Port 0 takes any free one. InputError naming the setting where the address cannot be had. */
export function serve(app: App, at: { readonly port: number; readonly host: string }): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port: at.port, hostname: at.host }, (info) =>
      resolve({ url: addressOf(at.host, info.port), port: info.port, close: () => closed(server) }),
    )
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, at)))
  })
}

function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}/`
}

function refused(error: NodeJS.ErrnoException, at: { port: number; host: string }): InputError {
  const why =
    error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be opened (${error.code ?? error.message})`
  return new InputError('address_refused', `${at.host}:${at.port} ${why}`, {
    hint: 'set PORT or HOST to a free address, PORT=0 takes any',
    cause: error,
  })
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      PATIENCE_MS,
    )
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
