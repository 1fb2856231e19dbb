/** One export of one year in a process of its own, so that its memory is its own: prints seconds and megabytes. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { openDatabase } from '../../../db/connect.ts'
import { EXPORTS } from '../../../src/exports/index.ts'
import { releaseTables } from '../../../src/steps/release-tables.ts'

const [url = '', year = '', suffix = ''] = process.argv.slice(2)
const format = EXPORTS.find((one) => one.suffix === suffix)
if (format === undefined) throw new Error(`no such format: ${suffix}`)
const store = await openDatabase({ databaseUrl: url, home: '/nowhere' })
const started = performance.now()
for await (const table of releaseTables(store, { years: [Number(year)] })) {
  if (table.name !== 'panel') continue
  await pipeline(format.write(table), createWriteStream('/dev/null'))
  break
}
const seconds = (performance.now() - started) / 1000
process.stdout.write(`${seconds} ${process.resourceUsage().maxRSS / 1024}\n`)
await store.close()
