/** The whole path over many pages beside a plain loop that only takes the cells out; each work in a process of its own. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { openDatabase, type Store } from '../../db/connect.ts'
import { startServer, stopServer } from '../support/packaged-postgres.ts'
import { freshFolder } from './crawling.ts'
import type { BenchLine } from './line.ts'

interface Cost {
  /** CPU seconds of the process. */
  readonly cpu: number
  /** Seconds. */
  readonly wall: number
  readonly megabytes: number
  /** Bytes of a second crawl to those of the first. */
  readonly again: number
}

/** Each crawl gets a database of its own on a server that flushes what it says is kept. */
export async function benchManyPages(pages: number): Promise<BenchLine[]> {
  const folder = freshFolder()
  chmodSync(folder, 0o755)
  const { url, server } = await startServer(folder, { fsync: true })
  const store = await openDatabase({ databaseUrl: url, home: folder })
  const portal = start('many-pages-server.ts', [String(pages)])
  try {
    const origin = await firstLine(portal)
    const cost = async (mode: string): Promise<Cost> => {
      const database = mode === 'plain' ? '' : await freshDatabase(store, url, mode)
      const work = start('crawl-work.ts', [mode, origin, String(pages), database])
      return JSON.parse(await text(work.stdout)) as Cost
    }
    const plain = await cost('plain')
    const whole = await cost('crawl')
    const hasty = await cost('hasty')
    return lines(pages, plain, whole, hasty)
  } finally {
    portal.kill()
    await store.close()
    if (server) await stopServer(server)
    rmSync(folder, { recursive: true, force: true })
  }
}

function lines(pages: number, plain: Cost, whole: Cost, hasty: Cost): BenchLine[] {
  const each = (seconds: number) => `${((seconds * 1_000) / pages).toFixed(2)} s a 1,000 pages`
  return [
    {
      name: `crawl of ${pages} pages, CPU`,
      ratio: whole.cpu / plain.cpu,
      baseline: 'fetching them and taking the cells out',
      detail: `${each(whole.cpu)} against ${each(plain.cpu)}`,
      limit: 3,
    },
    {
      name: 'its peak memory',
      ratio: whole.megabytes / 300,
      baseline: '300 MB',
      detail: `${whole.megabytes.toFixed(0)} MB; the plain loop ${plain.megabytes.toFixed(0)} MB`,
      limit: 1,
    },
    {
      name: 'its durability',
      ratio: whole.wall / hasty.wall,
      baseline: 'the same crawl that waits for no disk',
      detail: 'wall time',
      limit: 1.25,
    },
    {
      name: 'crawling them again, nothing changed',
      ratio: whole.again,
      baseline: 'the bytes of the first crawl',
      detail: 'bodies that the portal sent',
      limit: 0.05,
    },
  ]
}

type Started = ChildProcessByStdio<Writable, Readable, null>

function start(script: string, args: readonly string[]): Started {
  return spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

async function firstLine(child: Started): Promise<string> {
  for await (const part of child.stdout) return String(part).trim()
  throw new Error('the portal of the bench did not start')
}

async function freshDatabase({ db }: Store, url: string, mode: string): Promise<string> {
  const name = `bench_${mode}_${process.pid}`
  await sql`create database ${sql.id(name)} template template0`.execute(db)
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
