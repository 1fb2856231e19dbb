/**
 * One suite, both backends: an embedded PGlite in a home of its own and a database of its own on a real Postgres. Each
 * test file opens its two databases once; `open()` empties them, so that every test begins with nothing but the schema.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openDatabase, type Store } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import type { Schema } from '../../db/schema.ts'

/** An empty, migrated database; the same one for every test of a file. */
export type OpenStore = () => Promise<Store>

interface Backend {
  readonly name: Store['kind']
  readonly create: () => Promise<Store>
}

const BACKENDS: readonly Backend[] = [
  { name: 'pglite', create: createPglite },
  { name: 'postgres', create: createPostgres },
]

/** Runs `suite` once on each backend. */
export function describeEachDatabase(
  name: string,
  suite: (open: OpenStore, kind: Store['kind']) => void,
): void {
  describe.each(BACKENDS)(`${name} ($name)`, (backend) => {
    let created: Promise<Store> | null = null
    // Apart from the first test, which would answer for the time that a busy machine takes to make a database.
    beforeAll(async () => {
      created ??= backend.create()
      await created
    }, 240_000)
    suite(async () => {
      created ??= backend.create()
      const store = await created
      await empty(store.db)
      return store
    }, backend.name)
    afterAll(async () => {
      await (await created)?.close()
    })
  })
}

async function empty(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
     where schemaname = 'public' and tablename <> 'codebook' and tablename not like 'kysely%'
  `.execute(db)
  await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))} restart identity cascade`.execute(
    db,
  )
}

/** A folder for an embedded database that is not there yet. */
export function freshHome(): string {
  return join(inject('databaseFolder'), `home-${process.pid}-${nextNumber()}`)
}

/**
 * A fresh home whose embedded database is migrated: a copy of one made once a run, since making one takes seconds.
 * `home` is where it shall be.
 */
export async function embeddedHome(home = freshHome()): Promise<string> {
  cpSync(await templateHome(inject('databaseFolder')), home, { recursive: true })
  return home
}

async function createPglite(): Promise<Store> {
  return openDatabase({ databaseUrl: null, home: await embeddedHome() })
}

async function templateHome(folder: string): Promise<string> {
  const template = join(folder, 'template')
  try {
    mkdirSync(template)
  } catch {
    while (!existsSync(join(folder, 'template.ready'))) await sleep(50)
    return template
  }
  const store = await openDatabase({ databaseUrl: null, home: template })
  await migrateToLatest(store)
  await store.close()
  writeFileSync(join(folder, 'template.ready'), '')
  return template
}

async function createPostgres(): Promise<Store> {
  const store = await openDatabase({ databaseUrl: await freshPostgres(), home: inject('databaseFolder') })
  await migrateToLatest(store)
  return store
}

/** The address of a new, empty database on the real server; it goes away at the end of the file. */
export async function freshPostgres(): Promise<string> {
  const server = await serverUrl()
  const name = `nianbao_test_${process.pid}_${nextNumber()}`
  await onServer(server, `create database ${name} template template0`)
  made.push({ server, name })
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

async function serverUrl(): Promise<string> {
  const folder = inject('databaseFolder')
  writeFileSync(join(folder, 'wanted'), '')
  for (;;) {
    if (existsSync(join(folder, 'url'))) return readFileSync(join(folder, 'url'), 'utf8')
    if (existsSync(join(folder, 'error'))) throw new Error(readFileSync(join(folder, 'error'), 'utf8'))
    await sleep(50)
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A server given by TEST_DATABASE_URL outlives the run: nothing of ours may stay in it. */
const made: { readonly server: string; readonly name: string }[] = []

afterAll(async () => {
  for (const { server, name } of made) await onServer(server, `drop database if exists ${name} with (force)`)
})

let count = 0

function nextNumber(): number {
  count += 1
  return count
}
