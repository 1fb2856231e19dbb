/**
 * A pool client that outlives the process which ran the embedded database. That process ends its running transaction
 * and answers it before it leaves, so that a statement without an answer was not run and may go to the successor. A
 * statement inside a transaction may not, and none may where the process died instead of leaving.
 */
import type pg from 'pg'
import { OwnerDied } from './owner-died.ts'

/** What Kysely's driver uses of a pool client. */
export type DriverClient = Pick<pg.PoolClient, 'query' | 'release'>

/** A client of the successor; null where the statement must not be run again. */
export type Recover = () => Promise<pg.PoolClient | null>

type Statement = string | pg.QueryConfig

const LOST = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT'])

/** True where the connection went away, whatever the statement was. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  return code === undefined
    ? /^Connection terminated|^Client has encountered a connection error/.test(error.message)
    : LOST.has(code)
}

export function lastingClient(first: pg.PoolClient, recover: Recover): DriverClient {
  let client = first
  let isInTransaction = false

  async function run(text: Statement, values: unknown[] | undefined): Promise<pg.QueryResult> {
    const result = await client.query(text as string, values)
    if (result.command === 'BEGIN' || result.command === 'START TRANSACTION') isInTransaction = true
    if (result.command === 'COMMIT' || /^rollback$/i.test(typeof text === 'string' ? text : text.text))
      isInTransaction = false
    return result
  }

  async function query(text: Statement, values?: unknown[]): Promise<pg.QueryResult> {
    try {
      return await run(text, values)
    } catch (error) {
      if (!isConnectionLost(error)) throw error
      const next = isInTransaction ? null : await recover()
      if (!next) throw new OwnerDied(error)
      client.release(true)
      client = next
      return run(text, values)
    }
  }

  return {
    // A cursor is handed through: its rows cannot be asked for twice.
    query: ((asked: Statement | pg.Submittable, values?: unknown[]) =>
      typeof asked !== 'string' && 'submit' in asked
        ? client.query(asked)
        : query(asked, values)) as pg.PoolClient['query'],
    release: (discard) => client.release(discard),
  }
}
