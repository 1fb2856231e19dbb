/**
 * Portals that each break one thing, as real servers: a list with two reports, and a fault at the first of them or at the
 * list itself. What a crawl must say of each stands beside it.
 */
import { gzipSync } from 'node:zlib'
import { sitePages, siteReports } from '../../src/demo/site.ts'
import { type Answering, type PortalServer, type Reply, startPortalServer } from './portal-server.ts'

export interface FaultySite {
  readonly id: string
  /** Routes beside the list, the two reports and what they replace. */
  readonly routes: (parts: Parts) => Readonly<Record<string, Answering>>
  /** Stored reports; two where the fault is overcome. */
  readonly saved: number
  /** Code of the failed document, or words of the portal's own reason. */
  readonly says: { readonly failure?: string; readonly reason?: RegExp; readonly outcome?: string }
  readonly portal?: (text: string) => string
  /** Further things the server must have seen. */
  readonly check?: (server: PortalServer) => string | null
}

interface Parts {
  readonly a: string
  readonly b: string
  readonly list: (rows?: readonly Row[], next?: string) => string
  readonly origin: string
  /** A server that must never be asked. */
  readonly mirror: string
}

type Row = readonly [href: string, year: number]

const [FIRST, SECOND] = siteReports(1).filter(
  ({ year, agency }) => year >= 2023 && /财政局/.test(agency.name),
)
const bodyOf = (path: string | undefined) =>
  String(sitePages(1).find((page) => page.path === path)?.body ?? '').replaceAll('柏川区', '临湖区')
const A = bodyOf(FIRST?.path)
const B = bodyOf(SECOND?.path)
const ROWS: readonly Row[] = [
  ['a.html', FIRST?.year ?? 0],
  ['b.html', SECOND?.year ?? 0],
]

function list(rows: readonly Row[] = ROWS, next = ''): string {
  const items = rows.map(
    ([href, year]) =>
      `<li><a href="/nb/${href}">临湖区财政局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-20</span></li>`,
  )
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报</title></head><body><ul>${items.join('')}</ul>${next}</body></html>`
}

const html = (body: string): Reply => ({ body })
const pager = (href: string) => `<div class="page"><a href="${href}">下一页</a></div>`
const GBK = { headers: { 'content-type': 'text/html' } }

/** Text in GBK: every character of the pages is in it. */
function gbk(text: string): Uint8Array {
  return Buffer.concat([...text].map((char) => GBK_BYTES.get(char) ?? Buffer.from('?')))
}
const GBK_BYTES = gbkTable()

function gbkTable(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('gbk')
  const table = new Map<string, Buffer>()
  for (let byte = 0; byte < 0x80; byte++) table.set(String.fromCharCode(byte), Buffer.from([byte]))
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail])
      const char = decoder.decode(bytes)
      if (char.length === 1 && char !== '�' && !table.has(char)) table.set(char, bytes)
    }
  return table
}

const inGbk = (text: string, meta: string) => gbk(text.replace(/<meta charset="?utf-8"?>/i, meta))
const gaps = (server: PortalServer, path: string) => {
  const times = server.requests.filter(({ url }) => url === path).map(({ at }) => at)
  return times.slice(1).map((at, index) => at - (times[index] ?? 0))
}
const waited = (path: string, ms: number) => (server: PortalServer) =>
  gaps(server, path).every((gap) => gap >= ms) ? null : `asked again after ${gaps(server, path)} ms`

/** 300 MB of spaces in some hundred kilobytes. */
let bomb: Uint8Array | null = null
const bombBytes = () => {
  bomb ??= gzipSync(Buffer.alloc(300_000_000, 32), { level: 1 })
  return bomb
}

export const FAULTY_SITES: readonly FaultySite[] = [
  {
    id: 'retry-after-503',
    routes: ({ a }) => ({ '/nb/a.html': [{ status: 503, headers: { 'retry-after': '2' } }, html(a)] }),
    saved: 2,
    says: { outcome: 'ok' },
    check: waited('/nb/a.html', 2_000),
  },
  {
    id: 'retry-after-429',
    routes: ({ list }) => ({ '/nb/': [{ status: 429, headers: { 'retry-after': '3' } }, html(list())] }),
    saved: 2,
    says: { outcome: 'ok' },
    check: waited('/nb/', 3_000),
  },
  {
    id: 'twice-500',
    routes: ({ a }) => ({ '/nb/a.html': [{ status: 500 }, { status: 500 }, html(a)] }),
    saved: 2,
    says: { outcome: 'ok' },
  },
  {
    id: 'reset',
    routes: () => ({ '/nb/a.html': { reset: 'before' } }),
    saved: 1,
    says: { failure: 'reset' },
  },
  {
    id: 'cut-without-length',
    routes: ({ a }) => ({ '/nb/a.html': { body: a, until_close: { cut: 6_000 } } }),
    saved: 1,
    says: { failure: 'truncated' },
  },
  {
    id: 'truncated-gzip',
    routes: ({ a }) => ({ '/nb/a.html': { body: a, gzip: 'truncated' } }),
    saved: 1,
    says: { failure: 'truncated' },
  },
  {
    id: 'wrong-length',
    routes: ({ a }) => ({ '/nb/a.html': { body: a.slice(0, 5_000), length: 90_000 } }),
    saved: 1,
    says: { failure: 'truncated' },
  },
  {
    id: 'one-byte-a-second',
    routes: ({ a }) => ({ '/nb/a.html': { body: a, drip: { bytes: 1, every_ms: 1_000 } } }),
    saved: 1,
    says: { failure: 'too_slow' },
  },
  {
    id: 'endless-body',
    routes: () => ({ '/nb/a.html': { endless: true } }),
    saved: 1,
    says: { failure: 'too_large' },
  },
  {
    id: 'gzip-bomb',
    routes: () => ({ '/nb/a.html': { body: bombBytes(), headers: { 'content-encoding': 'gzip' } } }),
    saved: 1,
    says: { failure: 'too_large' },
  },
  {
    id: 'page-of-200-mb',
    routes: ({ a }) => ({
      '/nb/a.html': { body: Buffer.concat([Buffer.from(a), Buffer.alloc(200_000_000, 32)]), until_close: {} },
    }),
    saved: 1,
    says: { failure: 'too_large' },
  },
  {
    id: 'redirect-loop',
    routes: () => ({
      '/nb/a.html': { status: 302, headers: { location: '/nb/x.html' } },
      '/nb/x.html': { status: 302, headers: { location: '/nb/a.html' } },
    }),
    saved: 1,
    says: { failure: 'redirect_loop' },
  },
  {
    id: 'clone-host',
    routes: ({ mirror }) => ({ '/nb/a.html': { status: 301, headers: { location: `${mirror}/nb/a.html` } } }),
    saved: 1,
    says: { failure: 'host_not_allowed' },
  },
  {
    id: 'redirect-to-file',
    routes: () => ({ '/nb/a.html': { status: 302, headers: { location: 'file:///etc/passwd' } } }),
    saved: 1,
    says: { failure: 'scheme_not_allowed' },
  },
  {
    id: 'loopback',
    routes: () => ({}),
    portal: (text) => text.replace('allow_private_network: true', 'allow_private_network: false'),
    saved: 0,
    says: { outcome: 'faulty', reason: /private_address/ },
    check: (server) => (server.requests.length === 0 ? null : 'it was asked'),
  },
  {
    id: 'soft-404',
    routes: () => ({
      '/nb/a.html': html('<html><head><title>提示</title></head><body>您访问的页面不存在</body></html>'),
    }),
    saved: 1,
    says: { failure: 'soft_404' },
  },
  {
    id: 'looping-pager',
    routes: ({ list }) => ({
      '/nb/': html(list(ROWS.slice(0, 1), pager('/nb/index_1.html'))),
      '/nb/index_1.html': html(list(ROWS.slice(1), pager('/nb/'))),
    }),
    saved: 2,
    says: {},
  },
  {
    id: 'repeating-pager',
    routes: ({ list }) => ({
      '/nb/': html(list(ROWS, pager('/nb/index_1.html'))),
      '/nb/index_1.html': html(list(ROWS, pager('/nb/index_2.html'))),
      '/nb/index_2.html': html(list(ROWS, pager('/nb/index_3.html'))),
      '/nb/index_3.html': html(list(ROWS, pager('/nb/index_4.html'))),
    }),
    saved: 2,
    says: {},
  },
  {
    id: 'shifting-list',
    routes: ({ list, a }) => {
      let isShifted = false
      return {
        // A row comes in at the top after page one was read: the last row of page one moves to page two.
        '/nb/': () => {
          const rows: readonly Row[] = isShifted
            ? [
                ['new.html', 2022],
                ['a.html', 2023],
              ]
            : [
                ['a.html', 2023],
                ['b.html', 2024],
              ]
          return html(list(rows, pager('/nb/index_1.html')))
        },
        '/nb/index_1.html': () => {
          const rows: readonly Row[] = isShifted
            ? [
                ['b.html', 2024],
                ['c.html', 2021],
              ]
            : [
                ['b.html', 2024],
                ['c.html', 2021],
              ]
          isShifted = true
          return html(list(rows))
        },
        '/nb/new.html': html(a.replaceAll('2023', '2022').replaceAll('2024', '2023')),
        '/nb/c.html': html(a.replaceAll('2023', '2021').replaceAll('2024', '2022')),
      }
    },
    saved: 4,
    says: {},
  },
  {
    id: 'wrong-charset',
    routes: ({ a }) => ({
      '/nb/a.html': {
        body: inGbk(a, '<meta charset="gb2312">'),
        headers: { 'content-type': 'text/html; charset=utf-8' },
      },
    }),
    saved: 2,
    says: { outcome: 'ok' },
  },
  {
    id: 'gbk-by-meta-only',
    routes: ({ a, list }) => ({
      '/nb/': {
        body: inGbk(list(), '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ...GBK,
      },
      '/nb/a.html': { body: inGbk(a, '<meta charset="gbk">'), ...GBK },
    }),
    saved: 2,
    says: { outcome: 'ok' },
  },
  {
    id: 'attachment-that-is-html',
    routes: ({ list, a }) => ({
      '/nb/': html(
        list([
          ['a.pdf', 2023],
          ['b.html', 2024],
        ]),
      ),
      '/nb/a.pdf': { body: a, headers: { 'content-type': 'application/pdf' } },
    }),
    saved: 2,
    says: { outcome: 'ok' },
  },
  {
    id: 'attachment-that-is-a-login',
    routes: ({ list }) => ({
      '/nb/': html(
        list([
          ['a.pdf', 2023],
          ['b.html', 2024],
        ]),
      ),
      '/nb/a.pdf': {
        body: '<html><head><title>统一身份认证</title></head><body><form>用户名<input> 密码<input type="password"><button>登录</button> 请使用单位账号登录后下载本文件，如有疑问请联系信息中心。</form></body></html>',
        headers: { 'content-type': 'application/pdf' },
      },
    }),
    saved: 1,
    says: {},
  },
  {
    id: 'cookie-required',
    routes: ({ a, b, list }) => {
      const gate =
        (page: string): Answering =>
        ({ headers, url = '/' }) =>
          /visitor=1/.test(headers.cookie ?? '')
            ? html(page)
            : { status: 302, headers: { location: url, 'set-cookie': 'visitor=1; Path=/' } }
      return { '/nb/': gate(list()), '/nb/a.html': gate(a), '/nb/b.html': gate(b) }
    },
    saved: 2,
    says: { outcome: 'ok' },
  },
  {
    id: 'empty-200',
    routes: () => ({ '/nb/a.html': html('') }),
    saved: 1,
    says: { failure: 'empty_body' },
  },
  {
    id: 'empty-list',
    routes: () => ({ '/nb/': html('') }),
    saved: 0,
    says: { outcome: 'faulty', reason: /empty_body/ },
  },
  {
    id: 'challenge',
    routes: () => ({ '/nb/': { status: 521, body: '<script>document.cookie="__jsl=1"</script>' } }),
    saved: 0,
    says: { outcome: 'blocked', reason: /blocked:jsl/ },
  },
]

export interface RunningSite {
  readonly site: FaultySite
  readonly server: PortalServer
  /** Portal file. */
  readonly text: string
}

export async function startFaultySite(site: FaultySite, mirror: string): Promise<RunningSite> {
  const server = await startPortalServer({
    '/nb/': html(list()),
    '/nb/a.html': html(A),
    '/nb/b.html': html(B),
  })
  const parts: Parts = { a: A, b: B, list, origin: server.origin, mirror }
  for (const [path, answering] of Object.entries(site.routes(parts))) server.set(path, answering)
  const text = `id: ${site.id}
name: 临湖区人民政府
region: "990102"
base_url: ${server.origin}
hosts: ["${server.host}"]
columns: [{ url: /nb/ }]
politeness: { requests_per_second: 200, concurrency: 2 }
allow_private_network: true
`
  return { site, server, text: site.portal?.(text) ?? text }
}
