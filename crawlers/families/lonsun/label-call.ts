/**
 * `/site/label/8888`, the one address from which lonsun pages fetch their parts: which list a page calls for, and with
 * which parameters. They stand in the page as an address or as an object; what the column's own address says goes first.
 */
import type { Page } from '../../family.ts'

export interface LabelCall {
  /** Absolute, without query. */
  readonly url: string
  readonly parameters: URLSearchParams
}

const LABEL = /\blabelName["']?\s{0,3}[=:]\s{0,3}["']?(\w{1,60})/g
/** Lists of documents, as against trees, lists of organs and the site's search. */
const LISTS = /^(?:publicInfoList|columnPageList|\w*(?:Info|Content|Article|Page)List)$/
const NAMES =
  'siteId|organId|type|catId|catIds|cId|columnId|pageSize|file|sortType|isDate|dateFormat|length|fuzzySearch|fromCode|keyWords|result|action'
/** How far from its name the parameters of a call stand. */
const AROUND = 1_500

const DEFAULTS: Readonly<Record<string, string>> = {
  IsAjax: '1',
  dataType: 'html',
  labelName: 'publicInfoList',
  catIds: '',
  cId: '',
  pageSize: '15',
  action: 'list',
  fuzzySearch: 'false',
  fromCode: 'title',
  keyWords: '',
  sortType: '1',
  isDate: 'true',
  dateFormat: 'yyyy-MM-dd',
  length: '80',
  result: '暂无相关信息',
}

/** The number of the organ whose column this is: `/public/column/12651`. Null for other pages. */
export function organOf(url: string): string | null {
  return /\/public\/column\/(\d+)/.exec(new URL(url).pathname)?.[1] ?? null
}

/** True where the page fetches a list of documents. */
export function callsList(html: string): boolean {
  return [...html.matchAll(LABEL)].some(([, name = '']) => LISTS.test(name))
}

/** The call for the page's list; null where the page makes none, or does not say of which site it is. */
export function listCall(page: Page): LabelCall | null {
  const { html, url } = page
  const called = [...html.matchAll(LABEL)].find(([, name = '']) => LISTS.test(name))
  const organ = organOf(url)
  if (called === undefined && organ === null) return null
  const printed = called === undefined ? new URLSearchParams() : parametersNear(html, called.index)
  const parameters = new URLSearchParams(DEFAULTS)
  if (called?.[1] !== undefined) parameters.set('labelName', called[1])
  for (const name of ['siteId', 'organId', 'file']) set(parameters, name, scriptValue(html, name))
  for (const [name, value] of printed) if (name !== 'pageIndex') set(parameters, name, value)
  set(parameters, 'organId', organ)
  for (const [name, value] of new URL(url).searchParams)
    if (name !== 'pageIndex') set(parameters, name, value)
  return parameters.get('siteId') ? { url: labelUrl(page), parameters } : null
}

function set(parameters: URLSearchParams, name: string, value: string | null | undefined): void {
  if (value) parameters.set(name, value)
}

/** Of the address that names the label, or of the object around it. */
function parametersNear(html: string, at: number): URLSearchParams {
  const before = html.slice(Math.max(0, at - AROUND), at)
  const address = /8888\?([^"'()\s<>]{0,1500})$/.exec(before)?.[1]
  if (address !== undefined) {
    const rest = /^[^"'()\s<>]{0,1500}/.exec(html.slice(at))?.[0] ?? ''
    return new URLSearchParams((address + rest).replaceAll('&amp;', '&'))
  }
  const opened = before.lastIndexOf('{')
  const from = opened < 0 ? at : at - before.length + opened
  const object = html.slice(from, at + AROUND).split('}')[0] ?? ''
  const pairs = object.matchAll(
    new RegExp(`\\b(${NAMES})["']?\\s{0,3}:\\s{0,3}(?:(["'])([^"'\\n]{0,200})\\2|(\\d+|true|false))`, 'g'),
  )
  return new URLSearchParams(
    [...pairs].map(([, name = '', , quoted, bare]): [string, string] => [name, quoted ?? bare ?? '']),
  )
}

function scriptValue(html: string, name: string): string | null {
  const found = new RegExp(`\\b${name}["']?\\s{0,3}[=:]\\s{0,3}["']?([\\w./-]{1,120})`).exec(html)
  return found?.[1] ?? null
}

function labelUrl({ html, url }: Page): string {
  const printed = /["'(]([^"'()\s]{0,200}\/site\/label\/8888)/.exec(html)?.[1]
  const base = /^(.*?)\/public\//.exec(new URL(url).pathname)?.[1] ?? ''
  return new URL(printed ?? `${base}/site/label/8888`, url).href
}
