/** The pace of a platform as its servers see it, also where our own process is too busy to keep its timers. */
import { expect, it } from 'vitest'
import { systemClock } from '../../crawlers/clock.ts'
import { createPlatforms } from '../../crawlers/platform.ts'

it('keeps requests apart though their timers fire late and together', async () => {
  const platforms = createPlatforms(systemClock, 60_000, new AbortController().signal)
  const pace = { interval_ms: 100, concurrency: 8 }
  const starts: number[] = []
  const address = [{ address: '203.0.113.7', family: 4 as const }]
  const ask = () =>
    platforms.run(new URL('http://www.example.gov.cn/'), address, pace, async () => {
      starts.push(performance.now())
    })
  const asked = Array.from({ length: 5 }, ask)
  await asked[0]
  const busyUntil = performance.now() + 600
  while (performance.now() < busyUntil);
  await Promise.all(asked)
  const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0))
  // Timers count whole milliseconds.
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(98)
})
