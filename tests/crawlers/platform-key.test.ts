/** Hosts that share an address are one platform, whatever else they have and in whatever order they come. */
import { expect, it } from 'vitest'
import { createPlatformKeys } from '../../crawlers/platform-key.ts'

const v4 = (...addresses: string[]) => addresses.map((address) => ({ address, family: 4 as const }))

it.each([
  ['the same addresses in another order', v4('8.8.8.1', '8.8.8.2'), v4('8.8.8.2', '8.8.8.1'), true],
  ['one address of several', v4('8.8.8.2', '8.8.8.3'), v4('8.8.8.1', '8.8.8.2'), true],
  ['no address', v4('8.8.8.1'), v4('8.8.8.2'), false],
])('two hosts that share %s', (_, one, other, together) => {
  const platformOf = createPlatformKeys()
  expect(platformOf('a.example', one) === platformOf('b.example', other)).toBe(together)
})
