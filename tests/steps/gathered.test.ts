import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gathered } from '../../src/steps/gathered.ts'

const ask = (enough: number, patience_ms: number, groups: (readonly number[])[]) =>
  gathered(
    async (items: readonly number[]) => {
      groups.push(items)
      await sleep(5)
      if (items.includes(0)) throw new Error('spoilt')
      return items.map((item) => item * 10)
    },
    { enough, patience_ms },
  )

test('goes out together once there are enough, each with its own answer', async () => {
  const groups: (readonly number[])[] = []
  const one = ask(3, 60_000, groups)
  expect(await Promise.all([1, 2, 3].map(one))).toEqual([10, 20, 30])
  expect(groups).toEqual([[1, 2, 3]])
})

test('the only one waits for nobody, and few not for ever', async () => {
  expect(await ask(1, 60_000, [])(4)).toBe(40)
  const groups: (readonly number[])[] = []
  expect(await Promise.all([1, 2].map(ask(9, 20, groups)))).toEqual([10, 20])
  expect(groups).toEqual([[1, 2]])
})

test('one call is under way at a time; what comes meanwhile is the next', async () => {
  const groups: (readonly number[])[] = []
  const one = ask(1, 60_000, groups)
  expect(await Promise.all([1, 2, 3].map(one))).toEqual([10, 20, 30])
  expect(groups).toEqual([[1], [2, 3]])
})

test('an error is that of its group only', async () => {
  const one = ask(2, 60_000, [])
  const told = await Promise.allSettled([0, 1].map(one))
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await Promise.all([1, 2].map(one))).toEqual([10, 20])
})
