/** A tree of a page as lines, to compare parsers by more than what is read from it. */
import type { PageNode } from '../../../../parsers/blocks/page-node.ts'

/** Values the readers may ask for by element; a style only where it can hide or raise. */
function attributes({ name, attribs = {} }: PageNode): string {
  const asked = ['hidden', 'style']
  if (name === 'td' || name === 'th') asked.push('rowspan', 'colspan')
  if (name === 'a') asked.push('href', 'title')
  if (name === 'img') asked.push('src', 'alt', 'width', 'height')
  if (name === 'meta') asked.push('name', 'property', 'content')
  if (name === 'iframe' || name === 'embed' || name === 'object') asked.push('src', 'data')
  return asked
    .filter((key) => attribs[key] !== undefined)
    .filter((key) => key !== 'style' || /none|hidden|super/i.test(attribs.style ?? ''))
    .map((key) => ` ${key}=${JSON.stringify(attribs[key])}`)
    .join('')
}

/** Nobody sees their characters, so nobody asks where these stand. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noscript', 'noframes', 'noembed'])

const ENDS = new Set(['table', 'td', 'th'])

/** Elements, characters and comments with their offsets, one a line; ends where they are read. */
export function outline(node: PageNode, depth = 0): string[] {
  const lines: string[] = []
  for (const child of node.children ?? []) {
    if (child.type === 'directive') continue
    const at = `${' '.repeat(depth)}${child.startIndex ?? '-'}`
    if (child.type === 'text' || child.type === 'comment') {
      const data = (child.data ?? '').replace(/\r\n?/g, '\n')
      const place = RAW.has(node.name ?? '') ? '' : `${at}-${child.endIndex ?? '-'} `
      lines.push(`${place}${child.type} ${JSON.stringify(data)}`)
      continue
    }
    const end = ENDS.has(child.name ?? '') ? `-${child.endIndex ?? '-'}` : ''
    lines.push(`${at}${end} <${child.name}${attributes(child)}>`, ...outline(child, depth + 1))
  }
  return lines
}
