/**
 * Which addresses a host may have. A name is resolved once, every address is checked, and the connection is made to
 * the checked address: a name that answers differently a second later (rebinding) gains nothing.
 */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { BlockedError, TransportError } from '../src/domain/errors.ts'

export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

export type Resolve = (host: string) => Promise<readonly Address[]>

/** Loopback, private, link-local (cloud metadata included), shared, test, multicast and reserved ranges. */
const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4')
}
/** Of IPv6 only global unicast is public, less the ranges in it that carry or document other addresses. */
const PUBLIC_V6 = new BlockList()
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6')
}

/** True for every address that is not on the public internet; text that is no address counts as private. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPrivateAddress(mapped)
  if (isIP(address) === 4) return PRIVATE.check(address, 'ipv4')
  if (isIP(address) === 6) return !PUBLIC_V6.check(address, 'ipv6') || PRIVATE.check(address, 'ipv6')
  return true
}

/** True for this machine itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./i.test(address)
}

export interface AddressBook {
  /**
   * The addresses of a host, all of them allowed. Throws BlockedError `private_address`, TransportError `dns_failed`.
   */
  readonly find: (host: string, allowPrivate: boolean) => Promise<readonly Address[]>
}

const KEEP_MS = 300_000

/** An address book that remembers each answer for five minutes. */
export function createAddressBook(now: () => number, resolve: Resolve = resolveBySystem): AddressBook {
  const known = new Map<string, { until: number; addresses: Promise<readonly Address[]> }>()
  const remember = (host: string) => {
    const entry = known.get(host)
    if (entry && entry.until > now()) return entry.addresses
    const addresses = resolveOrFail(host, resolve)
    known.set(host, { until: now() + KEEP_MS, addresses })
    addresses.catch(() => known.delete(host))
    return addresses
  }
  return {
    find: async (urlHost, allowPrivate) => {
      const host = urlHost.replace(/^\[|\]$/g, '')
      const addresses = await remember(host)
      const refused = allowPrivate ? undefined : addresses.find(({ address }) => isPrivateAddress(address))
      if (refused === undefined) return addresses
      throw new BlockedError(
        'private_address',
        `${host} is ${refused.address}, an address inside a private network; expected a public one`,
        {
          hint: 'Only for tests: allow_private_network: true in the portal file.',
          context: { host, address: refused.address },
        },
      )
    },
  }
}

async function resolveOrFail(host: string, resolve: Resolve): Promise<readonly Address[]> {
  const version = isIP(host)
  if (version !== 0) return [{ address: host, family: version === 6 ? 6 : 4 }]
  try {
    const addresses = await resolve(host)
    if (addresses.length > 0) return addresses
  } catch (cause) {
    throw new TransportError('dns_failed', `the name ${host} could not be resolved`, {
      context: { host },
      cause,
    })
  }
  throw new TransportError('dns_failed', `the name ${host} has no address`, { context: { host } })
}

async function resolveBySystem(host: string): Promise<readonly Address[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}
