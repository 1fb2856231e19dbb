/** What is remembered of short texts never changes an answer, and never grows without bound. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { boundedMemo } from '../../../parsers/bounded-memo.ts'
import { rolesOf } from '../../../parsers/dictionary.ts'
import { labelOf } from '../../../parsers/labels.ts'
import { isPlainCount } from '../../../parsers/plain-count.ts'
import { readValue } from '../../../parsers/values.ts'

test('a text is computed once while it is asked for', () => {
  const asked: string[] = []
  const length = boundedMemo((text) => {
    asked.push(text)
    return text.length
  })
  expect([length('予以公开'), length('予以公开'), length('')]).toEqual([4, 4, 0])
  expect(asked).toEqual(['予以公开', ''])
})

test('answers stay right when more texts are asked than are remembered', () => {
  const twice = boundedMemo((text) => `${text}${text}`)
  for (let round = 0; round < 2; round += 1)
    for (let i = 0; i < 10_000; i += 1) expect(twice(`第${i}项`)).toBe(`第${i}项第${i}项`)
})

test('a text that is too long to be a label is computed each time', () => {
  let count = 0
  const counted = boundedMemo(() => {
    count += 1
    return count
  })
  const long = '长'.repeat(200)
  expect([counted(long), counted(long)]).toEqual([1, 2])
})

test('no page stays alive through a label that was cut from it', () => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('no collector to call')
  const before = process.memoryUsage().heapUsed
  for (let page = 0; page < 200; page += 1) {
    const text = `第${page}页政府信息公开工作年度报告申请办理结果`.padEnd(500_000, '页')
    expect(labelOf(text.slice(0, 40)).key).not.toBe('')
  }
  collect()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000)
})

test.each([
  ['0', true],
  ['12', true],
  ['999999999999999', true],
  ['1000000000000000', false],
  ['012', false],
  ['', false],
  ['1,234', false],
  ['１２', false],
  ['+2', false],
  ['12 ', false],
])('%j is a plain count: %s', (text, plain) => {
  expect(isPlainCount(text)).toBe(plain)
})

test('a plain count is a number and no label', () => {
  for (let count = 0; count < 3_000; count += 7) {
    expect(rolesOf(String(count))).toEqual({})
    expect(readValue(String(count), { unit: 'case' })).toEqual({ kind: 'number', value: count })
  }
})
