import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openDatabase, type Store } from '../../db/connect.ts'
import { InputError, UnreachableError } from '../../src/domain/errors.ts'
import { embeddedHome, freshHome, freshPostgres } from '../support/database.ts'

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url))

/** A process of its own on a home; `line` resolves with each line it prints. */
function startWriter(home: string, agency: string, reports: number) {
  const child = spawn(process.execPath, [WRITER, home, agency, String(reports)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n').filter(Boolean)))
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  return { child, lines, ended: ended(child), errors: () => errors }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve))
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function counts(store: Store) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from report) as reports, (select count(*) from report_version) as versions,
           (select count(*) from figure_t3) as figures, (select count(*) from publication) as publications,
           (select count(*) from report_version where current) as current
  `.execute(store.db)
  return rows[0]
}

describe('the embedded database', () => {
  it('keeps the messages of many clients apart, cursors and abandoned transactions included', async () => {
    const home = await embeddedHome()
    const store = await openDatabase({ databaseUrl: null, home })
    const other = await openDatabase({ databaseUrl: null, home })
    const streamed: number[] = []
    const stream = store.db
      .selectFrom(sql<{ g: number }>`generate_series(1, 500)`.as('g'))
      .selectAll()
      .stream(50)
    const asked = Array.from({ length: 200 }, async (_, at) => {
      const { rows } = await sql<{ a: number }>`select ${at}::int as a`.execute(at % 2 ? store.db : other.db)
      return rows[0]?.a
    })
    for await (const { g } of stream) streamed.push(g)
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 200 }, (_, at) => at))
    expect(streamed).toHaveLength(500)

    const lost = await store.pool.connect()
    lost.on('error', () => undefined)
    await lost.query('begin')
    await lost.query("insert into verdict values ('x', 'dismissed', 'x')")
    lost.release(true)
    expect(await other.db.selectFrom('verdict').selectAll().execute()).toEqual([])
    await expect(sql`select nope`.execute(other.db)).rejects.toThrow(/^column "nope" does not exist$/)
    await Promise.all([store.close(), other.close()])
  })

  it('is taken over by whoever still uses it when its process leaves, and lets go of the lock', async () => {
    const home = await embeddedHome()
    const owner = await openDatabase({ databaseUrl: null, home })
    const guest = await openDatabase({ databaseUrl: null, home })
    await owner.close()
    expect((await sql<{ a: number }>`select 1 as a`.execute(guest.db)).rows).toEqual([{ a: 1 }])
    await guest.close()
    expect(existsSync(join(home, 'db.lock'))).toBe(false)
  })

  it('takes a lock over from a dead process only', async () => {
    const home = await embeddedHome()
    const lock = join(home, 'db.lock')
    const first = await openDatabase({ databaseUrl: null, home })
    const entry = JSON.parse(readFileSync(lock, 'utf8')) as Record<string, unknown>
    await first.close()
    writeFileSync(lock, JSON.stringify({ ...entry, host: 'elsewhere' }))
    await expect(openDatabase({ databaseUrl: null, home })).rejects.toThrow(/on elsewhere/)
    writeFileSync(lock, JSON.stringify({ ...entry, started: '1' }))
    const second = await openDatabase({ databaseUrl: null, home })
    expect((JSON.parse(readFileSync(lock, 'utf8')) as { id: string }).id).not.toBe(entry.id)
    await second.close()
  })

  it('works in a folder whose path is too long for a socket', async () => {
    const home = await embeddedHome(join(freshHome(), '很长的路径'.repeat(8)))
    const store = await openDatabase({ databaseUrl: null, home })
    expect(await counts(store)).toMatchObject({ reports: 0 })
    await store.close()
  })

  it('serves two processes on one home', async () => {
    const home = await embeddedHome()
    const writers = ['甲局', '乙局'].map((agency) => startWriter(home, agency, 25))
    for (const { ended, errors } of writers) expect(await ended, errors()).toBe(0)
    const store = await openDatabase({ databaseUrl: null, home })
    expect(await counts(store)).toEqual({
      reports: 50,
      versions: 50,
      figures: 50,
      publications: 50,
      current: 50,
    })
    await store.close()
  })

  it('lets a process go on writing when the one that ran the database leaves', async () => {
    const home = await embeddedHome()
    const owner = await openDatabase({ databaseUrl: null, home })
    const writer = startWriter(home, '甲局', 40)
    await until(() => writer.lines.length >= 5)
    await owner.close()
    expect(await writer.ended, writer.errors()).toBe(0)
    const store = await openDatabase({ databaseUrl: null, home })
    expect(await counts(store)).toEqual({
      reports: 40,
      versions: 40,
      figures: 40,
      publications: 40,
      current: 40,
    })
    await store.close()
  })

  it('loses and doubles nothing when its process is killed while saving', async () => {
    const home = await embeddedHome()
    const writer = startWriter(home, '甲局', 80)
    await until(() => writer.lines.length >= 10)
    writer.child.kill('SIGKILL')
    await writer.ended
    expect(existsSync(join(home, 'db.lock')), 'a killed process leaves its lock').toBe(true)
    const store = await openDatabase({ databaseUrl: null, home })
    const after = await counts(store)
    expect(after?.reports).toBeGreaterThanOrEqual(writer.lines.length)
    expect(new Set(Object.values(after ?? {})).size, JSON.stringify(after)).toBe(1)
    await store.close()
    const again = startWriter(home, '甲局', 80)
    expect(await again.ended, again.errors()).toBe(0)
    expect(again.lines.filter((line) => line.endsWith('unchanged'))).toHaveLength(after?.reports ?? -1)
    const end = await openDatabase({ databaseUrl: null, home })
    expect(await counts(end)).toEqual({
      reports: 80,
      versions: 80,
      figures: 80,
      publications: 80,
      current: 80,
    })
    await end.close()
  })

  it('says in one line what is wrong with its folder', async () => {
    const home = freshHome()
    mkdirSync(join(home, 'db'), { recursive: true })
    writeFileSync(join(home, 'db', 'PG_VERSION'), '9.1\n')
    const failure = await openDatabase({ databaseUrl: null, home }).catch((error: unknown) => error as Error)
    expect(failure).toBeInstanceOf(UnreachableError)
    expect((failure as Error).message).toMatch(/^the embedded database in .{0,400}$/)
    expect(existsSync(join(home, 'db.lock'))).toBe(false)
    writeFileSync(join(home, 'file'), '')
    await expect(openDatabase({ databaseUrl: null, home: join(home, 'file') })).rejects.toThrow(InputError)
  })
})

describe('a real server', () => {
  it.each([
    ['postgres://reader:geheim@127.0.0.1:1/nianbao', /127\.0\.0\.1:1\/nianbao: nothing listens there/],
    [
      'postgres://reader:geheim@no-such-host.invalid/nianbao?password=geheim',
      /the host name is not known|could not be looked up/,
    ],
  ])('that cannot be reached is one clear line without the password: %s', async (databaseUrl, says) => {
    const failure = await openDatabase({ databaseUrl, home: '' }).catch(
      (error: unknown) => error as UnreachableError,
    )
    expect(failure).toBeInstanceOf(UnreachableError)
    expect((failure as UnreachableError).message).toMatch(says)
    expect((failure as UnreachableError).message).not.toContain('geheim')
    expect((failure as UnreachableError).hint).toBeTruthy()
  })

  it('that has no such database says so', async () => {
    const url = new URL(await freshPostgres())
    url.pathname = '/no_such_database'
    await expect(openDatabase({ databaseUrl: url.toString(), home: '' })).rejects.toThrow(
      /the database does not exist/,
    )
  })

  it.each(['mysql://u:geheim@host/x', 'nonsense'])('needs a Postgres URL, not %s', async (databaseUrl) => {
    const failure = await openDatabase({ databaseUrl, home: '' }).catch(
      (error: unknown) => error as InputError,
    )
    expect(failure).toBeInstanceOf(InputError)
    expect((failure as InputError).message).not.toContain('geheim')
  })
})
