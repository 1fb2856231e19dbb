/**
 * The queue of crawls, kept in the database by pg-boss: the clock puts in, workers on any machine take out. Laws: a portal
 * has at most one crawl waiting or under way; whoever falls silent loses a job to another; what fails too often is kept
 * apart until somebody looks at it or a later crawl of that portal is sound.
 */
import { fromKysely, type Job, PgBoss } from 'pg-boss'
import type { Store } from './connect.ts'
import { queueDriver } from './queue-driver.ts'

const CRAWLS = 'crawl'
const GIVEN_UP = 'crawl-given-up'

/** Whatever else a job carries. */
export interface JobData {
  readonly portal: { readonly id: string }
}

export interface NewJob {
  /** A UUID that is the same for the same occasion, so that it is put in once; null for an occasion of its own. */
  readonly id: string | null
  readonly data: JobData
  readonly start_at: Date
  readonly patience: Patience
}

/** How a job is dealt with when it fails. */
export interface Patience {
  /** Further attempts after the first. */
  readonly retries: number
  /** Before the first of them; twice as long before each further one. */
  readonly retry_seconds: number
  /** A worker that is silent for longer has lost the job. At least 10. */
  readonly lease_seconds: number
}

export interface TakenJob {
  readonly id: string
  /** How often it was begun before. */
  readonly retryCount: number
  readonly data: JobData
  readonly lease_seconds: number
}

export interface Queue {
  /** Ids of those put in; a job whose portal has one already, or whose id was there, is left out. All at once. */
  readonly put: (jobs: readonly NewJob[]) => Promise<readonly string[]>
  readonly take: (atMost: number) => Promise<readonly TakenJob[]>
  /** A sign of life of the job's worker. */
  readonly touch: (job: TakenJob) => Promise<void>
  /** Where it is sound, earlier crawls of the portal that were given up are forgotten. */
  readonly done: (job: TakenJob, result: object, isSound: boolean) => Promise<void>
  /** Tried again later, or given up. */
  readonly failed: (job: TakenJob, reason: string) => Promise<void>
  /** The job leaves the worker and comes back at that moment, as if it had not begun. */
  readonly postpone: (job: TakenJob, until: Date, reason: string) => Promise<void>
  /** Puts what was given up back in; of how many jobs. */
  readonly retryGivenUp: () => Promise<number>
  readonly close: () => Promise<void>
}

const DAY_S = 86_400
/** pg-boss allows a day at most; whoever takes a job over joins the crawl that goes on. */
const LONGEST_S = DAY_S - 3_600
const LONGEST_DELAY_S = 3_600
/** The same occasion is known again for so long. */
const REMEMBERED_S = 14 * DAY_S
const GIVEN_UP_S = 90 * DAY_S
const LOOK_S = 5

/** Opens the queue, made where missing. `onTrouble` hears what pg-boss meets in the background. */
export async function openQueue(store: Store, onTrouble: (message: string) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: queueDriver(store),
    backend: store.kind,
    schedule: false,
    superviseIntervalSeconds: LOOK_S,
    monitorIntervalSeconds: LOOK_S,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => onTrouble(error.message.split('\n')[0] ?? ''))
  await boss.start()
  await boss.createQueue(GIVEN_UP, { retentionSeconds: GIVEN_UP_S })
  await boss.createQueue(CRAWLS, {
    policy: 'exclusive',
    deadLetter: GIVEN_UP,
    expireInSeconds: LONGEST_S,
    deleteAfterSeconds: REMEMBERED_S,
  })
  return bind(boss, store)
}

function bind(boss: PgBoss, { db }: Store): Queue {
  const attempt = ({ id, retryCount }: TakenJob) => ({ id, retryCount })
  return {
    put: async (jobs) =>
      jobs.length === 0 ? [] : ((await boss.insert(CRAWLS, jobs.map(insertOf), { returnId: true })) ?? []),
    take: async (atMost) => (await boss.fetch<JobData>(CRAWLS, { batchSize: atMost })).map(takenOf),
    touch: async (job) => void (await boss.touch(CRAWLS, attempt(job))),
    done: async (job, result, isSound) => {
      await boss.complete(CRAWLS, attempt(job), result)
      if (!isSound) return
      const given = await boss.findJobs(GIVEN_UP, { data: { portal: { id: job.data.portal.id } } })
      if (given.length > 0)
        await boss.deleteJob(
          GIVEN_UP,
          given.map(({ id }) => id),
        )
    },
    failed: async (job, reason) => void (await boss.fail(CRAWLS, attempt(job), { reason })),
    postpone: (job, until, reason) =>
      db.transaction().execute(async (tx) => {
        const options = { db: fromKysely(tx) }
        const [now] = await boss.findJobs<JobData>(CRAWLS, { id: job.id, ...options })
        if (now?.state !== 'active' || now.retryCount !== job.retryCount) return
        await boss.complete(CRAWLS, attempt(job), { postponed: reason }, options)
        const patience = {
          retries: now.retryLimit,
          retry_seconds: now.retryDelay,
          lease_seconds: job.lease_seconds,
        }
        const again = insertOf({ id: null, data: job.data, start_at: until, patience })
        await boss.insert(CRAWLS, [again], options)
      }),
    retryGivenUp: () => boss.redrive(GIVEN_UP),
    close: () => boss.stop({ graceful: false, close: false }),
  }
}

function insertOf({ id, data, start_at, patience }: NewJob) {
  return {
    ...(id !== null && { id }),
    data,
    singletonKey: data.portal.id,
    startAfter: start_at,
    retryLimit: patience.retries,
    retryDelay: patience.retry_seconds,
    retryBackoff: patience.retry_seconds > 0,
    retryDelayMax: LONGEST_DELAY_S,
    heartbeatSeconds: patience.lease_seconds,
  }
}

const LEASE_S = 60

function takenOf({ id, retryCount, data, heartbeatSeconds }: Job<JobData>): TakenJob {
  return { id, retryCount, data, lease_seconds: heartbeatSeconds ?? LEASE_S }
}
