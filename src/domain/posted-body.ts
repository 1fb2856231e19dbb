/**
 * What a POST sent, in the fragment of the address under which it is recorded: two questions to one API are two addresses,
 * and the address still opens, since a fragment is never sent.
 */
const MARK = '#POST '

/** The address of a POST with its body. */
export function postedAddress(url: string, body: string): string {
  return `${url.replace(/#.*$/, '')}${MARK}${body}`
}

/** Null for an address that was not posted to. */
export function postedBody(address: string): string | null {
  const at = address.indexOf(MARK)
  return at < 0 ? null : address.slice(at + MARK.length)
}
