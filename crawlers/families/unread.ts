/**
 * Systems that this version recognises and cannot read: their lists are not in the page, or only their first rows. They
 * are named, because reading such a page as a plain list would silently lose the rest.
 */
import type { Page } from '../family.ts'

export interface Unread {
  readonly system: string
  readonly matches: (page: Page) => boolean
}

const body = (pattern: RegExp) => (page: Page) => pattern.test(page.html)
const address = (pattern: RegExp) => (page: Page) => pattern.test(page.url)

export const UNREAD = {
  gkmlpt: { system: 'gkmlpt (广东)', matches: isGkmlpt },
  lonsun: {
    system: 'lonsun (龙讯)',
    matches: (page) => /\/public\/column\/\d+/.test(page.url) || /site\/label\/8888/.test(page.html),
  },
  openness: {
    system: 'openness (安徽)',
    matches: address(/OpennessContent|OpennessAnnualReport|XxgkAnnualReport|\/openness\//),
  },
  ucap: {
    system: 'Ucap (开普) with a list fetched by script',
    matches: body(
      /\/common\/search\/[0-9a-f]{32}|getFileListByCodeId|\/szinf\/|interfacesWeb\w+\/loadData|\/columns\/[0-9a-f-]{36}\/templates\//i,
    ),
  },
} satisfies Record<string, Unread>

/** A mere link to gkmlpt is on every page of a Guangdong site, its static lists included. */
function isGkmlpt({ url, html }: Page): boolean {
  if (url.includes('/gkmlpt/') || html.includes('gkmlpt/api')) return true
  return /window\._CONFIG/.test(html) && /\bSID\s*:/.test(html)
}
