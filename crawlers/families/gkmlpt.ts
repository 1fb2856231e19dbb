/**
 * The platform of Guangdong: a catalogue (gkmlpt) whose lists an API answers, beside portal pages (NFCMS) that are plain
 * files. A column is `…/gkmlpt/index#721`; without a number the nodes of annual reports are read, and without any the
 * whole catalogue. A node may lead elsewhere, often to an NFCMS column. Ids of posts are the platform's, and a site also
 * lists posts of other sites: only addresses tell them apart.
 */
import { InputError } from '../../src/domain/errors.ts'
import type { Family, Page, Recognition } from '../family.ts'
import { readJson } from '../json-page.ts'
import { countAt, listAt } from '../json-path.ts'
import { keysOf, readRows, shapeError } from '../json-rows.ts'
import { type ColumnVisit, listPaged, type OpenedColumn } from '../paged-listing.ts'
import type { ListBatch, PagedSource } from '../paged-source.ts'
import { openStatic } from '../static-column.ts'
import { annualNodes, type CatalogueNode, type GkmlptConfig, nodeById, readConfig } from './gkmlpt/config.ts'

export const gkmlpt: Family = { id: 'gkmlpt', recognise, list: listPaged(open) }

/** Everything in the catalogue. */
const ALL = '0'
const API = /^(.*\/gkmlpt)\/api\/all\/(\d+)$/

function recognise(page: Page): Recognition {
  const { url, html } = page
  if (/\/gkmlpt(?:\/|$)/.test(new URL(url).pathname)) return { sure: 'yes', why: 'an address of gkmlpt' }
  if (readConfig(page) !== null) return { sure: 'yes', why: 'window._CONFIG with a SID' }
  if (html.includes('gkmlpt/api')) return { sure: 'yes', why: 'the list API of gkmlpt' }
  if (/\bNFCMS_(?:SITE|POST|COLUMN|CATEGORY)_?ID\b/.test(html)) return { sure: 'yes', why: 'marks of NFCMS' }
  if (/\/content\/m?post_\d+\.html/.test(html))
    return { sure: 'yes', why: 'articles content/post_N of NFCMS' }
  if (html.includes('gkmlpt')) return { sure: 'maybe', why: 'a page that links to gkmlpt' }
  return { sure: 'no', why: 'neither gkmlpt nor NFCMS' }
}

async function open(page: Page, visit: ColumnVisit): Promise<OpenedColumn> {
  const asked = API.exec(new URL(page.url).pathname)
  if (asked !== null) return openApi(page, asked[2] ?? ALL)
  const config = readConfig(page)
  if (config !== null && !/\/content\//.test(new URL(page.url).pathname))
    return openIndex(page, visit, config)
  return openStatic(page, visit)
}

/** A column that names the API itself. */
function openApi(page: Page, category: string): OpenedColumn {
  const sid = new URL(page.url).searchParams.get('sid')
  if (sid === null) {
    throw new InputError('column_unknown', `${page.url}: the list API wants ?sid=, the number of the site`, {
      hint: 'Name the index instead: …/gkmlpt/index#721',
      context: { url: page.url },
    })
  }
  return { sources: [sourceOf(page, sid, category)] }
}

function openIndex(page: Page, visit: ColumnVisit, { sid, tree }: GkmlptConfig): OpenedColumn {
  const id = /^#\/?(\d+)/.exec(new URL(visit.asked).hash)?.[1]
  const nodes = id === undefined ? annualNodes(tree) : [nodeById(tree, id) ?? bareNode(id)]
  if (nodes.length === 0) {
    const note = 'the catalogue has no node of annual reports: all of it was read'
    return { sources: [sourceOf(page, sid, ALL)], notes: [note] }
  }
  const all = nodes.flatMap(withBelow)
  const jumps = all.flatMap(({ jump }) => (jump !== null && URL.canParse(jump, page.url) ? [jump] : []))
  return {
    sources: all
      .filter(({ jump }) => jump === null)
      // Nobody says whether the list of a node holds what stands below it: both are read.
      .map((node) => ({ ...sourceOf(page, sid, node.id), optional: node.children.length > 0 })),
    sub: [...new Set(jumps.map((url) => new URL(url, page.url).href))],
  }
}

function bareNode(id: string): CatalogueNode {
  return { id, name: '', jump: null, children: [] }
}

/** The node and, unless it leads elsewhere itself, what stands below it. */
function withBelow(node: CatalogueNode): readonly CatalogueNode[] {
  return node.jump === null ? [node, ...node.children.flatMap(withBelow)] : [node]
}

function sourceOf(page: Page, sid: string, category: string): PagedSource {
  const base = /^(.*\/gkmlpt)(?:\/|$)/.exec(new URL(page.url).pathname)?.[1] ?? '/gkmlpt'
  const api = new URL(`${base}/api/all/${category}`, page.url).href
  return {
    url: api,
    request: (pageNo) => ({
      url: `${api}?page=${pageNo}&sid=${sid}`,
      referer: page.url,
      headers: { accept: 'application/json, text/javascript, */*', 'x-requested-with': 'XMLHttpRequest' },
    }),
    parse: (answer) => readAnswer(answer, page.url),
  }
}

const FIELDS = {
  url: 'url|post_url|attachment.0.url',
  title: 'title',
  date: 'display_publish_time|created_at|create_time',
}

/**
 * Two counts come with each page and they disagree (one counts what other sites own). Until the list ends the larger is
 * believed, at its end the smaller: nothing is left unread for a count, and no count accuses a list that was read.
 */
function readAnswer(answer: Page, base: string): ListBatch {
  const value = readJson(answer)
  const rows = listAt(value, 'articles')
  if (rows === null) throw shapeError('list_shape', answer, `no list at articles; ${keysOf(value)}`)
  const counts = [countAt(value, 'total'), countAt(value, 'classify.post_count')].filter(
    (count) => count !== null,
  )
  if (counts.length === 0) return readRows(rows, FIELDS, answer, base)
  const positive = counts.filter((count) => count > 0)
  const total = rows.length > 0 ? Math.max(...counts) : positive.length > 0 ? Math.min(...positive) : 0
  return { ...readRows(rows, FIELDS, answer, base), total: total === 0 && rows.length > 0 ? null : total }
}
