/**
 * Files that an article page offers: linked, embedded, behind a download script, or in a viewer's address. Only found
 * here; what a file really is shows in its first bytes, because a server may answer a PDF address with a login page.
 */
import { type CheerioAPI, load } from 'cheerio'
import { type FetchSite, isAllowedHost } from './allowed-url.ts'
import { refuseTooDeep } from './page-depth.ts'

export interface AttachmentLink {
  /** As shown to the visitor, or the file name in the address. */
  readonly name: string
  /** Absolute. */
  readonly url: string
  /** By name or address, lower case; null where neither tells (a download script). */
  readonly kind: string | null
  /** False where the portal does not name the host: such a file is reported, never fetched. */
  readonly allowed: boolean
}

const KINDS = /\.(pdf|docx?|wps|ofd|xlsx?|rtf|od[st]|zip|rar)(?=$|[?#\s)）】"'])/i
const DOWNLOADS =
  /downfile\.jsp|download\.jsp|\/attachment\/|\/group\d+\/M00\/|DownloadAttachUrl|\/(?:\w*Openness\w*|XxgkAnnualReport)\/download\//i

/**
 * Attachments in page order, each address once. `pageUrl` is the page's address after redirects. Throws ParseError for a
 * page nested too deeply.
 */
export function findAttachments(html: string, pageUrl: string, site: FetchSite): readonly AttachmentLink[] {
  if (!mayOffer(html)) return []
  refuseTooDeep(html, pageUrl)
  const $ = load(html)
  const found = new Map<string, AttachmentLink>()
  for (const { address, name } of [...anchors($), ...embeds($), ...scripted($)]) {
    const link = toLink(address, name, pageUrl, site)
    if (link !== null && !found.has(link.url)) found.set(link.url, link)
  }
  return [...found.values()]
}

/**
 * False where no link can be one to a file, because neither markup nor text without its tags has an ending or address of
 * one, and nothing is written as a character reference that could hide one: most pages, which then need no parsing.
 */
function mayOffer(html: string): boolean {
  return HINTS.test(html) || HINTS.test(html.replace(/<[^<>]*>/g, ''))
}

const HINTS =
  /\.(?:pdf|doc|wps|ofd|xls|rtf|od[st]|zip|rar)|downfile\.jsp|download\.jsp|\/attachment\/|\/group\d+\/M00\/|DownloadAttachUrl|\/download\/|&#|&(?:period|sol|lowbar);/i

interface Candidate {
  readonly address: string
  readonly name: string
}

function anchors($: CheerioAPI): readonly Candidate[] {
  return $('a')
    .toArray()
    .flatMap((element) => {
      const name = longer($(element).text(), $(element).attr('title') ?? $(element).attr('alt') ?? '')
      const href = ($(element).attr('href') ?? '').trim()
      if (!/^(?:javascript:|#|$)/i.test(href)) return [{ address: href, name }]
      const called = /["']([^"']+)["']/.exec(`${$(element).attr('onclick') ?? ''} ${href}`)?.[1]
      return called === undefined ? [] : [{ address: called, name }]
    })
}

function embeds($: CheerioAPI): readonly Candidate[] {
  return $('iframe[src], embed[src], object[data]')
    .toArray()
    .map((element) => ({
      address: ($(element).attr('src') ?? $(element).attr('data') ?? '').trim(),
      name: $(element).attr('title') ?? '',
    }))
}

/** Links that a script writes, such as TRS's APPENDIX: searched as text, never run. */
function scripted($: CheerioAPI): readonly Candidate[] {
  const LINK = /<a\b[^<>]{0,300}?href=\\?["']([^"'\\]{1,1000})\\?["'][^<>]{0,300}>([^<]{0,300})</gi
  return $('script:not([src])')
    .toArray()
    .flatMap((element) => [...$(element).text().matchAll(LINK)])
    .map(([, address = '', name = '']) => ({ address, name }))
}

function toLink(address: string, name: string, pageUrl: string, site: FetchSite): AttachmentLink | null {
  if (!URL.canParse(address, pageUrl)) return null
  const url = viewedFile(new URL(address, pageUrl))
  if (!/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  const kind =
    (KINDS.exec(url.pathname) ?? KINDS.exec(name.trim()) ?? KINDS.exec(url.search))?.[1]?.toLowerCase() ??
    null
  if (kind === null && !DOWNLOADS.test(url.pathname + url.search)) return null
  const shown = name.replace(/\s+/g, ' ').trim()
  return {
    name: shown === '' ? fileName(url) : shown,
    url: url.href,
    kind,
    allowed: isAllowedHost(url.host, site, true),
  }
}

/** `viewer.html?file=/a/b.pdf` shows the file, so the file is what is meant. */
function viewedFile(url: URL): URL {
  const file = /viewer\.html?$/i.test(url.pathname) ? url.searchParams.get('file') : null
  return file !== null && URL.canParse(file, url.href) ? new URL(file, url) : url
}

function fileName(url: URL): string {
  const last = url.pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

function longer(a: string, b: string): string {
  return b.trim().length > a.trim().length ? b : a
}
