/**
 * A page whose list is still to be drawn: it says that it is loading, or the place of its list is empty. Links beside
 * such a place (news, hot topics) are not the list.
 */

/** What is still empty, in a few words; null where nothing shows that a script would draw more. */
export function unfilledPlace(html: string): string | null {
  const bare = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, (whole) =>
      /\bsrc\s*=/i.test(whole) ? '<script>' : '',
    )
  if (!/<script\b/i.test(html)) return null
  const words = /加载中|正在加载|努力加载|\{\{\s*[\w.$]{1,60}\s*\}\}/.exec(bare)?.[0]
  if (words !== undefined) return `it says ${words}`
  const place = /<(div|ul|ol|dl|tbody|section)\b([^<>]{0,300})>\s*<\/\1\s*>/gi
  for (const [, name = '', attributes = ''] of bare.matchAll(place)) {
    const id = /\bid\s*=\s*["']?([\w-]{1,60})/i.exec(attributes)?.[1]
    if (id !== undefined && /^(?:app|root|vue|main|content)$|list|data|table|rows|items/i.test(id)) {
      return `<${name.toLowerCase()} id="${id}"> is empty`
    }
  }
  return null
}
