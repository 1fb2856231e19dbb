/** How sites name the column of annual reports: 国办公开办函〔2019〕61号 wants 政府信息公开年报, most say something near it. */
import { load } from 'cheerio'
import { refuseTooDeep } from './page-depth.ts'

export interface NamedLink {
  /** Absolute, fragment kept: it may tell columns apart. */
  readonly url: string
  readonly text: string
}

const ANNUAL = /(?:政府)?信息公开(?:工作)?年(?:度报告|度工作报告|报)|公开年报|年度报告|^年报$|公开年度报告/
const NOT_ANNUAL = /报表|法治|解读|图解|预算|决算|审计|统计|财务|绩效|环境|督查|申请|指南|目录|制度|条例|规定/

/** True for link words that name the column of annual reports, and not one report of it. */
export function namesAnnualColumn(text: string): boolean {
  const bare = text.replace(/\s+/g, '')
  return bare.length <= 24 && ANNUAL.test(bare) && !NOT_ANNUAL.test(bare) && !/20\d\d/.test(bare)
}

/** Links whose words pass `test`, in page order, each address once. */
export function namedLinks(
  html: string,
  base: string,
  test: (text: string) => boolean,
): readonly NamedLink[] {
  refuseTooDeep(html, base)
  const $ = load(html)
  const found = new Map<string, NamedLink>()
  for (const element of $('a[href]').toArray()) {
    const href = ($(element).attr('href') ?? '').trim()
    const shown = $(element).text().replace(/\s+/g, ' ').trim()
    const text = [shown, ($(element).attr('title') ?? '').trim()].find(test)
    if (text === undefined || href === '' || /^(?:javascript:|#$)/i.test(href) || !URL.canParse(href, base))
      continue
    const { href: url, protocol } = new URL(href, base)
    if (/^https?:$/.test(protocol) && !found.has(url)) found.set(url, { url, text })
  }
  return [...found.values()]
}
