/** `archive verify`: is every document still what was served. */

import { Presets, SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { type ArchiveProblem, type ArchiveVerdict, verifyArchive } from '../../steps/verify-archive.ts'
import type { Context } from '../context.ts'
import { openArchive, withStore } from '../store.ts'

export function archiveCommand(program: Command, context: Context): void {
  const archive = program.command('archive').description('the served bytes: verify them, hand them out')
  archive
    .command('verify')
    .description('read every object and look for every document; exit 1 where one is damaged or missing')
    .option('--json', 'one JSON object a line: the problems, then the verdict')
    .action((options: { json?: boolean }) => verify(options.json === true, context))
}

async function verify(json: boolean, context: Context): Promise<void> {
  const progress = showProgress(context)
  try {
    const verdict = await withStore(context, async (store) => {
      const archive = openArchive(context)
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
function showProgress({ isTerminal }: Context) {
  if (!isTerminal) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    { format: 'verify {bar} {percentage} % {value}/{total}', hideCursor: true, stream: process.stderr },
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
