import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { listAgencies } from '../../db/queries/agencies.ts'
import { regionPage, seedRegions, upsertRegions } from '../../db/queries/regions.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { isKnownRegion, knownRegions } from '../../src/domain/known-regions.ts'
import { regionCodeFault, regionLevel, regionParent } from '../../src/domain/region-code.ts'
import { describeEachDatabase } from '../support/database.ts'

const NOTHING: ReadonlySet<string> = new Set()

describe('regions by code', () => {
  it.each([
    ['370305001', '370305', 'township'],
    ['370305', '370300', 'county'],
    ['370300', '370000', 'prefecture'],
    ['370000', '000000', 'province'],
    ['000000', null, 'nation'],
    ['110101', '110100', 'county'],
    ['110100', '110000', 'prefecture'],
    ['500229', '500200', 'county'],
    ['429004', '420000', 'county'],
    ['469005', '460000', 'county'],
    ['659001', '650000', 'county'],
    ['441900003', '441900', 'township'],
    ['442000100', '442000', 'township'],
    ['460400100', '460400', 'township'],
    ['620200101', '620200', 'township'],
    ['370300-01', '370300', 'county'],
    ['370300-01003', '370300-01', 'township'],
    ['370305001201', '370305001', 'village'],
  ])('%s lies in %s and is a %s', (code, parent, level) => {
    expect(regionParent(code)).toBe(parent)
    expect(regionLevel(code)).toBe(level)
    expect(regionCodeFault(code)).toBeNull()
  })

  it.each(['999999', '37030', '3703050', '370300-1', '377100', '370005', '000001x', '990301-001'])(
    '%s is none',
    (code) => {
      expect(regionCodeFault(code)).not.toBeNull()
    },
  )

  it('the list of the product holds the nation, each inside one that it holds, too', () => {
    const known = knownRegions()
    expect(known.size).toBeGreaterThan(3_400)
    for (const { code, parent_code, successor_code } of known.values()) {
      expect(regionCodeFault(code), code).toBeNull()
      if (parent_code !== null) expect(known.has(parent_code), code).toBe(true)
      if (successor_code !== null) expect(known.get(successor_code)?.valid_to ?? null, code).toBeNull()
    }
    expect(known.get('370305')).toMatchObject({ name: '临淄区', kind: 'standard', valid_to: null })
    expect(known.get('110100')).toMatchObject({ name: '北京市（市辖区）', kind: 'pseudo' })
    expect(known.get('500200')).toMatchObject({ name: '重庆市（县）', kind: 'pseudo' })
    expect(known.get('370176')).toMatchObject({ kind: 'zone' })
    expect(known.get('429004')).toMatchObject({ name: '仙桃市', parent_code: '420000' })
    expect(known.has('429000')).toBe(false)
    expect(known.get('371200')).toMatchObject({
      name: '莱芜市',
      valid_to: '2019-01-08',
      successor_code: '370116',
    })
    expect(known.get('370116')).toMatchObject({ name: '莱芜区', valid_from: '2019-01-09' })
    expect(known.get('330113')).toMatchObject({ name: '临平区', valid_from: '2021-04-09' })
    expect(known.get('330114')).toMatchObject({ name: '钱塘区', valid_from: '2021-04-09' })
  })

  it.each([
    ['370305', true],
    ['370305001', true],
    ['370300-01', true],
    ['990301', true],
    ['371202', true],
    ['542322', true],
    ['370399', false],
    ['370399001', false],
    ['123456', false],
  ])('%s is known: %s', (code, known) => {
    expect(isKnownRegion(code, NOTHING)).toBe(known)
    expect(isKnownRegion(code, new Set([code]))).toBe(true)
  })
})

const body = (region_code: string) => ({
  key: `b-${region_code}`,
  name: `甲${region_code}局`,
  region_code,
  kind: 'department',
})

describeEachDatabase('regions', (open) => {
  it('are told their parent by the database as by the product', async () => {
    const { db } = await open()
    await seedRegions(db)
    await upsertRegions(db, [
      { code: '370300-01', name: '高新区' },
      { code: '370300-01003' },
      { code: '370305001201' },
    ])
    const { data } = await regionPage(db, { limit: null })
    expect(data.length).toBe(knownRegions().size + 3)
    for (const { code, parent_code, level } of data) {
      expect(parent_code, code).toBe(regionParent(code))
      expect(level, code).toBe(regionLevel(code))
    }
  })

  it('take in everything that lies below: zones, townships of counties and of prefectures, the nation all', async () => {
    const { db } = await open()
    const codes = [
      '370305',
      '370305001',
      '370300-01',
      '370300-01003',
      '429004',
      '441900003',
      '110101',
      '370116',
    ]
    await importRoster(db, codes.map(body))
    const below = async (region: string) =>
      (await listAgencies(db, { region })).data.map(({ region_code }) => region_code)
    expect(await below('370300')).toEqual(['370300-01', '370300-01003', '370305', '370305001'])
    expect(await below('370300-01')).toEqual(['370300-01', '370300-01003'])
    expect(await below('420000')).toEqual(['429004'])
    expect(await below('441900')).toEqual(['441900003'])
    expect(await below('110100')).toEqual(['110101'])
    expect(await below('110000')).toEqual(['110101'])
    expect(await below('000000')).toHaveLength(codes.length)
    const { data } = await regionPage(db, { with_bodies: true, parent: '370300' })
    expect(data.map(({ code, name }) => [code, name])).toEqual([
      ['370300-01', '370300-01'],
      ['370305', '临淄区'],
    ])
  })

  it('are found by level, part of the name and the day of validity', async () => {
    const { db } = await open()
    await seedRegions(db)
    const codes = async (filters: Parameters<typeof regionPage>[1]) =>
      (await regionPage(db, { limit: null, ...filters })).data.map(({ code }) => code)
    expect(await codes({ parent: '000000' })).toHaveLength(34)
    expect(await codes({ level: 'province' })).toHaveLength(34)
    expect(await codes({ region: '371200', valid_on: '2018-12-31' })).toEqual(['371200', '371202', '371203'])
    expect(await codes({ region: '371200', valid_on: '2019-12-31' })).toEqual([])
    expect(await codes({ region: '330000', search: '临平', valid_on: '2021-01-31' })).toEqual([])
    expect(await codes({ region: '330000', search: '临平', valid_on: '2022-01-31' })).toEqual(['330113'])
  })

  it('keep a name that was given, whatever the list says', async () => {
    const { db } = await open()
    await upsertRegions(db, [{ code: '370305', name: '柏川区' }])
    await upsertRegions(db, [{ code: '370305' }])
    await seedRegions(db)
    const { data } = await regionPage(db, { region: '370305' })
    expect(data).toMatchObject([{ name: '柏川区', parent_code: '370300', level: 'county', kind: 'standard' }])
  })

  it('refuse a roster of a region that nobody knows, with line and value, and change nothing', async () => {
    const { db } = await open()
    const attempt = importRoster(db, [body('370305'), body('370399'), body('999999')], 'list.csv')
    await expect(attempt).rejects.toThrow(/list\.csv line 2: region_code is "370399", which no region has/)
    expect((await listAgencies(db)).total).toBe(0)
    await upsertRegions(db, [{ code: '370399', name: '新设区' }])
    await importRoster(db, [body('370399'), body('370399001')])
    expect((await sql`select 1 from agency`.execute(db)).rows).toHaveLength(2)
  })
})
