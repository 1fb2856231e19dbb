/** The laws of a list that is answered page by page, held against a list API on a local server. */
import { afterEach, describe, expect, it } from 'vitest'
import type { ListOutcome } from '../../crawlers/family.ts'
import { createFetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import { readJson, readJsonp } from '../../crawlers/json-page.ts'
import { drainListing } from '../../crawlers/list-column.ts'
import type { ListLink } from '../../crawlers/list-links.ts'
import { listPaged, type OpenColumn } from '../../crawlers/paged-listing.ts'
import type { ListBatch, PagedSource } from '../../crawlers/paged-source.ts'
import { BlockedError } from '../../src/domain/errors.ts'
import { type Answering, type PortalServer, type Reply, startPortalServer } from '../support/portal-server.ts'
import { inventedPortal, page, testClock } from './invented-portal.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

interface Wire {
  readonly rows: readonly number[]
  readonly total?: number
  readonly pages?: number
  readonly empty?: boolean
  readonly hidden?: readonly string[]
}

const json = (wire: Wire): Reply => ({
  body: JSON.stringify(wire),
  headers: { 'content-type': 'application/json' },
})

/** A list of `count` rows, `size` a page, that answers whatever is asked. */
const api =
  (count: number, size: number, more: Partial<Wire> = {}) =>
  ({ url }: { url?: string | undefined }): Reply => {
    const at = (Number(new URL(url ?? '', 'http://x').searchParams.get('p')) - 1) * size
    const rows = Array.from({ length: Math.max(0, Math.min(size, count - at)) }, (_, index) => at + index + 1)
    return json({ rows, ...more })
  }

const item = (origin: string, id: number): ListLink => ({
  url: `${origin}/art/${id}.html`,
  title: `柏川区第${id}局2025年政府信息公开工作年度报告`,
  listed_on: null,
})

function batchOf(origin: string, wire: Wire): ListBatch {
  return {
    items: wire.rows.map((id) => item(origin, id)),
    skipped: wire.hidden ?? [],
    total: wire.total ?? null,
    pages: wire.pages ?? null,
    saysEmpty: wire.empty === true,
  }
}

const source = (origin: string, path = '/api', more: Partial<PagedSource> = {}): PagedSource => ({
  url: `${origin}${path}`,
  request: (pageNo) => `${origin}${path}?p=${pageNo}`,
  parse: (answer) => batchOf(origin, readJson(answer) as Wire),
  ...more,
})

async function list(
  answers: Record<string, Answering>,
  opener: (origin: string) => OpenColumn = (origin) => () => ({ sources: [source(origin)] }),
  depth = 2,
): Promise<{ ids: number[]; outcome: ListOutcome; server: PortalServer; asked: string[] }> {
  const server = await startPortalServer({ '/nb/': { body: page('<p>栏目</p>') }, ...answers })
  const fetcher = createFetcher({ clock: testClock() })
  open.push(fetcher, server)
  const portal = inventedPortal(server, { depth })
  const ids: number[] = []
  const listing = listPaged(opener(server.origin))(portal, { url: '/nb/' }, pageFetcher(fetcher, portal))
  const outcome = await drainListing(listing, (lead) => {
    ids.push(Number(/(\d+)\.html$/.exec(lead.url)?.[1]))
  })
  const asked = server.requests.map(({ url }) => url).filter((url) => url.startsWith('/api'))
  return { ids, outcome, server, asked }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const at = (request: { url?: string | undefined }) => Number(/p=(\d+)/.exec(request.url ?? '')?.[1])

describe('a list answered page by page', () => {
  it.each<[string, Answering, number, number]>([
    ['by its count', api(7, 3, { total: 7 }), 7, 3],
    ['by its count of pages', api(7, 3, { pages: 3 }), 7, 3],
    ['by an answer without a new address', api(6, 3), 6, 3],
    ['by page 1 again', (request) => api(3, 3)({ url: (request.url ?? '').replace(/p=\d+/, 'p=1') }), 3, 2],
    ['by 404', (request) => (at(request) > 2 ? { status: 404 } : api(6, 3)(request)), 6, 3],
    ['after one page, by its count', api(2, 3, { total: 2 }), 2, 1],
  ])('ends %s', async (_, answering, count, pages) => {
    const { ids, outcome, asked } = await list({ '/api': answering })
    expect(ids).toEqual(upTo(count))
    expect(outcome.fault).toBeNull()
    expect(outcome.links).toBe(count)
    // The first page is looked at again where there was a second.
    expect(asked).toHaveLength(pages === 1 ? 1 : pages + 1)
  })

  it('does not end because a page is shorter than the first', async () => {
    const pages = [[1, 2, 3], [4], [5, 6], []]
    const { ids, outcome } = await list({ '/api': (request) => json({ rows: pages[at(request) - 1] ?? [] }) })
    expect(ids).toEqual(upTo(6))
    expect(outcome.fault).toBeNull()
  })

  it('sends the column as referer', async () => {
    const { server } = await list({ '/api': api(1, 3, { total: 1 }) })
    expect(server.requests.at(-1)?.headers.referer).toBe(`${server.origin}/nb/`)
  })

  it('counts rows that are no items, and an address that stands twice', async () => {
    const hidden = await list({ '/api': json({ rows: [1, 2], hidden: ['a row without a link'], total: 3 }) })
    expect(hidden.outcome.fault).toBeNull()
    const twice = await list({
      '/api': (request) =>
        json(at(request) === 1 ? { rows: [1, 1, 2], total: 5 } : { rows: [2, 3], total: 5 }),
    })
    expect(twice.ids).toEqual([1, 2, 3])
    expect(twice.outcome.fault).toBeNull()
  })

  it('never runs on for ever', async () => {
    const { outcome } = await list({ '/api': (request) => json({ rows: [at(request)] }) })
    expect(outcome.fault?.code).toBe('page_cap')
    expect(outcome.pages).toBeLessThanOrEqual(202)
  })
})

describe('what is declared and not found is a fault', () => {
  it.each<[string, Answering, string, readonly number[]]>([
    [
      'page 1 for ever',
      (request) => api(3, 3, { total: 9 })({ url: (request.url ?? '').replace(/p=\d+/, 'p=1') }),
      'page_repeats',
      upTo(3),
    ],
    ['an empty deep page', api(6, 3, { total: 9 }), 'page_missing', upTo(6)],
    ['fewer pages than declared', api(6, 3, { pages: 4 }), 'page_missing', upTo(6)],
    ['rows fewer than the count, at the end', json({ rows: [1, 2], total: 3 }), 'page_repeats', [1, 2]],
    ['no rows, but a count', json({ rows: [], total: 12 }), 'page_missing', []],
  ])('%s', async (_, answering, code, ids) => {
    const found = await list({ '/api': answering })
    expect(found.outcome.fault?.code).toBe(code)
    expect(found.ids).toEqual(ids)
  })

  it.each<[string, Reply, string, readonly number[]]>([
    ['missing', { status: 404 }, 'page_missing', [1, 2, 3, 7]],
    ['broken', { status: 500 }, 'http_500', [1, 2, 3, 7]],
    ['empty', json({ rows: [], total: 7 }), 'page_missing', [1, 2, 3, 7]],
    ['no data', { body: 'nothing' }, 'not_json', [1, 2, 3, 7]],
    ['a web page', { body: page('<p>请登录</p>') }, 'blocked:unrecognised', [1, 2, 3]],
    ['challenged', { status: 521 }, 'blocked:jsl', [1, 2, 3]],
  ])('a page in the middle that is %s; a refusal ends the reading', async (_, middle, code, ids) => {
    const { ids: found, outcome } = await list({
      '/api': (request) => (at(request) === 2 ? middle : api(7, 3, { total: 7 })(request)),
    })
    expect(outcome.fault?.code).toBe(code)
    expect(outcome.fault?.reason).toContain('page 2 of 3')
    expect(found).toEqual(ids)
  })

  it('without a count, a page that fails is a fault and one that is absent is the end', async () => {
    const broken = await list({
      '/api': (request) => (at(request) === 2 ? { status: 500 } : api(7, 3)(request)),
    })
    expect(broken.outcome.fault?.code).toBe('http_500')
  })

  it('rows that stand on two pages do not make up for rows that stand on none', async () => {
    const windows = [[1, 2, 3], [3, 4, 5], [5, 6, 7], []]
    const { outcome } = await list({
      '/api': (request) => json({ rows: windows[at(request) - 1] ?? [], total: 10 }),
    })
    expect(outcome.fault).not.toBeNull()
  })

  it('a count below the rows beside it is not believed', async () => {
    const { ids, outcome } = await list({ '/api': api(6, 3, { total: 1 }) })
    expect(ids).toEqual(upTo(6))
    expect(outcome.fault).toBeNull()
  })
})

describe('a second way to ask for the same list', () => {
  const twoWays =
    (origin: string): OpenColumn =>
    () => ({
      sources: [source(origin, '/api1', { otherwise: source(origin, '/api2') })],
    })
  const first =
    (count: number, size: number, more?: Partial<Wire>): Answering =>
    (request) =>
      api(count, size, more)({ url: (request.url ?? '').replace(/p=\d+/, 'p=1') })

  it.each<[string, Answering]>([
    ['knows only its first page', first(7, 3, { total: 7 })],
    ['knows only its first page and no count', first(7, 3)],
    ['is not there', { status: 404 }],
    ['is empty', json({ rows: [] })],
    ['answers a web page', { body: page('<p>请登录</p>') }],
  ])('is taken where the first %s', async (_, answering) => {
    const { ids, outcome } = await list({ '/api1': answering, '/api2': api(7, 3, { total: 7 }) }, twoWays)
    expect(ids.toSorted()).toEqual(upTo(7))
    expect(outcome.fault).toBeNull()
  })

  it('is not taken where the first gave all', async () => {
    const { asked } = await list({ '/api1': api(2, 3, { total: 2 }) }, twoWays)
    expect(asked).toEqual(['/api1?p=1'])
  })

  it('leaves the fault of the better way where neither gives all', async () => {
    const { ids, outcome } = await list(
      { '/api1': first(7, 3, { total: 7 }), '/api2': { status: 500 } },
      twoWays,
    )
    expect(ids).toEqual(upTo(3))
    expect(outcome.faults.map(({ code }) => code)).toContain('page_repeats')
  })
})

describe('an empty list', () => {
  it.each<[string, Wire]>([
    ['counts 0', { rows: [], total: 0 }],
    ['says so', { rows: [], empty: true }],
  ])('is believed where the source %s', async (_, wire) => {
    const { outcome } = await list({ '/api': json(wire) })
    expect(outcome).toMatchObject({ links: 0, fault: null })
    expect(outcome.notes.join()).toContain('nothing yet')
  })

  it.each<[string, Reply, string]>([
    ['no rows', json({ rows: [] }), 'no_links'],
    ['gone', { status: 404 }, 'moved'],
    ['a web page', { body: page('<p>请登录</p>') }, 'blocked:unrecognised'],
    ['nothing at all', { body: '' }, 'empty_body'],
  ])('is never made of %s', async (_, answer, code) => {
    const { outcome } = await list({ '/api': answer })
    expect(outcome.fault?.code).toBe(code)
  })

  it('that may be no list at all is only a fault where the column shows nothing else', async () => {
    const two =
      (origin: string): OpenColumn =>
      () => ({
        sources: [source(origin, '/api1', { optional: true }), source(origin, '/api2', { optional: true })],
      })
    const nothing = json({ rows: [] })
    const some = await list({ '/api1': nothing, '/api2': api(2, 3, { total: 2 }) }, two)
    expect(some).toMatchObject({ ids: [1, 2], outcome: { fault: null } })
    expect((await list({ '/api1': nothing, '/api2': nothing }, two)).outcome.fault?.code).toBe('no_links')
  })
})

describe('a list that shifts while it is read', () => {
  it('is read again, so that a row that moved up is not lost', async () => {
    let first = 0
    const { ids, outcome } = await list({
      '/api': (request) => {
        if (at(request) === 1) first += 1
        const rows = first === 1 ? [[1, 2], [5]] : [[2, 3], [5]]
        return json({
          rows: first === 1 && at(request) === 2 ? [5] : (rows[at(request) - 1] ?? []),
          pages: 2,
        })
      },
    })
    expect(ids.toSorted()).toEqual([1, 2, 3, 5])
    expect(outcome.fault).toBeNull()
  })

  it('says so when it never stands still', async () => {
    const { outcome } = await list({
      '/api': (request, count) => json({ rows: [count + 10 * at(request)], pages: 2 }),
    })
    expect(outcome.fault?.code).toBe('unstable')
  })
})

describe('what the column page itself holds', () => {
  const seeded =
    (seed: Wire) =>
    (origin: string): OpenColumn =>
    () => ({
      sources: [source(origin, '/api', { seed: batchOf(origin, seed) })],
    })

  it('is enough where it is the whole list', async () => {
    const { ids, outcome, asked } = await list({}, seeded({ rows: [1, 2], total: 2 }))
    expect({ ids, asked, fault: outcome.fault }).toEqual({ ids: [1, 2], asked: [], fault: null })
  })

  it('does not end the list when the API begins with the same rows', async () => {
    const { ids, outcome } = await list({ '/api': api(7, 3) }, seeded({ rows: [1, 2, 3], total: 7 }))
    expect(ids).toEqual(upTo(7))
    expect(outcome.fault).toBeNull()
  })

  it('is kept, with a fault, where the API answers nothing', async () => {
    const { ids, outcome } = await list(
      { '/api': json({ rows: [], total: 0 }) },
      seeded({ rows: [1, 2, 3], total: 7 }),
    )
    expect(ids).toEqual(upTo(3))
    expect(outcome.fault?.reason).toMatch(/3 were found|of 7|empty/)
  })

  it('leads to columns below, as deep as the portal file says', async () => {
    const opener =
      (origin: string): OpenColumn =>
      (opened) => ({
        sources: [],
        items: [item(origin, opened.url.endsWith('/nb/') ? 1 : opened.url.length - origin.length)],
        sub: opened.url.length - origin.length < 9 ? [`${opened.url}a/`] : [],
      })
    const pages = Object.fromEntries(
      ['/nb/a/', '/nb/a/a/'].map((path) => [path, { body: page('<p>年</p>') }]),
    )
    expect((await list(pages, opener)).ids).toEqual([1, 6, 8])
    expect((await list(pages, opener, 1)).ids).toEqual([1, 6])
    expect((await list({}, opener)).outcome.fault?.code).toBe('moved')
  })

  it('may prove not to be one of the family', async () => {
    const { outcome } = await list({}, () => () => {
      throw new BlockedError('blocked:unrecognised', 'a login page')
    })
    expect(outcome.fault?.code).toBe('blocked:unrecognised')
  })
})

describe('JSONP', () => {
  const answer = (html: string) => ({ url: 'http://a.test/', html, document: { status: 200 } as never })
  it.each([
    'cb({"a":1})',
    'cb({"a":1});',
    ' /**/ typeof cb === "function" && cb({"a":1});',
    '{"a":1}',
    'x.y_1({"a":1})',
  ])('%s', (text) => expect(readJsonp(answer(text))).toEqual({ a: 1 }))
  it.each([
    ['<html>', 'blocked:unrecognised'],
    ['cb(', 'not_json'],
  ])('%s is refused', (text, code) => {
    expect(() => readJsonp(answer(text))).toThrow(expect.objectContaining({ code }))
  })
})
