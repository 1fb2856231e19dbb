/**
 * Articles whose title and text stand as data in the page's script (`window._CONFIG.DETAIL` of the Guangdong platform),
 * put into the page as its own script would. The data is parsed, never run.
 */

interface Detail {
  readonly title?: unknown
  readonly content?: unknown
  readonly publisher?: unknown
  readonly attachment?: unknown
}

/** The page with its article in place; null where it has no such data, or shows the article anyway. */
export function withScriptArticle(html: string): string | null {
  if (!html.includes('_CONFIG')) return null
  const detail = detailOf(html)
  if (typeof detail?.content !== 'string' || detail.content.trim() === '') return null
  if (shows(html, detail.content)) return null
  const { title, publisher, content, attachment } = detail
  const head = typeof title === 'string' ? `<h1>${escaped(title)}</h1>` : ''
  const source = typeof publisher === 'string' ? `<p>发布机构：${escaped(publisher)}</p>` : ''
  const article = `${head}${source}<div class="article-content">${content}</div>${files(attachment)}`
  const end = html.search(/<\/body\s*>/i)
  return end < 0 ? html + article : html.slice(0, end) + article + html.slice(end)
}

function detailOf(html: string): Detail | null {
  const named = /["']?\bDETAIL["']?\s{0,20}[:=]\s{0,20}(?=\{)/.exec(html)
  if (named === null) return null
  const from = named.index + named[0].length
  try {
    return JSON.parse(html.slice(from, endOfObject(html, from))) as Detail
  } catch {
    return null
  }
}

/** Where the object that opens at `from` ends; brackets within strings do not count. */
function endOfObject(text: string, from: number): number {
  const TOKEN = /"(?:[^"\\]|\\.)*"|[{}]/g
  TOKEN.lastIndex = from
  let depth = 0
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    if (token[0] === '{') depth += 1
    else if (token[0] === '}') depth -= 1
    if (depth === 0) return TOKEN.lastIndex
  }
  return from
}

const PROBE = 40

/** True where a piece from the middle of the article stands in the page outside of its scripts. */
function shows(html: string, content: string): boolean {
  const bare = (markup: string) => markup.replace(/<[^<>]*>|&nbsp;|\s+/g, '')
  const text = bare(content)
  const middle = Math.max(0, Math.floor(text.length / 2) - PROBE / 2)
  const page = html.replace(/<script\b[\s\S]*?(?:<\/script\s*>|$)/gi, '')
  return text !== '' && bare(page).includes(text.slice(middle, middle + PROBE))
}

function files(attachment: unknown): string {
  if (!Array.isArray(attachment)) return ''
  return attachment
    .map((file: { name?: unknown; url?: unknown } | null) =>
      typeof file?.url === 'string'
        ? `<p><a href="${escaped(file.url)}">${escaped(String(file.name ?? ''))}</a></p>`
        : '',
    )
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
