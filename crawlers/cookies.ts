/** One cookie jar a host: what a host sets is sent back to that host only. */
import { Cookie, CookieJar } from 'tough-cookie'

export interface Cookies {
  /** The Cookie header for an address; empty where there is none. */
  readonly header: (url: URL) => string
  readonly store: (url: URL, setCookies: readonly string[]) => void
}

export function createCookies(): Cookies {
  const jars = new Map<string, CookieJar>()
  return {
    header: (url) => jars.get(url.host)?.getCookieStringSync(url.href) ?? '',
    store: (url, setCookies) => {
      if (setCookies.length === 0) return
      const jar = jars.get(url.host) ?? new CookieJar(undefined, { looseMode: true })
      jars.set(url.host, jar)
      for (const text of setCookies) {
        const cookie = Cookie.parse(text, { loose: true })
        if (cookie) jar.setCookieSync(cookie, url.href, { ignoreError: true })
      }
    },
  }
}
