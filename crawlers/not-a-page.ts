/**
 * Answers with a good status and no page in them: nothing, "not found" in words, the home page instead of the page
 * asked for, a shell that only redirects or waits for scripts. None of them may pass for an empty list or a report.
 */
import { lookAtPage, type PageLook, type Served } from './page-text.ts'

export interface NotAPage {
  readonly code: 'empty_body' | 'soft_404' | 'redirected_home' | 'redirect_shell' | 'empty_shell'
  readonly reason: string
  /** Of a redirect shell: where it leads. */
  readonly location?: string
}

/** Null where the answer may be a page or a file. */
export function notAPage(served: Served): NotAPage | null {
  if (isBlank(served.bytes))
    return { code: 'empty_body', reason: `status ${served.status} with an empty body` }
  if (isHome(served.final_url) && !isHome(served.url)) {
    return { code: 'redirected_home', reason: `redirected to the home page ${served.final_url}` }
  }
  const page = lookAtPage(served)
  if (page === null) return null
  const location = shellLocation(page)
  if (location !== null) {
    return { code: 'redirect_shell', reason: `a shell that leads to ${location}`, location }
  }
  const words = notFoundWords(page)
  if (words !== null)
    return { code: 'soft_404', reason: `status ${served.status}, but the page says "${words}"` }
  if (isShell(page)) return { code: 'empty_shell', reason: 'no text and no links without scripts' }
  return null
}

const SHELL_BYTES = 1_500

function shellLocation(page: PageLook): string | null {
  if (page.size > SHELL_BYTES || page.visible.length > 100 || /document\.cookie/.test(page.html)) return null
  const byScript =
    /\blocation(?:\.href)?\s*=\s*["']([^"']+)["']|\blocation\.(?:replace|assign)\(\s*["']([^"']+)["']\s*\)/.exec(
      page.html.replace(/<!--[\s\S]*?(?:-->|$)/g, ''),
    )
  const byMeta = /<meta\b[^>]*http-equiv=["']?refresh["']?[^>]*url\s*=\s*["']?([^"'>\s]+)/i.exec(page.html)
  return byScript?.[1] ?? byScript?.[2] ?? byMeta?.[1] ?? null
}

const NOT_FOUND =
  /页面(?:不存在|未找到|找不到|走丢)|(?:找不到|未找到|没有找到)(?:该|您|此|这个|相关|所|请求|要|指定)?[^，。]{0,12}(?:页|网页|页面|文件|内容|资源)|您访问的(?:页面|内容|网页|信息)(?:不存在|已删除|已被删除)|正在跳转|page not found|404 not found/i
const BARE_404 = /^\D{0,12}404(?:\D|$)/

function notFoundWords(page: PageLook): string | null {
  if (page.visible.length > 1_000 || /<table\b/i.test(page.html)) return null
  const short = page.size < 2_048 || page.visible.length < 200
  const inTitle = NOT_FOUND.exec(page.title) ?? BARE_404.exec(page.title)
  if (inTitle) return inTitle[0]
  if (!short) return null
  return (NOT_FOUND.exec(page.visible) ?? BARE_404.exec(page.visible))?.[0] ?? null
}

/** An article may be one picture or one embedded file, a list may be written by a script: those are not shells. */
const CONTENT =
  /<(?:img|iframe|frame|embed|object|a|table|datastore|recordset)\b|document\.write|(?:var|let)\s+\w*(?:url|href)\s*=/i
/** Data in a script, or the call that brings the list of a known system: what there is can be read without a browser. */
const DATA =
  /\b_CONFIG\s*=|\barticleList\b|\bquerydata=|dataproxy\.jsp|module\/xxgk\/|messageController|site\/label\/8888|\/common\/search\/|getFileListByCodeId|getInfoCommon|interfacesWeb\w|\/blocks\/[0-9a-f-]{36}|\bchannelId\b|webBuilderCommon|articleCommonController/i

function isShell(page: PageLook): boolean {
  if (page.visible.length >= 20 || /暂无/.test(page.visible)) return false
  const html = page.html.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  return !CONTENT.test(html) && !DATA.test(html) && /<(?:html|body|div|script)\b/i.test(page.html)
}

function isBlank(bytes: Uint8Array): boolean {
  if (bytes.length > 4_096) return false
  return bytes.every((byte) => byte <= 32)
}

function isHome(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return /^\/(?:index\.s?html?|index\.jsp|default\.aspx?)?$/i.test(url.pathname) && url.search === ''
}
