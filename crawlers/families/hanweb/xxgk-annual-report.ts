/** F1x, the viewer of annual reports: `/module/xxgk/xxgkAnnualReport.jsp?fbtime=YYYY&area=ORG`, a page a report. */
import type { Page } from '../../family.ts'
import type { OpenColumn } from '../../paged-listing.ts'
import { openYearViewer } from '../../year-viewer.ts'

export function isAnnualReportViewer({ url }: Page): boolean {
  return /\/xxgkAnnualReport\.jsp$/i.test(new URL(url).pathname)
}

export const openAnnualReports: OpenColumn = (page, visit) => openYearViewer(page, 'fbtime', visit)

/** Addresses of viewers that a page links to or frames, for columns that only lead to them. */
export function viewerLinks({ html, url }: Page): readonly string[] {
  const found = html.matchAll(/["']([^"'\s<>]{0,300}xxgkAnnualReport\.jsp[^"'\s<>]{0,300})["']/gi)
  const addresses = [...found].map(([, address = '']) => address.replaceAll('&amp;', '&'))
  const targets = addresses
    .filter((address) => URL.canParse(address, url))
    .map((address) => new URL(address, url))
  const { host } = new URL(url)
  return [...new Set(targets.filter((target) => target.host === host).map(({ href }) => href))]
}
