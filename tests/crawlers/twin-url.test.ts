import { describe, expect, it } from 'vitest'
import { canonicalUrl, twinKey } from '../../crawlers/twin-url.ts'
import { inventedPortal } from './invented-portal.ts'

const portal = inventedPortal(
  { origin: 'http://www.baichuan.test', host: 'www.baichuan.test' },
  { hosts: ['www.baichuan.test', 'baichuan.test'] },
)

/** The address to fetch first. */
const TWINS: readonly (readonly [string, string])[] = [
  ['http://www.baichuan.test/nb/t20260105_1.html', 'http://www.baichuan.test/nb/t20260105_1_wap.html'],
  ['http://www.baichuan.test/nb/content/post_12.html', 'http://www.baichuan.test/nb/content/mpost_12.html'],
  ['http://www.baichuan.test/nb/1.html', 'https://www.baichuan.test/nb/1.html'],
  ['http://www.baichuan.test/nb/1.html', 'http://baichuan.test/nb/1.html'],
  ['http://www.baichuan.test/nb/1.html', 'http://www.baichuan.test:80/nb/1.html#top'],
  ['http://www.baichuan.test/nb/1.html', 'https://baichuan.test/mobile/nb/1.html'],
]

describe('addresses of one document', () => {
  it.each(TWINS)('%s and %s', (first, second) => {
    expect(twinKey(first)).toBe(twinKey(second))
    expect(canonicalUrl([first, second], portal)).toBe(first)
    expect(canonicalUrl([second, first], portal)).toBe(first)
  })

  it.each([
    ['http://www.baichuan.test/nb/?number=1', 'http://www.baichuan.test/nb/?number=2'],
    ['http://www.baichuan.test/nb/post_1.html', 'http://www.linhu.test/nb/post_1.html'],
    ['http://www.baichuan.test/nb/1.html', 'http://www.baichuan.test:8080/nb/1.html'],
    ['http://www.baichuan.test/nb/mpost_list.html', 'http://www.baichuan.test/nb/post_list.html'],
    ['http://www.baichuan.test/mobile.html', 'http://www.baichuan.test/.html'],
  ])('%s and %s are two', (first, second) => {
    expect(twinKey(first)).not.toBe(twinKey(second))
  })

  it('an allowed host goes before anything else', () => {
    const mobile = 'https://baichuan.test/mobile/nb/1.html'
    expect(canonicalUrl(['http://www.elsewhere.test/nb/1.html', mobile], portal)).toBe(mobile)
  })
})
