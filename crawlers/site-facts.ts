/** What a page says of its site in the tags that 国办发〔2017〕47号 requires. Templates ship with placeholders: those say nothing. */
import { load } from 'cheerio'
import type { Page } from './family.ts'
import { refuseTooDeep } from './page-depth.ts'

export interface SiteFacts {
  readonly name: string | null
  /** Administrative division code: the first six digits of SiteIDCode, a hint only. */
  readonly region: string | null
}

export function siteFacts({ html, url }: Page): SiteFacts {
  refuseTooDeep(html, url)
  const $ = load(html)
  const meta = (name: string) => ($(`meta[name="${name}" i]`).attr('content') ?? '').trim()
  const title = $('title').first().text().trim()
  const names = [
    meta('SiteName'),
    /[\p{Script=Han}]{2,30}(?:人民政府|政府|委员会|局|厅|办公室)/u.exec(title)?.[0] ?? '',
  ]
  const region = /^([1-9]\d{5})\d{4}$/.exec(meta('SiteIDCode'))?.[1] ?? null
  return { name: names.find((name) => name !== '' && name !== '网站名称') ?? null, region }
}
