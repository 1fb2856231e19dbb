import { expect, it } from 'vitest'
import { agencyByKey, learnAgency, listAgencies } from '../../db/queries/agencies.ts'
import { listRegions, regionLevel, upsertRegions } from '../../db/queries/regions.ts'
import { exportRoster, importRoster, type RosterRow } from '../../db/queries/roster.ts'
import { InputError } from '../../src/domain/errors.ts'
import { describeEachDatabase } from '../support/database.ts'

const row = (change: Partial<RosterRow> & { key: string }): RosterRow => ({
  name: change.key,
  region_code: '990301',
  kind: 'department',
  parent_key: null,
  uscc: null,
  aliases: [],
  valid_from: null,
  valid_to: null,
  successor_key: null,
  scope: null,
  due_rule: null,
  ...change,
})

const BAD: readonly { name: string; rows: readonly RosterRow[]; says: RegExp }[] = [
  {
    name: 'a key twice',
    rows: [row({ key: 'a' }), row({ key: 'b' }), row({ key: 'a' })],
    says: /line 3: key is "a".*line 1/,
  },
  {
    name: 'an unknown parent',
    rows: [row({ key: 'a', parent_key: 'z' })],
    says: /line 1: parent_key is "z"/,
  },
  {
    name: 'an unknown successor',
    rows: [row({ key: 'a', successor_key: 'z' })],
    says: /successor_key is "z"/,
  },
  {
    name: 'a circle of parents',
    rows: [row({ key: 'a', parent_key: 'b' }), row({ key: 'b', parent_key: 'a' })],
    says: /line 1: parent_key is "b".*circle/,
  },
  { name: 'its own parent', rows: [row({ key: 'a', parent_key: 'a' })], says: /circle/ },
  {
    name: 'a name twice at the same time',
    rows: [
      row({ key: 'a', name: '民政局', valid_to: '2020-01-01' }),
      row({ key: 'b', name: '民政局', valid_from: '2020-01-01' }),
    ],
    says: /line 2: name is "民政局".*line 1/,
  },
  {
    name: 'a life that ends before it begins',
    rows: [row({ key: 'a', valid_from: '2021-01-02', valid_to: '2021-01-01' })],
    says: /valid_to/,
  },
  {
    name: 'a bad date',
    rows: [row({ key: 'a', valid_from: '2021-13-01' })],
    says: /valid_from is "2021-13-01"/,
  },
  { name: 'a bad region', rows: [row({ key: 'a', region_code: '37030' })], says: /region_code is "37030"/ },
  { name: 'no key', rows: [row({ key: '' })], says: /key is ""/ },
]

describeEachDatabase('rosters', (open) => {
  it.each(BAD)('refuse $name, whole', async ({ rows, says }) => {
    const { db } = await open()
    const attempt = importRoster(db, rows)
    await expect(attempt).rejects.toThrow(InputError)
    await expect(attempt).rejects.toThrow(says)
    expect((await listAgencies(db)).total).toBe(0)
  })

  it('come back as they went in, parents after children too', async () => {
    const { db } = await open()
    const rows = [
      row({
        key: 'child',
        parent_key: 'top',
        aliases: ['别名', '又名'],
        uscc: '11',
        valid_from: '2019-01-01',
        scope: 'own',
      }),
      row({ key: 'top', kind: 'government' }),
    ]
    expect(await importRoster(db, rows)).toEqual({ added: 2, updated: 0 })
    expect(await importRoster(db, rows)).toEqual({ added: 0, updated: 2 })
    expect(await exportRoster(db)).toEqual(rows.map((each) => ({ ...each, learned: false })))
  })

  it('confirm what was only learned, and a learned body never changes a listed one', async () => {
    const { db } = await open()
    const learned = { key: 'a', name: '民政局', region_code: '990301', kind: 'department' }
    expect((await learnAgency(db, learned)).learned).toBe(true)
    await importRoster(db, [row({ key: 'a', name: '柏川区民政局' })])
    expect(await learnAgency(db, learned)).toMatchObject({ learned: false, name: '柏川区民政局' })
    expect(await agencyByKey(db, 'nobody')).toBeNull()
  })

  it('are listed by region, with paging', async () => {
    const { db } = await open()
    const codes = ['990301', '990302', '990401', '990301001']
    await importRoster(
      db,
      codes.map((code) => row({ key: `body-${code}`, region_code: code })),
    )
    const keys = async (region: string) =>
      (await listAgencies(db, { region })).data.map(({ region_code }) => region_code)
    expect(await keys('990300')).toEqual(['990301', '990301001', '990302'])
    expect(await keys('990301')).toEqual(['990301', '990301001'])
    expect(await keys('990000')).toHaveLength(4)
    const first = await listAgencies(db, { limit: 3 })
    expect([first.data.length, first.total]).toEqual([3, 4])
    const second = await listAgencies(db, { limit: 3, after: first.next })
    expect([second.data.length, second.next, second.total]).toEqual([1, null, 4])
    await expect(listAgencies(db, { after: 'x' })).rejects.toThrow(InputError)
  })

  it('name regions by code until a list names them', async () => {
    const { db } = await open()
    await upsertRegions(db, [{ code: '990301', name: '柏川区' }, { code: '990300' }])
    await upsertRegions(db, [{ code: '990301' }])
    expect((await listRegions(db)).map(({ name }) => name)).toEqual(['990300', '柏川区'])
    expect(['990000', '990300', '990301', '990301001'].map(regionLevel)).toEqual([
      'province',
      'prefecture',
      'county',
      'township',
    ])
  })
})
