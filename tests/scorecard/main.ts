/**
 * `npm run scorecard`: reads the labelled corpus and prints one line a family. `--raise` raises the floor to what was
 * reached, `--detail` names every document that is not wholly right. Ends with 1 where anything fell.
 */
import { allFamilies, realSamples } from './corpus.ts'
import { falls, raise, readFloor } from './floor.ts'
import type { Score } from './score.ts'
import { type FamilyScore, scoreFamily, type Tally, tallyOf } from './tally.ts'

const HEADS = [
  'documents',
  'status',
  'cells',
  'right',
  'missing',
  'withheld',
  'wrong',
  'silent',
  'over',
  'identity',
  'findings',
]

function lineOf(tally: Tally): string {
  const values = [
    tally.documents,
    `${tally.statusRight}/${tally.documents}`,
    tally.cells,
    tally.right,
    tally.missing,
    tally.withheld,
    tally.wrong,
    tally.silentWrong,
    tally.overclaimed,
    `${tally.factsRight}/${tally.facts}`,
    `${tally.sumsRight}/${tally.sums}`,
  ]
  return `${tally.family.padEnd(24)}${values.map((value) => String(value).padStart(11)).join('')}\n`
}

function detailOf({
  name,
  said,
  missing,
  withheld,
  because,
  wrong,
  wrongFacts,
  statusRight,
  isOverclaimed,
  isSilent,
}: Score): string {
  const faults = [
    ...(isSilent ? ['SILENT'] : []),
    ...(isOverclaimed ? ['OVERCLAIMED'] : []),
    ...(statusRight ? [] : [`status ${said}`]),
    ...(missing > 0 ? [`${missing} missing (${said})`] : []),
    ...(withheld > 0 ? [`${withheld} withheld: ${because}`] : []),
    ...(wrong.length > 0 ? [`${wrong.length} wrong: ${wrong.slice(0, 4).join(', ')}`] : []),
    ...wrongFacts,
  ]
  return faults.length === 0 ? '' : `    ${name}: ${faults.join('; ')}\n`
}

async function main(args: readonly string[]): Promise<void> {
  const scored: FamilyScore[] = []
  process.stdout.write(`${'family'.padEnd(24)}${HEADS.map((head) => head.padStart(11)).join('')}\n`)
  for (const family of [...(await allFamilies()), ...realSamples()]) {
    const one = await scoreFamily(family)
    scored.push(one)
    process.stdout.write(lineOf(one.tally))
    if (args.includes('--detail')) process.stdout.write(one.scores.map(detailOf).join(''))
  }
  process.stdout.write(
    lineOf(
      tallyOf(
        'total',
        scored.flatMap(({ scores }) => scores),
      ),
    ),
  )
  const tallies = scored.map(({ tally }) => tally).filter(({ family }) => family !== 'real_samples')
  const floor = args.includes('--raise') ? raise(tallies, readFloor()) : readFloor()
  const fallen = falls(
    scored
      .map(({ tally }) => tally)
      .filter(({ family, silentWrong }) => family !== 'real_samples' || silentWrong > 0),
    floor,
  )
  for (const line of fallen) process.stderr.write(`${line}\n`)
  process.exitCode = fallen.length > 0 ? 1 : 0
}

await main(process.argv.slice(2))
