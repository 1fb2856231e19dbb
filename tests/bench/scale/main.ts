/**
 * `npm run bench:scale`: a made-up country in a real Postgres, and every promise of national scale measured on it. Exits
 * with 1 where a limit is not kept. NIANBAO_SCALE=1 is the whole nation: 3,000 regions, 200,000 bodies, 1.3 million reports.
 * DATABASE_URL names an empty database to use; without it a server of our own is started and thrown away.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileArchive } from '../../../db/archive/file-archive.ts'
import { openDatabase } from '../../../db/connect.ts'
import { migrateToLatest } from '../../../db/migrate.ts'
import { rebuildSummaries } from '../../../db/queries/refresh-summaries.ts'
import { serve } from '../../../src/api/serve.ts'
import { createServer } from '../../../src/api/server.ts'
import { bindAnswers } from '../../../src/cli/bind-answers.ts'
import { startServer, stopServer } from '../../support/packaged-postgres.ts'
import { copying } from './copying.ts'
import { country } from './country.ts'
import { exporting } from './exporting.ts'
import { fill } from './fill.ts'
import { isKept, lineOf, type Promised } from './promise.ts'
import { questions } from './questions.ts'
import { refreshing } from './refreshing.ts'
import { saving } from './saving.ts'
import { sizes } from './sizes.ts'

const scale = Number(process.env.NIANBAO_SCALE ?? 0.02)
if (!(scale > 0 && scale <= 1))
  throw new Error(`NIANBAO_SCALE is "${process.env.NIANBAO_SCALE}", expected above 0, up to 1`)

function print(lines: readonly Promised[]): void {
  for (const line of lines) {
    process.stdout.write(`${lineOf(line)}\n`)
    if (!isKept(line)) process.exitCode = 1
  }
}

const folder = mkdtempSync(join(tmpdir(), 'nianbao-scale-'))
chmodSync(folder, 0o755)
const given = process.env.DATABASE_URL
const { url, server } = given ? { url: given, server: null } : await startServer(folder)
const store = await openDatabase({ databaseUrl: url, home: folder })
try {
  await migrateToLatest(store)
  const land = country(scale)
  const started = performance.now()
  const reports = await fill(store, land, (table, seconds) =>
    process.stderr.write(`${table}: ${seconds.toFixed(1)} s\n`),
  )
  process.stdout.write(
    `${land.places.length} regions, ${land.bodies.length} bodies, ${reports} reports made in ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
  )
  const counting = performance.now()
  await rebuildSummaries(store.db)
  await store.pool.query('vacuum analyze')
  process.stdout.write(`every summary made anew in ${((performance.now() - counting) / 1000).toFixed(0)} s\n`)
  print(await sizes(store, reports))
  const archive = createFileArchive(join(folder, 'archive'))
  const answers = bindAnswers(store, archive)
  const app = createServer({ answers, archive, now: () => new Date('2026-11-24T03:00:00Z'), token: null })
  const serving = await serve(app, { port: 0, host: '127.0.0.1' })
  try {
    print(await questions(answers, land, serving.url))
  } finally {
    await serving.close()
  }
  print(await exporting(store, url))
  print([await refreshing(store, reports)])
  print(await copying(store, url, reports))
  print(await saving(store))
} finally {
  await store.close()
  if (server) await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
}
