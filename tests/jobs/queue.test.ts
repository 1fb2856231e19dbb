/** The queue, its clocks and its workers on both databases: nothing doubled, nothing lost, nothing forgotten. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { parsePortal } from '../../crawlers/portal.ts'
import type { Store } from '../../db/connect.ts'
import { countJobs, listJobs } from '../../db/queries/jobs.ts'
import { openQueue, type Patience, type Queue } from '../../db/queue.ts'
import type { RunAnswer } from '../../src/domain/answer.ts'
import { createClock } from '../../src/jobs/clock.ts'
import { crawlJobs } from '../../src/jobs/crawl-job.ts'
import { keepTime } from '../../src/jobs/keep-time.ts'
import { type WorkMode, type WorkParts, workOff } from '../../src/jobs/work-off.ts'
import { describeEachDatabase } from '../support/database.ts'

const portal = (id: string, more = '') =>
  parsePortal(
    `{ id: ${id}, name: 柏川区人民政府, region: "990101", base_url: http://x.test, hosts: [x.test], columns: [{ url: /nb/ }]${more} }`,
    'portal',
  )
const HASTE: Patience = { retries: 1, retry_seconds: 0, lease_seconds: 10 }
const now = (patience = HASTE) => ({ at: new Date(), cron: null, years: null, spread_seconds: 0, patience })
const answer = (portal_id: string, outcome: string, reason: string | null = null) =>
  ({
    id: 1,
    portals: [{ portal_id, outcome, reason, new: 1, changed: 0, unchanged: 0 }],
  }) as unknown as RunAnswer

const opened: Queue[] = []
afterEach(async () => {
  for (const queue of opened.splice(0)) await queue.close()
})

describeEachDatabase('the queue', (open) => {
  async function withQueue(): Promise<{ store: Store; queue: Queue }> {
    const store = await open()
    const queue = await openQueue(store, (message) => expect(message).toBe(''))
    opened.push(queue)
    return { store, queue }
  }

  const work = (
    queue: Queue,
    crawl: WorkParts['crawl'],
    more: Partial<WorkParts> & { mode?: WorkMode } = {},
  ) => {
    const settled: string[] = []
    const ended = workOff({
      ...{ queue, concurrency: 3, mode: 'drain', crawl, grace_ms: 50, signal: new AbortController().signal },
      onSettled: async (id, { kind }) => void settled.push(`${id} ${kind}`),
      onTrouble: () => undefined,
      ...more,
    })
    return ended.then((whole) => ({ settled: settled.toSorted(), whole }))
  }

  it('has at most one crawl of a portal, waiting or under way', async () => {
    const { store, queue } = await withQueue()
    const other = await openQueue(store, () => undefined)
    opened.push(other)
    const portals = ['one-a', 'one-b'].map((id) => portal(id))
    const put = await Promise.all([queue, other, queue, other].map((of) => of.put(crawlJobs(portals, now()))))
    expect(put.flat()).toHaveLength(2)
    const taken = (await Promise.all([queue.take(2), other.take(2), queue.take(2)])).flat()
    expect(taken.map(({ data }) => data.portal.id).toSorted()).toEqual(['one-a', 'one-b'])
    expect(await queue.put(crawlJobs(portals, now()))).toEqual([])
    for (const job of taken) await queue.done(job, {}, true)
    expect(await listJobs(store.db)).toEqual([])
  })

  it('is filled once a moment by any number of clocks, also after a restart', async () => {
    const { store, queue } = await withQueue()
    const portals = ['tick-a', 'tick-b'].map((id) => portal(id))
    const cron = '* * * * * *'
    const ticks: { at: Date; put: number }[] = []
    const run = (stop: AbortSignal) =>
      keepTime({
        ...{ store, queue, cron, clock: createClock(cron), portals: async () => portals, signal: stop },
        how: { years: null, spread_seconds: 0, patience: HASTE },
        onTick: async (tick) => void ticks.push(tick),
        onTrouble: (error) => expect(error).toBe(null),
      })
    const worker = new AbortController()
    const crawled: string[] = []
    const working = work(
      queue,
      async ({ id }) => {
        crawled.push(id)
        return answer(id, 'ok')
      },
      { mode: 'steady', signal: worker.signal },
    )
    const first = new AbortController()
    const clocks = [run(first.signal), run(first.signal), run(first.signal)]
    await sleep(2_500)
    first.abort()
    await Promise.all(clocks)
    const second = new AbortController()
    const again = run(second.signal)
    await sleep(1_200)
    second.abort()
    await again
    await sleep(2_300)
    worker.abort()
    await working
    const byMoment = Map.groupBy(ticks, ({ at }) => at.getTime())
    expect(byMoment.size).toBeGreaterThanOrEqual(3)
    for (const [, heard] of byMoment)
      expect(heard.reduce((sum, { put }) => sum + put, 0)).toBeLessThanOrEqual(2)
    const put = ticks.reduce((sum, tick) => sum + tick.put, 0)
    expect(crawled).toHaveLength(put)
    expect(put).toBeGreaterThanOrEqual(4)
  })

  it('tries what fails again, then gives it up where it can be seen, until a crawl is sound', async () => {
    const { store, queue } = await withQueue()
    await queue.put(crawlJobs([portal('bad-a'), portal('bad-b'), portal('good')], now()))
    const sound: WorkParts['crawl'] = async ({ id }) => answer(id, 'ok')
    const crawl: WorkParts['crawl'] = async ({ id }) => {
      if (id === 'bad-a') throw new Error('the archive is away\nwith a stack')
      return id === 'bad-b'
        ? answer(id, 'faulty', 'connection refused')
        : answer(id, 'blocked', 'a challenge')
    }
    const { settled } = await work(queue, crawl)
    expect(settled).toEqual(['bad-a failed', 'bad-a failed', 'bad-b failed', 'bad-b failed', 'good done'])
    expect(await listJobs(store.db)).toMatchObject([
      { portal_id: 'bad-a', state: 'given_up', attempts: 2, reason: 'the archive is away' },
      { portal_id: 'bad-b', state: 'given_up', attempts: 2, reason: 'connection refused' },
    ])
    expect(await countJobs(store.db)).toEqual({ waiting: 0, delayed: 0, active: 0, given_up: 2 })
    await queue.put(crawlJobs([portal('bad-a')], now()))
    expect((await work(queue, sound)).settled).toEqual(['bad-a done'])
    expect((await listJobs(store.db)).map(({ portal_id }) => portal_id)).toEqual(['bad-b'])
    expect(await queue.retryGivenUp()).toBe(1)
    expect((await work(queue, sound)).settled).toEqual(['bad-b done'])
    expect(await listJobs(store.db)).toEqual([])
  })

  it('puts off a portal in its quiet hours, without an attempt', async () => {
    const { store, queue } = await withQueue()
    const hour = (shift: number) => String((new Date().getUTCHours() + 8 + shift + 24) % 24).padStart(2, '0')
    const quiet = portal('quiet', `, politeness: { quiet_hours: "${hour(0)}:00-${hour(2)}:00" }`)
    const [job] = crawlJobs([quiet], now())
    if (!job) throw new Error('no job')
    await queue.put([{ ...job, start_at: new Date() }])
    const { settled } = await work(queue, async () => expect.fail('it was crawled'))
    expect(settled).toEqual(['quiet postponed'])
    const [later, ...none] = await listJobs(store.db)
    expect(none).toEqual([])
    expect(later).toMatchObject({ portal_id: 'quiet', state: 'delayed', attempts: 0 })
    expect(Date.parse(later?.start_at ?? '')).toBeGreaterThan(Date.now() + 3_600_000 - 1)
    const [taken] = await queue.take(1)
    expect(taken).toBe(undefined)
  })

  it('gets back what a stopped worker had, as if it had not begun', async () => {
    const { store, queue } = await withQueue()
    await queue.put(crawlJobs([portal('stop')], now()))
    const stop = new AbortController()
    const working = work(queue, () => new Promise(() => undefined), { mode: 'steady', signal: stop.signal })
    while ((await countJobs(store.db)).active < 1) await sleep(20)
    stop.abort()
    expect(await working).toEqual({ settled: [], whole: false })
    const back = (await listJobs(store.db)).filter(({ portal_id }) => portal_id === 'stop')
    expect(back).toMatchObject([{ state: 'waiting', attempts: 0 }])
    const { settled } = await work(queue, async ({ id }) => answer(id, 'ok'), { mode: 'once' })
    expect(settled).toEqual(['stop done'])
  })
})
