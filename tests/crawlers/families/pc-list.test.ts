/** Rows written into a script of the page. */
import { describe, expect, it } from 'vitest'
import { scriptLiteral } from '../../../crawlers/script-literal.ts'
import { hanwebRows } from '../../support/portals/hanweb.ts'
import { type PcListQuirks, pcContent, pcListSite } from '../../support/portals/pc-list.ts'
import { listSite } from '../list-site.ts'

const COLUMN = '/bcq/c100021/pc/list.html'
const contents = (count: number) => Array.from({ length: count }, (_, index) => pcContent(index))

describe('pc/list', () => {
  it.each<[string, PcListQuirks]>([
    ['as JSON', {}],
    ['as a literal with bare keys and single quotes', { written: 'script' }],
    ['with a count', { total: 47 }],
    ['on one page', { perPage: 60 }],
  ])('%s', async (_, quirks) => {
    const { paths, leads, outcome } = await listSite(pcListSite(hanwebRows(47), quirks), COLUMN)
    expect(paths).toEqual(contents(47))
    expect(leads[1]).toMatchObject({
      title: '柏川区财政局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-02',
    })
    expect(outcome).toMatchObject({ family: 'pc-list', fault: null })
    expect(outcome.why).toContain('articleList')
  })

  it('a row without a page is its file', async () => {
    const { paths } = await listSite(pcListSite(hanwebRows(4), { filesFrom: 2 }), COLUMN)
    expect(paths).toEqual([...contents(2), '/files/2.pdf', '/files/3.pdf'])
  })

  it('fewer rows than the page counts are a fault', async () => {
    const { outcome } = await listSite(pcListSite(hanwebRows(20), { total: 47 }), COLUMN)
    expect(outcome.fault).not.toBeNull()
  })
})

describe('a literal in a script', () => {
  it.each<[string, unknown]>([
    [
      'x = {a: [1, -2.5, "b\\u4e2d\\n", \'it\\\'s\', null, true, undefined,], "c d": {}}',
      {
        a: [1, -2.5, 'b中\n', "it's", null, true, null],
        'c d': {},
      },
    ],
    ['"x" : [] ', []],
    ['x = "said \\x41" // x = 3', 'said A'],
    ['y = 1; x: f(2); x: 3', 3],
    ['x = [1, f(2)]', undefined],
    ['x = [1, 2', undefined],
    [`x = ${'['.repeat(100_000)}`, undefined],
    [`${'x = "'.repeat(20_000)}`, 'x = '],
  ])('%.40s', (script, value) => {
    expect(scriptLiteral(script, 'x')).toEqual(value)
  })
})
