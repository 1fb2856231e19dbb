/** `npm run bench`: one line a figure, each a ratio to a baseline measured in the same run. */
import { chmodSync, rmSync } from 'node:fs'
import { openDatabase } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { startServer, stopServer } from '../support/packaged-postgres.ts'
import { benchCrawling, freshFolder } from './crawling.ts'
import type { BenchLine } from './line.ts'
import { benchReading } from './reading.ts'
import { benchSaving } from './saving.ts'

function print({ name, ratio, baseline, detail }: BenchLine): void {
  process.stdout.write(`${name}: ${ratio.toFixed(2)} × ${baseline} (${detail})\n`)
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
  process.stdout.write(
    `peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
  )
} finally {
  await store.close()
  if (server) await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
}
