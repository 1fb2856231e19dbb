/** argv → command; error → one line and an exit code. Commands live one a file and are listed here by hand. */
import { Command, CommanderError } from 'commander'
import { type Context, createContext } from './context.ts'
import { describeFailure, EXIT, exitCodeOf } from './failure.ts'

type Register = (program: Command, context: Context) => void

/**
 * In the order of the help page: the path of a report, then the doors, then the house. Loaded when asked for, so that
 * `read` starts without the database and `status` without the readers.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  read: async () => (await import('./commands/read.ts')).readCommand,
  crawl: async () => (await import('./commands/crawl.ts')).crawlCommand,
  correct: async () => (await import('./commands/correct.ts')).correctCommand,
  verdict: async () => (await import('./commands/verdict.ts')).verdictCommand,
  reread: async () => (await import('./commands/reread.ts')).rereadCommand,
  status: async () => (await import('./commands/status.ts')).statusCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  rank: async () => (await import('./commands/rank.ts')).rankCommand,
  totals: async () => (await import('./commands/rank.ts')).totalsCommand,
  findings: async () => (await import('./commands/findings.ts')).findingsCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  archive: async () => (await import('./commands/archive.ts')).archiveCommand,
  portal: async () => (await import('./commands/portal.ts')).portalCommand,
  roster: async () => (await import('./commands/roster.ts')).rosterCommand,
  region: async () => (await import('./commands/region.ts')).regionCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  work: async () => (await import('./commands/work.ts')).workCommand,
  schedule: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  db: async () => (await import('./commands/db.ts')).dbCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
}

async function buildProgram(context: Context, asked: string | undefined): Promise<Command> {
  const program = new Command('nianbao')
    .description('政府信息公开工作年度报告: collect, read, check, compare')
    .version('0.1.0')
    .showHelpAfterError('(nianbao --help lists the commands)')
    .exitOverride()
  // The version needs none of them.
  if (asked === '--version' || asked === '-V') return program
  const one = asked === undefined ? undefined : COMMANDS[asked]
  for (const load of one ? [one] : Object.values(COMMANDS)) (await load())(program, context)
  for (const command of [...program.commands, ...program.commands.flatMap((child) => child.commands)])
    command.exitOverride()
  return program
}

async function main(): Promise<void> {
  const debug = process.env.LOG_LEVEL === 'debug' || process.env.LOG_LEVEL === 'trace'
  try {
    const context = createContext(process.env, (code = EXIT.failed) => {
      process.exitCode = Math.max(Number(process.exitCode ?? 0), code)
    })
    const program = await buildProgram(context, process.argv[2])
    await program.parseAsync(process.argv)
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
      return
    }
    process.stderr.write(describeFailure(error, debug))
    process.exitCode = exitCodeOf(error)
  }
}

// A reader that closes the pipe early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

await main()
