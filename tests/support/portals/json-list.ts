/** Three invented list APIs of local systems, in the shapes and with the oddities that such APIs have. */
import type { Answering, Reply } from '../portal-server.ts'
import { type HanwebRow, type Site, shell } from './hanweb.ts'

const json = (value: unknown): Reply => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json; charset=utf-8' },
})

const slice = (rows: readonly HanwebRow[], page: number, size: number) =>
  rows.slice(page * size, (page + 1) * size)

export interface EwbQuirks {
  /** The first page is 0, or 1. */
  readonly first: 0 | 1
  /** Most rows of one answer. */
  readonly cap?: number
}

/** A posted JSON body; rows name their address in one of several fields. */
export function ewbSite(rows: readonly HanwebRow[], { first, cap = 100 }: EwbQuirks): Site {
  const answer: Answering = (request, _count, body) => {
    if (request.method !== 'POST' || !/json/.test(request.headers['content-type'] ?? ''))
      return { status: 415 }
    const asked = JSON.parse(body) as { categorynum: string; pageIndex: number; pageSize: number }
    if (asked.categorynum !== '003006') return json({ custom: { total: '0', data: [] } })
    const shown = slice(rows, Math.max(0, asked.pageIndex - first), Math.min(cap, asked.pageSize))
    const data = shown.map(({ url, title, date }, index) => ({
      ...(index % 2 === 0 ? { infourl: url, visiturl: '' } : { infourl: 'null', visiturl: url }),
      title: title.slice(0, 8),
      realtitle: `<em>${title}</em>`,
      infodate: `${date} 08:30:00`,
    }))
    return json({ custom: { total: String(rows.length), data } })
  }
  return {
    '/dynamic/zwgk/govInfoPub.html': { body: '<html><body><div id="app"></div></body></html>' },
    '/EWB-FRONT/rest/lightfrontaction/getgovinfolist': answer,
  }
}

/** A posted form; dates in milliseconds, the rows as JSON within a string. */
export function formSite(rows: readonly HanwebRow[]): Site {
  const answer: Answering = (_request, _count, body) => {
    const asked = new URLSearchParams(body)
    const shown = slice(rows, Number(asked.get('page')) - 1, Number(asked.get('pagesize')))
    const list = shown.map(({ url, title, date }) => ({
      link: url,
      title,
      releaseTime: Date.parse(`${date}T00:30:00+08:00`),
    }))
    return json({ value: { total: rows.length, list: JSON.stringify(list) } })
  }
  return { '/articleCommonController/lists.do': answer }
}

/** GET by offset, JSONP, rows with an id in place of an address. */
export function offsetSite(rows: readonly HanwebRow[]): Site {
  const answer: Answering = (request) => {
    const asked = new URL(request.url ?? '', 'http://x').searchParams
    const start = Number(asked.get('start'))
    const shown = rows.slice(start, start + Number(asked.get('limit')))
    const list = shown.map(({ title, date }, index) => ({ id: start + index + 1, title, date }))
    return {
      body: `cb(${JSON.stringify({ list, pages: Math.ceil(rows.length / Number(asked.get('limit'))) })})`,
    }
  }
  return { '/api/list': answer, '/nb/': { body: shell('') } }
}
