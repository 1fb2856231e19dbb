/**
 * Which CMS made a list page. Tests run in a fixed order, most particular first; a CMS that this version cannot read is
 * named, because reading its page as a plain list would find the first rows and silently lose the rest.
 */
import { BlockedError, InputError } from '../src/domain/errors.ts'
import { recogniseBlock } from './blocked.ts'
import { FAMILIES } from './families/index.ts'
import type { Family, Page } from './family.ts'

export interface Detection {
  readonly family: Family
  readonly sure: 'yes' | 'maybe'
  readonly why: string
}

interface Fingerprint {
  readonly system: string
  readonly matches: (page: Page) => boolean
}

const body = (pattern: RegExp) => (page: Page) => pattern.test(page.html)
const address = (pattern: RegExp) => (page: Page) => pattern.test(page.url)

/** Systems whose lists are not in the page, or only their first rows. */
const SCRIPTED: readonly Fingerprint[] = [
  { system: 'gkmlpt (广东)', matches: isGkmlpt },
  { system: 'Hanweb jpaas (大汉)', matches: body(/jpaas-publish-server|parseType\s*=\s*["']bulidstatic/i) },
  { system: 'Hanweb jpage (大汉)', matches: body(/dataproxy\.jsp|<(?:datastore|recordset)\b/i) },
  { system: 'Hanweb xxgk (大汉)', matches: body(/module\/xxgk\//i) },
  { system: 'truecms', matches: body(/messageController\/getMessage\.do/) },
  {
    system: 'lonsun (龙讯)',
    matches: (page) => /\/public\/column\/\d+/.test(page.url) || /site\/label\/8888/.test(page.html),
  },
  {
    system: 'openness (安徽)',
    matches: address(/OpennessContent|OpennessAnnualReport|XxgkAnnualReport|\/openness\//),
  },
  { system: 'gongkai (山东)', matches: (page) => isGongkai(page) },
  {
    system: 'Ucap (开普) with a list fetched by script',
    matches: body(
      /\/common\/search\/[0-9a-f]{32}|getFileListByCodeId|\/szinf\/|interfacesWeb\w+\/loadData|\/columns\/[0-9a-f-]{36}\/templates\//i,
    ),
  },
  { system: 'EWB-FRONT', matches: body(/govInfoPub|EWB-FRONT|\/js\/webBuilderCommon\.js/) },
  { system: '淮安 articleCommonController', matches: body(/articleCommonController\/lists\.do/) },
]

/** The family of a list page and why. Throws BlockedError for a challenge, InputError where no family fits. */
export function detectFamily(page: Page): Detection {
  const block = recogniseBlock(page.document)
  if (block !== null) {
    throw new BlockedError(`blocked:${block.product}`, `${page.url}: ${block.reason}`, {
      context: { url: page.url },
    })
  }
  const system = SCRIPTED.find(({ matches }) => matches(page))?.system
  if (system !== undefined) {
    throw new InputError(
      'family_not_supported',
      `${page.url} is a list of ${system}, which cannot be read yet`,
      {
        hint: 'Bring single reports in with `nianbao import`.',
        context: { url: page.url, system },
      },
    )
  }
  const seen = FAMILIES.map((family) => ({ family, ...family.recognise(page) }))
  for (const sure of ['yes', 'maybe'] as const) {
    const found = seen.find((candidate) => candidate.sure === sure)
    if (found) return { family: found.family, sure, why: found.why }
  }
  const why = seen.map(({ family, why }) => `${family.id}: ${why}`).join('; ')
  throw new InputError('family_unknown', `${page.url}: no known kind of list is in this page (${why})`, {
    hint: 'Check that the column address shows a list of reports when opened without scripts.',
    context: { url: page.url },
  })
}

/** The family a portal file names. Throws InputError for an id that is not in this version. */
export function familyById(id: string): Family {
  const family = FAMILIES.find((candidate) => candidate.id === id)
  if (family) return family
  throw new InputError(
    'family_unknown',
    `there is no family "${id}"; expected auto or one of: ${FAMILIES.map((known) => known.id).join(', ')}`,
  )
}

/** A mere link to gkmlpt is on every page of a Guangdong site, its static lists included. */
function isGkmlpt({ url, html }: Page): boolean {
  if (url.includes('/gkmlpt/') || html.includes('gkmlpt/api')) return true
  return /window\._CONFIG/.test(html) && /\bSID\s*:/.test(html)
}

function isGongkai({ url, html }: Page): boolean {
  return /\/gongkai\/(?:site_|channel_)/.test(url) || /doc_[0-9a-f]{24}\.html/.test(html)
}
