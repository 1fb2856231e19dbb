/** Regions and their population as a person hands them in, and as the commands answer. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parsePopulation, parseRegions } from '../../src/cli/region-csv.ts'
import { run } from '../support/command.ts'
import { embeddedHome } from '../support/database.ts'

const BAD: readonly (readonly [text: string, says: RegExp])[] = [
  ['code,name\n99999,新区', /r\.csv line 2: code is "99999"/],
  ['code,name\n370300-01,', /line 2: name is "", expected a text/],
  ['code,name\n370300-01,甲\n370300-01,乙', /line 3: code is "370300-01", which line 2 has/],
  ['code,name,valid_from,valid_to\n370300-01,甲,2021-02-01,2020-01-01', /valid_to is "2020-01-01"/],
  ['code,name,parent\n', /unknown column "parent"/],
  ['code,name\n370300-01', /line 2: 1 fields where the header has 2/],
]

describe('a file of regions', () => {
  it.each(BAD)('%j is refused', (text, says) => {
    expect(() => parseRegions(text, 'r.csv')).toThrow(says)
  })
  it.each([
    ['370305,2022,0,年鉴', /population is "0"/],
    ['370305,2022,12.5,年鉴', /population is "12.5"/],
    ['370305,22,100,年鉴', /year is "22"/],
    ['370305,2022,100,', /source is ""/],
    ['370305,2022,100,甲\n370305,2022,100,乙', /line 3: region_code is "370305 2022"/],
  ])('of population %j is refused', (rows, says) => {
    expect(() => parsePopulation(`region_code,year,population,source\n${rows}`, 'p.csv')).toThrow(says)
  })
})

test('regions are imported, listed with parent, level and validity, and give people to rates', async () => {
  const env = { NIANBAO_HOME: await embeddedHome() }
  const file = (name: string, text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'nianbao-region-')), name)
    writeFileSync(path, text)
    return path
  }
  const zones = file('zones.csv', 'code,name,valid_from\n370300-01,文昌湖区,2012-01-01\n')
  expect((await run(['region', 'import', zones], { env })).code).toBe(0)
  const listed = await run(['region', 'list', '--region', '370300', '--json'], { env })
  const rows = listed.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows.find(({ code }) => code === '370300-01')).toMatchObject({
    name: '文昌湖区',
    kind: 'zone',
    parent_code: '370300',
    valid_from: '2012-01-01',
  })
  const people = (code: string) =>
    file('people.csv', `region_code,year,population,source\n370305,2022,640000,年鉴\n${code},2022,5,年鉴\n`)
  const refused = await run(['region', 'population', people('370398')], { env })
  expect(refused.code).toBe(2)
  expect(refused.err).toMatch(/people\.csv line 3: region_code is "370398"/)
  expect((await run(['region', 'population', people('370300')], { env })).out).toBe('2 populations\n')
  expect((await run(['status', '--year', '2022', '--region', '999999'], { env })).code).toBe(2)
}, 120_000)
