/** Words, numbers, links and colours. */
import { describe, expect, test } from 'vitest'
import { DUTY_STATES } from '../../src/domain/duty.ts'
import { numberText, valueText, yearsText } from '../../src/web/figures.ts'
import { href, isWebAddress, sourcePath, twinPath } from '../../src/web/href.ts'
import { STYLE } from '../../src/web/style.ts'
import { checkWords, noteWords, STATE_MARKS, word } from '../../src/web/words.ts'

test.each([
  [null, '—'],
  [0, '0'],
  [1234567, '1,234,567'],
  [-8, '-8'],
  [-1234, '-1,234'],
  [12.5, '12.5'],
])('number %s is printed %s', (value, text) => expect(numberText(value)).toBe(text))

test.each([
  [0.5587, 'ratio', '55.87%'],
  [0, 'ratio', '0.00%'],
  [null, 'ratio', '—'],
  [3, 'case', '3'],
])('%s %s is printed %s', (value, unit, text) => expect(valueText(value, unit)).toBe(text))

test.each([
  [[2019, 2020, 2021, 2023], '2019-2021,2023'],
  [[2023], '2023'],
  [[], ''],
  [null, ''],
])('years %s are written %s', (years, text) => expect(yearsText(years)).toBe(text))

test.each([
  [href('/x', {}), '/x'],
  [href('/x', { a: null, b: undefined, c: '', d: [] }), '/x'],
  [href('/x', { a: ['1', '2'], b: 0 }), '/x?a=1,2&b=0'],
  [href('/x', { a: '&=#"' }), '/x?a=%26%3D%23%22'],
  [twinPath('/', 'json'), '/index.json'],
  [twinPath('/compare', 'csv'), '/compare.csv'],
  [sourcePath('ab'), '/sources/ab'],
])('%s', (made, expected) => expect(made).toBe(expected))

test.each([
  ['http://a.test/', true],
  ['HTTPS://a.test/', true],
  ['javascript:alert(1)', false],
  [' https://a.test', false],
  ['data:text/html,x', false],
  ['//a.test', false],
])('%s is an address of the web: %s', (url, is) => expect(isWebAddress(url)).toBe(is))

describe('words', () => {
  test('every state has its own symbol and word', () => {
    const marks = DUTY_STATES.map((state) => STATE_MARKS[state])
    expect(new Set(marks.map((mark) => mark.symbol)).size).toBe(DUTY_STATES.length)
    expect(new Set(marks.map((mark) => mark.word)).size).toBe(DUTY_STATES.length)
  })

  test('what has no word is shown as itself', () => {
    expect([word('toString'), word(null), checkWords('new_check')]).toEqual(['toString', '—', 'new_check'])
    expect(noteWords({ id: 'brand_new', message: 'said so' })).toBe('said so')
    expect(noteWords({ id: 'era:other', message: 'said so' })).toBe('said so')
  })

  test('notes with a subject name it', () => {
    expect(noteWords({ id: 'not_in_form:era_2019', message: '' })).toContain('2019 年试行格式')
    expect(noteWords({ id: 'blank', message: 'blank' })).toContain('不是 0')
  })
})

describe('the style sheet', () => {
  const variable = (name: string) => new RegExp(`--${name}:(#[0-9a-f]{3,6})`).exec(STYLE.css)?.[1] ?? ''
  const light = (hex: string) => {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string) => {
    const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }

  test.each([
    ['ink', 'ground'],
    ['ink', 'tint'],
    ['soft', 'ground'],
    ['soft', 'tint'],
    ['link', 'ground'],
    ['good', 'good-g'],
    ['warn', 'warn-g'],
    ['bad', 'bad-g'],
    ['odd', 'odd-g'],
  ])('%s on %s has a contrast of at least 4.5', (ink, ground) => {
    expect(contrast(variable(ink), variable(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test('loads nothing from elsewhere', () => {
    expect(STYLE.css).not.toMatch(/url\(|@import|@font-face/)
  })
})
