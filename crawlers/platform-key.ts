/** Which platform an address belongs to: hosts that share any of their addresses are one, in whatever order they come. */
import type { Address } from './address.ts'

/** Gives each set of addresses the name of its platform: the first of its addresses that was seen. */
export function createPlatformKeys(): (host: string, addresses: readonly Address[]) => string {
  const platformOf = new Map<string, string>()
  return (host, addresses) => {
    const all = addresses.map(({ address }) => address).toSorted()
    const key =
      all.map((address) => platformOf.get(address)).find((known) => known !== undefined) ?? all[0] ?? host
    for (const address of all) if (!platformOf.has(address)) platformOf.set(address, key)
    return key
  }
}
