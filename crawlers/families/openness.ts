/**
 * The "openness" platform (安徽, 呼伦贝尔): columns `…/OpennessContent/showList/<organ>/<category>/page_N.html`, annual
 * reports with a controller of their own (OpennessAnnualReport, XxgkAnnualReport), and articles `show/<id>.html` or, where
 * ids are Mongo's, `openness/detail/annual_report/<id>.html`.
 */
import type { Family, Page, Recognition } from '../family.ts'
import { openNumbered } from '../numbered-pages.ts'
import { listPaged } from '../paged-listing.ts'

const ADDRESS = /OpennessContent|OpennessAnnualReport|XxgkAnnualReport|\/openness\//i

export const openness: Family = {
  id: 'openness',
  recognise: ({ url }: Page): Recognition => {
    const mark = ADDRESS.exec(new URL(url).pathname)?.[0]
    if (mark === undefined) return { sure: 'no', why: 'no address of openness' }
    return { sure: 'yes', why: `${mark} in the address` }
  },
  list: listPaged(openNumbered({ page: pageAddress })),
}

/** `…/page_1.html`, `…/12/` and `…/12.html` all have `…/page_2.html` as their second page. */
function pageAddress(column: URL, pageNo: number): string {
  const url = new URL(column)
  url.hash = ''
  const folder = column.pathname.replace(/\/(?:page_\d+|index)\.html?$|\/$|\.html?$/, '')
  url.pathname = `${folder}/page_${pageNo}.html`
  return url.href
}
