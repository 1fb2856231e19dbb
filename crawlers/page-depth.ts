/**
 * Refuses pages nested thousands deep before they are parsed: the time of an HTML parser grows with the square of the
 * depth, and no list or article was ever written so.
 */
import { ParseError } from '../src/domain/errors.ts'

const MAX_DEPTH = 2_000
/** Void elements, and those whose end tag may be left out: they do not nest however often they are opened. */
const FLAT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|optgroup|html|head|body)$/i

/** Throws ParseError `page_too_deep`. Script text is counted too: its few tags come in pairs or are escaped. */
export function refuseTooDeep(html: string, url: string): void {
  let depth = 0
  for (const [, close, name = '', selfClosed] of html.matchAll(
    /<(\/?)([a-z][\w:-]{0,30})(?:[^<>]{0,300}(\/)>)?/gi,
  )) {
    if (FLAT.test(name) || selfClosed) continue
    depth = Math.max(0, depth + (close ? -1 : 1))
    if (depth > MAX_DEPTH) {
      throw new ParseError('page_too_deep', `${url}: the page is nested too deeply to be read`, {
        context: { url },
      })
    }
  }
}
