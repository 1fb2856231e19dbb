/**
 * An invented site of the Guangdong platform: the catalogue with its list API, articles whose text stands in a script,
 * and portal pages of NFCMS. Every function gives the answers of one site, to be served by the portal server.
 */
import type { IncomingMessage } from 'node:http'
import type { Answering, Reply } from '../portal-server.ts'

type Site = Record<string, Answering>

export interface Post {
  readonly id: number
  readonly title: string
  /** Absolute or relative; the site's own article where it is left out. */
  readonly url?: string
  readonly publisher?: string
  /** Seconds since 1970; the CMS writes 0 where nobody set it. */
  readonly shown?: number
}

const BODIES = ['教育局', '财政局', '民政局', '水务局', '司法局', '统计局', '审计局']
/** 2026-01-04 00:30 in Beijing: still the third in London. */
const FIRST_SHOWN = Date.parse('2026-01-03T16:30:00Z') / 1_000

export function posts(count: number, from = 963_001): readonly Post[] {
  return Array.from({ length: count }, (_, index) => ({
    id: from + index,
    title: `柏川区${BODIES[index % BODIES.length]}${index < 7 ? '' : `第${index}分局`}2025年政府信息公开工作年度报告`,
    shown: FIRST_SHOWN,
  }))
}

export function postPath({ id }: Post, base = ''): string {
  return `${base}/gkmlpt/content/0/${Math.floor(id / 1_000)}/post_${id}.html`
}

interface Node {
  readonly id: number
  readonly name: string
  readonly jump_url?: string
  readonly children?: readonly Node[]
}

export interface GkmlptQuirks {
  /** Path before /gkmlpt, such as /yjzjj. */
  readonly base?: string
  readonly tree?: readonly Node[]
  readonly perPage?: number
  /** `total` and `classify.post_count` where they are not the number of rows. */
  readonly total?: number | null
  readonly postCount?: number | null
  /** Pages past the end show the last page again. */
  readonly repeatsLast?: boolean
  /** The API answers a web page from this page on. */
  readonly htmlFrom?: number
  /** The posts at the time of the n-th request to the API. */
  readonly postsAt?: (requests: number) => readonly Post[]
}

const SID = '755041'

/** The catalogue at {base}/gkmlpt/index; `byNode` are the posts of each node. */
export function gkmlptSite(
  byNode: Readonly<Record<string, readonly Post[]>>,
  quirks: GkmlptQuirks = {},
): Site {
  const { base = '', tree = [{ id: 721, name: '政府信息公开年报' }] } = quirks
  let requests = 0
  const api = (node: string) => (request: IncomingMessage) => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams
    const all = quirks.postsAt?.(requests++) ?? byNode[node] ?? []
    return apiAnswer(all, Number(query.get('page') ?? 1), query.get('sid'), quirks)
  }
  const articles = Object.values(byNode).flat()
  return {
    [`${base}/gkmlpt/index`]: { body: indexPage(tree) },
    ...Object.fromEntries(Object.keys(byNode).map((node) => [`${base}/gkmlpt/api/all/${node}`, api(node)])),
    ...Object.fromEntries(
      articles.map((post) => [postPath(post, base), { body: detailPage(post.title, report()) }]),
    ),
  }
}

function indexPage(tree: readonly Node[]): string {
  const shown = tree.map(withDefaults)
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开目录</title></head><body><div id="app"></div>
<script>
window._CONFIG = {
  // the site
  SITE_NAME: "柏川区人民政府", SID: '${SID}',
  TREE: ${JSON.stringify(shown).replaceAll('柏', '\\u67cf')},
  SERVICE_AREA_ID: 0,
  onReady: function () { return [1, 2] },
}
</script><script src="/gkmlpt/js/app.js"></script></body></html>`
}

function withDefaults({ id, name, jump_url = '', children = [] }: Node): unknown {
  return { id, name, parent_id: 0, jump_url, post_count: 0, children: children.map(withDefaults) }
}

function apiAnswer(all: readonly Post[], asked: number, sid: string | null, quirks: GkmlptQuirks): Reply {
  const { perPage = 100, htmlFrom = Infinity } = quirks
  if (sid !== SID) return { status: 404 }
  // Page 0 and page 1 are one page.
  const page = Math.max(1, asked)
  if (page >= htmlFrom)
    return {
      body: '<html><body><h1>系统维护</h1><p>请稍后再来访问本网站，给您带来不便敬请谅解。</p></body></html>',
    }
  const last = Math.max(1, Math.ceil(all.length / perPage))
  const from = (quirks.repeatsLast === true ? Math.min(page, last) : page) - 1
  const rows = all.slice(from * perPage, (from + 1) * perPage)
  const count = (given: number | null | undefined) => (given === undefined ? all.length : given)
  const answer = {
    classify: { id: 721, name: '政府信息公开年报', post_count: count(quirks.postCount) },
    total: count(quirks.total),
    articles: rows.map((post) => rowOf(post, quirks.base ?? '')),
  }
  return { body: JSON.stringify(answer), headers: { 'content-type': 'application/json' } }
}

function rowOf(post: Post, base: string): unknown {
  return {
    id: post.id,
    title: post.title,
    document_number: '',
    publisher: post.publisher ?? '',
    date: 1_735_660_800,
    created_at: '2026-01-05 16:25:04',
    display_publish_time: post.shown ?? 0,
    abstract: '',
    url: post.url ?? postPath(post, base),
    post_url: '',
    is_expired: 0,
    is_abolished: 0,
    relation: '[]',
    attachment: [],
  }
}

/** An article whose title and text stand in `_CONFIG.DETAIL`, escaped; the page itself shows neither without scripts. */
export function detailPage(title: string, content: string): string {
  const escaped = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003C').replaceAll('>', '\\u003E')
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>柏川区人民政府</title></head><body><div id="app"></div>
<script>window._CONFIG = { SID: '${SID}', DETAIL: {"id":963149,"title":${escaped(title)},"publisher":"柏川区教育局","content":${escaped(content)},"attachment":[]}, CSRF: 'a1' }</script>
<script src="/gkmlpt/js/app.js"></script></body></html>`
}

function report(): string {
  return '<p>一、总体情况</p><p>本年度本局按照条例要求开展政府信息公开工作。</p>'
}

/** Portal pages of NFCMS at /zwgk/nb/: page 2 is index_2.html. */
export function nfcmsSite(count: number, perPage = 20): Site {
  const pages = Math.ceil(count / perPage)
  const links = Array.from({ length: pages }, (_, index) =>
    index === 0 ? '<a href="index.html">1</a>' : `<a href="index_${index + 1}.html">${index + 1}</a>`,
  ).join('')
  const row = (n: number) =>
    `<li><a href="/zwgk/nb/content/post_${4_000 + n}.html" title="柏川区第${n}局2025年政府信息公开工作年度报告">柏川区第${n}局2025年…</a><span>2026-01-20</span></li>`
  const pageOf = (index: number): Reply => {
    const rows = Array.from({ length: perPage }, (_, n) => index * perPage + n + 1).filter((n) => n <= count)
    return {
      body: `<!DOCTYPE html><html><head><meta charset="utf-8"><title>年报</title><script>var NFCMS_SITE_ID = '755041'</script></head><body><a href="/gkmlpt/index">政府信息公开目录</a><h2>政府信息公开年报</h2><ul>${rows.map(row).join('')}</ul><div class="page">${links}</div></body></html>`,
    }
  }
  return {
    '/zwgk/nb/': pageOf(0),
    ...Object.fromEntries(
      Array.from({ length: pages - 1 }, (_, index) => [
        `/zwgk/nb/index_${index + 2}.html`,
        pageOf(index + 1),
      ]),
    ),
  }
}
