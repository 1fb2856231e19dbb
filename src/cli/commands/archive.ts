/** `archive verify`: is every document still what was served. `archive export`: all of it as a WARC file. */

import { Presets, SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { userAgent } from '../../../crawlers/fetch.ts'
import type { Store } from '../../../db/connect.ts'
import { listPortals } from '../../../db/queries/portals.ts'
import { InputError } from '../../domain/errors.ts'
import { exportWarc, type WarcTally } from '../../steps/export-warc.ts'
import { type ArchiveProblem, type ArchiveVerdict, verifyArchive } from '../../steps/verify-archive.ts'
import type { Context } from '../context.ts'
import { parseDate } from '../options.ts'
import { openArchive, withStore } from '../store.ts'

export function archiveCommand(program: Command, context: Context): void {
  const archive = program.command('archive').description('the served bytes: verify them, hand them out')
  archive
    .command('verify')
    .description('read every object and look for every document; exit 1 where one is damaged or missing')
    .option('--json', 'one JSON object a line: the problems, then the verdict')
    .action((options: { json?: boolean }) => verify(options.json === true, context))
  archive
    .command('export')
    .description('write what was served, with requests and answers, as one WARC 1.1 file')
    .requiredOption('--warc', 'the format; there is no other')
    .requiredOption('--out <file>', 'the file, such as reports.warc.gz; one that is there is replaced')
    .option('--portal <id...>', 'only what these portals served')
    .option('--since <date>', 'only what was fetched on that day (Beijing) or later')
    .option('--json', 'the tally as one JSON object')
    .action((options: ExportOptions) => exportFile(options, context))
}

interface ExportOptions {
  readonly out: string
  readonly portal?: readonly string[]
  readonly since?: string
  readonly json?: boolean
}

async function exportFile(options: ExportOptions, context: Context): Promise<void> {
  const since = options.since === undefined ? null : `${parseDate(options.since, '--since')}T00:00:00+08:00`
  const portals = options.portal ?? null
  const agent = userAgent(context.config.contact)
  const archive = openArchive(context)
  await archive.ready()
  const progress = showProgress(context, 'export')
  try {
    const tally = await withStore(context, async (store) => {
      await checkPortals(store, portals)
      const deps = { store, archive, now: () => new Date(), onProgress: progress.update }
      return exportWarc(deps, { portals, since, out: options.out, agent })
    })
    for (const sha256 of tally.lost) context.err(`nianbao: the archive has lost ${sha256}; it is left out\n`)
    await context.out(
      options.json
        ? `${JSON.stringify({ file: options.out, ...tally })}\n`
        : describeTally(options.out, tally),
    )
    if (tally.lost.length > 0) context.fail()
  } finally {
    progress.stop()
  }
}

async function checkPortals(store: Store, asked: readonly string[] | null): Promise<void> {
  if (asked === null) return
  const known = (await listPortals(store.db)).map(({ id }) => id)
  const unknown = asked.find((id) => !known.includes(id))
  if (unknown === undefined) return
  const expected = known.length === 0 ? 'nothing was crawled yet' : `expected one of ${known.join(', ')}`
  throw new InputError('unknown_portal', `--portal names "${unknown}": ${expected}`)
}

function describeTally(file: string, { fetches, records, bytes }: WarcTally): string {
  const { response = 0, resource = 0, revisit = 0 } = records
  const kept = `${response + resource} documents, ${revisit} seen again`
  return `${file}: ${fetches} fetches, ${kept}, ${(bytes / 1024).toFixed(0)} KB\n`
}

async function verify(json: boolean, context: Context): Promise<void> {
  const progress = showProgress(context, 'verify')
  try {
    const archive = openArchive(context)
    await archive.ready()
    const verdict = await withStore(context, async (store) => {
      const problems = verifyArchive({ store, archive, onProgress: progress.update })
      for (;;) {
        const next = await problems.next()
        if (next.done === true) return { archive: archive.label, ...next.value }
        await context.out(json ? `${JSON.stringify(next.value)}\n` : describeProblem(next.value))
      }
    })
    await context.out(json ? `${JSON.stringify({ problem: null, ...verdict })}\n` : describeVerdict(verdict))
    if (verdict.damaged > 0) context.fail()
  } finally {
    progress.stop()
  }
}

function describeProblem({ problem, object, sha256, detail, url }: ArchiveProblem): string {
  return `${problem}: ${object ?? sha256}: ${detail}${url === null ? '' : ` (served at ${url})`}\n`
}

function describeVerdict({ objects, documents, damaged, unclaimed }: ArchiveVerdict): string {
  const found = damaged === 0 ? 'all as they were served' : `${damaged} damaged or missing`
  const rest = unclaimed === 0 ? '' : `; ${unclaimed} that no document speaks of`
  return `${documents} documents, ${objects} objects: ${found}${rest}\n`
}

/** A bar on a terminal; elsewhere silence. */
function showProgress({ isTerminal }: Context, what: string) {
  if (!isTerminal) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    { format: `${what} {bar} {percentage} % {value}/{total}`, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(0, 0)
  return {
    update: (done: number, total: number) => {
      bar.setTotal(Math.max(done, total))
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}
