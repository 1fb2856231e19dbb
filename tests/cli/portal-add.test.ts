/** `portal add`: from a home page to a portal file that crawls, and what is said where that does not go. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPortalFile } from '../../crawlers/portal.ts'
import { createContext } from '../../src/cli/context.ts'
import { exitCodeOf } from '../../src/cli/failure.ts'
import { addPortal } from '../../src/cli/portal-add.ts'
import { jsonLines, newHome, run } from '../support/command.ts'
import { type Answering, startPortalServer } from '../support/portal-server.ts'
import { CHANNEL, gongkaiRows, gongkaiSite } from '../support/portals/gongkai.ts'

const page = (body: string, title = '柏川区人民政府') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteName" content="柏川区人民政府"><meta name="SiteIDCode" content="9901010001"><title>${title}</title></head><body><p>柏川区人民政府门户网站，欢迎访问，今日天气晴，最高气温十二度。</p>${body}</body></html>`
const rows = [2021, 2022, 2023].flatMap((year) =>
  ['财政局', '教育局'].map(
    (body, index) =>
      `<li><a href="./${year + 1}01/t${year + 1}0120_${year}${index}.html">柏川区${body}${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-20</span></li>`,
  ),
)
const column: Answering = { body: page(`<ul>${rows.join('')}</ul>`, '政府信息公开年报') }
const link = (href: string, text: string) => ({ body: page(`<a href="${href}">${text}</a>`) })

/** Proposes for a site; what was said, what was written, or the error. */
async function propose(site: Readonly<Record<string, Answering>>, path = '/', options = {}) {
  const server = await startPortalServer(site)
  const said: string[] = []
  const home = newHome()
  const context = {
    ...createContext({ NIANBAO_HOME: home }, () => undefined),
    out: async (text: string) => void said.push(text),
  }
  try {
    await addPortal(`${server.origin}${path}`, { id: 'baichuan', json: true, ...options }, context)
    const file = join(home, 'portals', 'baichuan.yaml')
    const sample = JSON.parse(readFileSync(join(home, 'portals', 'baichuan.sample.json'), 'utf8'))
    const again = await addPortal(server.origin, { id: 'baichuan' }, context).catch((error: Error) => error)
    return {
      server,
      home,
      answer: JSON.parse(said[0] ?? '{}'),
      portal: await loadPortalFile(file),
      text: readFileSync(file, 'utf8'),
      sample,
      again,
    }
  } finally {
    await server.close()
  }
}

describe.concurrent('a column of annual reports is found', () => {
  it.each<[string, Record<string, Answering>, string]>([
    ['by its name on the home page', { '/': link('/zfxxgknb/', '政府信息公开年报') }, '/'],
    [
      'behind 政务公开 and 政府信息公开',
      {
        '/': link('/zwgk/', '政务公开'),
        '/zwgk/': link('/zfxxgk/', '政府信息公开'),
        '/zfxxgk/': link('/zfxxgknb/', '政府信息公开年报'),
      },
      '/',
    ],
    ['on the site map', { '/': link('/wzdt/', '网站地图'), '/wzdt/': link('/zfxxgknb/', '公开年报') }, '/'],
    [
      'by the site search',
      {
        '/': {
          body: page('<form action="/s"><input name="q"><input type="hidden" name="site" value="1"></form>'),
        },
        '/s': { body: page(rows[0]?.replaceAll('./', '/zfxxgknb/') ?? '') },
      },
      '/',
    ],
    ['where the address is the column itself', {}, '/zfxxgknb/'],
  ])('%s', async (_, site, path) => {
    const { portal, answer, sample, text, again } = await propose({ ...site, '/zfxxgknb/': column }, path)
    expect(portal).toMatchObject({
      id: 'baichuan',
      name: '柏川区人民政府',
      region: '990101',
      family: 'trs-wcm',
      last_verified: 'never',
      columns: [{ url: '/zfxxgknb/' }],
    })
    expect(answer).toMatchObject({ years: { 2021: 2, 2022: 2, 2023: 2 }, listed: 6 })
    expect(sample.listed).toHaveLength(6)
    expect(text).toContain('tYYYYMMDD_ID')
    expect(again).toMatchObject({ code: 'portal_exists' })
  })

  it('drawn by script', async () => {
    const site = { ...gongkaiSite(gongkaiRows(4)), '/': link(CHANNEL, '政府信息公开年报') }
    const { portal, answer } = await propose(site)
    expect(portal).toMatchObject({ family: 'gongkai', columns: [{ url: CHANNEL }] })
    expect(answer.listed).toBe(4)
  })
})

describe.concurrent('what keeps us from it is said, and nothing is written', () => {
  const shield = { status: 412, body: '<html><script>$_ts=window["$_ts"];$_ts.nsd=1;</script></html>' }
  it.each<[string, Record<string, Answering>, number, string]>([
    ['robots.txt', { '/robots.txt': { body: 'User-agent: *\nDisallow: /' } }, 1, 'robots_disallowed'],
    ['a challenge', { '/': shield }, 1, 'blocked:ruishu'],
    ['no such column', { '/': link('/news/', '新闻') }, 1, 'no_column'],
  ])('%s', async (_, site, exit, code) => {
    const error = await propose(site).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ code })
    expect(exitCodeOf(error)).toBe(exit)
  })

  it('a host that does not answer, an address that is none', async () => {
    const env = { NIANBAO_HOME: newHome() }
    const gone = await startPortalServer()
    await gone.close()
    const ran = await run(['portal', 'add', `${gone.origin}/`, '--json'], { env })
    expect(ran).toMatchObject({ code: 3, out: '' })
    expect(ran.err).toContain(gone.host)
    const wrong = await run(['portal', 'add', 'nowhere'], { env })
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('"nowhere" is not the address of a website')
    expect(existsSync(join(env.NIANBAO_HOME, 'portals'))).toBe(false)
    expect(jsonLines(ran.out)).toEqual([])
  }, 120_000)
})
