import { expect, it } from 'vitest'
import { agencyByKey, learnAgency, listAgencies } from '../../db/queries/agencies.ts'
import { listRegions, upsertRegions } from '../../db/queries/regions.ts'
import { exportRoster, importRoster } from '../../db/queries/roster.ts'
import { InputError } from '../../src/domain/errors.ts'
import { regionLevel } from '../../src/domain/region-code.ts'
import type { RosterRow } from '../../src/domain/roster-row.ts'
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
  {
    name: 'a province that there is not',
    rows: [row({ key: 'a', region_code: '180301' })],
    says: /region_code is "180301", expected a code that begins with a province/,
  },
  {
    name: 'a county without a prefecture',
    rows: [row({ key: 'a', region_code: '370005' })],
    says: /region_code is "370005", expected digits of a prefecture/,
  },
  {
    name: 'an unknown kind',
    rows: [row({ key: 'a', kind: 'bureau' })],
    says: /kind is "bureau", expected one of/,
  },
  {
    name: 'an unknown scope',
    rows: [row({ key: 'a', scope: 'all' })],
    says: /scope is "all", expected one of own/,
  },
  {
    name: 'a bad due rule',
    rows: [row({ key: 'a', due_rule: 'soon' })],
    says: /due_rule is "soon", expected MM-DD/,
  },
  {
    name: 'a code with a wrong check character',
    rows: [row({ key: 'a', uscc: '11990301000000123D' })],
    says: /uscc is "11990301000000123D", expected the check character C/,
  },
  {
    name: 'a circle of successors',
    rows: [row({ key: 'a', successor_key: 'b' }), row({ key: 'b', successor_key: 'a' })],
    says: /line 1: successor_key is "b".*circle.*a → b → a/,
  },
  {
    name: 'an alias that is the name of another body at the same time',
    rows: [row({ key: 'a', name: '水务局' }), row({ key: 'b', name: '农业局', aliases: ['水务局'] })],
    says: /line 2: aliases is "水务局".*line 1/,
  },
]

describeEachDatabase('rosters', (open) => {
  it.each(BAD)('refuse $name, whole', async ({ rows, says }) => {
    const { db } = await open()
    const attempt = importRoster(db, rows)
    await expect(attempt).rejects.toThrow(InputError)
    await expect(attempt).rejects.toThrow(says)
    expect((await listAgencies(db)).total).toBe(0)
  })

  it('tell every fault at once, by line, the first twenty of them', async () => {
    const { db } = await open()
    const rows = Array.from({ length: 23 }, (_, at) => row({ key: `b${at}`, kind: 'bureau' }))
    const error = await importRoster(db, [...rows, row({ key: 'b0' })], 'list.csv').catch((fault) => fault)
    expect(error.message).toMatch(/^list\.csv line 1: kind is "bureau".*the first of 24 faults/)
    expect(error.details).toHaveLength(20)
    expect(error.details[0]).toMatch(/^list\.csv line 2: /)
    expect(error.details.at(-1)).toBe('and 4 more')
  })

  it('are held against the bodies of the store, but no name is claimed by one that was only learned', async () => {
    const { db } = await open()
    await importRoster(db, [row({ key: 'a', name: '水务局' })])
    await learnAgency(db, { key: 'l', name: '民政局', region_code: '990301', kind: 'department' })
    const again = importRoster(db, [row({ key: 'b', name: '水务局' })])
    await expect(again).rejects.toThrow(/line 1: name is "水务局".*the stored body a/)
    await importRoster(db, [row({ key: 'c', name: '民政局', parent_key: 'a' })])
    await expect(importRoster(db, [row({ key: 'a', parent_key: 'c' })])).rejects.toThrow(/circle/)
    expect(await importRoster(db, [row({ key: 'd', name: '水务局', region_code: '990302' })])).toMatchObject({
      added: 1,
    })
  })

  it('keep what is stored where a file leaves a column out', async () => {
    const { db } = await open()
    await importRoster(db, [row({ key: 'a', aliases: ['旧名'], due_rule: '01-20' })])
    await importRoster(db, [{ key: 'a', name: '水务局', region_code: '990301', kind: 'department' }])
    expect((await exportRoster(db))[0]).toMatchObject({
      name: '水务局',
      aliases: ['旧名'],
      due_rule: '01-20',
    })
  })

  it('come back as they went in, parents after children too', async () => {
    const { db } = await open()
    const rows = [
      row({
        key: 'child',
        parent_key: 'top',
        aliases: ['别名', '又名'],
        uscc: '11990301000000123C',
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
