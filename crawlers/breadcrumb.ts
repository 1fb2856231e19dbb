/**
 * Where a page says that it stands (当前位置：首页 > 政府信息公开 > 区教育局 > 年报): where a title is bare, the last body named
 * there is the publisher. The first step is the site itself and names nobody.
 */
import { load } from 'cheerio'
import { refuseTooDeep } from './page-depth.ts'

const WORDS = /(?:当前|您的|所在|现在的?|你的)位置/
const SEPARATOR = /[>»›→＞]|\s[/|]\s|--/
const LONGEST = 300

/** Steps after the first, deepest first; empty where the page says nothing. Throws ParseError for a page nested too deeply. */
export function readBreadcrumb(html: string, url: string): readonly string[] {
  if (!WORDS.test(html) && !/class=["'][^"']*(?:crumb|position)/i.test(html)) return []
  refuseTooDeep(html, url)
  const $ = load(html)
  $('script, style').remove()
  const named = $('[class*="crumb" i], [class*="position" i]').toArray()
  const worded = $('div, p, span, td, li, nav')
    .toArray()
    .filter((element) => WORDS.test($(element).text().slice(0, LONGEST)))
  for (const element of [...named, ...worded.toReversed()]) {
    const text = $(element).text().replace(/\s+/g, ' ').trim()
    if (text.length > LONGEST) continue
    const steps = text
      .replace(/^.*?位置\s*[:：]?/, '')
      .split(SEPARATOR)
      .map((step) => step.trim())
      .filter((step) => step !== '')
    if (steps.length > 1) return steps.slice(1).toReversed()
  }
  return []
}
