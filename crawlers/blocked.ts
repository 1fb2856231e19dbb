/**
 * An answer that is not the page: a challenge, a login, a refusal. Recognised by content, because the classic shield
 * answers 200. Such an answer is never stored and never broken; the host is left alone and a person may import by hand.
 */
import { lookAtPage, type PageLook, type Served } from './page-text.ts'

export interface Block {
  /** Short id for `blocked:<product>`. */
  readonly product: string
  readonly reason: string
}

interface Signature {
  readonly product: string
  readonly reason: string
  readonly matches: (page: PageLook, served: Served) => boolean
}

/** Statuses that only shields send. */
const BY_STATUS: Readonly<Record<number, Block>> = {
  521: { product: 'jsl', reason: 'status 521: 加速乐 challenge' },
  412: { product: 'ruishu', reason: 'status 412: 瑞数 challenge' },
  468: { product: 'shield-468', reason: 'status 468: challenge' },
}

/** A page with more text than this is a page, whatever words or cookies it carries. */
const SHORT = 600
const isShort = (page: PageLook) => page.visible.length < SHORT
const cookies = (served: Served) => served.headers['set-cookie'] ?? ''

const SIGNATURES: readonly Signature[] = [
  {
    product: 'jsl',
    reason: 'a script that sets a cookie and reloads (加速乐)',
    matches: (page, served) =>
      isShort(page) &&
      (/;\s*go\(\{"bts"\s*:/.test(page.html) ||
        /document\.cookie\s*=[\s\S]{1,4000}location\.href\s*=\s*location\.pathname\s*\+\s*location\.search/.test(
          page.html,
        ) ||
        (/__jsluid_[sh]?/.test(cookies(served)) &&
          page.size < 2_000 &&
          /<script/i.test(page.html) &&
          page.visible === '')),
  },
  {
    product: 'ruishu',
    reason: 'a 瑞数 script in place of a page',
    matches: (page) =>
      isShort(page) &&
      /\$_ts\s*=\s*window\[|\$_ts\.(?:nsd|cd)\s*=|<(?:script|meta)\b[^<>]{0,500}\br=["']?m["'\s>]/.test(
        page.html,
      ),
  },
  {
    product: 'wzws',
    reason: 'a page that asks for JavaScript (奇安信 wzws)',
    matches: (page, served) =>
      isShort(page) &&
      (page.html.includes('请开启JavaScript并刷新该页') ||
        /\bdynamicurl\b|wzwsquestion|wzwschallenge/i.test(page.html) ||
        (/eval\(function\(p,a,c,k,e,/.test(page.html) && page.visible.length < 40) ||
        (/wzws_(?:cid|sessionid)/.test(cookies(served)) && page.visible.length < 40)),
  },
  {
    product: 'c3vk',
    reason: 'a script that sets the C3VK cookie',
    matches: (page) => isShort(page) && /document\.cookie\s*=\s*["']C3VK=/.test(page.html),
  },
  {
    product: 'aliyun',
    reason: 'an 阿里云 challenge or block page',
    matches: (page, served) =>
      isShort(page) &&
      (/acw_sc__v[23]/.test(page.html) ||
        /var\s+arg1\s*=\s*'[0-9A-F]{20,}'/.test(page.html) ||
        (served.status === 405 && /aliyun|阿里云|errors\.aliyun/i.test(page.html))),
  },
  {
    product: 'cloud-waf',
    reason: 'a refusal by a cloud firewall',
    matches: (page, served) =>
      isShort(page) &&
      (/HWWAFSES(?:ID|TIME)/.test(cookies(served)) || /\bwaf\b/i.test(served.headers.server ?? '')) &&
      (served.status >= 400 || page.visible.length < 40 || /\bwaf\b|防火墙|拦截/i.test(page.visible)),
  },
  {
    product: 'captcha',
    reason: 'a page that wants a person: captcha, slider or security check',
    matches: (page) =>
      page.visible.length < 300 &&
      /滑块|安全验证|人机验证|访问验证|请输入验证码|拖动|云防护|创宇盾|您的访问被(?:阻断|拦截)|访问被拦截|请求被拦截|geetest|g?captcha|event_id/i.test(
        `${page.title} ${page.visible} ${scriptSources(page.html)}`,
      ) &&
      !/<li\b[\s\S]*<li\b[\s\S]*<li\b/i.test(page.html),
  },
]

/** Which product stands in the way, or null where the answer may be the page. */
export function recogniseBlock(served: Served): Block | null {
  const byStatus = BY_STATUS[served.status]
  if (byStatus) return byStatus
  const page = lookAtPage(served)
  if (page === null) return null
  const found = SIGNATURES.find((signature) => signature.matches(page, served))
  return found ? { product: found.product, reason: found.reason } : null
}

function scriptSources(html: string): string {
  return (html.match(/<(?:script|img|iframe)\b[^<>]{0,500}\bsrc=["']?[^"'\s>]{1,500}/gi) ?? []).join(' ')
}
