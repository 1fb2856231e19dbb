/**
 * Lists written as script literals: `var url="./202602/t….shtml"; var title="…"` or objects with the same names. The
 * text is only searched, never run.
 */
import type { CheerioAPI } from 'cheerio'
import { listedDate } from './listed-date.ts'

interface ScriptLink {
  readonly url: string
  readonly title: string
  readonly listed_on: string | null
}

type Part = 'url' | 'title' | 'date'

const LITERAL =
  /["']?\b(\w*(?:url|href|link)|\w*title|\w*(?:date|time))["']?\s*[:=]\s*(["'])((?:\\.|(?!\2)[^\\\n])*)\2/gi

/** Records in order of appearance; a new one starts where a part repeats. */
export function scriptLinks($: CheerioAPI, base: string): readonly ScriptLink[] {
  return $('script:not([src])')
    .toArray()
    .flatMap((element) => records(stripScriptComments($(element).text())))
    .flatMap((record) => toLink(record, base))
}

/** Script text without comments; `//` within an address is no comment. */
export function stripScriptComments(script: string): string {
  return script.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replace(/(^|[\s;{}(),>])\/\/[^\n]*/g, '$1')
}

function records(script: string): readonly Partial<Record<Part, string>>[] {
  const found: Partial<Record<Part, string>>[] = []
  let current: Partial<Record<Part, string>> = {}
  for (const [, name = '', , value = ''] of script.matchAll(LITERAL)) {
    const part = partOf(name)
    if (current[part] !== undefined) {
      found.push(current)
      current = {}
    }
    current = { ...current, [part]: unescapeLiteral(value) }
  }
  return [...found, current]
}

function partOf(name: string): Part {
  if (/title$/i.test(name)) return 'title'
  return /(?:date|time)$/i.test(name) ? 'date' : 'url'
}

function toLink({ url, title, date }: Partial<Record<Part, string>>, base: string): readonly ScriptLink[] {
  if (url === undefined || title === undefined || !URL.canParse(url, base)) return []
  const target = new URL(url, base)
  const text = title
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === '' || !/^https?:$/.test(target.protocol)) return []
  target.hash = ''
  return [{ url: target.href, title: text, listed_on: date === undefined ? null : listedDate(date) }]
}

function unescapeLiteral(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1')
}
