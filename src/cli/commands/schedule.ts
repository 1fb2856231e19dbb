/** `schedule`: the clock that fills the queue; `--once` fills it now, `--list` shows what comes when. */
import type { Command } from 'commander'
import { listJobs } from '../../../db/queries/jobs.ts'
import { openQueue } from '../../../db/queue.ts'
import { InputError } from '../../domain/errors.ts'
import { type Clock, createClock } from '../../jobs/clock.ts'
import { crawlJobs, type Occasion } from '../../jobs/crawl-job.ts'
import { keepTime, type Tick } from '../../jobs/keep-time.ts'
import { startOf } from '../../jobs/start-of.ts'
import { choosePortals } from '../choose-portals.ts'
import type { Context } from '../context.ts'
import { parsePositive, parseYears } from '../options.ts'
import { stopSignal } from '../stop-signal.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

interface Options {
  readonly cron: string
  readonly portals?: readonly string[]
  readonly only?: readonly string[]
  readonly years?: string
  readonly spread: string
  readonly retries: string
  readonly retryDelay: string
  readonly lease: string
  readonly once?: boolean
  readonly list?: boolean
  readonly json?: boolean
}

/** pg-boss knows no shorter one. */
const SHORTEST_LEASE = 10

export function scheduleCommand(program: Command, context: Context): void {
  program
    .command('schedule')
    .description('the clock that fills the queue: one crawl a portal at each of its moments, once')
    .option('--cron <expression>', 'when, in Beijing', '0 1 * * *')
    .option('--portals <path...>', 'portal files or folders of them (default: $NIANBAO_HOME/portals)')
    .option('--only <id...>', 'only these portals, shipped ones included')
    .option('--years <years>', 'report years, such as 2019-2025')
    .option(
      '--spread <minutes>',
      'over how long the portals are spread, each always at the same distance',
      '180',
    )
    .option('--retries <n>', 'further attempts of a crawl that failed', '5')
    .option(
      '--retry-delay <seconds>',
      'before the first of them; twice as long before each further one',
      '60',
    )
    .option('--lease <seconds>', 'a worker silent for so long has lost its crawl', '60')
    .option('--once', 'put one crawl a portal in now, and end')
    .option('--list', 'show when the next crawls begin and what is in the queue, and end')
    .option('--json', 'one JSON object a line')
    .action((options: Options) => schedule(options, context))
}

type How = Pick<Occasion, 'years' | 'spread_seconds' | 'patience'>

function readHow(options: Options): How {
  return {
    years: options.years === undefined ? null : parseYears(options.years),
    spread_seconds: Math.round(parseCount(options.spread, '--spread', 0) * 60),
    patience: {
      retries: parseCount(options.retries, '--retries', 0),
      retry_seconds: parseCount(options.retryDelay, '--retry-delay', 0),
      lease_seconds: parseCount(options.lease, '--lease', SHORTEST_LEASE),
    },
  }
}

const MOST = 100_000

function parseCount(text: string, option: string, least: number): number {
  const value = text.trim() === '0' ? 0 : parsePositive(text, option)
  if (Number.isInteger(value) && value >= least && value <= MOST) return value
  throw new InputError(
    'bad_number',
    `${option} is "${text}", expected a whole number from ${least} to ${MOST}`,
  )
}

async function schedule(options: Options, context: Context): Promise<void> {
  const how = readHow(options)
  const clock = createClock(options.cron)
  const portals = () => choosePortals(options, context)
  // What is wrong with them is said before anything runs.
  const chosen = await portals()
  await withStore(context, async (store) => {
    const queue = await openQueue(store, (message) => context.log.warn({ message }, 'queue'))
    try {
      if (options.list) return await list(options, context, clock, how, chosen, await listJobs(store.db))
      if (options.once) return await fillNow()
      const { signal, done } = stopSignal()
      context.err(`${chosen.length} portals; next at ${clock.next(new Date())?.toISOString() ?? 'never'}\n`)
      await keepTime({
        ...{ store, queue, clock, how, signal, portals },
        cron: options.cron,
        onTick: (tick) => context.out(options.json ? `${JSON.stringify(tick)}\n` : describeTick(tick)),
        onTrouble: (error) => context.log.error({ err: error }, 'the clock could not fill the queue'),
      })
      done()
    } finally {
      await queue.close()
    }

    async function fillNow(): Promise<void> {
      const at = new Date()
      const put = await queue.put(crawlJobs(chosen, { ...how, at, cron: null, spread_seconds: 0 }))
      const tick = { at, put: put.length, standing: chosen.length - put.length, next: null }
      await context.out(options.json ? `${JSON.stringify(tick)}\n` : describeTick(tick))
    }
  })
}

function describeTick({ at, put, standing, next }: Tick): string {
  const rest = standing === 0 ? '' : `, ${standing} there already`
  const then = next === null ? '' : `; next at ${next.toISOString()}`
  return `${at.toISOString()}: ${put} crawls put in${rest}${then}\n`
}

const SHOWN = 3

async function list(
  { json }: Options,
  context: Context,
  clock: Clock,
  { spread_seconds }: How,
  portals: Awaited<ReturnType<typeof choosePortals>>,
  jobs: Awaited<ReturnType<typeof listJobs>>,
): Promise<void> {
  const moments = nextMoments(clock)
  const rows = portals
    .map((portal) => ({
      portal_id: portal.id,
      next: moments.map((at) => startOf(portal, at, spread_seconds).toISOString()),
      jobs: jobs.filter(({ portal_id }) => portal_id === portal.id),
    }))
    .toSorted((a, b) => ((a.next[0] ?? '') < (b.next[0] ?? '') ? -1 : 1))
  if (json) return context.out(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const cells = rows.map((row) => [
    row.portal_id,
    row.next[0] ?? '—',
    row.jobs
      .map(({ state, start_at }) => (state === 'delayed' ? `delayed until ${start_at}` : state))
      .join(', ') || '—',
  ])
  await context.out(renderTable(['portal', 'begins at', 'in the queue'], cells))
}

function nextMoments(clock: Clock): readonly Date[] {
  const moments: Date[] = []
  for (
    let at: Date | null = clock.next(new Date());
    at !== null && moments.length < SHOWN;
    at = clock.next(at)
  )
    moments.push(at)
  return moments
}
