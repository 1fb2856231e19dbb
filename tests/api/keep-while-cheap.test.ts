import { expect, it } from 'vitest'
import { keepWhileCheap } from '../../src/api/keep-while-cheap.ts'

/** A count whose length the test decides; `asked` says how often it ran. */
function counter(milliseconds: number) {
  const state = { now: 0, asked: 0 }
  const counted = keepWhileCheap(
    async (of: string) => {
      state.asked += 1
      const nth = state.asked
      await Promise.resolve()
      state.now += milliseconds
      if (of === 'bad') throw new Error('the database went away')
      return nth
    },
    () => state.now,
  )
  return { state, counted }
}

it('counts a small store each time anew', async () => {
  const { counted } = counter(900)
  expect([await counted('day'), await counted('day')]).toEqual([1, 2])
})

it('lets a long count stand for twenty times as long, and no longer', async () => {
  const { state, counted } = counter(4_000)
  expect(await counted('day')).toBe(1)
  state.now += 79_000
  expect(await counted('day')).toBe(1)
  state.now += 1_500
  expect(await counted('day')).toBe(2)
})

it('is asked once by all who wait, and anew for another day', async () => {
  const { state, counted } = counter(4_000)
  expect(await Promise.all([counted('day'), counted('day'), counted('day')])).toEqual([1, 1, 1])
  expect(await counted('next')).toBe(2)
  expect(state.asked).toBe(2)
})

it('does not keep what failed', async () => {
  const { counted } = counter(4_000)
  await expect(counted('bad')).rejects.toThrow('the database went away')
  await expect(counted('bad')).rejects.toThrow('the database went away')
  expect(await counted('day')).toBe(3)
})
