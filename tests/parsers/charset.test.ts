/** Texts whose charset nobody declares, or declares wrongly: the bytes speak. */
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decode } from '../../parsers/charset.ts'

const CHINESE = `柏川区财政局2023年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年发布信息１２条，“重点领域”占比稳步提高。
规章\t0\t0\t0
`

describe('a Chinese text without any declaration', () => {
  test.each(['utf-16le', 'utf-16be', 'gb18030', 'utf-8'])('%s', (charset) => {
    const { text, charset: found } = decode(iconv.encode(CHINESE, charset, { addBOM: false }))
    expect(text).toBe(CHINESE)
    expect(found).toBe(charset)
  })
})

test.each(['中', '年报', '政府信息公开', '收到申请', '一二三四五六七八九十百千万'])(
  'the GB bytes of %s are never taken for UTF-16',
  (text) => {
    expect(decode(iconv.encode(text, 'gb18030')).text).toBe(text)
  },
)

test('Big5 is kept where it is what the bytes are', () => {
  const page = '<meta charset="big5"><p>政府資訊公開工作年度報告，全年收到申請</p>'
  expect(decode(iconv.encode(page, 'big5')).text).toBe(page)
})

test('GB bytes that declare Big5 are read as what they spell', () => {
  const page = `<meta charset="big5"><p>${CHINESE}</p>`
  const { text, charset } = decode(iconv.encode(page, 'gb18030'))
  expect(text).toBe(page)
  expect(charset).toBe('gb18030')
})
