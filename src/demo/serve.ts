/**
 * The sample portal as a server on loopback: static pages with ETag, Last-Modified and 304, a count of what was asked,
 * and a switch to the revision in which one report has been changed.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TransportError } from '../domain/errors.ts'
import type { Revision } from './planted.ts'
import { type SitePage, sitePages } from './site.ts'

export interface DemoPortal {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly url: string
  readonly port: number
  /** Path → how often it was asked, whatever the answer. */
  readonly requests: ReadonlyMap<string, number>
  setRevision(revision: Revision): void
  close(): Promise<void>
}

interface Served {
  readonly page: SitePage
  readonly bytes: Buffer
  readonly etag: string
  readonly lastModified: string
}

/** Starts the portal; port 0 takes a free one. TransportError where the port is taken. */
export async function startDemoPortal(
  options: { readonly port?: number; readonly revision?: Revision } = {},
): Promise<DemoPortal> {
  const requests = new Map<string, number>()
  let pages = served(options.revision ?? 1)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://portal.invalid').pathname
    requests.set(path, (requests.get(path) ?? 0) + 1)
    answer(request, response, pages.get(path) ?? pages.get(`${path}index.html`))
  })
  const port = await listen(server, options.port ?? 0)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    setRevision: (revision) => {
      pages = served(revision)
    },
    close: () => close(server),
  }
}

function served(revision: Revision): ReadonlyMap<string, Served> {
  return new Map(
    sitePages(revision).map((page) => {
      const bytes = Buffer.from(page.body)
      const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
      return [
        page.path,
        { page, bytes, etag, lastModified: new Date(`${page.modified}T02:12:00Z`).toUTCString() },
      ]
    }),
  )
}

function answer(request: IncomingMessage, response: ServerResponse, found: Served | undefined): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  if (found === undefined) {
    response
      .writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      .end('<h1>404</h1><p>您访问的页面不存在</p>')
    return
  }
  const validators = { etag: found.etag, 'last-modified': found.lastModified }
  if (notModified(request, found)) {
    response.writeHead(304, validators).end()
    return
  }
  response.writeHead(200, {
    ...validators,
    'content-type': `${found.page.type}; charset=utf-8`,
    'content-length': found.bytes.byteLength,
  })
  response.end(request.method === 'HEAD' ? undefined : found.bytes)
}

/** RFC 9110: an entity tag, where sent, decides alone. */
function notModified(request: IncomingMessage, found: Served): boolean {
  const tags = request.headers['if-none-match']
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === found.etag)
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return Date.parse(found.lastModified) <= since
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new TransportError(
          'demo_port',
          `the sample portal cannot listen on 127.0.0.1:${port}: ${cause.code}`,
          { cause },
        ),
      )
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
