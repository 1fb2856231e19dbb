/**
 * Postgres wire protocol on a unix socket in front of one PGlite. PGlite has one session for everybody, so that a
 * client owns it from its first message until the server says "ready, no transaction open"; all others wait. Half a
 * query, an open cursor or an open transaction of one client can therefore never meet a message of another one, and a
 * client that goes away in the middle is rolled back.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { type FrontendReader, readFrontend } from './wire-messages.ts'
import { type ReadyScanner, scanReady } from './wire-ready.ts'

interface Client {
  readonly socket: Socket
  readonly reader: FrontendReader
  readonly ready: ReadyScanner
  readonly messages: Uint8Array[]
  gone: boolean
}

interface Session {
  readonly db: PGlite
  readonly clients: Set<Client>
  owner: Client | null
  pumping: boolean
  closing: boolean
}

export interface PgliteServer {
  /**
   * Refuses new clients, lets the transaction that is open end (for ten seconds), and cuts all off: whatever had no
   * answer until then was not run.
   */
  close(): Promise<void>
}

const CLOSE_PATIENCE_MS = 10_000

const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4)

/** Listens on the socket `path`; the database stays the caller's to close. */
export async function servePglite(db: PGlite, path: string): Promise<PgliteServer> {
  const session: Session = { db, clients: new Set(), owner: null, pumping: false, closing: false }
  const server = createServer((socket) => accept(session, socket))
  await listening(server, path)
  return { close: () => closeServer(session, server) }
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function accept(session: Session, socket: Socket): void {
  const messages: Uint8Array[] = []
  const client: Client = {
    socket,
    reader: readFrontend(socket, messages),
    ready: scanReady(),
    messages,
    gone: false,
  }
  session.clients.add(client)
  socket.on('data', (chunk) => {
    client.reader.feed(chunk)
    pump(session)
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    client.gone = true
    client.messages.length = 0
    session.clients.delete(client)
    pump(session)
  })
}

function pump(session: Session): void {
  if (session.pumping) return
  session.pumping = true
  runMessages(session)
    .catch((error: unknown) => failSession(session, error))
    .finally(() => {
      session.pumping = false
    })
}

async function runMessages(session: Session): Promise<void> {
  for (;;) {
    const client = session.owner ?? nextClient(session)
    if (!client) return
    session.owner = client
    if (client.gone) await rollBack(session)
    else {
      const message = client.messages.shift()
      if (!message) return
      await runMessage(session, client, message)
    }
  }
}

function nextClient(session: Session): Client | null {
  if (session.closing) return null
  for (const client of session.clients) {
    if (client.messages.length === 0) continue
    // To the end of the line, so that a busy client cannot starve the others.
    session.clients.delete(client)
    session.clients.add(client)
    return client
  }
  return null
}

async function runMessage(session: Session, client: Client, message: Uint8Array): Promise<void> {
  await session.db.runExclusive(() =>
    session.db.execProtocolRawStream(message, {
      onRawData: (data) => {
        client.ready.feed(data)
        if (client.socket.writable) client.socket.write(Buffer.from(data))
      },
    }),
  )
  if (client.ready.takeIdle()) session.owner = null
}

async function rollBack(session: Session): Promise<void> {
  await session.db.runExclusive(() => session.db.execProtocolRawStream(SYNC, { onRawData: () => undefined }))
  if (session.db.isInTransaction()) await session.db.exec('rollback')
  session.owner = null
}

function failSession(session: Session, error: unknown): void {
  session.owner?.socket.destroy()
  session.owner = null
  for (const client of session.clients) client.socket.destroy()
  // The worker reports it in one line and stops; the next connection starts a fresh database.
  setImmediate(() => {
    throw error
  })
}

async function closeServer(session: Session, server: Server): Promise<void> {
  session.closing = true
  const closed = new Promise((resolve) => server.close(resolve))
  const deadline = Date.now() + CLOSE_PATIENCE_MS
  while (session.owner && Date.now() < deadline) await sleep(5)
  for (const { socket } of session.clients) socket.destroySoon()
  await closed
  while (session.pumping || session.owner) await sleep(5)
}
