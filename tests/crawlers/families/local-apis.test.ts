/** EWB-FRONT and 淮安 against local servers with their oddities. */
import { describe, expect, it } from 'vitest'
import { hanwebRows, shell } from '../../support/portals/hanweb.ts'
import {
  EWB_COLUMN,
  type EwbFrontQuirks,
  ewbFrontSite,
  HUAIAN_COLUMN,
  type HuaianQuirks,
  huaianSite,
} from '../../support/portals/local-apis.ts'
import { listSite } from '../list-site.ts'

const urls = (count: number) =>
  hanwebRows(count)
    .map(({ url }) => url)
    .toSorted()

describe('EWB-FRONT', () => {
  it.each<[string, EwbFrontQuirks]>([
    ['counted from 0', {}],
    ['counted from 1, page 0 being page 1', { first: 1 }],
    ['counted from 1, page 0 being empty', { first: 1, pageZero: 'empty' }],
    ['counted from 1, page 0 counting nothing', { first: 1, pageZero: 'counts-nothing' }],
    ['a server that cuts its pages', { cap: 7 }],
    ['under another name', { project: '/EpointFront' }],
  ])('%s', async (_, quirks) => {
    const { paths, leads, outcome } = await listSite(ewbFrontSite(hanwebRows(47), quirks), EWB_COLUMN)
    expect(paths.toSorted()).toEqual(urls(47))
    expect(leads.map(({ listed_on }) => listed_on)).not.toContain(null)
    expect(leads.every(({ title }) => title.endsWith('年度报告'))).toBe(true)
    expect(outcome).toMatchObject({ family: 'ewb', fault: null })
  })

  it('counted from 1, in two pages only', async () => {
    const { paths, outcome } = await listSite(ewbFrontSite(hanwebRows(21), { first: 1 }), EWB_COLUMN)
    expect(paths.toSorted()).toEqual(urls(21))
    expect(outcome.fault).toBeNull()
  })

  it('a category that holds nothing is empty, and said to be so', async () => {
    const { leads, outcome } = await listSite(ewbFrontSite([]), EWB_COLUMN)
    expect(leads).toEqual([])
    expect(outcome.fault).toBeNull()
    expect(outcome.notes.join()).toContain('nothing')
  })

  it('a web page in place of data is no empty list', async () => {
    const { outcome } = await listSite(ewbFrontSite(hanwebRows(47), { refuses: true }), EWB_COLUMN)
    expect(outcome.fault?.code).toMatch(/^blocked/)
  })

  it('the category may be in a frame, or the list in the page itself', async () => {
    const mark = '<script src="/js/webBuilderCommon.js"></script>'
    const site = ewbFrontSite(hanwebRows(47))
    const framed = { ...site, '/nb/': { body: shell(`${mark}<iframe src="${EWB_COLUMN}"></iframe>`) } }
    expect((await listSite(framed, '/nb/')).leads).toHaveLength(47)
    const rows = hanwebRows(5).map(
      ({ url, title, date }) => `<li><a href="${url}">${title}</a><span>${date}</span></li>`,
    )
    const plain = { ...site, '/nb/': { body: shell(`${mark}<ul>${rows.join('')}</ul>`) } }
    const { leads, outcome } = await listSite(plain, '/nb/')
    expect(leads).toHaveLength(5)
    expect(outcome.fault).toBeNull()
  })
})

describe('淮安', () => {
  it.each<[string, HuaianQuirks]>([
    ['by deptid', {}],
    ['by rdeptid', { organ: 'rdeptid' }],
  ])('%s', async (_, quirks) => {
    const { paths, leads, outcome } = await listSite(huaianSite(hanwebRows(47), quirks), HUAIAN_COLUMN)
    expect(paths.toSorted()).toEqual(urls(47))
    expect(leads[0]?.listed_on).toBe('2026-01-01')
    expect(outcome).toMatchObject({ family: 'huaian', fault: null })
  })

  it('asks for the topic of the address rather than for that of the page', async () => {
    const { leads, outcome } = await listSite(huaianSite(hanwebRows(47)), `${HUAIAN_COLUMN}?topic=T9`)
    expect(leads).toEqual([])
    expect(outcome.fault).toBeNull()
  })
})
