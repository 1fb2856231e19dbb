/**
 * One way to the data for everything above: a Kysely over a pool of Postgres clients, whether a real server answers or
 * the embedded PGlite. With PGlite all clients share one session, so that no code here or in queries may SET, take a
 * session lock, make a temporary table or name a prepared statement.
 */
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import { COLUMN_TYPES } from './column-types.ts'
import { checkDatabaseUrl, unreachable } from './database-url.ts'
import { openEmbedded } from './embedded.ts'
import { type DriverClient, isConnectionLost, lastingClient } from './lasting-client.ts'
import type { Schema } from './schema.ts'

export interface Store {
  readonly db: Kysely<Schema>
  readonly pool: pg.Pool
  readonly kind: 'pglite' | 'postgres'
  /** A client of one's own for a moment; to be released. Outlives the process that runs the embedded database. */
  connect(): Promise<DriverClient>
  /** Ends every connection and, where this process runs the embedded database, closes it. May be called twice. */
  close(): Promise<void>
}

export interface DatabaseSettings {
  /** Null: the embedded database below `home`. */
  readonly databaseUrl: string | null
  readonly home: string
  /** True for a process that answers for long (`serve`): the embedded database is then made ready for speed. */
  readonly lasting?: boolean
}

const OLDEST_SERVER = 150_000

/** Opens and tries the database. UnreachableError (server, credentials, lock) or InputError (URL, folder). */
export function openDatabase({ databaseUrl, home, lasting = false }: DatabaseSettings): Promise<Store> {
  return databaseUrl === null ? openPglite(home, lasting) : openPostgres(databaseUrl)
}

async function openPostgres(url: string): Promise<Store> {
  checkDatabaseUrl(url)
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'nianbao',
    types: COLUMN_TYPES,
    max: 10,
    connectionTimeoutMillis: 15_000,
  })
  surviveLostClients(pool)
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    if ((rows[0]?.version ?? 0) < OLDEST_SERVER) throw new Error('Postgres 15 or newer is needed')
  } catch (error) {
    await pool.end()
    throw unreachable(url, error)
  }
  return store('postgres', pool, pool, async () => undefined)
}

async function openPglite(home: string, lasting: boolean): Promise<Store> {
  let embedded = await openEmbedded(home, lasting)
  let reopening: Promise<void> | null = null
  const pool = new pg.Pool({
    host: embedded.socketDir,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    application_name: 'nianbao',
    types: COLUMN_TYPES,
    max: 5,
    allowExitOnIdle: true,
  })
  surviveLostClients(pool)

  /** The process that ran the database is gone: become its owner, or find the new one. */
  function reopen(): Promise<void> {
    reopening ??= openEmbedded(home, lasting)
      .then((next) => {
        embedded = next
        pool.options.host = next.socketDir
      })
      .finally(() => {
        reopening = null
      })
    return reopening
  }

  async function freshClient(): Promise<pg.PoolClient> {
    try {
      return await pool.connect()
    } catch (error) {
      if (!isConnectionLost(error)) throw error
      await reopen()
      return pool.connect()
    }
  }

  async function connect(): Promise<DriverClient> {
    const client = await freshClient()
    const before = embedded
    return lastingClient(client, async () => ((await before.hasLeft()) ? freshClient() : null))
  }

  const facade = { options: pool.options, end: () => pool.end(), connect }
  return store('pglite', pool, facade as unknown as PostgresPool, () => embedded.close())
}

function store(
  kind: Store['kind'],
  pool: pg.Pool,
  kyselyPool: PostgresPool,
  shutDown: () => Promise<void>,
): Store {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: kyselyPool, cursor: Cursor }) })
  let closing: Promise<void> | null = null
  const close = async () => {
    await db.destroy()
    // destroy() leaves the pool alone where no query ran.
    if (!pool.ended) await pool.end()
    await shutDown()
  }
  return {
    db,
    pool,
    kind,
    connect: () => kyselyPool.connect() as Promise<unknown> as Promise<DriverClient>,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** A client that loses its server says so twice: to the query it runs, which fails, and as an event, which would end the process. */
function surviveLostClients(pool: pg.Pool): void {
  const ignore = () => undefined
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
}
