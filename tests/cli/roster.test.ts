/** Roster files as a person hands them in: what is refused, and that a round trip changes nothing. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, test } from 'vitest'
import { learnAgency } from '../../db/queries/agencies.ts'
import { exportRoster, importRoster } from '../../db/queries/roster.ts'
import { parseRoster, ROSTER_COLUMNS, rosterCsv } from '../../src/cli/roster-csv.ts'
import { rosterText } from '../../src/cli/roster-text.ts'
import { newHome, run } from '../support/command.ts'
import { describeEachDatabase } from '../support/database.ts'

const HEAD = ROSTER_COLUMNS.join(',')
const ROWS = [
  '990301:人民政府,柏川区人民政府,990301,government,,11990301000000123C,柏川区|区政府,,,,regional_summary,',
  '"990301:""老""局","柏川区老龄办, 旧",990301,department,990301:人民政府,,,2015-01-01,2019-03-01,990301:民政局,own,local:01-20',
  '990301:民政局,柏川区民政局,990301,department,990301:人民政府,,区民政局,2019-03-02,,,,statute:03-31',
]
/** "键,名" and "局" as GBK writes them. */
const GBK = Buffer.concat([
  Buffer.from(`${HEAD}\nk,`),
  Buffer.from([0xbe, 0xd6]),
  Buffer.from(',990301,department,,,,,,,,\n'),
])

const HEADS: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  ['an empty file', '', /line 1: the file is empty, expected key,name/],
  ['no header', `${ROWS[0]}`, /line 1: unknown column "990301:人民政府", expected key,/],
  ['a missing column', 'key,name,kind\n', /line 1: column "region_code" is missing/],
  ['a column twice', `${HEAD},key\n`, /line 1: column "key" is there twice/],
  ['an open quote', `${HEAD}\n"k,名\n`, /not CSV/],
]

describe('a roster file', () => {
  it.each(HEADS)('is refused for %s', (_name, text, says) => {
    expect(() => parseRoster(text, 'list.csv')).toThrow(says)
  })

  it.each([
    ['GBK', GBK, /list\.csv line 2: not UTF-8 text but GBK/],
    ['UTF-16', Buffer.from(`\ufeff${HEAD}`, 'utf16le'), /line 1: not UTF-8 text but UTF-16/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff]), /workbook/],
  ])('is refused as %s', (_name, bytes, says) => {
    expect(() => rosterText(bytes, 'list.csv')).toThrow(says)
  })

  it('may begin with a byte order mark and end its lines as Windows does', () => {
    const rows = parseRoster(`\ufeff${[HEAD, ...ROWS].join('\r\n')}\r\n`, 'list.csv')
    expect(rows.map(({ key, line }) => [key, line])).toEqual([
      ['990301:人民政府', 2],
      ['990301:"老"局', 3],
      ['990301:民政局', 4],
    ])
  })
})

test('roster import refuses with exit code 2 and every fault', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'nianbao-roster-')), 'bad.csv')
  const faulty = [
    HEAD,
    ...ROWS,
    'k,名,37030,bureau,,,,2020-02-30,,,,',
    'k,乙,990301,department,zz,,,,',
    ROWS[2],
  ]
  writeFileSync(file, faulty.join('\n'))
  const refused = await run(['roster', 'import', file], { env: { NIANBAO_HOME: newHome() } })
  expect(refused.code).toBe(2)
  for (const says of [
    /bad\.csv line 5: region_code is "37030"/,
    /bad\.csv line 5: kind is "bureau"/,
    /bad\.csv line 5: valid_from is "2020-02-30"/,
    /bad\.csv line 6: 9 fields where the header has 12/,
    /bad\.csv line 7: key is "990301:民政局".*line 4/,
  ])
    expect(refused.err).toMatch(says)
}, 120_000)

describeEachDatabase('a roster', (open) => {
  it('goes out and in again without a change, learned bodies too', async () => {
    const { db } = await open()
    await importRoster(db, parseRoster([HEAD, ...ROWS].join('\n'), 'list.csv'))
    const exported = rosterCsv(await exportRoster(db))
    expect(exported.trim().split('\n').toSorted()).toEqual([HEAD, ...ROWS].toSorted())
    await learnAgency(db, {
      key: '990301:水务局',
      name: '柏川区水务局',
      region_code: '990301',
      kind: 'department',
    })
    const learnt = rosterCsv(await exportRoster(db))
    await sql`truncate agency cascade`.execute(db)
    await importRoster(db, parseRoster(learnt, 'list.csv'))
    expect(rosterCsv(await exportRoster(db))).toBe(learnt)
  })
})
