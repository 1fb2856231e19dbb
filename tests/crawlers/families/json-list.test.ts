/** List APIs that a portal file describes, and what is said where the description does not fit. */
import { describe, expect, it } from 'vitest'
import { parsePortal } from '../../../crawlers/portal.ts'
import type { Portal } from '../../../crawlers/portal-schema.ts'
import type { Answering } from '../../support/portal-server.ts'
import { hanwebRows } from '../../support/portals/hanweb.ts'
import { ewbSite, formSite, offsetSite } from '../../support/portals/json-list.ts'
import { listSite } from '../list-site.ts'

/** `list` as a portal file gives it, defaults filled in. */
function described(yaml: string): NonNullable<Portal['list']> {
  const { list } = parsePortal(portalFile(yaml), 'x.yaml')
  if (list === undefined) throw new Error('the portal file describes no list')
  return list
}

const portalFile = (list: string) => `id: baichuan
name: 柏川区人民政府
region: "990101"
base_url: http://www.baichuan.test
family: json-list
hosts: [www.baichuan.test]
columns:
  - url: /nb/?categorynum=003006
list:
${list
  .trim()
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`

const EWB = `url: /EWB-FRONT/rest/lightfrontaction/getgovinfolist
method: POST
content_type: application/json
body: '{"deptcode":"","categorynum":"{query.categorynum}","pageIndex":{page},"pageSize":{size}}'
first_page: 0
items: custom.data
fields: { url: infourl|visiturl, title: realtitle|title, date: infodate }
total: custom.total`
const FORM = `url: /articleCommonController/lists.do
method: POST
body: page={page}&pagesize={size}&topic={query.topic}
page_size: 15
items: value.list
fields: { url: link, title: title, date: releaseTime }
total: value.total`
const OFFSET = `url: /api/list?start={start}&limit={size}
items: list
fields: { url: "/art/2026/1/{id}/art_1201_{id}.html", title: title, date: date }
pages: pages`

const column = '/dynamic/zwgk/govInfoPub.html?categorynum=003006'
const list = (site: Record<string, Answering>, yaml: string, url = column) =>
  listSite(site, url, { family: 'json-list', list: described(yaml) })
const rows = hanwebRows(47)
const urls = rows.map(({ url }) => url).toSorted()

describe('a described list', () => {
  it.each<[string, Record<string, Answering>, string]>([
    ['a JSON body, counted from 0', ewbSite(rows, { first: 0 }), EWB],
    ['counted from 1', ewbSite(rows, { first: 1 }), EWB.replace('first_page: 0', 'first_page: 1')],
    ['counted from 1 where 0 is asked: page 0 is page 1', ewbSite(rows, { first: 1 }), EWB],
    ['a form, milliseconds, rows within a string', formSite(rows), FORM],
  ])('%s', async (_, site, yaml) => {
    const { paths, leads, outcome } = await list(site, yaml)
    expect(paths.toSorted()).toEqual(urls)
    expect(leads.slice(0, 2)).toMatchObject([
      { title: rows[0]?.title, listed_on: '2026-01-01' },
      { title: rows[1]?.title, listed_on: '2026-01-02' },
    ])
    expect(outcome).toMatchObject({ family: 'json-list', fault: null })
  })

  it('by offset, in JSONP, addresses made of ids', async () => {
    const { leads, outcome, requests } = await list(offsetSite(rows), OFFSET, '/nb/')
    expect(leads).toHaveLength(47)
    expect(leads[46]?.url).toMatch(/\/art\/2026\/1\/47\/art_1201_47\.html$/)
    expect(outcome.fault).toBeNull()
    expect(requests.map(({ url }) => url)).toContain('/api/list?start=40&limit=20')
  })

  it('serves columns that differ by a code', async () => {
    const { outcome } = await list(ewbSite(rows, { first: 0 }), EWB, column.replace('003006', '003"7'))
    expect(outcome).toMatchObject({ links: 0, fault: null })
  })

  it('of one answer is asked for once', async () => {
    const yaml = 'url: /api/list\nitems: $\nfields: { url: u, title: t }'
    const answer = { body: JSON.stringify([{ u: '/a/1.html', t: '年报' }, { t: '无地址' }]) }
    const { paths, outcome, requests } = await list({ '/api/list': answer }, yaml, '/nb/')
    expect({ paths, fault: outcome.fault, requests: requests.length }).toEqual({
      paths: ['/a/1.html'],
      fault: null,
      requests: 1,
    })
  })

  it('that is cut short by the server is a fault', async () => {
    const { outcome } = await list(
      ewbSite(rows, { first: 0, cap: 5 }),
      EWB.replace('"pageSize":{size}', '"pageSize":20'),
    )
    expect(outcome.fault).toBeNull()
    const windows = OFFSET.replace('limit={size}', 'limit=5').replace('pages: pages', 'total: total')
    const site: Record<string, Answering> = {
      '/api/list': (request) => {
        const start = Number(/start=(\d+)/.exec(request.url ?? '')?.[1])
        const part = rows
          .slice(start, start + 5)
          .map(({ title }, index) => ({ id: start + index + 1, title }))
        return { body: JSON.stringify({ list: part, total: 47 }) }
      },
    }
    expect((await list(site, windows, '/nb/')).outcome.fault).not.toBeNull()
  })

  it.each<[string, string, string, string]>([
    ['no list at the path', '{"data":{"rows":[]}}', 'list_shape', 'keys there: data'],
    ['rows of other fields', '{"list":[{"href":"/a","name":"x"}]}', 'list_fields', 'keys there: href, name'],
    [
      'a web page',
      '<html><body><p>请登录后访问本栏目内容，谢谢您的配合与支持。</p></body></html>',
      'blocked:unrecognised',
      '',
    ],
    ['an empty list that counts nothing', '{"list":[]}', 'no_links', ''],
    ['nothing', 'null', 'list_shape', 'null'],
  ])('that answers %s is a fault', async (_, body, code, words) => {
    const { outcome } = await list({ '/api/list': { body } }, OFFSET, '/nb/')
    expect(outcome.fault?.code).toBe(code)
    expect(outcome.fault?.reason).toContain(words)
  })
})

describe('the description in a portal file', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['{page}', '{pageNo}', ':13: list.body:', ['{pageNo} is none of', '{size}']],
    ['"pageIndex":{page}', 'pageIndex:{page}', ':13: list.body:', ['JSON once']],
    ['method: POST', 'method: GET', ':13: list.body:', ['no body without']],
    ['method: POST', 'method: PUT', ':11: list.method:', ['GET, POST']],
    ['total: custom', 'totl: custom', ':17: list.totl:', ['did you mean "total"']],
    ['custom.data', 'custom..data', ':15: list.items:', ['data.list']],
    [
      'date: infodate',
      'dates: infodate',
      ':16: list.fields.dates:',
      ['did you mean "date"', 'url, title, date'],
    ],
    ['title: realtitle|title, ', '', ':16: list.fields.title:', ['required key']],
    ['url: /EWB', 'url: http://elsewhere.test/EWB', ':10: list.url:', ['one of the hosts']],
    ['first_page: 0', 'first_page: 2', ':14: list.first_page:', ['at most 1']],
  ])('%s → %s is refused at its line', (from, to, place, words) => {
    const said = refusal(portalFile(EWB.replace(from, to)))
    expect(said).toContain(`x.yaml${place}`)
    for (const word of words) expect(said).toContain(word)
  })

  it('is needed by this family and by no other', () => {
    expect(refusal(portalFile(EWB).replace('family: json-list', 'family: hanweb'))).toContain(
      'family: json-list',
    )
    expect(refusal(portalFile(EWB).replace(/list:\n[\s\S]*/, ''))).toContain(
      'list: the required key is missing',
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
