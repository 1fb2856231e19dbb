/** Lists of plain pages that a portal file describes, and what is said where the description does not fit. */
import { describe, expect, it } from 'vitest'
import { parsePortal } from '../../../crawlers/portal.ts'
import type { Portal } from '../../../crawlers/portal-schema.ts'
import { type PlainRow, plainListSite } from '../../support/portals/html-list.ts'
import { listSite } from '../list-site.ts'

const portalFile = (list: string) => `id: baichuan
name: 柏川区人民政府
region: "990101"
base_url: http://www.baichuan.test
family: static-list
hosts: [www.baichuan.test]
columns:
  - url: /nb/
html_list:
${list
  .trim()
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`

const LIST = `row: dl.rec
link: dd.t a
title: dd.t b
date: dd.d
publisher: dt
page: /query.do?year={year}&start={start}
page_size: 10
years: 2022-2024`
const POSTED = LIST.replace('page: /query.do?year={year}&start={start}', 'page: /query.do').replace(
  'page_size',
  'method: POST\nbody: year={year}&start={start}\npage_size',
)

function described(list: string): NonNullable<Portal['html_list']> {
  const { html_list } = parsePortal(portalFile(list), 'x.yaml')
  if (html_list === undefined) throw new Error('the portal file describes no list')
  return html_list
}

const rows: readonly PlainRow[] = [2022, 2023, 2024].flatMap((year) =>
  Array.from({ length: 13 }, (_, index) => ({
    year,
    title: `${year}年政府信息公开工作年度报告`,
    organ: `柏川区第${index + 1}局`,
  })),
)
const list = (yaml: string, site = plainListSite(rows)) =>
  listSite(site, '/nb/', { family: 'static-list', html_list: described(yaml) })

describe('a described list of plain pages', () => {
  it.each([
    ['by offset and year', LIST, false],
    ['posted as a form', POSTED, true],
  ])('%s', async (_, yaml, posted) => {
    const { leads, outcome } = await list(yaml, plainListSite(rows, { posted }))
    expect(leads).toHaveLength(39)
    expect(leads[14]).toMatchObject({
      title: '2023年政府信息公开工作年度报告',
      agency: '柏川区第2局',
      listed_on: '2024-01-15',
    })
    expect(leads[14]?.url).toMatch(/\/view\?id=2023-1$/)
    expect(outcome).toMatchObject({ family: 'static-list', fault: null })
  })

  it('rows that the selector does not find are a fault, never an empty list', async () => {
    const { outcome } = await list(LIST.replace('dl.rec', 'li.rec'))
    expect(outcome.fault?.code).toBe('list_rows')
    expect(outcome.fault?.reason).toContain('li.rec')
  })
})

describe('the description in a portal file', () => {
  it.each<[string, string, string, string]>([
    ['row: dl.rec', 'row: "dl["', ':10: html_list.row:', 'a CSS selector'],
    ['publisher: dt', 'publischer: dt', ':14: html_list.publischer:', 'did you mean "publisher"'],
    ['{start}', '{offset}', ':15: html_list.page:', '{offset} is none of'],
    ['years: 2022-2024', 'years: 22-24', ':17: html_list.years:', '2015-2025'],
    ['\nyears: 2022-2024', '', ':9: html_list.years:', 'years beside a {year}'],
    ['page: /query', 'page: http://else.test/query', ':15: html_list.page:', 'one of the hosts'],
    ['page_size: 10', 'page_size: 10\nbody: a=1', ':17: html_list.body:', 'no body without'],
  ])('%s → %s is refused at its line', (from, to, place, words) => {
    const said = refusal(portalFile(LIST.replace(from, to)))
    expect(said).toContain(`x.yaml${place}`)
    expect(said).toContain(words)
  })

  it('belongs to static-list alone', () => {
    const other = portalFile(LIST).replace('family: static-list', 'family: hanweb')
    expect(refusal(other)).toContain(
      'html_list: a list or mapping is not valid; expected family: static-list',
    )
  })
})

function refusal(text: string): string {
  try {
    parsePortal(text, 'x.yaml')
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}
