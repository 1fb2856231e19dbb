/** `work`: a queue worker, any number of them on any machine; `--list` shows the queue, `--retry-given-up` fills it again. */
import type { Command } from 'commander'
import type { Store } from '../../../db/connect.ts'
import { dismissThisProcess } from '../../../db/queries/crawl-workers.ts'
import { listJobs } from '../../../db/queries/jobs.ts'
import { openQueue, type Queue } from '../../../db/queue.ts'
import type { JobAnswer } from '../../domain/answer.ts'
import { InputError } from '../../domain/errors.ts'
import type { Settlement } from '../../jobs/settle.ts'
import { type WorkMode, workOff } from '../../jobs/work-off.ts'
import type { Context } from '../context.ts'
import { describeFailure } from '../failure.ts'
import { stopSignal } from '../stop-signal.ts'
import { openArchive, withStore } from '../store.ts'
import { renderTable } from '../table.ts'
import { crawlStored } from './crawl.ts'

interface Options {
  readonly concurrency: string
  readonly once?: boolean
  readonly drain?: boolean
  readonly list?: boolean
  readonly retryGivenUp?: boolean
  readonly json?: boolean
}

const MOST_AT_ONCE = 64
/** Less than what supervisors of processes grant. */
const GRACE_MS = 10_000

export function workCommand(program: Command, context: Context): void {
  program
    .command('work')
    .description('a queue worker: takes crawls and does them; run any number, on any machine')
    .option('--concurrency <n>', 'crawls at once', '4')
    .option('--once', 'do one crawl that is ready, and end')
    .option('--drain', 'do whatever is ready, and end')
    .option('--list', 'show what waits, what is under way and what was given up, and end')
    .option('--retry-given-up', 'put what was given up back in, and end')
    .option('--json', 'one JSON object a line')
    .action((options: Options) => work(options, context))
}

async function work(options: Options, context: Context): Promise<void> {
  const concurrency = Number(options.concurrency)
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MOST_AT_ONCE)
    throw new InputError(
      'bad_number',
      `--concurrency is "${options.concurrency}", expected a whole number from 1 to ${MOST_AT_ONCE}`,
    )
  const modes = (['once', 'drain', 'list', 'retryGivenUp'] as const).filter((mode) => options[mode])
  if (modes.length > 1)
    throw new InputError('one_mode', `--once, --drain, --list and --retry-given-up exclude each other`)
  const isWorking = !options.list && !options.retryGivenUp
  if (isWorking) await openArchive(context).ready()
  const settled = await withStore(context, async (store) => {
    if (options.list) return showList(store, options, context)
    const queue = await openQueue(store, (message) => context.log.warn({ message }, 'queue'))
    try {
      if (isWorking) return await takeCrawls(store, queue, concurrency, options, context)
      await context.out(`${await queue.retryGivenUp()} crawls put back in\n`)
      return true
    } finally {
      await queue.close()
    }
  })
  // Crawls that went back into the queue still run here: the end of the process ends them.
  if (!settled) process.exit()
}

async function showList({ db }: Store, { json }: Options, context: Context): Promise<boolean> {
  const jobs = await listJobs(db)
  const text = jobs.length === 0 ? 'the queue is empty\n' : table(jobs)
  await context.out(json ? jobs.map((job) => `${JSON.stringify(job)}\n`).join('') : text)
  return true
}

function table(jobs: readonly JobAnswer[]): string {
  return renderTable(
    ['portal', 'state', 'not before', 'attempts', 'because'],
    jobs.map(({ portal_id, state, start_at, attempts, reason }) => [
      portal_id,
      state,
      state === 'delayed' ? start_at : '—',
      String(attempts),
      reason ?? '',
    ]),
  )
}

async function takeCrawls(
  store: Store,
  queue: Queue,
  concurrency: number,
  options: Options,
  context: Context,
): Promise<boolean> {
  const mode: WorkMode = options.once ? 'once' : options.drain ? 'drain' : 'steady'
  const { signal, done } = stopSignal()
  const givenUp = (await listJobs(store.db)).filter(({ state }) => state === 'given_up')
  if (givenUp.length > 0)
    context.err(`nianbao: ${givenUp.length} crawls were given up; work --list says why\n`)
  const settled = await workOff({
    ...{ queue, concurrency, mode, signal, grace_ms: GRACE_MS },
    crawl: (portal, years) => crawlStored(store, [portal], years, { ...context, isTerminal: false }),
    onSettled: async (portalId, settlement) => {
      await context.out(options.json ? line(portalId, settlement) : describe(portalId, settlement))
      if (settlement.kind === 'failed' && mode !== 'steady') context.fail()
    },
    onTrouble: (error) => context.err(describeFailure(error, false)),
  })
  done()
  if (!settled) await dismissThisProcess(store.db)
  return settled
}

const line = (portal_id: string, settlement: Settlement) =>
  `${JSON.stringify({ portal_id, ...settlement })}\n`

function describe(portalId: string, settlement: Settlement): string {
  if (settlement.kind === 'failed') return `${portalId}: failed (${settlement.reason})\n`
  if (settlement.kind === 'postponed')
    return `${portalId}: put off until ${settlement.until.toISOString()} (${settlement.reason})\n`
  const { run, reason } = settlement
  const counts = run === null ? '' : `: ${run.new} new, ${run.changed} changed, ${run.unchanged} unchanged`
  return `${portalId}: ${run?.outcome ?? 'done'}${reason === null ? '' : ` (${reason})`}${counts}\n`
}
