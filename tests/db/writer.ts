/** A process that saves made-up reports of one body into a home and prints a line after each; started by connect.test.ts. */
import { openDatabase } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { learnAgency } from '../../db/queries/agencies.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { document, sampleInput, sampleReport } from './sample-report.ts'

const [home = '', agency = '', reports = '0'] = process.argv.slice(2)
const store = await openDatabase({ databaseUrl: null, home })
await migrateToLatest(store)
const key = `990301:${agency}`
await learnAgency(store.db, { key, name: agency, region_code: '990301', kind: 'department' })
for (let at = 0; at < Number(reports); at++) {
  const url = `http://www.baichuan.example/${agency}/${at}.html`
  const { outcome } = await saveReport(
    store.db,
    sampleInput({
      agency_key: key,
      year: 2000 + at,
      report: sampleReport({ year: 2000 + at }),
      document: document(url, url),
      lead: null,
    }),
  )
  process.stdout.write(`${at} ${outcome}\n`)
}
await store.close()
