/** Saving a whole country at once, as `db copy` does, against COPY piped from table to table on the same server. */
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { openDatabase, type Store } from '../../../db/connect.ts'
import { copyDatabase } from '../../../db/copy-database.ts'
import { migrateToLatest } from '../../../db/migrate.ts'
import type { Promised } from './promise.ts'

export async function copying(store: Store, url: string, reports: number): Promise<Promised[]> {
  const tables: string[] = []
  const ours = await inFresh(store, url, 'scale_ours', async (target) => {
    const started = performance.now()
    let seconds = 0
    await copyDatabase(store, target, ({ table, rows }) => {
      if (rows > 0) tables.push(table)
      seconds = (performance.now() - started) / 1000
    })
    return seconds
  })
  const bare = await inFresh(store, url, 'scale_bare', async (target) => {
    await target.pool.query(`truncate ${tables.join(', ')} cascade`)
    for (const table of tables) await target.pool.query(`alter table ${table} disable trigger user`)
    const started = performance.now()
    for (const table of tables) await pipe(store, target, table)
    return (performance.now() - started) / 1000
  })
  process.stdout.write(
    `bulk saving: ${Math.round(reports / ours)} reports/s, COPY ${Math.round(reports / bare)}\n`,
  )
  return [
    { name: 'bulk saving, of the speed of COPY', value: bare / ours, unit: '×', limit: 0.5, atLeast: true },
  ]
}

async function inFresh<T>(
  store: Store,
  url: string,
  name: string,
  work: (target: Store) => Promise<T>,
): Promise<T> {
  await store.pool.query(`create database ${name} template template0`)
  const address = new URL(url)
  address.pathname = `/${name}`
  const target = await openDatabase({ databaseUrl: address.toString(), home: '/nowhere' })
  try {
    await migrateToLatest(target)
    return await work(target)
  } finally {
    await target.close()
    await store.pool.query(`drop database ${name} with (force)`)
  }
}

async function pipe(from: Store, to: Store, table: string): Promise<void> {
  const { rows } = await from.pool.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const columns = rows[0]?.columns ?? ''
  const [source, target] = await Promise.all([from.pool.connect(), to.pool.connect()])
  try {
    await pipeline(
      source.query(copyTo(`copy (select ${columns} from ${table}) to stdout`)),
      target.query(copyFrom(`copy ${table} (${columns}) from stdin`)),
    )
  } finally {
    source.release()
    target.release()
  }
}
