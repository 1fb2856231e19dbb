/** A dashboard that reads elsewhere than it writes: the reading side may be read only, and nothing is shown as newer than it is. */
import { expect, it } from 'vitest'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { createServer } from '../../src/api/server.ts'
import { bindAnswers } from '../../src/cli/bind-answers.ts'
import { plantDistrict, sampleInput } from '../db/sample-report.ts'
import { freshHome, freshPostgres } from '../support/database.ts'

const PATHS = [
  'agencies',
  'reports',
  'cells',
  'measures',
  'status?year=2021',
  'findings',
  'search?q=主动',
  'portals',
  'runs',
]

it('answers every list from a store that refuses writes, and says what its summaries do not count', async () => {
  const url = await freshPostgres()
  const store = await openDatabase({ databaseUrl: url, home: freshHome() })
  await migrateToLatest(store)
  await plantDistrict(store.db)
  await saveReport(store.db, sampleInput())
  const readUrl = new URL(url)
  readUrl.searchParams.set('options', '-c default_transaction_read_only=on')
  const reads = await openDatabase({ databaseUrl: readUrl.toString(), home: freshHome() })
  await expect(reads.pool.query('delete from report')).rejects.toThrow(/read-only/)
  const archive = createFileArchive(freshHome())
  const app = createServer({
    answers: bindAnswers(reads, archive, store),
    archive,
    now: () => new Date(),
    token: null,
  })
  for (const path of PATHS) expect((await app.request(encodeURI(`/api/v1/${path}`))).status, path).toBe(200)
  for (const page of ['/', '/status?year=2021', '/findings'])
    expect((await app.request(page)).status, page).toBe(200)
  const rank = await app.request('/api/v1/rank?measure=new_requests&year=2021')
  expect(await rank.json()).toMatchObject({ data: [], total: 0, pending: 2 })
  await reads.close()
  await store.close()
})
