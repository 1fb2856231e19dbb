/** The allow-list: only http and https, only the hosts (with their ports) that the portal file names. */
import { BlockedError } from '../src/domain/errors.ts'
import type { Portal } from './portal-schema.ts'

/** What of a portal the fetcher needs. */
export type FetchSite = Pick<
  Portal,
  'id' | 'hosts' | 'attachment_hosts' | 'politeness' | 'allow_private_network' | 'robots'
>

/** True where `host` (with its port unless it is the scheme's own) is one the portal names. */
export function isAllowedHost(host: string, site: FetchSite, attachment: boolean): boolean {
  return site.hosts.includes(host) || (attachment && site.attachment_hosts.includes(host))
}

/** Parses and checks an address before anything is sent to it. Throws BlockedError. */
export function allowedUrl(
  text: string,
  base: string | undefined,
  site: FetchSite,
  attachment: boolean,
): URL {
  if (!URL.canParse(text, base)) {
    throw new BlockedError('bad_url', `${JSON.stringify(text.slice(0, 300))} is not an address`, {
      context: { url: text, portal: site.id },
    })
  }
  const url = new URL(text, base)
  url.hash = ''
  const context = { url: url.href, portal: site.id }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new BlockedError('scheme_not_allowed', `${url.href}: only http and https are fetched`, { context })
  }
  if (url.username !== '' || url.password !== '') {
    throw new BlockedError('bad_url', `${url.host}: an address with a user name or password is not fetched`, {
      context: { ...context, url: url.origin },
    })
  }
  if (isAllowedHost(url.host, site, attachment)) return url
  const list = attachment ? 'hosts or attachment_hosts' : 'hosts'
  throw new BlockedError('host_not_allowed', `${url.href}: ${url.host} is not in the ${list} of ${site.id}`, {
    hint: `Add the host to the portal file if it belongs to it: ${url.host}`,
    context,
  })
}
