/** `npm run golden`: rewrites every `report.json` of the corpus and prints what changed, cell by cell. */
import { writeFileSync } from 'node:fs'
import { corpusCases, differences, printReport, readCase } from './support/corpus.ts'

let changed = 0
const cases = corpusCases()
for (const corpusCase of cases) {
  const actual = await readCase(corpusCase)
  const lines = differences(corpusCase.expected, actual)
  if (lines.length === 0) continue
  changed += 1
  writeFileSync(corpusCase.expectedPath, printReport(actual))
  process.stdout.write(`${corpusCase.name}: ${lines.length} differences\n`)
  for (const line of lines.slice(0, 40)) process.stdout.write(`  ${line.slice(0, 200)}\n`)
}
process.stdout.write(`${cases.length} documents, ${changed} rewritten\n`)
