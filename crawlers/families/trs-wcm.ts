/**
 * TRS WCM: columns published as `index.html`, `index_1.html` … (page 2 is `_1`), articles as `tYYYYMMDD_ID.html`, reports
 * often in year and scope sub-columns. A column past its end answers 404, a stub of 300 bytes, or page 1 again.
 */
import type { Family, Page, Recognition } from '../family.ts'
import { listStatic } from '../static-listing.ts'

export const trsWcm: Family = { id: 'trs-wcm', recognise, list: listStatic }

function recognise({ html, url }: Page): Recognition {
  if (/\/(?:was5|govsearch)\//i.test(new URL(url).pathname))
    return { sure: 'no', why: 'a search over what TRS published, not a column' }
  if (/["'/(]t20\d{6}_\d+(?:_wap)?\.s?html?\b/.test(html)) {
    return { sure: 'yes', why: 'article addresses of the form tYYYYMMDD_ID' }
  }
  const hasPager = /\bcreatePage(?:HTML)?\s*\(/.test(html)
  if (hasPager && /TRS_|trs_/.test(html)) return { sure: 'yes', why: 'createPageHTML and TRS_ classes' }
  if (hasPager) return { sure: 'maybe', why: 'createPageHTML without TRS marks' }
  return { sure: 'no', why: 'neither tYYYYMMDD_ID addresses nor createPageHTML' }
}
