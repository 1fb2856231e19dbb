/** `serve`: dashboard and API. */
import type { Command } from 'commander'
import type { Store } from '../../../db/connect.ts'
import { serve } from '../../api/serve.ts'
import { createServer } from '../../api/server.ts'
import { bindAnswers } from '../bind-answers.ts'
import { bindWrites } from '../bind-writes.ts'
import type { Context } from '../context.ts'
import { openArchive, withReads, withStore } from '../store.ts'

export function serveCommand(program: Command, context: Context): void {
  program
    .command('serve')
    .description('dashboard and API; PORT and HOST say where')
    .action(() =>
      withStore(
        context,
        (store) => withReads(context, store, (reads) => serveUntilStopped(store, context, reads)),
        { lasting: true },
      ),
    )
}

/** Serves until SIGINT or SIGTERM, then stops taking requests. Answers are read from `reads`, writes go to `store`. */
export async function serveUntilStopped(store: Store, context: Context, reads: Store = store): Promise<void> {
  const archive = openArchive(context)
  const app = createServer({
    answers: bindAnswers(reads, archive, store),
    archive,
    now: () => new Date(),
    token: context.config.token,
    writes: bindWrites(store, archive, context),
    onError: (error, path) => context.log.error({ err: error, path }, 'request failed'),
  })
  const serving = await serve(app, { port: context.config.port, host: context.config.host })
  await context.out(`dashboard: ${serving.url}\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await serving.close()
}
