/** `verdict`: what a person decided of a finding; it holds for the same doubt in every later version. */
import type { Command } from 'commander'
import { VERDICTS } from '../../domain/verdict.ts'
import { judgeFinding } from '../../steps/judge-finding.ts'
import type { Context } from '../context.ts'
import { parseChoice } from '../options.ts'
import { withStore } from '../store.ts'

interface Options {
  readonly author: string
  readonly note?: string
}

export function verdictCommand(program: Command, context: Context): void {
  program
    .command('verdict')
    .description('decide on a finding; the decision survives every re-run')
    .argument('<fingerprint>', 'of the finding, from findings --json')
    .argument('<verdict>', VERDICTS.join(' or '))
    .requiredOption('--author <name>', 'who decides')
    .option('--note <text>', 'why')
    .action(async (fingerprint: string, verdict: string, { author, note }: Options) => {
      const chosen = parseChoice(verdict, VERDICTS, 'verdict')
      const decided = { fingerprint, verdict: chosen, author, note: note ?? null }
      const findings = await withStore(context, ({ db }) => judgeFinding(db, decided))
      await context.out(`${chosen}: ${findings} findings\n`)
    })
}
