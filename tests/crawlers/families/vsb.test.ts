/** Lists of VSB against a local site: pages numbered from the end, links relative to each page. */
import { describe, expect, it } from 'vitest'
import { type VsbQuirks, vsbPath, vsbSite } from '../../support/portals/vsb.ts'
import { page } from '../invented-portal.ts'
import { listSite } from '../list-site.ts'

const COLUMN = '/zwgk/nb.htm'
const list = (count: number, quirks: VsbQuirks = {}) => listSite(vsbSite(count, quirks), COLUMN)
const paths = (count: number) => Array.from({ length: count }, (_, n) => vsbPath(n + 1)).toSorted()

describe('a list', () => {
  it('is detected, and followed page by page', async () => {
    const { paths: found, leads, outcome, requests } = await list(52)
    expect(found.toSorted()).toEqual(paths(52))
    expect(outcome).toMatchObject({ family: 'vsb', why: 'yes: the pager pb_sys', fault: null })
    expect(leads[0]).toMatchObject({
      title: '柏川区第52局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-25',
    })
    expect(requests.map(({ url }) => url)).toContain('/zwgk/nb/10.htm')
  })

  it('that counts nothing is followed to its end', async () => {
    const { paths: found, outcome } = await list(23, { noCount: true })
    expect(found.toSorted()).toEqual(paths(23))
    expect(outcome.fault).toBeNull()
  })

  it('of one page needs no other', async () => {
    const { paths: found, outcome } = await list(4)
    expect(found.toSorted()).toEqual(paths(4))
    expect(outcome.fault).toBeNull()
  })

  it('of which a page is gone is not whole', async () => {
    const { outcome } = await list(52, { missing: 4 })
    expect(outcome.fault?.code).toBe('page_missing')
  })

  it('whose pages are renumbered while it is read is read again', async () => {
    // A new page is added after the third answer: what was page 10 from the end is another one now.
    const { paths: found, outcome } = await list(50, { rowsAt: (requests) => (requests < 3 ? 50 : 56) })
    expect(found.toSorted()).toEqual(paths(56))
    expect(outcome.fault).toBeNull()
  })

  it('has its years in the folder of its name', async () => {
    const { paths: found, outcome } = await list(3, { years: [2023, 2024] })
    expect(found).toEqual(expect.arrayContaining(['/info/2023/1.htm', '/info/2024/1.htm']))
    expect(found).toHaveLength(5)
    expect(outcome.fault).toBeNull()
  })
})

it('an address that ends in .htm alone is no proof', async () => {
  const rows =
    '<ul><li><a href="./202601/t20260120_11.htm">柏川区教育局2025年政府信息公开工作年度报告</a><span>2026-01-20</span></li></ul>'
  const { outcome } = await listSite({ '/nb/index.htm': { body: page(rows) } }, '/nb/index.htm')
  expect(outcome.family).toBe('trs-wcm')
})
