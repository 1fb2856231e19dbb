/** The browser under the rules of the fetcher: hosts, robots, redirects, challenges, caps; a real Chromium. */
import { describe, expect, it } from 'vitest'
import type { Answering } from '../support/portal-server.ts'
import { CHANNEL, gongkaiRows, gongkaiSite } from '../support/portals/gongkai.ts'
import { listDrawnSite } from './drawn-site.ts'
import { page } from './invented-portal.ts'

const rows = gongkaiRows(4)
const paths = rows.map(({ path }) => path).toSorted()
const browserList = { family: 'browser-list' }

/** A page whose script writes one row once it has run `work`. */
const scripted = (work: string): Answering => ({
  body: page(`<ul id="list"></ul><script>(async () => { ${work}
    document.getElementById('list').innerHTML = '<li><a href="/nb/t2024' + '0120_1.html">柏川区财政局2023年政府信息公开工作年度报告</a><span>2024-01-20</span></li>'
  })()</script>`),
})

describe.concurrent('a drawn page', () => {
  it('may mend a challenge by its own script, as for any visitor', async () => {
    const site = await listDrawnSite(gongkaiSite(rows, { challenge: 'heals' }), CHANNEL, browserList)
    expect(site.paths.toSorted()).toEqual(paths)
    expect(site.outcome.fault).toBeNull()
  })

  it('is found where detection meets an empty place for its list', async () => {
    const site = await listDrawnSite({ '/nb/': scripted('') }, '/nb/')
    expect(site.outcome).toMatchObject({ family: 'browser-list', fault: null, links: 1 })
  })

  it('is found where nothing at all is served without scripts', async () => {
    const shell = { body: '<html><body><div id="app"></div><script src="/app.js"></script></body></html>' }
    const script = `document.getElementById('app').innerHTML = '<a href="/nb/t20240120_1.html">柏川区财政局2023年政府信息公开工作年度报告</a><i>2024-01-20</i>'`
    const app = { headers: { 'content-type': 'text/javascript' }, body: script }
    const site = await listDrawnSite({ '/nb/': shell, '/app.js': app }, '/nb/')
    expect(site.outcome).toMatchObject({ family: 'browser-list', fault: null, links: 1 })
  })

  it('is followed over a redirect and keeps the new address', async () => {
    const moved = { status: 302, headers: { location: '/new/nb/' } }
    const site = await listDrawnSite(
      {
        '/nb/': moved,
        '/new/nb/': {
          body: page(
            '<ul><li><a href="t20240120_1.html">柏川区财政局2023年政府信息公开工作年度报告</a><span>2024-01-20</span></li></ul>',
          ),
        },
      },
      '/nb/',
      browserList,
    )
    expect(site.paths).toEqual(['/new/nb/t20240120_1.html'])
  })

  it('reaches no host and no way that the portal does not name', async () => {
    const other = gongkaiSite([])
    const work = `
      await fetch('http://127.0.0.1:9/x').catch(() => 0)
      await fetch('http://elsewhere.invalid/x').catch(() => 0)
      try { new WebSocket('ws://' + location.host + '/socket') } catch {}
      navigator.sendBeacon('/beacon', 'x')
      await fetch('/put', { method: 'PUT' }).catch(() => 0)
      new Image().src = '/pixel.png'`
    const site = await listDrawnSite({ ...other, '/nb/': scripted(work) }, '/nb/', browserList)
    expect(site.outcome).toMatchObject({ fault: null, links: 1 })
    expect(new Set(site.asked)).toEqual(new Set(['/nb/']))
  })

  it.each<[string, string, Answering, string]>([
    ['data that robots.txt keeps', '/nb/', scripted('await fetch("/private/list")'), 'robots_disallowed'],
    ['itself where robots.txt keeps it', '/private/nb/', scripted(''), 'robots_disallowed'],
    [
      'a page that reloads for ever',
      '/nb/',
      { body: page('<script>setTimeout(() => location.reload(), 50)</script>') },
      'redirect_loop',
    ],
    ['a page that is not there', '/nb/', { status: 404, body: page('404') }, 'moved'],
    [
      'a page that never stops',
      '/nb/',
      { body: page('<script>setTimeout(() => { for (;;); }, 300)</script>') },
      'browser_stuck',
    ],
  ])('is a fault: %s', { timeout: 120_000 }, async (_, column, answer, code) => {
    const robots = { body: 'User-agent: *\nDisallow: /private/' }
    const patience = code === 'browser_stuck' ? { total_ms: 3_000 } : {}
    const site = await listDrawnSite(
      { '/robots.txt': robots, [column]: answer },
      column,
      browserList,
      patience,
    )
    expect(site.outcome.faults.map((fault) => fault.code)).toContain(code)
  })

  /** A page that leaves everything to `script`. */
  const leftTo = (script: string): Answering => ({
    body: page(`<div id="list">柏川区</div><script>(async () => { ${script} })()</script>`),
  })
  const LATE =
    '<li><a href="/nb/t20240120_1.html">柏川区教育局2023年政府信息公开工作年度报告</a><span>2024-01-20</span></li>'
  it.each<[string, string, number]>([
    ['nothing of it ever comes', 'await fetch("/data")', 0],
    [
      'it comes 1.5 s after its data',
      `await fetch("/data"); setTimeout(() => { document.body.innerHTML += \`<ul>${LATE}</ul>\` }, 1500)`,
      1,
    ],
    [
      'it says for 6 s that it is loading',
      `document.body.innerHTML += '<p id="wait">加载中</p>'; setTimeout(() => { document.getElementById('wait').remove(); document.body.innerHTML += \`<ul>${LATE}</ul>\` }, 6000)`,
      1,
    ],
    [
      'it builds itself for 4 s',
      `let at = 0; const timer = setInterval(() => { document.body.append(document.createElement('p')); if (++at === 8) { clearInterval(timer); document.body.innerHTML += \`<ul>${LATE}</ul>\` } }, 500)`,
      1,
    ],
  ])('waits as long as a page moves, and no longer: %s', { timeout: 120_000 }, async (_, script, links) => {
    const started = Date.now()
    const data = { body: '{}', headers: { 'content-type': 'application/json' } }
    const site = await listDrawnSite({ '/nb/': leftTo(script), '/data': data }, '/nb/', browserList, {
      idle_ms: 60_000,
      total_ms: 120_000,
    })
    expect(site.leads).toHaveLength(links)
    expect(site.outcome.fault?.code ?? null).toBe(links === 0 ? 'no_links' : null)
    expect(Date.now() - started).toBeLessThan(50_000)
  })
})
