/**
 * What is wrong in a portal file, said so that a person can mend it: file, line, key, value, what was expected, and
 * the nearest known key where one was probably meant.
 */
import { type Document, isMap, isNode, type LineCounter } from 'yaml'
import type { z } from 'zod'

type Path = readonly PropertyKey[]

export interface PortalProblem {
  readonly line: number
  readonly key: string
  readonly message: string
}

/** Turns schema issues into problems with lines, in file order. */
export function portalProblems(
  issues: readonly z.core.$ZodIssue[],
  document: Document,
  lines: LineCounter,
): readonly PortalProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, document, lines)).toSorted((a, b) => a.line - b.line)
}

function problemsOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): PortalProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      return { line: lineOf(path, document, lines), key: spell(path), message: unknownKey(key, issue.path) }
    })
  }
  const value = document.getIn(issue.path, false)
  const shown = isNode(value) ? 'a list or mapping' : JSON.stringify(value)
  const expected = expectation(issue)
  const place = { line: lineOf(issue.path, document, lines), key: spell(issue.path) }
  if (value === undefined && !document.hasIn(issue.path)) {
    return [{ ...place, message: `the required key is missing; expected ${expected}` }]
  }
  return [{ ...place, message: `${shown} is not valid; expected ${expected}${quoteHint(issue, value)}` }]
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'id',
    'name',
    'region',
    'base_url',
    'family',
    'hosts',
    'attachment_hosts',
    'columns',
    'politeness',
    'expect',
    'allow_private_network',
    'robots',
    'evidence',
    'last_verified',
    'charset',
    'depth',
    'html_list',
    'list',
  ],
  columns: ['url', 'agency'],
  politeness: ['requests_per_second', 'concurrency'],
  expect: ['per_year_min'],
  list: [
    'url',
    'method',
    'body',
    'content_type',
    'first_page',
    'page_size',
    'items',
    'fields',
    'total',
    'pages',
    'years',
  ],
  html_list: [
    'row',
    'link',
    'title',
    'date',
    'publisher',
    'page',
    'method',
    'body',
    'first_page',
    'page_size',
    'years',
  ],
  fields: ['url', 'title', 'date', 'publisher'],
}

function unknownKey(key: string, parent: Path): string {
  const allowed = KEYS[String(parent.findLast((part) => typeof part === 'string') ?? '')] ?? []
  const near = nearest(key, allowed)
  const suggestion = near === null ? '' : `; did you mean "${near}"?`
  return `unknown key${suggestion} (expected one of: ${allowed.join(', ')})`
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const near = typeof issue.input === 'string' ? nearest(issue.input, values) : null
    return `one of: ${values.join(', ')}${near === null ? '' : `; did you mean "${near}"?`}`
  }
  if (issue.code === 'invalid_type') return `a ${issue.expected}`
  if (issue.code === 'too_small') return `${issue.origin} of at least ${issue.minimum}`
  if (issue.code === 'too_big') return `${issue.origin} of at most ${issue.maximum}`
  return issue.message
}

function quoteHint(issue: z.core.$ZodIssue, value: unknown): string {
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string'
  return wantsText && typeof value === 'number' ? `; put it in quotes: "${value}"` : ''
}

/** Line of the key itself; where the key is absent, of the nearest enclosing thing that is there. */
function lineOf(path: Path, document: Document, lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => String(isNode(item.key) ? item.key : '') === String(last))
      : undefined
    const node = pair === undefined ? document.getIn(path.slice(0, length), true) : pair.key
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function spell(path: Path): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )
}

/** The closest of `words` when it is within a third of its length, else null. */
function nearest(word: string, words: readonly string[]): string | null {
  const ranked = words
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
  const best = ranked[0]
  if (best === undefined || best.distance > Math.max(2, Math.ceil(best.candidate.length / 3))) return null
  return best.candidate
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? 0
}
