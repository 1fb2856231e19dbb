/**
 * `npm run bench`: one line a figure, each a ratio to a baseline measured in the same run. Exits with 1 where a promised
 * limit is not kept.
 */
import { chmodSync, rmSync } from 'node:fs'
import { openDatabase } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { startServer, stopServer } from '../support/packaged-postgres.ts'
import { benchCrawling, freshFolder } from './crawling.ts'
import { benchManyPages } from './crawling-many.ts'
import { type BenchLine, isKept, limitText } from './line.ts'
import { benchReading } from './reading.ts'
import { benchSaving } from './saving.ts'

function print(line: BenchLine): void {
  const { name, ratio, baseline, detail } = line
  process.stdout.write(`${name}: ${ratio.toFixed(2)} × ${baseline} (${detail}${limitText(line)})\n`)
  if (!isKept(line)) process.exitCode = 1
}

for (const line of await benchReading()) print(line)

const folder = freshFolder()
chmodSync(folder, 0o755)
const { url, server } = await startServer(folder)
const store = await openDatabase({ databaseUrl: url, home: folder })
try {
  await migrateToLatest(store)
  for (const line of await benchSaving(store)) print(line)
  for (const line of await benchCrawling(store)) print(line)
  const pages = Number(process.env.NIANBAO_BENCH_PAGES ?? 5_000)
  for (const line of await benchManyPages(pages)) print(line)
  process.stdout.write(
    `peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
  )
} finally {
  await store.close()
  if (server) await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
}
