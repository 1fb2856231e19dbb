/** The attributes of a start tag as they are printed, for the few pages whose style sheets ask for them. */

const NAME_END = /[\s/>]/g
const ATTRIBUTE = /[\s/]*([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y
/** A tag has some dozens. */
const MOST = 200

/** Asked for by style sheets. */
interface Printed {
  readonly name?: string
  readonly class?: string
  readonly id?: string
  readonly style?: string
  readonly media?: string
}

/** Name and attributes of the tag whose `<` stands at `start`; the first of two counts. */
export function printedAttributes(html: string, start: number): Printed {
  NAME_END.lastIndex = start + 1
  const end = NAME_END.exec(html)?.index ?? html.length
  const found: Record<string, string> = { name: html.slice(start + 1, end).toLowerCase() }
  ATTRIBUTE.lastIndex = end
  for (let i = 0; i < MOST; i += 1) {
    const match = ATTRIBUTE.exec(html)
    if (match === null) break
    const name = (match[1] ?? '').toLowerCase()
    if (/^(?:class|id|style|media)$/.test(name)) found[name] ??= match[2] ?? match[3] ?? match[4] ?? ''
  }
  return found
}
