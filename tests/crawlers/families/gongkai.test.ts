/** Shandong's /gongkai/ platform, its lists drawn by their own script in a real Chromium. */
import { describe, expect, it } from 'vitest'
import {
  CHANNEL,
  type GongkaiQuirks,
  GUIDE,
  gongkaiRows,
  gongkaiSite,
  ORGAN,
  PLATFORM,
} from '../../support/portals/gongkai.ts'
import { listDrawnSite } from '../drawn-site.ts'

const rows = gongkaiRows(23)
const paths = rows.map(({ path }) => path).toSorted()
const gongkai = { family: 'gongkai' }

describe.concurrent('a gongkai channel', () => {
  it('is drawn, turned to its end, and keeps the dot in its address', async () => {
    const site = await listDrawnSite(gongkaiSite(rows, { stated: 23 }), CHANNEL, gongkai)
    expect(site.paths.toSorted()).toEqual(paths)
    expect(site.outcome).toMatchObject({ family: 'gongkai', fault: null })
    expect(site.leads[0]).toMatchObject({ title: rows[0]?.title, listed_on: rows[0]?.date })
  })

  it.each<[string, GongkaiQuirks]>([
    ['words', { pager: 'words', start_ms: 900 }],
    ['numbers', { pager: 'numbers' }],
    ['"more" below', { pager: 'more', stated: 23 }],
    ['no pager', { pager: 'none' }],
  ])('is turned by %s', async (_, quirks) => {
    const site = await listDrawnSite(gongkaiSite(rows, quirks), CHANNEL)
    expect(site.paths.toSorted()).toEqual(paths)
    expect(site.outcome).toMatchObject({ family: 'gongkai', fault: null })
  })

  it('that shows its rows without scripts needs no browser', async () => {
    const site = await listDrawnSite(gongkaiSite(rows, { served: true }), CHANNEL)
    expect(site.paths.toSorted()).toEqual(paths)
    expect({ drawn: site.drawn, fault: site.outcome.fault, asked: site.asked.length }).toEqual({
      drawn: [],
      fault: null,
      asked: 1,
    })
  })

  it.each([ORGAN, PLATFORM])('is found from %s', async (start) => {
    const site = await listDrawnSite(gongkaiSite(rows), start, gongkai)
    expect(site.paths.toSorted()).toEqual(paths)
    expect(site.outcome.fault).toBeNull()
  })

  it('of a single document is that document', async () => {
    const site = await listDrawnSite(gongkaiSite(rows), GUIDE)
    expect(site.leads).toMatchObject([
      { title: '柏川区人民政府办公室政府信息公开指南', listed_on: '2021-03-08' },
    ])
    expect({ paths: site.paths, drawn: site.drawn, fault: site.outcome.fault }).toEqual({
      paths: [GUIDE],
      drawn: [],
      fault: null,
    })
  })

  it('that says it is empty is empty', async () => {
    const site = await listDrawnSite(gongkaiSite([]), CHANNEL, gongkai)
    expect(site.outcome).toMatchObject({ links: 0, fault: null })
  })
})

const beside = `<div class="hot"><a href="${ORGAN}channel_x/doc_65b00000aaaaaaaaaaaaaaaa.html" title="柏川区召开信息公开工作会议">会议</a></div>`
const shield = { status: 412, body: '<html><script>$_ts=window["$_ts"];$_ts.nsd=1;</script></html>' }

describe.concurrent('what goes wrong behind a drawn list is a fault', () => {
  it.each<[string, GongkaiQuirks, string]>([
    ['a first page whose data fail', { beside, fault: { 1: { status: 500 } } }, 'http_500'],
    ['a first page whose data are shielded', { beside, fault: { 1: shield } }, 'blocked:ruishu'],
    ['a second page that fails', { fault: { 2: { status: 503 } } }, 'http_503'],
    ['a second page that repeats the first', { stated: 23, fault: { 2: repeat() } }, 'rows_missing'],
    ['more rows stated than found', { pager: 'none', stated: 40 }, 'rows_missing'],
    ['a challenge that stays', { challenge: 'stays' }, 'blocked:jsl'],
  ])('%s', async (_, quirks, code) => {
    const site = await listDrawnSite(gongkaiSite(rows, quirks), CHANNEL, gongkai)
    expect(site.outcome.faults.map((fault) => fault.code)).toContain(code)
  })

  it('no browser at hand', async () => {
    const site = await listDrawnSite(gongkaiSite(rows), CHANNEL, gongkai, { setting: 'off' })
    expect(site.outcome.fault).toMatchObject({ code: 'browser_needed' })
  })
})

function repeat() {
  return {
    body: JSON.stringify({ total: 23, rows: rows.slice(0, 10) }),
    headers: { 'content-type': 'application/json' },
  }
}
