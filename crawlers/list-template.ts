/** Addresses and bodies of list requests with `{page}`, `{size}`, `{start}`, `{year}` and `{query.NAME}` in them. */

export interface TemplateValues {
  readonly page: number
  readonly size: number
  /** Rows before this page. */
  readonly start: number
  /** Null where years are not told apart. */
  readonly year: number | null
  /** Of the column's address: one description serves columns that differ by a code. */
  readonly query: URLSearchParams
}

/** Braces of JSON hold quotes, spaces or nothing; those of a placeholder hold a name. */
const PLACEHOLDER = /\{([A-Za-z][\w.-]*)\}/g
const KNOWN = /^(?:page|size|start|year|query\.[\w-]+)$/

/** Which placeholder is unknown; null where all are known. */
export function templateProblem(template: string): string | null {
  const unknown = [...template.matchAll(PLACEHOLDER)].find(([, name = '']) => !KNOWN.test(name))
  return unknown === undefined
    ? null
    : `${unknown[0]} is none of {page}, {size}, {start}, {year}, {query.NAME}`
}

/** True where pages are told apart at all. */
export function hasPage(template: string): boolean {
  return /\{(?:page|start)\}/.test(template)
}

/** Values from the column's address are escaped for the place they go to: `form` also for addresses. */
export function fillTemplate(template: string, values: TemplateValues, target: 'form' | 'json'): string {
  const quoted = target === 'form' ? encodeURIComponent : (text: string) => JSON.stringify(text).slice(1, -1)
  return template.replace(PLACEHOLDER, (whole, name: string) => {
    if (name === 'page' || name === 'size' || name === 'start') return String(values[name])
    if (name === 'year') return String(values.year ?? '')
    return name.startsWith('query.') ? quoted(values.query.get(name.slice(6)) ?? '') : whole
  })
}
