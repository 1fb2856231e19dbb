/**
 * F1b, the newer platform: units of the page are built by a publish server. Further pages come only for a parameter
 * `paramJson` that holds JSON; a bare pageNo is ignored and page 1 comes back for ever. Columns with a `?number=` code
 * share one page and tell the code the same way.
 */
import { load } from 'cheerio'
import { ParseError } from '../../../src/domain/errors.ts'
import type { Page } from '../../family.ts'
import { readJson } from '../../json-page.ts'
import { readListLinks } from '../../list-links.ts'
import { saysEmpty } from '../../list-visit.ts'
import { refuseTooDeep } from '../../page-depth.ts'
import type { OpenedColumn } from '../../paged-listing.ts'
import type { ListBatch, PagedSource } from '../../paged-source.ts'

const NO_LIST = /位置|导航|面包屑|页[头脚眉]|[头顶底]部|banner|logo|搜索|友情|header|footer/i

export function isJpaas({ html }: Page): boolean {
  return /jpaas-publish-server|parseType\s*=\s*["']bulidstatic/i.test(html)
}

/** Null where the page names no unit. */
export function openJpaas(page: Page): OpenedColumn | null {
  if (!isJpaas(page)) return null
  const units = readUnits(page).filter(({ query }) => !NO_LIST.test(query.get('tagId') ?? ''))
  if (units.length === 0) return null
  const { items } = readListLinks(page.html, page.url, page.url)
  return { sources: units.map((unit) => unitSource(unit, page)), items }
}

interface Unit {
  readonly endpoint: URL
  readonly query: URLSearchParams
}

function readUnits(page: Page): readonly Unit[] {
  refuseTooDeep(page.html, page.url)
  const $ = load(page.html)
  return $('[querydata]')
    .toArray()
    .flatMap((element) => {
      const address = $(element).attr('url') ?? '/api-gateway/jpaas-publish-server/front/page/build/unit'
      const pairs = ($(element).attr('querydata') ?? '').matchAll(/["']([\w-]+)["']\s*:\s*["']([^"']*)["']/g)
      const query = new URLSearchParams(
        Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value])),
      )
      return query.size > 0 && URL.canParse(address, page.url)
        ? [{ endpoint: new URL(address, page.url), query }]
        : []
    })
}

/** The unit that is the list is named so in most templates; of the others nobody knows what they hold. */
function unitSource({ endpoint, query }: Unit, page: Page): PagedSource {
  const keys = codeKeys(page.url)
  const isList = /列表|list/i.test(query.get('tagId') ?? '')
  return {
    url: page.url,
    optional: !isList,
    request: (pageNo, last) => {
      const size = last === null ? null : pagination(fragment(last)).size
      if (pageNo > 1 && size === null && !isList) return null
      const paging = pageNo > 1 ? { pageNo, ...(size === null ? {} : { pageSize: size }) } : {}
      const param = { ...paging, ...keys }
      const url = new URL(endpoint)
      const search = new URLSearchParams(query)
      if (Object.keys(param).length > 0) search.set('paramJson', JSON.stringify(param))
      url.search = search.toString()
      const headers = {
        accept: 'application/json, text/javascript, */*',
        'x-requested-with': 'XMLHttpRequest',
      }
      return { url: url.href, headers }
    },
    parse: (answer) => readUnit(fragment(answer), page.url),
  }
}

function readUnit(html: string, base: string): ListBatch {
  const { items } = readListLinks(html, base, base)
  return { items, total: pagination(html).total, saysEmpty: saysEmpty(html) }
}

/** The code of a column is part of its address and narrows its list. */
function codeKeys(url: string): Readonly<Record<string, string>> {
  const { searchParams } = new URL(url)
  const code = searchParams.get('number')
  if (code === null || code === '') return {}
  const className = searchParams.get('className')
  return { xxgkId: code, xxgkType: '', ...(className === null ? {} : { className }) }
}

/** HTML of an answered unit. Throws where the server says that it has none. */
function fragment(page: Page): string {
  const answer = readJson(page) as { success?: unknown; message?: unknown; data?: unknown } | null
  const data = answer?.data as { html?: unknown } | string | null | undefined
  const html = typeof data === 'string' ? data : data?.html
  if (answer?.success !== false && typeof html === 'string') return html
  const said = typeof answer?.message === 'string' ? `: ${answer.message}` : ''
  throw new ParseError('list_refused', `${page.url}: the publish server gave no list${said}`, {
    context: { url: page.url },
  })
}

/** `<div class="pagination" rows="15" count="189" pageNo="1">` */
function pagination(html: string): { readonly size: number | null; readonly total: number | null } {
  const tag = /<[a-z]+\b[^<>]*\bclass=["'][^"']*pagination[^<>]*>/i.exec(html)?.[0] ?? ''
  const number = (name: string) => {
    const value = new RegExp(`\\b${name}=["']?(\\d{1,7})`, 'i').exec(tag)?.[1]
    return value === undefined ? null : Number(value)
  }
  return { size: number('rows'), total: number('count') }
}
