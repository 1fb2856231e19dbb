/**
 * Systems that this version recognises and cannot read: their lists are not in the page, or only their first rows. They
 * are named, because reading such a page as a plain list would silently lose the rest.
 */
import type { Page } from '../family.ts'

export interface Unread {
  readonly system: string
  readonly matches: (page: Page) => boolean
}

const address = (pattern: RegExp) => (page: Page) => pattern.test(page.url)

export const UNREAD = {
  lonsun: {
    system: 'lonsun (龙讯)',
    matches: (page) => /\/public\/column\/\d+/.test(page.url) || /site\/label\/8888/.test(page.html),
  },
  openness: {
    system: 'openness (安徽)',
    matches: address(/OpennessContent|OpennessAnnualReport|XxgkAnnualReport|\/openness\//),
  },
} satisfies Record<string, Unread>
