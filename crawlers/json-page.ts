/**
 * What a list API answered. HTML where JSON is due is a login, a challenge nobody has a name for, or an error page: it
 * is never read as an empty list.
 */
import { BlockedError, ParseError } from '../src/domain/errors.ts'
import type { Page } from './family.ts'

/** Parsed JSON. Throws BlockedError `blocked:unrecognised` for HTML, ParseError `not_json` for anything else. */
export function readJson(page: Page): unknown {
  return parse(page.html.replace(/^\uFEFF/, '').trim(), page)
}

/** The same for `callback(…)`, and for bare JSON where the server leaves the callback away. */
export function readJsonp(page: Page): unknown {
  const text = page.html.replace(/^\uFEFF/, '').trim()
  const wrapped = /^(?:\/\*\*\/\s*)?(?:typeof\s.{1,80}&&\s*)?[\w$.[\]]{1,100}\s*\(([\s\S]*)\)\s*;?$/.exec(
    text,
  )?.[1]
  return parse(wrapped?.trim() ?? text, page)
}

function parse(text: string, page: Page): unknown {
  if (text.startsWith('<')) throw webPageInstead(page)
  try {
    return JSON.parse(text)
  } catch (cause) {
    const shown = JSON.stringify(text.slice(0, 60))
    throw new ParseError('not_json', `${page.url}: the list answered no JSON: ${shown}`, {
      context: { url: page.url, status: page.document.status },
      cause,
    })
  }
}

/** What a web page in place of data is: a refusal by something that nobody has a name for. */
export function webPageInstead(page: Page): BlockedError {
  return new BlockedError('blocked:unrecognised', `${page.url}: a web page came where data was asked for`, {
    hint: 'Open the column in a browser: it may want a person, or its list has moved.',
    context: { url: page.url, status: page.document.status },
  })
}
