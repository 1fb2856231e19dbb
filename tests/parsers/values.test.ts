import { describe, expect, test } from 'vitest'
import { chineseNumber } from '../../parsers/chinese-number.ts'
import { headUnit, isValueLike, readValue } from '../../parsers/values.ts'

const count = (raw: string) => readValue(raw, { unit: 'piece' })
const fee = (raw: string, head: 'yuan' | 'wan_yuan' | null = 'wan_yuan') =>
  readValue(raw, { unit: 'wan_yuan', headUnit: head })
const procurement = (raw: string, head: 'yuan' | 'wan_yuan' | null = null) =>
  readValue(raw, { unit: 'yuan_or_wan_yuan', headUnit: head })

describe('counts', () => {
  test.each([
    ['0', 0],
    [' 0', 0],
    ['12', 12],
    ['１２', 12],
    ['1,234', 1234],
    ['1，234', 1234],
    ['１，２３４', 1234],
    ['1,234,567', 1234567],
    ['11398889', 11398889],
    ['12.5', 12.5],
    ['0.5', 0.5],
    ['5.0', 5],
    ['+2', 2],
    ['＋1036', 1036],
    ['-8', -8],
    ['－8', -8],
    ['−8', -8],
    ['–8', -8],
    ['-0', 0],
    ['减4', -4],
    ['减少4', -4],
    ['增4', 4],
    ['增加461', 461],
    ['12件', 12],
    ['12 件', 12],
    ['3件次', 3],
    ['12（件）', 12],
    ['一百二十', 120],
    ['十二', 12],
    ['二十', 20],
    ['一百零二', 102],
    ['一千二百三十四件', 1234],
    ['三万', 30000],
    ['一万零五', 10005],
    ['零', 0],
  ])('%j is the number %d', (raw, value) => {
    const read = count(raw)
    expect(read).toEqual({ kind: 'number', value })
    expect(Object.is(read.value, -0)).toBe(false)
  })

  test.each([
    ['22（其中修订16件）', 22, '其中修订16件'],
    ['22\n（其中修订 16 件）', 22, '其中修订 16 件'],
    ['55(含自然失效29件)', 55, '含自然失效29件'],
    ['8件（不含转送）', 8, '不含转送'],
    ['3[注1]', 3, '注1'],
  ])('%j is a number with a note', (raw, value, note) => {
    expect(count(raw)).toEqual({ kind: 'number', value, note })
  })

  test.each(['', ' ', '\u00a0', '\u3000\u00a0\n', '\u200b'])('%j is blank', (raw) => {
    expect(count(raw)).toEqual({ kind: 'blank', value: null })
  })

  test.each(['-', '—', '——', '－', '–', '/', '／', '\\', '无', '无。', '不适用', ' / '])(
    '%j does not apply',
    (raw) => {
      expect(count(raw)).toEqual({ kind: 'not_applicable', value: null })
    },
  )

  test.each([
    '4（6）',
    '4(6',
    '约20',
    '20余',
    '3/5',
    '1.2万',
    '12（万）',
    '1e3',
    '12 .5',
    '12.',
    '.5',
    '1 234',
    '1\n2',
    '12①',
    '①',
    '12²',
    '½',
    '1,23',
    '1,2345',
    '12,34,567',
    '1234,567',
    ',123',
    '007',
    '00',
    '000',
    '1.2.3',
    '--5',
    '- 8',
    '1-2',
    '5%',
    '百分之五',
    '0x10',
    'Infinity',
    'NaN',
    '٣',
    '一',
    '二〇一九',
    '一二三',
    '一百二',
    '十百',
    '5元',
    '3万元',
    '3（更正为5件）',
    '本单位未制作规章',
    '详见附件',
    '1234567890123456',
  ])('%j is text', (raw) => {
    expect(count(raw)).toEqual({ kind: 'text', value: null })
  })
})

describe('money', () => {
  test.each([
    ['4166.241619', 'wan_yuan', 4166.241619, 'wan_yuan'],
    ['0.37万元', 'wan_yuan', 0.37, 'wan_yuan'],
    ['251000元', 'wan_yuan', 25.1, 'yuan'],
    ['75394432.52元', 'wan_yuan', 7539.443252, 'yuan'],
    ['3元', 'wan_yuan', 0.0003, 'yuan'],
    ['8040', 'yuan', 0.804, 'yuan'],
    ['8040万元', 'yuan', 8040, 'wan_yuan'],
    ['52.15', null, 52.15, 'unknown'],
    ['12（万元）', null, 12, 'wan_yuan'],
    ['1,234.5', 'wan_yuan', 1234.5, 'wan_yuan'],
  ] as const)('fee %j under a head in %s is %d 万元, printed in %s', (raw, head, value, unit_printed) => {
    expect(fee(raw, head)).toEqual({ kind: 'number', value, unit_printed })
  })

  test.each([
    ['251000元', null, 251000, 'yuan'],
    ['25.1万元', null, 25.1, 'wan_yuan'],
    ['25.1', 'wan_yuan', 25.1, 'wan_yuan'],
    ['8040', null, 8040, 'unknown'],
    ['251000元', 'wan_yuan', 251000, 'yuan'],
  ] as const)('procurement %j under %s keeps the printed number', (raw, head, value, unit_printed) => {
    expect(procurement(raw, head)).toEqual({ kind: 'number', value, unit_printed })
  })

  test.each(['12件', '1.2亿元', '约3万元', '13575394432.52元元'])('%j is text', (raw) => {
    expect(fee(raw)).toEqual({ kind: 'text', value: null })
  })

  test.each([
    ['本年收费金额（单位：万元）', 'wan_yuan'],
    ['本年收费金额  （单位 ：万 元）', 'wan_yuan'],
    ['采购总金额(元)', 'yuan'],
    ['采购总金额', null],
    ['采购总金额（亿元）', null],
    ['本年收费金额（单位：百元）', null],
    ['本年收费金额（单位：力元）', null],
    ['采购总金额元', 'yuan'],
    ['收费金额/万元', 'wan_yuan'],
  ])('head %j names %s', (head, unit) => {
    expect(headUnit(head)).toBe(unit)
  })
})

test.each([
  ['0', true],
  ['/', true],
  ['12件', true],
  ['251000元', true],
  ['', false],
  ['规章', false],
  ['1.属于国家秘密', false],
  ['三、本年度办理结果', false],
])('%j could stand in a number cell: %s', (raw, expected) => {
  expect(isValueLike(raw)).toBe(expected)
})

test.each([
  ['九', 9],
  ['十', 10],
  ['一十', 10],
  ['二百', 200],
  ['二百五', null],
  ['二百一十五', 215],
  ['一千零一', 1001],
  ['一千零一十', 1010],
  ['十万', 100000],
  ['一万二', null],
  ['零零', null],
  ['五零', null],
  ['', null],
  ['万', null],
])('numeral %j is %s', (text, value) => {
  expect(chineseNumber(text)).toBe(value)
})
