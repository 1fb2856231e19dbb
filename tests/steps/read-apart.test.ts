/** The reader apart: killed when its allowance is spent, and the next document is served as if nothing had been. */
import { describe, expect, test } from 'vitest'
import { allowanceOf } from '../../src/steps/read-allowance.ts'
import { readApart } from '../../src/steps/read-apart.ts'
import { weigh } from '../../src/steps/read-weight.ts'
import { HONEST } from '../torture/hostile-pages.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const PLENTY = { cpuMs: 30_000, wallMs: 60_000 }
const slow = utf8(`<html><body>${'<p>政府信息公开工作年度报告</p>'.repeat(300_000)}`)
/** The stray end leaves it to the standard parser, which needs the memory that our scanner does not. */
const cells = utf8(`</i><table>${`<tr>${'<td>1</td>'.repeat(10)}</tr>`.repeat(150_000)}</table>`)

describe('a document that spends its allowance', () => {
  test.each([
    ['of processor time', slow, { cpuMs: 100, wallMs: 60_000 }, /longer than 0\.1 seconds/],
    ['of wall-clock time', slow, { cpuMs: 60_000, wallMs: 100 }, /longer than 0\.1 seconds/],
    ['of memory', cells, PLENTY, /more than 256 MB of memory/],
  ])('%s is given up, and the next one is read', async (_name, bytes, allowance, reason) => {
    const [given, next] = await Promise.all([
      readApart({ bytes }, allowance),
      readApart({ bytes: utf8(HONEST) }, PLENTY),
    ])
    expect(given).toMatchObject({ status: 'unreadable', cells: [], reason: expect.stringMatching(reason) })
    expect(next.cells).toHaveLength(200)
  })

  test('the bytes stay with their owner', async () => {
    const bytes = utf8(HONEST)
    await readApart({ bytes }, PLENTY)
    expect(bytes).toEqual(utf8(HONEST))
  })
})

describe('the weight of a document', () => {
  const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))
  test.each<[string, Uint8Array, string]>([
    ['a report page', utf8(HONEST), 'light'],
    ['text', utf8('1 < 2 '.repeat(200_000)), 'light'],
    ['paragraphs and cells whose ends are left out', utf8('<p>x<br><li>y'.repeat(5_000)), 'light'],
    ['a deep page', utf8('<div>'.repeat(501)), 'page'],
    ['a deep page in capitals', utf8('<DIV>'.repeat(501)), 'page'],
    ['a deep page in UTF-16', wide('<div>'.repeat(501)), 'page'],
    ['a page of very many tags', utf8('<p>'.repeat(60_001)), 'page'],
    [
      'marks that are opened again and again',
      utf8(`<p>${'<b>'.repeat(300)}</p>${'<p>'.repeat(3_000)}`),
      'page',
    ],
    ['more than two megabytes', new Uint8Array(2_000_001).fill(0x20), 'page'],
    ['more tags than any report', utf8('<td>'.repeat(300_001)), 'beyond'],
    ['a PDF', utf8('%PDF-1.7'), 'pdf'],
    ['a PDF after blank lines', utf8('\r\n\r\n%PDF-1.7'), 'pdf'],
    ['a container', utf8('PK\u0003\u0004'), 'office'],
  ])('%s', (_name, bytes, weight) => {
    expect(weigh(bytes)).toBe(weight)
  })
})

describe('the allowance of a document', () => {
  test.each<['office' | 'pdf', number, number]>([
    ['office', 5_000, 2_000],
    ['office', 100_000, 2_000],
    ['office', 400_000, 5_000],
    ['office', 20_000_000, 8_000],
    ['pdf', 900, 2_000],
    ['pdf', 150_000, 6_000],
    ['pdf', 5_000_000, 30_000],
  ])('%s of %i bytes: %i ms', (weight, length, cpuMs) => {
    expect(allowanceOf(weight, length)).toMatchObject({ cpuMs })
  })
})
