import { describe, expect, it } from 'vitest'
import { isPrivateAddress } from '../../crawlers/address.ts'
import { decodeText } from '../../crawlers/charset.ts'

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'not an address',
  ])('%s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each(['61.150.65.235', '172.32.0.1', '100.128.0.1', '2400:3200::1', '::ffff:61.150.65.235'])(
    'not %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false)
    },
  )
})

describe('character sets', () => {
  const gbk = Buffer.from('c4eab1a8', 'hex')

  it.each<[string, Uint8Array, string, string | undefined, string]>([
    ['a mark', Buffer.from('\uFEFF年报'), 'text/html; charset=gbk', undefined, 'utf-8'],
    ['UTF-8 under a wrong header', Buffer.from('年报'), 'text/html; charset=gb2312', undefined, 'utf-8'],
    ['GBK under a wrong header', gbk, 'text/html; charset=utf-8', undefined, 'gb18030'],
    ['GBK under nothing', gbk, '', undefined, 'gb18030'],
    ['the portal file’s word', gbk, '', 'gbk', 'gbk'],
  ])('%s', (_, bytes, header, fixed, charset) => {
    const decoded = decodeText(bytes, header, fixed)
    expect(decoded).toEqual({ text: '年报', charset })
  })

  it('Big5 where it is declared and the bytes are not UTF-8', () => {
    const big5 = Buffer.concat([Buffer.from('<meta charset="big5">'), Buffer.from('a7dcb3f8', 'hex')])
    expect(decodeText(big5).charset).toBe('big5')
  })
})
