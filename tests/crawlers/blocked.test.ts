import { describe, expect, it } from 'vitest'
import { recogniseBlock } from '../../crawlers/blocked.ts'
import { notAPage } from '../../crawlers/not-a-page.ts'
import type { Served } from '../../crawlers/page-text.ts'
import { page } from './invented-portal.ts'

function served(body: string | Uint8Array, more: Partial<Served> = {}): Served {
  const url = 'http://www.baichuan.test/nb/t20260105_1.html'
  return { url, final_url: url, status: 200, headers: {}, bytes: Buffer.from(body), ...more }
}

const ARTICLE = page(
  `<h1>柏川区教育局2025年政府信息公开工作年度报告</h1>${'<p>一、总体情况。本年度主动公开政府信息若干条。</p>'.repeat(40)}`,
)
const script = (code: string) => `<html><head></head><body><script>${code}</script></body></html>`

describe('challenges are recognised', () => {
  it.each<[string, string, Served]>([
    ['521', 'jsl', served('', { status: 521 })],
    [
      'two reloads',
      'jsl',
      served(
        "<script>document.cookie=('_')+('_')+'jsl_clearance_s=1';location.href=location.pathname+location.search</script>",
      ),
    ],
    [
      'second answer',
      'jsl',
      served(script('x;go({"bts":["a","b"],"chars":"ab","ct":"c","ha":"md5","tn":"__jsl_clearance_s"})')),
    ],
    [
      'short first answer',
      'jsl',
      served(script('var a=1'), { headers: { 'set-cookie': '__jsluid_s=abc; path=/' } }),
    ],
    ['412', 'ruishu', served('', { status: 412 })],
    ['202', 'ruishu', served(script("$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1"), { status: 202 })],
    [
      'marked script',
      'ruishu',
      served(
        '<html><head><meta id="x" r="m"><script src="/a/b.0a1b2c3.js" r="m"></script></head><body></body></html>',
      ),
    ],
    ['468', 'shield-468', served('', { status: 468 })],
    [
      'please enable',
      'wzws',
      served('<html><noscript><h1><strong>请开启JavaScript并刷新该页.</strong></h1></noscript></html>'),
    ],
    [
      'packed script',
      'wzws',
      served(script('eval(function(p,a,c,k,e,d){return p}("0",1,1,"".split("|"),0,{}))')),
    ],
    ['question', 'wzws', served(script('var dynamicurl="/WZWSREL";var wzwsquestion="a";'))],
    ['cookie', 'c3vk', served(script('document.cookie="C3VK=12ab; max-age=300";location.reload()'))],
    [
      'acw',
      'aliyun',
      served(script("var arg1='0123456789ABCDEF0123456789ABCDEF01234567';setCookie('acw_sc__v2',x)")),
    ],
    [
      '405',
      'aliyun',
      served('<html><body>很抱歉 <a href="https://errors.aliyun.com">阿里云</a></body></html>', {
        status: 405,
      }),
    ],
    [
      'huawei',
      'cloud-waf',
      served('<html><body>403</body></html>', { status: 403, headers: { 'set-cookie': 'HWWAFSESID=1' } }),
    ],
    [
      'slider',
      'captcha',
      served('<html><title>安全验证</title><body><div>请拖动滑块完成验证</div></body></html>'),
    ],
    ['interception', 'captcha', served('<html><body>您的访问被阻断 event_id: 1a2b</body></html>')],
  ])('%s → %s', (_, product, answer) => {
    expect(recogniseBlock(answer)?.product).toBe(product)
  })

  it('in GBK too', () => {
    const gbk = Buffer.from(
      '3c68746d6c3e3c626f64793ec4fab5c4b7c3cecab1bbd7e8b6cf3c2f626f64793e3c2f68746d6c3e',
      'hex',
    )
    expect(recogniseBlock(served(gbk))?.product).toBe('captcha')
  })
})

describe('pages are not taken for challenges', () => {
  it.each<[string, Served]>([
    [
      'a report served through a shield',
      served(ARTICLE, { headers: { 'set-cookie': '__jsluid_h=1, HWWAFSESID=2', 'x-via-jsl': 'a' } }),
    ],
    [
      'a page with a login form',
      served(ARTICLE.replace('<h1>', '<form>用户名 验证码 <img src="/captcha.jpg"></form><h1>')),
    ],
    ['a report that speaks of 拦截', served(ARTICLE.replace('若干', '拦截有害信息'))],
    ['a short list', served(page('<ul><li>验证码</li><li>安全验证指南</li><li>滑块</li></ul>'))],
    ['a PDF', served('%PDF-1.7 captcha', { headers: { 'set-cookie': 'wzws_cid=1' } })],
    ['JSON', served('{"title":"验证码"}')],
  ])('%s', (_, answer) => {
    expect(recogniseBlock(answer)).toBeNull()
    expect(notAPage(answer)).toBeNull()
  })
})

describe('answers that are no page', () => {
  it.each<[string, string, Served]>([
    ['nothing', 'empty_body', served('')],
    ['white space', 'empty_body', served(' \r\n\t')],
    ['words', 'soft_404', served('<html><body>抱歉，您访问的页面不存在！</body></html>')],
    [
      'title',
      'soft_404',
      served(`<html><head><title>404错误提示</title></head><body>${'导航 '.repeat(100)}</body></html>`),
    ],
    ['bare number', 'soft_404', served('<html><body><h1>404</h1></body></html>')],
    ['soon elsewhere', 'soft_404', served('<html><body>正在跳转，请稍候</body></html>')],
    ['home page', 'redirected_home', served(ARTICLE, { final_url: 'http://www.baichuan.test/index.html' })],
    [
      'frame of scripts',
      'empty_shell',
      served('<html><body><div id="app"></div><script src="/app.js"></script></body></html>'),
    ],
    ['redirecting shell', 'redirect_shell', served("<script>location.href='../new/'</script>")],
  ])('%s → %s', (_, code, answer) => {
    expect(notAPage(answer)?.code).toBe(code)
  })

  it.each<[string, string]>([
    ['one picture', '<html><body><img src="a.jpg"></body></html>'],
    ['one embedded file', '<html><body><iframe src="a.pdf"></iframe></body></html>'],
    [
      'a list written by script',
      '<html><body><script>var url="a.html";document.writeln(url)</script></body></html>',
    ],
    ['a document number', page('<ul><li>柏政发〔2021〕404号</li></ul>')],
  ])('%s may be a page', (_, body) => {
    expect(notAPage(served(body))).toBeNull()
  })
})

describe('hostile pages cost no more than their bytes', () => {
  it.each<[string, string]>([
    ['open tags', '<'.repeat(250_000)],
    ['open comments', '<html><body>'.concat('<!--'.repeat(60_000))],
    ['open titles', '<title'.repeat(40_000)],
    ['open scripts', '<script '.repeat(30_000)],
    ['open images', '<img '.repeat(50_000)],
    ['list items', '<li '.repeat(60_000)],
    ['cookies', `<script>${'document.cookie='.repeat(15_000)}`],
    ['white space', `<html>${' '.repeat(250_000)}x`],
  ])('%s', (_, body) => {
    const answer = served(body)
    const start = performance.now()
    recogniseBlock(answer)
    notAPage(answer)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
