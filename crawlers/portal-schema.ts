/**
 * The shape of a portal file: one website (or one platform of a prefecture) and the columns that list its reports.
 * Keys are strict: an unknown key is an error, because a misspelt one would silently change what is crawled.
 */
import { z } from 'zod'
import { htmlListSchema } from './html-list-schema.ts'
import { jsonListSchema } from './json-list-schema.ts'

const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/

const host = z
  .string()
  .regex(
    HOST,
    'a host or host:port in lower case without scheme or path, such as www.example.gov.cn or 127.0.0.1:8080',
  )

const column = z.strictObject({
  url: z.string().min(1).describe('Path below base_url or absolute URL; query and fragment are part of it'),
  agency: z.string().min(1).optional().describe('The publisher, where the whole column belongs to one'),
})

const politeness = z.strictObject({
  requests_per_second: z
    .number()
    .positive()
    .max(10_000)
    .default(1)
    .describe('Shared by all hosts of one address and by all processes; a longer Crawl-delay holds instead'),
  concurrency: z.int().min(1).max(64).default(1).describe('Requests under way at once'),
  quiet_hours: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/, 'two times of day such as "08:00-20:00"')
    .optional()
    .describe('Hours of Beijing in which nothing is asked for, in quotes'),
  max_bytes: z
    .int()
    .min(1)
    .optional()
    .describe('Bytes read from the portal in one run; the next run goes on where it stopped'),
})

/** The schema; `families` are the adapter ids this version has. */
export function portalSchema(families: readonly string[]) {
  return z
    .strictObject({
      id: z
        .string()
        .regex(
          /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
          'lower-case letters, digits and single dashes, such as zibo-linzi',
        ),
      name: z.string().min(1).describe('Full name of the government or body, such as 临淄区人民政府'),
      region: z
        .string()
        .regex(
          /^(?:\d{6}(?:\d{3}){0,2}|\d{6}-\d{2})$/,
          'an administrative division code of 6, 9 or 12 digits in quotes, or 370300-01 for a zone',
        )
        .describe('Administrative division code, in quotes'),
      base_url: z.string().regex(/^https?:\/\/\S+$/, 'an http or https address'),
      family: z
        .enum(['auto', ...families])
        .default('auto')
        .describe('auto, or the id of an adapter'),
      hosts: z.array(host).min(1).describe('Only these are fetched, also after redirects'),
      attachment_hosts: z.array(host).default([]).describe('Further hosts from which files are fetched'),
      columns: z.array(column).min(1),
      politeness: politeness.prefault({}),
      expect: z
        .strictObject({
          per_year_min: z
            .int()
            .min(0)
            .optional()
            .describe('Fewer reports than this is a fault of the source, never missing reports'),
        })
        .default({}),
      allow_private_network: z.boolean().default(false).describe('true only for tests on loopback'),
      robots: z
        .string()
        .regex(/^(?:respect$|permitted by \S)/, 'respect, or the reason for an override: "permitted by …"')
        .default('respect'),
      evidence: z.string().optional().describe('How these addresses are known'),
      last_verified: z
        .string()
        .regex(/^(?:never|\d{4}-\d{2}-\d{2})$/, 'never, or the ISO date of the last good run')
        .optional(),
      charset: z
        .string()
        .refine(isCharset, 'a character set such as gb18030 or utf-8')
        .optional()
        .describe('Only where the pages declare a wrong one'),
      depth: z.int().min(0).max(4).default(2).describe('Levels of sub-columns below a column'),
      html_list: htmlListSchema
        .optional()
        .describe('Only for family static-list: the list where the general rules misread it'),
      list: jsonListSchema.optional().describe('Only for family json-list: the list API of the site'),
    })
    .superRefine((portal, context) => {
      const isDescribed = portal.list !== undefined
      if (isDescribed !== (portal.family === 'json-list')) {
        const message = isDescribed
          ? 'family: json-list beside it'
          : 'the list API, because family is json-list'
        context.addIssue({ code: 'custom', path: ['list'], message })
      }
      if (portal.html_list !== undefined && portal.family !== 'static-list') {
        context.addIssue({ code: 'custom', path: ['html_list'], message: 'family: static-list beside it' })
      }
      const base = parseUrl(portal.base_url)
      if (base === null || !portal.hosts.every((name) => HOST.test(name))) return
      if (!portal.hosts.includes(base.host)) {
        context.addIssue({
          code: 'custom',
          path: ['base_url'],
          message: `a host that stands in hosts (${portal.hosts.join(', ')})`,
        })
        return
      }
      const api = portal.list === undefined ? base : parseUrl(portal.list.url, base)
      if (api === null || !portal.hosts.includes(api.host)) {
        const message = `an address on one of the hosts (${portal.hosts.join(', ')})`
        context.addIssue({ code: 'custom', path: ['list', 'url'], message })
      }
      const page = parseUrl(portal.html_list?.page ?? '/', base)
      if (page === null || !portal.hosts.includes(page.host)) {
        const message = `an address on one of the hosts (${portal.hosts.join(', ')})`
        context.addIssue({ code: 'custom', path: ['html_list', 'page'], message })
      }
      checkColumns(portal.columns, base, portal.hosts, (index, message) =>
        context.addIssue({ code: 'custom', path: ['columns', index, 'url'], message }),
      )
    })
}

/** A portal file after defaults are filled in. */
export type Portal = z.output<ReturnType<typeof portalSchema>>
export type PortalColumn = Portal['columns'][number]

/** The absolute address of a column. */
export function columnUrl(portal: Portal, column: PortalColumn): string {
  return new URL(column.url, portal.base_url).href
}

function checkColumns(
  columns: readonly { url: string }[],
  base: URL,
  hosts: readonly string[],
  report: (index: number, message: string) => void,
): void {
  const seen = new Map<string, number>()
  for (const [index, { url }] of columns.entries()) {
    const absolute = parseUrl(url, base)
    if (absolute === null || !/^https?:$/.test(absolute.protocol)) {
      report(index, 'a path or an http(s) address')
      continue
    }
    if (!hosts.includes(absolute.host)) report(index, `an address on one of the hosts (${hosts.join(', ')})`)
    const earlier = seen.get(absolute.href)
    if (earlier !== undefined) report(index, `a column that is not listed twice (see columns[${earlier}])`)
    seen.set(absolute.href, index)
  }
}

function parseUrl(text: string, base?: URL): URL | null {
  return URL.canParse(text, base?.href) ? new URL(text, base) : null
}

function isCharset(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}
